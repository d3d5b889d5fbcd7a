"""A column of which the others are gone."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from generator.deck.model import Column, Content, Item, Items, Marker


def alone(column: Column, others: Collection[str]) -> dict[str, Content]:
    """The fields of a slide that show a column which has the whole page: its head is a paragraph over its list. They
    keep clear of the ``others`` on the slide."""
    head: tuple[Item, ...] = ()
    if column.heading:
        strong = tuple(replace(inline, bold=True) for inline in column.heading.inlines)
        head = (Item(column.id, replace(column.heading, inlines=strong), (), column.heading.span),)
    only = next(iter(column.body.values()), None) if len(column.body) == 1 else None
    text, items = (f"{column.id}-{name}" if name in others else name for name in ("text", "items"))
    if isinstance(only, Items) and only.marker is Marker.NONE:
        return {text: replace(only, items=(*head, *only.items))}
    heading = f"{column.id}-head" if text in column.body else text
    found: dict[str, Content] = {heading: Items(head, Marker.NONE, column.span)} if head else {}
    if isinstance(only, Items):
        return found | ({items: only} if only.items else {})
    return found | dict(column.body)
