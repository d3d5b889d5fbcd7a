"""The lists of a slide, and the ids of what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.deck.model import Columns, Items, Slide


def lists_of(slide: Slide) -> Iterator[Items]:
    """Every list of a slide, those of its columns included."""
    for content in slide.fields.values():
        if isinstance(content, Items):
            yield content
        elif isinstance(content, Columns):
            yield from (column.items for column in content.columns)


def part_ids(slide: Slide) -> list[str]:
    """The ids of all that a course may change one by one: items, heads of columns, and notes."""
    return [*item_ids(slide), *(note.id for note in slide.notes)]


def item_ids(slide: Slide) -> list[str]:
    """The ids of a slide's items, in reading order, and of its columns' heads."""
    columns = slide.fields.get("columns")
    heads = columns.columns if isinstance(columns, Columns) else ()
    return [column.id for column in heads if column.heading] + [
        item.id for listed in lists_of(slide) for top in listed.items for _, item in top.walk()
    ]
