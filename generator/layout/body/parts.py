"""Which part a block becomes: the one place in layout that knows them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from msgspec.structs import replace

from generator.deck.model import (
    Agenda,
    Block,
    Callout,
    Cards,
    Chart,
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
    QrCode,
    Quote,
    References,
    Table,
    Terms,
    Text,
)
from generator.layout.body.beside import is_beside, side_by_side
from generator.layout.body.callout import CalloutPart, within
from generator.layout.body.code import CodePart
from generator.layout.body.figure import GalleryPart, PicturePart
from generator.layout.body.grid import GridPart
from generator.layout.body.part import BodyContext, Part
from generator.layout.body.prose import ProsePart
from generator.layout.body.terms import TermsPart
from generator.layout.body.texts import CaptionedColumns, CaptionedPart, QuotePart, TextPart


def parts_of(body: Mapping[str, Content], context: BodyContext) -> list[Part]:
    """The parts of a body, in order; texts among its blocks stand as statements."""
    found: list[Part] = []
    for name, content in body.items():
        if isinstance(content, Text):
            found.append(TextPart(content, name, context, style="body_statement"))
            continue
        part = _part(content, name, context)
        below = tuple(text for text in (content.caption, content.source) if text)
        part = _captioned(part, below, context) if below else part
        part.step = content.step
        found.append(part)
    return found


def takeaway(body: Mapping[str, Content], context: BodyContext) -> Part:
    """A body that is a chart or another figure and what is said of it, side by side."""
    if is_beside(body):
        columns = side_by_side(body)
        return GridPart(columns, "beside", context, [parts_of(column.body, context) for column in columns.columns])
    from generator.layout.body.chart import ChartPart
    from generator.layout.body.takeaway import TakeAwayPart, ground_of

    name, chart = next((name, one) for name, one in body.items() if isinstance(one, Chart))
    said = {other: one for other, one in body.items() if other != name}
    part = ChartPart(chart, name, context)
    below = tuple(text for text in (chart.caption, chart.source) if text)
    shown = _captioned(part, below, context) if below else part
    shown.step = chart.step
    beside = parts_of(said, replace(context, background=ground_of(context)))
    return TakeAwayPart(shown, beside, context, part.is_readable)


def _captioned(part: Part, below: tuple[Text, ...], context: BodyContext) -> Part:
    if isinstance(part, GridPart):
        return CaptionedColumns(part, below, context)
    return CaptionedPart(part, below, context)


def _part(block: Block, name: str, context: BodyContext) -> Part:
    match block:
        case Items():
            return ProsePart(block, name, context)
        case Terms():
            return TermsPart(block, name, context)
        case Table():
            from generator.layout.body.table import TablePart  # for decks that have tables

            return TablePart(block, name, context)
        case Chart():
            from generator.layout.body.chart import ChartPart

            return ChartPart(block, name, context)
        case Code():
            return CodePart(block, name, context)
        case Equation():
            from generator.layout.body.equation import EquationPart  # for decks that have formulas

            return EquationPart(block, name, context)
        case Callout() if block.kind == "statement":
            texts = [item.text for one in block.body.values() if isinstance(one, Items) for item in one.items]
            return TextPart(texts[0], name, context, style="body_statement")
        case Callout():
            return CalloutPart(block, name, context, parts_of(block.body, within(context)))
        case Quote():
            return QuotePart(block, name, context)
        case Gallery():
            return GalleryPart(block, name, context)
        case Columns():
            inside = [parts_of(column.body, context) for column in block.columns]
            return GridPart(block, name, context, inside)
        case Numbers():
            from generator.layout.body.numbers import NumbersPart

            return NumbersPart(block, name, context)
        case Cards():
            from generator.layout.body.cards import CardsPart

            return CardsPart(block, name, context)
        case Comparison():
            from generator.layout.body.comparison import ComparisonPart

            return ComparisonPart(block, name, context)
        case Picture():
            return PicturePart(block, name, context)
        case Agenda():
            raise ValueError("layout: an agenda is a list before it is laid out")
        case References():
            from generator.layout.body.references import ReferencesPart

            return ReferencesPart(block, name, context)
        case Diagram():
            from generator.layout.body.diagram import DiagramPart

            return DiagramPart(block, name, context)
        case QrCode():
            from generator.layout.body.qr import QrPart

            return QrPart(block, name, context)
        case Media():
            from generator.layout.body.media import MediaPart

            return MediaPart(block, name, context)
        case _:
            assert_never(block)
