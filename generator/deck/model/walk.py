"""One walk over what a slide holds: every text, list and body of every kind of block, seen or replaced by a function.

A new kind of block is followed everywhere (audiences, variables, wording, translation, records) once its cases stand
here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, TypeVar, assert_never

from msgspec.structs import replace

from generator.deck.model.blocks import (
    Agenda,
    Block,
    Callout,
    Card,
    Cards,
    Code,
    Columns,
    Comparison,
    Content,
    Diagram,
    Gallery,
    Items,
    Numbers,
    Picture,
    Point,
    Quote,
    References,
    Table,
    Terms,
)
from generator.deck.model.charts import Chart
from generator.deck.model.points import with_points as with_points
from generator.deck.model.text import Inline, Item, Text

Body = Mapping[str, Content]
ChangeText = Callable[[Text], Text]
_Part = TypeVar("_Part", bound=Block | Point)
_OPTIONAL: Final = ("title", "note", "example", "by", "credit", "caption", "source", "unit", "alt", "head",
                    "center", "both", "x_title", "y_title", "detail", "when")  # fmt: skip
IMAGE: Final = "image"
"""The address of the picture of a slide."""


def bodies_in(content: Content) -> Iterator[Body]:
    """The bodies that a block holds: of its columns, or of a box."""
    if isinstance(content, Columns):
        yield from (column.body for column in content.columns)
    elif isinstance(content, Callout):
        yield content.body


def with_bodies(content: Content, change: Callable[[Body], Body]) -> Content:
    """The block with ``change`` made to each body that it holds."""
    if isinstance(content, Columns):
        columns = tuple(replace(column, body=change(column.body)) for column in content.columns)
        return replace(content, columns=columns)
    return replace(content, body=change(content.body)) if isinstance(content, Callout) else content


def contents_in(body: Body) -> Iterator[tuple[str, Content]]:
    """Every text and block with its address, those inside other blocks after the one that holds them."""
    for name, content in body.items():
        yield name, content
        for held in bodies_in(content):
            yield from contents_in(held)


def with_pictures(content: Content, change: Callable[[Picture], Picture]) -> Content:
    """The block with ``change`` made to each of its pictures."""
    match content:
        case Picture():
            return change(content)
        case Gallery():
            return replace(content, pictures=tuple(map(change, content.pictures)))
        case Quote():
            return replace(content, picture=change(content.picture)) if content.picture else content
        case Cards():
            cards = (replace(one, picture=change(one.picture)) if one.picture else one for one in content.cards)
            return replace(content, cards=tuple(cards))
        case _:
            return with_bodies(content, lambda body: {name: with_pictures(one, change) for name, one in body.items()})


def with_cards(content: Content, change: Callable[[Card], Card]) -> Content:
    """The block with ``change`` made to each of its cards."""
    if isinstance(content, Cards):
        return replace(content, cards=tuple(map(change, content.cards)))
    return with_bodies(content, lambda body: {name: with_cards(one, change) for name, one in body.items()})


def lists_in(content: Content) -> Iterator[Items]:
    """Every list of items or paragraphs."""
    if isinstance(content, Items):
        yield content
    if isinstance(content, Callout) and content.hints:
        yield content.hints
    if isinstance(content, Cards):
        yield from (card.body for card in content.cards if card.body)
    for body in bodies_in(content):
        for one in body.values():
            yield from lists_in(one)


def with_lists(content: Content, change: Callable[[Items], Items]) -> Content:
    """The block with ``change`` made to each of its lists."""
    if isinstance(content, Items):
        return change(content)
    if isinstance(content, Callout) and content.hints:
        content = replace(content, hints=change(content.hints))
    if isinstance(content, Cards):
        cards = (replace(card, body=change(card.body)) if card.body else card for card in content.cards)
        return replace(content, cards=tuple(cards))
    return with_bodies(content, lambda body: {name: with_lists(one, change) for name, one in body.items()})


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
        case Quote():
            yield name, block.text
            yield from _named(name, by=block.by)
        case Gallery():
            for at, picture in _pictures(name, block):
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
        case Items() | Columns() | Picture() | Agenda() | References():
            pass
        case _:
            assert_never(block)
    for at, picture in _pictures(name, block):
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
    alts = {at: texts.get(f"{at}-alt", _alt(picture)) for at, picture in _pictures(name, block) if at != IMAGE}
    return _with_alts(name, _without(name, _with_all_texts(block, other), gone), alts)


def _without(name: str, block: Block, gone: Collection[str]) -> Block:
    """The block without those of its texts that it can do without."""

    def left(at: str, part: _Part) -> _Part:
        keys = [key for key in _OPTIONAL if f"{at}-{key}" in gone and hasattr(part, key)]
        return replace(part, **dict.fromkeys(keys)) if keys else part

    if isinstance(block, Gallery):
        block = replace(block, pictures=tuple(left(at, picture) for at, picture in _pictures(name, block)))
    elif isinstance(block, Quote) and block.picture:
        block = replace(block, picture=left(f"{name}-image", block.picture))
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


def _pictures(name: str, block: Block) -> Iterator[tuple[str, Picture]]:
    """The pictures that a block is made of, with their addresses; not those in the bodies that it holds."""
    if isinstance(block, Picture):
        yield name, block
    elif isinstance(block, Quote) and block.picture:
        yield f"{name}-image", block.picture
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
    if isinstance(block, Gallery):
        return replace(block, pictures=tuple(other(at, picture) for at, picture in _pictures(name, block)))
    if isinstance(block, Cards):
        cards = (
            replace(card, picture=other(f"{card.id}-image", card.picture)) if card.picture else card
            for card in block.cards
        )
        return replace(block, cards=tuple(cards))
    return block


def _named(name: str, **texts: Text | None) -> Iterator[tuple[str, Text]]:
    return ((f"{name}-{key}", text) for key, text in texts.items() if text)


def texts_in(content: Content) -> Iterator[Text]:
    """Every text of a block, in reading order: its own, those of what it holds, alternative texts."""
    if isinstance(content, Text):
        return iter((content,))
    if isinstance(content, Items) and not (content.caption or content.source):  # most texts of most decks
        return (item.text for top in content.items for _, item in top.walk())
    found: list[Text] = []

    def seen(text: Text) -> Text:
        found.append(text)
        return text

    with_texts_in(content, seen)
    return iter(found)


def with_texts_in(content: Content, change: ChangeText) -> Content:
    """The block with ``change`` made to each of its texts."""
    return change(content) if isinstance(content, Text) else _with_all_texts(content, change)


def _with_all_texts(content: Block, change: ChangeText) -> Block:
    made = _with_texts(content, change)
    if made.caption or made.source:
        return replace(made, caption=_maybe(made.caption, change), source=_maybe(made.source, change))
    return made


def with_item_texts(item: Item, change: ChangeText) -> Item:
    text = change(item.text)
    return replace(item, text=text, children=tuple(with_item_texts(child, change) for child in item.children))


def _with_texts(content: Block, change: ChangeText) -> Block:
    match content:
        case Items():
            return replace(content, items=tuple(with_item_texts(item, change) for item in content.items))
        case Terms():
            entries = (replace(one, term=change(one.term), text=change(one.text)) for one in content.entries)
            return replace(content, entries=tuple(entries))
        case Table():
            rows = (
                replace(row, cells=tuple(replace(cell, text=change(cell.text)) for cell in row.cells))
                for row in content.rows
            )
            return replace(content, rows=tuple(rows))
        case Chart():
            return _with_chart_texts(content, change)
        case Code():
            return replace(content, title=_maybe(content.title, change))
        case Callout():
            title = _maybe(content.title, change)
            body = {name: with_texts_in(one, change) for name, one in content.body.items()}
            hints = with_texts_in(content.hints, change) if content.hints else None
            assert hints is None or isinstance(hints, Items)
            note, example = _maybe(content.note, change), _maybe(content.example, change)
            return replace(content, title=title, body=body, note=note, example=example, hints=hints)
        case Quote():
            text, by = change(content.text), _maybe(content.by, change)
            return replace(content, text=text, by=by, picture=content.picture and _picture(content.picture, change))
        case Gallery():
            pictures = tuple(_captioned(picture, change) for picture in content.pictures)
            return replace(content, pictures=pictures)
        case Numbers():
            numbers = (
                replace(one, value=change(one.value), label=_maybe(one.label, change), note=_maybe(one.note, change))
                for one in content.entries
            )
            return replace(content, entries=tuple(numbers))
        case Cards():
            return replace(content, cards=tuple(_card(card, change) for card in content.cards))
        case Comparison():
            compared = (
                replace(row, criterion=change(row.criterion), cells=tuple(map(change, row.cells)))
                for row in content.rows
            )
            return replace(content, heads=tuple(map(change, content.heads)), rows=tuple(compared))
        case Columns():
            columns = []
            for column in content.columns:
                heading = _maybe(column.heading, change)
                body = {name: with_texts_in(one, change) for name, one in column.body.items()}
                columns.append(replace(column, heading=heading, body=body))
            return replace(content, columns=tuple(columns))
        case Picture():
            return _picture(content, change)
        case Agenda() | References():
            return content
        case Diagram():
            texts = {name: _maybe(getattr(content, name), change) for name in ("center", "x_title", "y_title")}
            across, down = tuple(map(change, content.across)), tuple(map(change, content.down))
            points = with_points(content.points, lambda point: _point(point, change))
            return replace(content, points=points, across=across, down=down, both=_maybe(content.both, change), **texts)
        case _:
            assert_never(content)


def _with_chart_texts(chart: Chart, change: ChangeText) -> Chart:
    names = ("title", "unit", "x_title", "y_title", "alt", "head")
    texts = {name: _maybe(getattr(chart, name), change) for name in names}
    series = tuple(replace(one, name=change(one.name)) for one in chart.series)
    return replace(chart, series=series, categories=tuple(map(change, chart.categories)), **texts)


def _card(card: Card, change: ChangeText) -> Card:
    body = with_texts_in(card.body, change) if card.body else None
    assert body is None or isinstance(body, Items)
    picture = card.picture and _picture(card.picture, change)
    return replace(card, heading=_maybe(card.heading, change), body=body, picture=picture)


def _point(point: Point, change: ChangeText) -> Point:
    when, text = _maybe(point.when, change), change(point.text)
    return replace(point, when=when, text=text, detail=_maybe(point.detail, change))


def _maybe(text: Text | None, change: ChangeText) -> Text | None:
    return change(text) if text else text


def _picture(picture: Picture, change: ChangeText) -> Picture:
    if picture.alt:
        picture = replace(picture, alt=change(Text((Inline(picture.alt),), picture.span)).plain)
    return replace(picture, credit=change(picture.credit)) if picture.credit else picture


def _captioned(picture: Picture, change: ChangeText) -> Picture:
    made = with_texts_in(picture, change)
    assert isinstance(made, Picture)
    return made
