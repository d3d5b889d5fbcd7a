"""Lists of works: which a slide shows, how they are written, and where they lead back to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.csl.engine import Engine
from generator.deck.model import Bibliography, Content, Deck, Entry, Inline, Reference, References, Slide, Text
from generator.deck.model.walk import Body, contents_in, with_bodies
from generator.errors import Diagnostic, error, warning
from generator.layout.citations.inlines import listed_inlines
from generator.layout.citations.unknown import unknown_key
from generator.spans import Span
from generator.words import words_of

REFERENCES = "references"
MOST_LISTED = 1_000
"""Works of one list."""
BACK = "\u2191"
"""Leads from a work to where it is cited."""


class Listing(Struct, frozen=True):
    keys: tuple[str, ...]
    """The works that are listed, in the order of their lists."""
    slides: Mapping[str, str]
    """By key: the first slide that lists the work."""


def listing_of(deck: Deck, bibliography: Bibliography, cited: Sequence[str], problems: list[Diagnostic]) -> Listing:
    """Which works the deck's slides list; keys that are none are noted."""
    slides: dict[str, str] = {}
    for slide in deck.slides:
        for _, block in contents_in(slide.fields):
            if not isinstance(block, References):
                continue
            problems += (unknown_key(key, span, bibliography) for key, span in block.keys
                         if key not in bibliography.entries)  # fmt: skip
            wanted = _wanted(block, cited, bibliography.entries)
            if len(wanted) > MOST_LISTED:
                problems.append(error("too-many", "The bibliography has {count} works; a slide lists at most {limit}",
                                      block.span, "Write `references: cited`, or the keys of some.", count=len(wanted),
                                      limit=MOST_LISTED))  # fmt: skip
                continue
            for key in wanted:
                slides.setdefault(key, slide.id)
    return Listing(tuple(slides), slides)


def _wanted(block: References, cited: Sequence[str], entries: Mapping[str, Entry]) -> list[str]:
    if block.every:
        return list(entries)
    return [key for key, _ in block.keys if key in entries] if block.keys else list(cited)


def with_lists(
    deck: Deck, engine: Engine, cited: Sequence[str], back: Mapping[str, str], problems: list[Diagnostic]
) -> Deck:
    """The deck with the works in each list. ``back``: by key, the first slide that cites the work."""
    assert deck.bibliography is not None
    entries = deck.bibliography.entries
    slides: list[Slide] = []

    def filled(block: References) -> References:
        if len(_wanted(block, cited, entries)) > MOST_LISTED:
            return block
        made = engine.bibliography(_wanted(block, cited, entries))
        works = tuple(_reference(one.id, listed_inlines(one.spans), one.label, back.get(one.id), block.span)
                      for one in made)  # fmt: skip
        return replace(block, entries=works)

    for slide in deck.slides:
        blocks = [block for _, block in contents_in(slide.fields) if isinstance(block, References)]
        if not blocks:
            slides.append(slide)
            continue
        fields = _with_references(slide.fields, filled)
        if any(not (block.keys or _wanted(block, cited, entries)) for block in blocks):
            problems.append(warning("references-empty", "No text cites a work, so there is nothing to list",
                                    blocks[0].span, "Cite works as `[@key]`, or write `references: all`."))  # fmt: skip
            fields = _without_empty(fields)
            if fields.keys() <= {"heading", "kicker"}:
                continue
        slides.append(_titled(replace(slide, fields=fields), deck.lang))
    return replace(deck, slides=tuple(slides))


def _reference(key: str, inlines: tuple[Inline, ...], label: str, slide: str | None, span: Span) -> Reference:
    link = f"#{slide}" if slide else None
    numbered = Text((Inline(label, link=link),), span) if label else None
    back = Text((Inline(BACK, link=link),), span) if link and not label else None
    return Reference(key, Text(inlines, span), numbered, back)


def _with_references(body: Body, filled: Callable[[References], References]) -> dict[str, Content]:
    return {
        name: filled(one)
        if isinstance(one, References)
        else with_bodies(one, lambda inner: _with_references(inner, filled))
        for name, one in body.items()
    }


def _without_empty(body: Body) -> dict[str, Content]:
    return {
        name: with_bodies(one, _without_empty)
        for name, one in body.items()
        if not (isinstance(one, References) and not one.entries)
    }


def _titled(slide: Slide, lang: str) -> Slide:
    """A slide whose works are all of its body has a heading, and the layout that goes on over pages."""
    body = list(slide.body.values())
    if len(body) != 1 or not isinstance(body[0], References):
        return slide
    if slide.layout == REFERENCES:  # which is for lists that an author types
        slide = replace(slide, layout=None)
    if "heading" in slide.fields:
        return slide
    word = words_of(slide.lang or lang)[REFERENCES]
    return replace(slide, fields={"heading": Text((Inline(word),), body[0].span), **slide.fields})
