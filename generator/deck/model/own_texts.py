"""The texts of a block that are neither items nor heads of columns, each with an address of its own: seen, replaced,
left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, TypeVar, assert_never

from msgspec.structs import replace

from generator.deck.model.blocks import (
    Agenda,
    Block,
    Callout,
    Cards,
    Code,
    Columns,
    Comparison,
    Diagram,
    Equation,
    Gallery,
    Items,
    Media,
    Numbers,
    Picture,
    Point,
    QrCode,
    Quote,
    References,
    Table,
    Terms,
)
from generator.deck.model.charts import Chart
from generator.deck.model.points import with_points
from generator.deck.model.text import Inline, Text
from generator.deck.model.walk import with_all_texts

_Part = TypeVar("_Part", bound=Block | Point)
_OPTIONAL: Final = ("title", "note", "example", "by", "credit", "caption", "source", "unit", "alt", "head",
                    "center", "both", "x_title", "y_title", "detail", "when", "text", "label")  # fmt: skip
IMAGE: Final = "image"
"""The address of the picture of a slide."""


def own_texts(name: str, block: Block) -> Iterator[tuple[str, Text]]:
    """The texts of the block at the address ``name`` that are neither items, nor heads of columns, nor of what it
    holds, each with an address of its own. Alternative texts of pictures are among them, but for that of ``image``,
    the picture of the slide itself, which has a form of its own in courses."""
    match block:
        case Terms():
            for entry in block.entries:
                yield f"{entry.id}-term", entry.term
                yield entry.id, entry.text
        case Table():
            for row_number, row in enumerate(block.rows, start=1):
                for cell in row.cells:
                    yield f"{name}-r{row_number}-c{cell.column + 1}", cell.text
        case Chart():
            yield from _of_chart(name, block)
        case Callout():
            yield from _named(name, title=block.title, note=block.note, example=block.example)
        case Code():
            yield from _named(name, title=block.title)
        case Equation():
            yield from _named(name, text=block.text, alt=block.alt)
        case Quote():
            yield name, block.text
            yield from _named(name, by=block.by)
        case Gallery():
            for at, picture in pictures_of(name, block):
                yield from _named(at, caption=picture.caption, source=picture.source)
        case Numbers():
            for number in block.entries:
                yield f"{number.id}-value", number.value
                yield from ((number.id, text) for text in (number.label,) if text)
                yield from _named(number.id, note=number.note)
        case Cards():
            yield from ((card.id, card.heading) for card in block.cards if card.heading)
        case Comparison():
            yield from ((f"{name}-h{at}", head) for at, head in enumerate(block.heads, start=1))
            for at_row, compared in enumerate(block.rows, start=1):
                yield f"{name}-r{at_row}", compared.criterion
                yield from ((f"{name}-r{at_row}-c{at}", cell) for at, cell in enumerate(compared.cells, start=1))
        case Diagram():
            yield from _named(name, center=block.center, x_title=block.x_title, y_title=block.y_title)
            yield from ((f"{name}-x{at}", text) for at, text in enumerate(block.across, start=1))
            yield from ((f"{name}-y{at}", text) for at, text in enumerate(block.down, start=1))
            for point in block.every:
                yield from _named(point.id, when=point.when)
                yield point.id, point.text
                yield from _named(point.id, detail=point.detail)
            yield from _named(name, both=block.both)
        case QrCode():
            yield name, block.text
            yield from _named(name, label=block.label)
        case Media():
            yield from _named(name, alt=block.alt)
            yield from ((f"{name}-transcript-{at}", text) for at, text in enumerate(block.transcript, start=1))
        case Items() | Columns() | Picture() | Agenda() | References():
            pass
        case _:
            assert_never(block)
    for at, picture in pictures_of(name, block):
        if picture.alt and at != IMAGE:
            yield f"{at}-alt", _alt(picture)
        yield from _named(at, credit=picture.credit)
    yield from _named(name, caption=block.caption, source=block.source)


def _of_chart(name: str, chart: Chart) -> Iterator[tuple[str, Text]]:
    yield from _named(name, title=chart.title, unit=chart.unit, x_title=chart.x_title, y_title=chart.y_title)
    yield from _named(name, alt=chart.alt, head=chart.head)
    yield from ((f"{name}-s{at}", series.name) for at, series in enumerate(chart.series, start=1))
    yield from ((f"{name}-c{at}", category) for at, category in enumerate(chart.categories, start=1))


def with_own_texts(name: str, block: Block, texts: Mapping[str, Text | None]) -> Block:
    """The block with other texts at these addresses, which are those of ``own_texts``; None leaves one out where it
    can be left out, else it becomes empty."""
    own = list(own_texts(name, block))  # kept, so that no other text has the identity of one of them
    addresses = {id(text): address for address, text in own}

    def other(text: Text) -> Text:
        address = addresses.get(id(text))
        if address is None or address not in texts:
            return text
        return texts[address] or replace(text, inlines=())

    if not texts.keys() & set(addresses.values()):
        return block
    gone = {address for address, text in texts.items() if text is None}
    alts = {at: texts.get(f"{at}-alt", _alt(picture)) for at, picture in pictures_of(name, block) if at != IMAGE}
    return _with_alts(name, _without(name, with_all_texts(block, other), gone), alts)


def _without(name: str, block: Block, gone: Collection[str]) -> Block:
    """The block without those of its texts that it can do without."""

    def left(at: str, part: _Part) -> _Part:
        keys = [key for key in _OPTIONAL if f"{at}-{key}" in gone and hasattr(part, key)]
        return replace(part, **dict.fromkeys(keys)) if keys else part

    if isinstance(block, Gallery):
        block = replace(block, pictures=tuple(left(at, picture) for at, picture in pictures_of(name, block)))
    elif isinstance(block, Quote) and block.picture:
        block = replace(block, picture=left(f"{name}-image", block.picture))
    elif isinstance(block, Media):
        kept = (text for at, text in enumerate(block.transcript, start=1) if f"{name}-transcript-{at}" not in gone)
        block = replace(block, transcript=tuple(kept))
    elif isinstance(block, Numbers):
        entries = (replace(one, note=None) if f"{one.id}-note" in gone else one for one in block.entries)
        block = replace(block, entries=tuple(entries))
    elif isinstance(block, Cards):
        cards = (
            replace(one, picture=left(f"{one.id}-image", one.picture)) if one.picture else one for one in block.cards
        )
        block = replace(block, cards=tuple(cards))
    elif isinstance(block, Diagram):
        block = replace(block, points=with_points(block.points, lambda point: left(point.id, point)))
    return left(name, block)


def pictures_of(name: str, block: Block) -> Iterator[tuple[str, Picture]]:
    """The pictures that a block is made of, with their addresses; not those in the bodies that it holds."""
    if isinstance(block, Picture):
        yield name, block
    elif isinstance(block, Quote) and block.picture:
        yield f"{name}-image", block.picture
    elif isinstance(block, Media) and block.poster:
        yield f"{name}-poster", block.poster
    elif isinstance(block, Gallery):
        yield from ((f"{name}-{number}", picture) for number, picture in enumerate(block.pictures, start=1))
    elif isinstance(block, Cards):
        yield from ((f"{card.id}-image", card.picture) for card in block.cards if card.picture)


def _alt(picture: Picture) -> Text:
    return Text((Inline(picture.alt),), picture.span)


def _with_alts(name: str, block: Block, alts: Mapping[str, Text | None]) -> Block:
    def other(at: str, picture: Picture) -> Picture:
        alt = alts[at] if at in alts else _alt(picture)
        said = alt.plain if alt else ""
        # Its place is where its words were written, which says in which language they are.
        return picture if said == picture.alt else replace(picture, alt=said, span=alt.span if alt else picture.span)

    if isinstance(block, Picture):
        return other(name, block)
    if isinstance(block, Quote) and block.picture:
        return replace(block, picture=other(f"{name}-image", block.picture))
    if isinstance(block, Media) and block.poster:
        return replace(block, poster=other(f"{name}-poster", block.poster))
    if isinstance(block, Gallery):
        return replace(block, pictures=tuple(other(at, picture) for at, picture in pictures_of(name, block)))
    if isinstance(block, Cards):
        cards = (
            replace(card, picture=other(f"{card.id}-image", card.picture)) if card.picture else card
            for card in block.cards
        )
        return replace(block, cards=tuple(cards))
    return block


def _named(name: str, **texts: Text | None) -> Iterator[tuple[str, Text]]:
    return ((f"{name}-{key}", text) for key, text in texts.items() if text)
