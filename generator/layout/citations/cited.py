"""Citations in the texts of a deck that is shown: each in the form of the style, leading to the work in the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from generator.csl.engine import Engine
from generator.csl.model import Cited as Asked
from generator.deck.model import Bibliography, Cite, Deck, Inline, References, Slide, Text
from generator.deck.model.held import texts_in
from generator.deck.model.walk import contents_in, with_texts_in
from generator.errors import Diagnostic, error, notice
from generator.layout.citations.inlines import cited_inlines
from generator.layout.citations.listed import listing_of, with_lists
from generator.layout.citations.locators import locator_of
from generator.layout.citations.presence import DECK_TEXTS, cites_in_text, deck_texts, texts_of
from generator.layout.citations.unknown import unknown_key
from generator.layout.citations.works import engine_for
from generator.patterns import pattern
from generator.spans import Span

_PLAIN_KEY: Final = pattern(r"\D\d{4}[a-z]{0,2}\Z")


class Formed(Struct, frozen=True):
    """A deck whose citations have their forms, and whose lists of works are filled."""

    deck: Deck
    problems: tuple[Diagnostic, ...] = ()
    listed: Mapping[str, str] = field(default_factory=dict)
    """By key: the slide that lists the work."""


def with_citations(deck: Deck) -> Formed:
    """The deck with citations in their forms, and entries in the place of what lists works."""
    if deck.bibliography is None:
        return _without_bibliography(deck)
    problems: list[Diagnostic] = []
    cited = _known(deck, deck.bibliography, problems)
    listing = listing_of(deck, deck.bibliography, cited, problems)
    keys = [*cited, *(key for key in listing.keys if key not in cited)]
    engine = engine_for(deck.citation_style, deck.lang, [deck.bibliography.entries[key] for key in keys])
    first = {slide.id: _first_cited(slide) for slide in deck.slides}
    forming = _Forming(engine, deck.bibliography, listing.slides)
    texts: dict[str, Any] = {name: forming.text(text) for name in DECK_TEXTS if (text := getattr(deck, name))}
    slides = [forming.slide(slide) for slide in deck.slides]
    made = replace(deck, **texts, slides=tuple(slides))
    back = {key: slide for slide, keys in reversed(first.items()) for key in keys}
    return Formed(with_lists(made, engine, cited, back, problems), tuple(problems), listing.slides)


def _first_cited(slide: Slide) -> list[str]:
    return [cite.key for text in _shown(slide) for cites in _groups(text) for cite in cites]


def _without_bibliography(deck: Deck) -> Formed:
    """The deck as it is: citations are text."""
    problems: list[Diagnostic] = []
    if deck.citation_style is not None:
        problems.append(notice("no-bibliography", "`citation_style` says how works are cited, and the deck names no "
                               "`bibliography`", deck.citation_style.span, "Add `bibliography: references.bib`, or "
                               "take it away."))  # fmt: skip
    for slide in deck.slides:
        for _, content in contents_in(slide.fields):
            if isinstance(content, References) and not content.entries:
                problems.append(error("references-without-bibliography", "There are no works to list, as the "
                                      "deck names no `bibliography`", content.span,
                                      "Add `bibliography: references.bib` to the deck."))  # fmt: skip
    for text in _every_text(deck):
        found = next((cites for cites in _groups(text) if _is_plain(cites)), None)
        if found is not None:
            problems.append(notice("no-bibliography", "{cited} looks like a citation and is shown as it is typed, as "
                                   "the deck names no `bibliography`", text.span, "Add `bibliography: references.bib`; "
                                   "or write `\\@` for the sign.", cited=f"@{found[0].key[:80]}"))  # fmt: skip
            break
    return Formed(deck, tuple(problems))


def _is_plain(cites: tuple[Cite, ...]) -> bool:
    """Whether it can hardly be anything else, such as the name of an account."""
    return any(not cite.sentence or _PLAIN_KEY.search(cite.key) is not None for cite in cites)


def _known(deck: Deck, bibliography: Bibliography, problems: list[Diagnostic]) -> list[str]:
    """The keys that are cited, in the order in which a reader meets them, those of speaker notes last. Keys that are
    none are noted."""
    found: dict[str, None] = {}
    told: set[tuple[str, Span]] = set()
    for text in _every_text(deck):
        for cites in _groups(text):
            for cite in cites:
                if cite.key in bibliography.entries:
                    found[cite.key] = None
                elif (cite.key, text.span) not in told:
                    told.add((cite.key, text.span))
                    problems.append(unknown_key(cite.key, text.span, bibliography, in_text=True))
    return list(found)


class _Forming:
    def __init__(self, engine: Engine, bibliography: Bibliography, listed: Mapping[str, str]) -> None:
        self._engine, self._known, self._listed = engine, bibliography.entries, listed

    def slide(self, slide: Slide) -> Slide:
        if not any(map(cites_in_text, texts_of(slide))):
            return slide
        fields = {name: with_texts_in(content, self.text) for name, content in slide.fields.items()}
        notes = tuple(
            replace(note, inlines=_unlinked(self._inlines(note.inlines, inside=True))) for note in slide.notes
        )
        return replace(slide, fields=fields, notes=notes)

    def text(self, text: Text) -> Text:
        return replace(text, inlines=self._inlines(text.inlines)) if cites_in_text(text) else text

    def _inlines(self, inlines: Iterable[Inline], *, inside: bool = False) -> tuple[Inline, ...]:
        """``inside``: in a footnote or in speaker notes, where no footnote can be called."""
        found: list[Inline] = []
        for inline in inlines:
            if inline.note:
                found.append(replace(inline, note=self._inlines(inline.note, inside=True)))
            elif inline.cites and all(cite.key in self._known for cite in inline.cites):
                if self._engine.style.in_notes and found and not (inside or inline.cites[0].sentence):
                    found[-1] = replace(found[-1], text=found[-1].text.rstrip())  # a note is called by the word before
                found += self._formed(inline, inside=inside)
            else:
                found.append(inline)
        return tuple(found)

    def _formed(self, inline: Inline, *, inside: bool) -> tuple[Inline, ...]:
        return whole(list(self._parts(inline, inside=inside)))

    def _parts(self, inline: Inline, *, inside: bool) -> Iterator[Inline]:
        cites = inline.cites
        asked = [_asked(cite) for cite in cites]
        engine = self._engine
        in_notes = engine.style.in_notes
        if cites[0].sentence:
            for one in cited_inlines(engine.author(asked[0])):
                yield self._dressed(replace(one, cites=(Cite(cites[0].key),)), inline)
            asked = [replace(asked[0], year_only=not (engine.style.numbered or in_notes))]
            if not in_notes:
                yield self._dressed(Inline("\u00a0"), inline)
        made = tuple(self._dressed(one, inline) for one in cited_inlines(engine.citation(asked)))
        if not in_notes:
            yield from made
        elif inside:
            yield from (Inline(" (") if cites[0].sentence else Inline("("), *made, Inline(")"))
        else:
            yield replace(inline, text="", cites=(), note=made)

    def _dressed(self, one: Inline, typed: Inline) -> Inline:
        """In the style of the text that it stands in; leading to where its work is listed."""
        slide = self._listed.get(one.cites[0].key) if one.cites else None
        return replace(one, bold=one.bold or typed.bold, italic=one.italic != typed.italic, strike=typed.strike,
                       link=f"#{slide}" if slide else None)  # fmt: skip


def whole(parts: list[Inline]) -> tuple[Inline, ...]:
    """The parts with brackets and no-break spaces given to the links that they stand at: viewers may end a line where a
    link ends, whatever follows."""
    found: list[Inline] = []
    for at, part in enumerate(parts):
        before = found[-1] if found else None
        after = parts[at + 1] if at + 1 < len(parts) else None
        glued = not part.link and not part.note and " " not in part.text and not any(map(str.isalnum, part.text))
        near = next((one for one in (before, after) if one and one.link), None)
        if glued and near and part.text:
            part = replace(part, link=near.link, cites=near.cites)
        if before and replace(before, text="") == replace(part, text="") and part.link:
            found[-1] = replace(before, text=before.text + part.text)
        else:
            found.append(part)
    return tuple(found)


def _asked(cite: Cite) -> Asked:
    found = locator_of(cite.locator)
    return Asked(cite.key, cite.prefix, found.number, found.label, found.rest, year_only=cite.bare)


def _unlinked(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(replace(one, link=None, cites=()) if one.cites else one for one in inlines)


def _shown(slide: Slide) -> Iterator[Text]:
    for content in slide.fields.values():
        yield from texts_in(content)


def _every_text(deck: Deck) -> Iterator[Text]:
    """In the order in which works are numbered."""
    yield from deck_texts(deck)
    for slide in deck.slides:
        yield from _shown(slide)
    for slide in deck.slides:
        yield from slide.notes


def _groups(text: Text) -> Iterator[tuple[Cite, ...]]:
    for inline in text.inlines:
        if inline.cites:
            yield inline.cites
        yield from (one.cites for one in inline.note if one.cites)
