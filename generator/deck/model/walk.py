"""One walk over what a slide holds: every text, list and body of every kind of block, seen or replaced by a function.

A new kind of block is followed everywhere (audiences, variables, wording, translation, records) once its cases stand
here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

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
from generator.deck.model.points import with_points as with_points
from generator.deck.model.text import Inline, Item, Text

Body = Mapping[str, Content]
ChangeText = Callable[[Text], Text]


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
        case Media():
            return replace(content, poster=change(content.poster)) if content.poster else content
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


def with_equations(content: Content, change: Callable[[Equation], Equation]) -> Content:
    """The block with ``change`` made to each of the formulas that stand by themselves."""
    if isinstance(content, Equation):
        return change(content)
    return with_bodies(content, lambda body: {name: with_equations(one, change) for name, one in body.items()})


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


def with_texts_in(content: Content, change: ChangeText) -> Content:
    """The block with ``change`` made to each of its texts."""
    return change(content) if isinstance(content, Text) else with_all_texts(content, change)


def with_all_texts(content: Block, change: ChangeText) -> Block:
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
        case Equation():
            return replace(content, alt=_maybe(content.alt, change), text=_maybe(content.text, change))
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
        case QrCode():
            return replace(content, text=change(content.text), label=_maybe(content.label, change))
        case Media():
            said, poster = tuple(map(change, content.transcript)), content.poster and _picture(content.poster, change)
            return replace(content, alt=_maybe(content.alt, change), poster=poster, transcript=said)
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
