"""Charts on pages that are read from right to left: the other way round, but for pies, which turn as clocks do."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.languages import has_rtl
from generator.layout.charts.work import Drawn, Room
from generator.scene.boxes import Box, Shape, TextBox
from generator.scene.charts import ChartKind
from generator.scene.forms import Path, Point, Subpath
from generator.scene.text import Align
from generator.units import Length, Pt, Rect

_OTHER: Final = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT, Align.CENTER: Align.CENTER}
_ROUND: Final = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT})


def mirrored(drawn: Drawn, room: Room) -> Drawn:
    """A chart in a room."""
    sides = Pt(room.x) + Pt(room.right)
    chart = drawn.chart
    if chart.kind in _ROUND:
        labels, own = tuple(map(directed, chart.labels)), tuple(map(_directed_box, drawn.own))
        return replace(drawn, chart=replace(chart, labels=labels, rtl=True), own=own)
    return Drawn(
        replace(
            chart,
            rect=_rect(chart.rect, sides),
            plot=_rect(chart.plot, sides),
            shapes=tuple(_shape(one, sides) for one in chart.shapes),
            labels=tuple(_text(one, sides) for one in chart.labels),
            rtl=True,
        ),
        tuple(mirrored_box(one, sides) for one in drawn.own),
    )


def mirrored_box(box: Box, sides: Length) -> Box:
    """``sides``: the sum of the two between which it stands, which is twice the middle."""
    if isinstance(box, TextBox):
        return _text(box, sides)
    return _shape(box, sides) if isinstance(box, Shape) else box


def directed(box: TextBox) -> TextBox:
    """The text where it is, read in its own direction: numbers and Latin names from left to right."""
    (paragraph,), (style,) = box.paragraphs, box.levels
    if not has_rtl(paragraph.text):
        return box
    levels = (replace(style, align=_OTHER[style.align], rtl=True),)  # its start is the other side
    return replace(box, paragraphs=(replace(paragraph, rtl=True),), levels=levels)


def _directed_box(box: Box) -> Box:
    return directed(box) if isinstance(box, TextBox) and not box.paragraphs[0].rtl else box


def _text(box: TextBox, sides: Length) -> TextBox:
    levels = tuple(replace(one, align=_OTHER[one.align]) for one in box.levels)
    return directed(replace(box, rect=_rect(box.rect, sides), levels=levels))


def _shape(shape: Shape, sides: Length) -> Shape:
    form = shape.form
    if isinstance(form, Path):
        form = replace(form, subpaths=tuple(_subpath(one, sides) for one in form.subpaths))
    return replace(shape, rect=_rect(shape.rect, sides), form=form)


def _subpath(path: Subpath, sides: Length) -> Subpath:
    def point(one: Point) -> Point:
        return sides - one[0], one[1]

    def segment(one: tuple[Point] | tuple[Point, Point, Point]) -> tuple[Point] | tuple[Point, Point, Point]:
        return (point(one[0]),) if len(one) == 1 else (point(one[0]), point(one[1]), point(one[2]))

    return replace(path, start=point(path.start), segments=tuple(map(segment, path.segments)))


def _rect(rect: Rect, sides: Length) -> Rect:
    return replace(rect, x=sides - rect.right)
