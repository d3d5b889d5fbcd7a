"""``{{ course.group }}`` and its like in every text of a deck."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, assert_never

from msgspec.structs import replace

from generator.course.account import Account, Deed
from generator.course.filters import day_in_words
from generator.course.lists import lists_of
from generator.course.template import Several, TemplateError, Templates, doubtful_root, is_template, variables
from generator.deck.model import (
    Agenda,
    Block,
    Callout,
    Card,
    Cards,
    Chart,
    Code,
    Columns,
    Comparison,
    Content,
    Deck,
    Diagram,
    Equation,
    Gallery,
    Inline,
    Item,
    Items,
    Media,
    Numbers,
    Picture,
    Point,
    QrCode,
    Quote,
    References,
    Slide,
    Table,
    Terms,
    Text,
)
from generator.deck.model.footnotes import with_footnotes
from generator.deck.model.walk import with_points
from generator.deck.schema import nearest
from generator.deck.texts import DECK_TEXTS, with_deck_texts, with_texts
from generator.errors import error, warning
from generator.patterns import pattern
from generator.words import words_of

MOST_UNKNOWN: Final = 20
"""Unknown names of one text that are told."""

# Each piece of a text stands behind its number between two characters that no source can hold.
_PIECE: Final = pattern("\x01(\\d+)\x02")
_END: Final = pattern(r"-%\}\s*|%\}")
"""After the end of a block stands the piece's number again: its beginning may be in a part that is left out."""


def with_variables(deck: Deck, told: Account) -> Deck:
    """The deck with the templates in its texts expanded, and without the items and fields that then say nothing."""
    work = _Expanding(deck, told)
    slides = []
    for slide in deck.slides:
        own = with_texts(slide, work.expanded)
        slides.append(own if own == slide else _without_empty(own, slide, told))
    whole = with_deck_texts(deck, work.expanded)
    texts = {name: text for name in DECK_TEXTS[1:] if (text := getattr(whole, name)) and text != getattr(deck, name)}
    empty: dict[str, Any] = {name: None for name, text in texts.items() if not text.plain.strip()}
    for name in empty:
        told.tell(Deed.DROPPED, name, "empty")
    return replace(whole, slides=tuple(slides), **empty)


def with_facts_in_words(deck: Deck) -> Deck:
    """The deck with the days among its facts in words, as properties and handouts show them."""
    facts = {
        name: replace(fact, words=words) if (words := day_in_words(fact.shown, deck.lang)) else fact
        for name, fact in deck.facts.items()
    }
    return replace(deck, facts=facts)


class _Expanding:
    def __init__(self, deck: Deck, told: Account) -> None:
        self.told = told
        facts = {name: Several(fact.values) if fact.listed else fact.values[0] for name, fact in deck.facts.items()}
        about = {"title": deck.title.plain, "lang": deck.lang, "course": deck.course}
        about |= {name: text.plain for name in ("author", "date", "subtitle") if (text := getattr(deck, name))}
        self.known: Mapping[str, Mapping[str, Any]] = {"course": facts, "deck": about, "words": words_of(deck.lang)}
        self.templates = Templates(deck.lang, variables(**self.known))

    def expanded(self, text: Text) -> Text:
        """The text with its template rendered, each piece in its style; as it was if there is none, or if it cannot
        be rendered, which is noted."""
        text = with_footnotes(text, self.expanded)
        prose = "".join(inline.text for inline in text.inlines if not _is_fixed(inline))
        if "{{" not in prose and "{%" not in prose:
            return text
        if not is_template(prose):
            self._doubt(prose, text)
            return text
        source = "".join(f"\x01{n}\x02{self._source(one, n)}" for n, one in enumerate(text.inlines))
        rendered = self._rendered(source, text)
        if rendered is None:
            return text
        parts = _PIECE.split(rendered)
        said: list[tuple[int, str]] = []
        for number, part in zip(map(int, parts[1::2]), parts[2::2], strict=True):
            if said and said[-1][0] == number and not _is_fixed(text.inlines[number]):
                said[-1] = number, said[-1][1] + part
            else:
                said.append((number, part))
        pieces = (self._piece(text.inlines[number], part) for number, part in said)
        return replace(text, inlines=tuple(piece for piece in pieces if piece.text or piece.note))

    def _rendered(self, source: str, text: Text) -> str | None:
        """What the template says; None when something is wrong with it, which is noted: each unknown name of it."""
        missing: list[str] = []
        while True:
            try:
                said = self.templates.render(source, frozenset(missing))
            except TemplateError as problem:
                root = problem.name.partition(".")[0]
                again = problem.kind == "unknown" and problem.name not in missing and root.isidentifier()
                if missing and not again:
                    return None  # what follows from names that are not known is not worth telling
                self._note(problem, text)
                if not again or len(missing) == MOST_UNKNOWN:
                    return None
                missing.append(problem.name)
            else:
                return None if missing else said

    def _source(self, inline: Inline, number: int) -> str:
        return "" if _is_fixed(inline) else _END.sub(lambda end: f"{end.group()}\x01{number}\x02", inline.text)

    def _piece(self, inline: Inline, said: str) -> Inline:
        return inline if _is_fixed(inline) else replace(inline, text=said)

    def _doubt(self, prose: str, text: Text) -> None:
        root = doubtful_root(prose)
        if root:
            self.told.note(warning("like-a-variable", "`{root}.` in braces stays as typed", text.span,
                                   "Variables begin with {roots}; put other braces between backquotes.",
                                   root=root, roots=", ".join(f"`{name}.`" for name in self.known)))  # fmt: skip

    def _note(self, problem: TemplateError, text: Text) -> None:
        if problem.kind == "unknown":
            root, _, name = problem.name.rpartition(".")
            known = list(self.known.get(root, self.known))
            near = nearest(name, known)
            hint = "Did you mean `{near}`?" if near else "Write it under `course:`, or use `| default('…')`."
            if root not in self.known:
                hint = "Variables begin with `course.`, `deck.` or `words.`."
            elif root != "course" and not near:
                hint = "There are: {known}."
            self.told.note(error("unknown-variable", "There is no `{name}`", text.span, hint, name=problem.name[:80],
                                 near=f"{root}.{near}", known=", ".join(known)))  # fmt: skip
        elif problem.kind == "bounds":
            self.told.note(error("template-bounds", "This template is stopped: {problem}", text.span,
                                 "Templates are for a few words that differ.", problem=problem))  # fmt: skip
        else:
            said = _PIECE.sub("", str(problem)).replace("'\\x01'", "markup")[:200]
            self.told.note(error("template-syntax", "This template cannot be read: {problem}", text.span,
                                 "Braces that are meant as text stand between backquotes, or in `{{% raw %}}`.",
                                 problem=said))  # fmt: skip


def _without_empty(slide: Slide, before: Slide, told: Account) -> Slide:
    """The slide without the fields, items and notes that a template left empty."""

    def tell(name: str) -> None:
        told.tell(Deed.DROPPED, f"{slide.id}/{name}", "empty")

    def items(these: tuple[Item, ...]) -> tuple[Item, ...]:
        found: list[Item] = []
        for item in these:
            children = items(item.children)
            if item.id in said and not item.text.plain.strip():
                tell(item.id)
                found += children
            else:
                found.append(replace(item, children=children))
        return tuple(found)

    def body(these: Mapping[str, Content]) -> dict[str, Content]:
        left = ((name, content(name, one)) for name, one in these.items())
        return {name: one for name, one in left if one is not None}

    def content(name: str, one: Content) -> Content | None:
        """What is left of it, or None."""
        if isinstance(one, Text):
            if one.plain.strip():
                return one
            tell(name)
            return None
        one = _without_empty_texts(name, one, tell)
        match one:
            case Items():
                left = items(one.items)
                return replace(one, items=left) if left else None
            case Terms():
                entries = tuple(entry for entry in one.entries if entry.term.plain.strip() or entry.text.plain.strip())
                for entry in one.entries:
                    if entry not in entries:
                        tell(entry.id)
                return replace(one, entries=entries) if entries else None
            case Quote() | QrCode():
                if not one.text.plain.strip():
                    tell(name)
                    return None
                return one
            case Callout():
                held = body(one.body)
                if one.body and not held:
                    tell(name)
                    return None
                hints = one.hints and replace(one.hints, items=items(one.hints.items))
                return replace(one, body=held, hints=hints if hints and hints.items else None)
            case Columns():
                columns = []
                for column in one.columns:
                    heading = column.heading
                    if heading and not heading.plain.strip():
                        tell(column.id)
                        heading = None
                    columns.append(replace(column, heading=heading, body=_held(column.body, body(column.body))))
                return replace(one, columns=tuple(columns))
            case Numbers():
                numbers = tuple(number for number in one.entries if number.value.plain.strip())
                for number in one.entries:
                    if number not in numbers:
                        tell(number.id)
                return replace(one, entries=numbers) if numbers else None
            case Cards():
                cards = tuple(card for each in one.cards if (card := _card(each, items, tell)))
                return replace(one, cards=cards) if cards else None
            case (
                Table()
                | Chart()
                | Comparison()
                | Code()
                | Equation()
                | Gallery()
                | Picture()
                | Agenda()
                | References()
                | Media()
            ):
                return one
            case Diagram():
                shown = one.points if one.columns else with_points(one.points, lambda point: _point(point, tell))
                return replace(one, points=shown) if shown else None
            case _:
                assert_never(one)

    said = {one.id for listed in lists_of(before) for top in listed.items for _, one in top.walk() if one.text.plain}
    fields = body(slide.fields)
    notes = tuple(note for note in slide.notes if note.plain.strip())
    for _ in range(len(slide.notes) - len(notes)):
        tell("notes")
    return replace(slide, fields=fields, notes=notes)


def _card(
    card: Card, items: Callable[[tuple[Item, ...]], tuple[Item, ...]], tell: Callable[[str], None]
) -> Card | None:
    """What is left of a card of which a template may have left some texts empty."""
    said = items(card.body.items) if card.body else ()
    heading = card.heading if card.heading and card.heading.plain.strip() else None
    if not (heading or said or card.picture):
        tell(card.id)
        return None
    return replace(card, heading=heading, body=replace(card.body, items=said) if card.body and said else None)


def _point(point: Point, tell: Callable[[str], None]) -> Point | None:
    """What is left of an item of a diagram; those below it go with it."""
    for name in ("detail", "when"):
        text = getattr(point, name)
        if text and not text.plain.strip():
            tell(f"{point.id}-{name}")
            point = replace(point, **{name: None})
    if point.text.plain.strip() or point.detail or point.when:
        return point
    tell(point.id)
    return None


def _held(before: Mapping[str, Content], left: dict[str, Content]) -> dict[str, Content]:
    """What a column holds; if nothing is left, an empty list in the place of what was there."""
    first = next(iter(before), None)
    if left or first is None or not isinstance(held := before[first], Items):
        return left
    return {first: Items((), held.marker, held.span)}


def _without_empty_texts(name: str, block: Block, tell: Callable[[str], None]) -> Block:
    """The block without its own title, caption and source where a template left them empty."""
    changed = block
    for key in (
        "title",
        "caption",
        "source",
        "note",
        "example",
        "by",
        "unit",
        "x_title",
        "y_title",
        "alt",
        "head",
        "center",
        "both",
        "text",
    ):
        text = getattr(block, key, None)
        if isinstance(text, Text) and not text.plain.strip():
            tell(f"{name}-{key}")
            changed = replace(changed, **{key: None})
    return changed


def _is_fixed(inline: Inline) -> bool:
    """Whether braces in it are its own: code, and formulas."""
    return inline.code or inline.formula is not None
