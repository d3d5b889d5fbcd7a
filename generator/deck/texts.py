"""Every text of a slide or deck, seen or replaced by a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from generator.deck.model import Column, Columns, Content, Deck, Inline, Item, Items, Picture, Slide, Text

Change = Callable[[Text], Text]
DECK_TEXTS = ("title", "subtitle", "author", "date", "footer")


def each_text(deck: Deck) -> Iterator[Text]:
    """The texts of the deck itself and of its slides."""
    yield from (text for name in DECK_TEXTS if (text := getattr(deck, name)) is not None)
    for slide in deck.slides:
        yield from texts_of(slide)


def texts_of(slide: Slide) -> Iterator[Text]:
    """The texts of a slide: fields, items, alternative texts and notes."""
    for content in slide.fields.values():
        if isinstance(content, Text):
            yield content
        elif isinstance(content, Items):
            yield from _item_texts(content)
        elif isinstance(content, Columns):
            for column in content.columns:
                if column.heading:
                    yield column.heading
                yield from _item_texts(column.items)
        elif content.alt:
            yield _alt(content)
    yield from slide.notes


def _item_texts(items: Items) -> Iterator[Text]:
    return (item.text for top in items.items for _, item in top.walk())


def _alt(picture: Picture) -> Text:
    return Text((Inline(picture.alt),), picture.span)


def with_texts(slide: Slide, change: Change) -> Slide:
    """The slide with ``change`` made to each of its texts: fields, items, alternative texts and notes."""
    fields = {name: _content(content, change) for name, content in slide.fields.items()}
    notes = tuple(replace(note, inlines=change(note).inlines) for note in slide.notes)
    return replace(slide, fields=fields, notes=notes)


def with_deck_texts(deck: Deck, change: Change) -> Deck:
    """The same for the texts of the deck itself, without its slides."""
    found: dict[str, Any] = {name: change(text) for name in DECK_TEXTS if (text := getattr(deck, name)) is not None}
    return replace(deck, **found)


def with_item_texts(item: Item, change: Change) -> Item:
    children = tuple(with_item_texts(child, change) for child in item.children)
    return replace(item, text=change(item.text), children=children)


def _content(content: Content, change: Change) -> Content:
    if isinstance(content, Text):
        return change(content)
    if isinstance(content, Items):
        return _items(content, change)
    if isinstance(content, Columns):
        return replace(content, columns=tuple(_column(column, change) for column in content.columns))
    return _picture(content, change)


def _items(items: Items, change: Change) -> Items:
    return replace(items, items=tuple(with_item_texts(item, change) for item in items.items))


def _column(column: Column, change: Change) -> Column:
    heading = change(column.heading) if column.heading else None
    return replace(column, heading=heading, items=_items(column.items, change))


def _picture(picture: Picture, change: Change) -> Picture:
    return replace(picture, alt=change(_alt(picture)).plain) if picture.alt else picture
