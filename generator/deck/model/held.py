"""What a block holds, to be looked at: its texts in reading order, and where its pictures and cards lead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.deck.model.blocks import Block, Callout, Cards, Columns, Content, Items, Table
from generator.deck.model.own_texts import pictures_of
from generator.deck.model.text import Text
from generator.deck.model.walk import Body, contents_in, with_texts_in


def texts_in(content: Content) -> Iterator[Text]:
    """Every text of a block, in reading order: its own, those of what it holds, alternative texts."""
    match content:
        case Text():
            return iter((content,))
        case Items():  # these hold most texts of most decks, and are looked through again and again
            own: Iterator[Text] = (item.text for top in content.items for _, item in top.walk())
        case Table():
            own = (cell.text for row in content.rows for cell in row.cells)
        case Columns():
            own = _in_columns(content)
        case Callout():
            own = _in_box(content)
        case _:
            return _seen(content)
    return chain(own, filter(None, (content.caption, content.source))) if content.caption or content.source else own


def _in_columns(columns: Columns) -> Iterator[Text]:
    for column in columns.columns:
        if column.heading:
            yield column.heading
        for held in column.body.values():
            yield from texts_in(held)


def _in_box(box: Callout) -> Iterator[Text]:
    if box.title:
        yield box.title
    for held in box.body.values():
        yield from texts_in(held)
    if box.hints:
        yield from texts_in(box.hints)
    yield from filter(None, (box.note, box.example))


def _seen(content: Block) -> Iterator[Text]:
    """The texts of a block that is made anew for it."""
    found: list[Text] = []

    def seen(text: Text) -> Text:
        found.append(text)
        return text

    with_texts_in(content, seen)
    return iter(found)


def links_in(body: Body) -> Iterator[str]:
    """Where the pictures and cards of a body lead, those inside other blocks too."""
    for name, content in contents_in(body):
        if not isinstance(content, Text):
            yield from (picture.link for _, picture in pictures_of(name, content) if picture.link)
        if isinstance(content, Cards):
            yield from (card.link for card in content.cards if card.link)
