"""What is shown to whom: parts that are tagged for others are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.course.lists import lists_of
from generator.course.telling import Deed, Telling
from generator.deck.model import (
    EVERYBODY,
    Audience,
    Column,
    Columns,
    Content,
    Deck,
    Item,
    Items,
    Marker,
    Picture,
    Slide,
)

WHY = "audience"


def for_audience(deck: Deck, tags: frozenset[str], told: Telling) -> Deck:
    """The deck without what ``only`` and ``except`` keep from an audience."""
    slides = []
    for slide in deck.slides:
        left: Slide | None = slide
        if not slide.audience.admits(tags):
            left = None
        elif any(one is not EVERYBODY for one in _audiences(slide)):
            left = _Work(slide, tags, told).slide_left()
        if left is None:
            told.tell(Deed.DROPPED, slide.id, WHY)
        else:
            slides.append(left)
    return replace(deck, slides=tuple(slides))


def tags_in(slides: Iterable[Slide]) -> set[str]:
    """Every tag that stands somewhere in these slides."""
    found: set[str] = set()
    for slide in slides:
        found |= slide.audience.tags
        found.update(*(one.tags for one in _audiences(slide)))
    return found


def _audiences(slide: Slide) -> Iterator[Audience]:
    """Those of the parts of a slide."""
    yield from (note.audience for note in slide.notes)
    for content in slide.fields.values():
        if isinstance(content, Picture):
            yield content.audience
        elif isinstance(content, Columns):
            yield from (column.audience for column in content.columns)
    for listed in lists_of(slide):
        yield from (item.audience for top in listed.items for _, item in top.walk())


class _Work:
    """One slide, some parts of which are tagged."""

    def __init__(self, slide: Slide, tags: frozenset[str], told: Telling) -> None:
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
        if isinstance(content, Items):
            left = self._shown(content.items)
            return {name: replace(content, items=left)} if left else {}
        if isinstance(content, Columns):
            return self._columns(name, content)
        if isinstance(content, Picture) and not content.audience.admits(self.tags):
            self._drop(name)
            return {}
        return {name: content}

    def _columns(self, name: str, content: Columns) -> dict[str, Content]:
        """The columns that are left; of a single one a list under its head."""
        columns = []
        for column in content.columns:
            if column.audience.admits(self.tags):
                items = replace(column.items, items=self._shown(column.items.items))
                columns.append(column.with_items(items))
            else:
                self._drop(column.id)
                for _, item in (pair for top in column.items.items for pair in top.walk()):
                    self._drop(item.id)
        if len(columns) == 1 < len(content.columns):
            return _alone(columns[0])
        return {name: replace(content, columns=tuple(columns))} if columns else {}

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


def _alone(column: Column) -> dict[str, Content]:
    """The fields of a slide that show a column which has the whole page: its head is a paragraph over its list."""
    head: tuple[Item, ...] = ()
    if column.heading:
        strong = tuple(replace(inline, bold=True) for inline in column.heading.inlines)
        head = (Item(column.id, replace(column.heading, inlines=strong), (), column.heading.span),)
    if column.items.marker is Marker.NONE:
        return {"text": replace(column.items, items=(*head, *column.items.items))}
    found: dict[str, Content] = {"text": Items(head, Marker.NONE, column.span)} if head else {}
    return found | ({"items": column.items} if column.items.items else {})
