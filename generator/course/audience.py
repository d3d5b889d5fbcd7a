"""What is shown to whom: parts that are tagged for others are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, assert_never

from msgspec.structs import replace

from generator.course.account import Account, Deed
from generator.course.alone import alone
from generator.course.lists import lists_of
from generator.deck.model import (
    EVERYBODY,
    Agenda,
    Audience,
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
    Item,
    Items,
    Media,
    Number,
    Numbers,
    Picture,
    Point,
    QrCode,
    Quote,
    References,
    Slide,
    Table,
    Term,
    Terms,
    Text,
)
from generator.deck.model.walk import contents_in, lists_in, with_points
from generator.remembered import remembered

WHY = "audience"
_Part = TypeVar("_Part", Term, Picture, Number)


def for_audience(deck: Deck, tags: frozenset[str], told: Account) -> Deck:
    """The deck without what ``only`` and ``except`` keep from an audience."""
    slides = []
    for slide in deck.slides:
        left: Slide | None = slide
        if not slide.audience.admits(tags):
            left = None
        elif _has_audiences(slide):
            left = _Work(slide, tags, told).slide_left()
        if left is None:
            told.tell(Deed.DROPPED, slide.id, WHY)
        else:
            slides.append(left)
    return replace(deck, slides=tuple(slides))


def tags_in(slides: Iterable[Slide]) -> set[str]:
    """Every tag that stands somewhere in these slides."""
    return set().union(*map(_tags_of, slides))


@remembered
def _tags_of(slide: Slide) -> frozenset[str]:
    return slide.audience.tags.union(*(one.tags for one in _audiences(slide)))


@remembered
def _has_audiences(slide: Slide) -> bool:
    return any(one is not EVERYBODY for one in _audiences(slide))


def _audiences(slide: Slide) -> Iterator[Audience]:
    """Those of the parts of a slide."""
    yield from (note.audience for note in slide.notes)
    for _, content in contents_in(slide.fields):
        if not isinstance(content, Text):
            yield content.audience
            yield from _audiences_within(content)
    for listed in lists_of(slide):
        yield from (item.audience for top in listed.items for _, item in top.walk())


def _audiences_within(block: Block) -> Iterator[Audience]:
    """Of what a block is made of, but for items and other blocks."""
    if isinstance(block, Columns):
        yield from (column.audience for column in block.columns)
    elif isinstance(block, Terms):
        yield from (entry.audience for entry in block.entries)
    elif isinstance(block, Numbers):
        yield from (number.audience for number in block.entries)
    elif isinstance(block, Cards):
        yield from (card.audience for card in block.cards)
        yield from (card.picture.audience for card in block.cards if card.picture)
    elif isinstance(block, Gallery):
        yield from (picture.audience for picture in block.pictures)
    elif isinstance(block, Quote) and block.picture:
        yield block.picture.audience
    elif isinstance(block, Diagram):
        yield from (point.audience for point in block.every)


class _Work:
    """One slide, some parts of which are tagged."""

    def __init__(self, slide: Slide, tags: frozenset[str], told: Account) -> None:
        self.slide, self.tags, self.told = slide, tags, told

    def slide_left(self) -> Slide | None:
        """The slide with what is shown of it; None if that is nothing."""
        slide = self.slide
        notes = tuple(note for note in slide.notes if note.audience.admits(self.tags))
        for _ in range(len(slide.notes) - len(notes)):
            self._drop("notes")
        fields: dict[str, Content] = {}
        for name, content in slide.fields.items():
            fields |= self._content(name, content)
        if "image" in slide.fields and "image" not in fields and "caption" in fields:
            del fields["caption"]
            self._drop("caption")
        if fields.keys() != slide.fields.keys() or _columns(fields) != _columns(slide.fields):
            if not fields:
                return None
            slide = replace(slide, layout=None)  # the one that was named is for all of its parts
        return replace(slide, fields=fields, notes=notes)

    def _content(self, name: str, content: Content) -> dict[str, Content]:
        """What is left of a field, by the name of the field that shows it."""
        left = self._left(name, content)
        if isinstance(left, Columns) and isinstance(content, Columns) and len(left.columns) == 1 < len(content.columns):
            return alone(left.columns[0], self.slide.fields)
        return {} if left is None else {name: left}

    def _left(self, name: str, content: Content) -> Content | None:
        """What is left of a text or block, or None."""
        if isinstance(content, Text):
            return content
        if not content.audience.admits(self.tags):
            self._drop_all(name, content)
            return None
        match content:
            case Items():
                left = self._shown(content.items)
                return replace(content, items=left) if left else None
            case Terms():
                entries = self._admitted(content.entries, [entry.id for entry in content.entries])
                return replace(content, entries=entries) if entries else None
            case Columns():
                return self._columns(content)
            case Callout():
                body = self._body(content.body)
                if content.body and not body:
                    self._drop(name)
                    return None
                hints = content.hints and replace(content.hints, items=self._shown(content.hints.items))
                return replace(content, body=body, hints=hints if hints and hints.items else None)
            case Quote():
                shown = content.picture and content.picture.audience.admits(self.tags)
                return content if shown or not content.picture else replace(content, picture=None)
            case Gallery():
                names = [f"{name}-{number}" for number in range(1, len(content.pictures) + 1)]
                pictures = self._admitted(content.pictures, names)
                return replace(content, pictures=pictures) if pictures else None
            case Numbers():
                numbers = self._admitted(content.entries, [entry.id for entry in content.entries])
                return replace(content, entries=numbers) if numbers else None
            case Cards():
                cards = tuple(card for one in content.cards if (card := self._card(one)))
                return replace(content, cards=cards) if cards else None
            case (
                Table()
                | Chart()
                | Comparison()
                | Code()
                | Equation()
                | Picture()
                | Agenda()
                | References()
                | QrCode()
                | Media()
            ):
                return content
            case Diagram():
                points = with_points(content.points, self._point)
                return replace(content, points=points) if points else None
            case _:
                assert_never(content)

    def _card(self, card: Card) -> Card | None:
        """What is left of a card; nothing where its texts and its picture are for others."""
        if not card.audience.admits(self.tags):
            self._drop(card.id)
            for item in (item for top in (card.body.items if card.body else ()) for _, item in top.walk()):
                self._drop(item.id)
            return None
        shown = self._shown(card.body.items) if card.body else ()
        body = replace(card.body, items=shown) if card.body and shown else None
        picture = card.picture if card.picture and card.picture.audience.admits(self.tags) else None
        if not (card.heading or body or picture):
            self._drop(card.id)
            return None
        return replace(card, body=body, picture=picture)

    def _point(self, point: Point) -> Point | None:
        if point.audience.admits(self.tags):
            return point
        for _, one in point.walk():
            self._drop(one.id)
        return None

    def _body(self, body: Mapping[str, Content]) -> dict[str, Content]:
        left = ((name, self._left(name, content)) for name, content in body.items())
        return {name: content for name, content in left if content is not None}

    def _columns(self, content: Columns) -> Columns | None:
        columns = []
        for column in content.columns:
            if column.audience.admits(self.tags):
                body = self._body(column.body)
                if column.body and not body and isinstance(held := next(iter(column.body.values())), Items):
                    body = {next(iter(column.body)): Items((), held.marker, held.span)}
                columns.append(replace(column, body=body))
            else:
                self._drop(column.id)
                for held in column.body.values():
                    for item in (item for listed in lists_in(held) for top in listed.items for _, item in top.walk()):
                        self._drop(item.id)
        return replace(content, columns=tuple(columns)) if columns else None

    def _admitted(self, parts: tuple[_Part, ...], names: list[str]) -> tuple[_Part, ...]:
        for part, name in zip(parts, names, strict=True):
            if not part.audience.admits(self.tags):
                self._drop(name)
        return tuple(part for part in parts if part.audience.admits(self.tags))

    def _drop_all(self, name: str, content: Content) -> None:
        """A block that is for others, with the items in it."""
        self._drop(name)
        for item in (item for listed in lists_in(content) for top in listed.items for _, item in top.walk()):
            self._drop(item.id)

    def _shown(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        found = []
        for item in items:
            if item.audience.admits(self.tags):
                found.append(replace(item, children=self._shown(item.children)))
            else:
                self._drop(item.id)
        return tuple(found)

    def _drop(self, name: str) -> None:
        self.told.tell(Deed.DROPPED, f"{self.slide.id}/{name}", WHY)


def _columns(fields: Mapping[str, Content]) -> int:
    columns = fields.get("columns")
    return len(columns.columns) if isinstance(columns, Columns) else 0
