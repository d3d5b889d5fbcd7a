"""Columns: beside each other, on each other, or as shares of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from generator.deck.model import Stacked, ValuesShown
from generator.layout.charts.categories import height_under, named_under, write_under
from generator.layout.charts.data import is_stacked
from generator.layout.charts.pen import TO_POINT
from generator.layout.charts.ticks import MOST, Scale, nice, wider
from generator.layout.charts.work import Drawn, Room, Work
from generator.scene.charts import ChartKind, ChartSeries, LabelPlace, ValueLabels
from generator.scene.text import Align

GAP: Final = 60
MOST_VALUES: Final = 14
"""More columns than that have no values of their own accord."""


class Bar(Struct, frozen=True):
    series: int
    point: int
    value: float
    first: float
    """The values between which it stands."""
    last: float


def bars_of(work: Work) -> Iterator[Bar]:
    """Of all series; those that stand on each other from the axis on, upwards and downwards."""
    chart = work.chart
    for point in range(work.data.count):
        up = down = 0.0
        whole = sum(abs(one.values[point] or 0.0) for one in chart.series) or 1.0
        for series, one in enumerate(chart.series):
            value = one.values[point]
            if value is None:
                continue
            if not is_stacked(chart):
                yield Bar(series, point, value, 0.0, value)
                continue
            share = value / whole if chart.stacked is Stacked.PERCENT else value
            start = up if value >= 0 else down
            yield Bar(series, point, value, start, start + share)
            if value >= 0:
                up += share
            else:
                down += share


def scale_of(work: Work, bars: list[Bar], most: int = MOST) -> Scale:
    """It always holds zero: columns are compared by their length."""
    if work.chart.stacked is Stacked.PERCENT:
        return Scale(0.0, 1.0, 0.25 if most >= 4 else 0.5 if most > 1 else 1.0)
    ends = [*(bar.last for bar in bars), *(one for one in (work.chart.min, work.chart.max) if one is not None)]
    return nice(min(ends), max(ends), zero=True, whole=not work.chart.digits, most=most)


def draw_columns(work: Work) -> Drawn:
    """Raises CrowdedError."""
    room, pen, size, data = work.room, work.pen, work.size, work.data
    bars = list(bars_of(work))
    scale = scale_of(work, bars, work.steps)
    series_count = 1 if is_stacked(work.chart) else len(work.chart.series)
    valued = _valued(work, bars, room.width / data.count, series_count)
    written = {(bar.series, bar.point) for bar in bars}
    axis = is_stacked(work.chart) or not written <= valued
    over = TO_POINT + pen.descent(size) + pen.ascent(size) + 2
    outside = bool(valued) and not is_stacked(work.chart)
    left = work.tick_width(scale) + 7.09 if axis else 0.0
    width = room.width - left
    slot = width / data.count
    named = named_under(work, slot)
    top = max(0.6 * size if axis else 0.0, 2.0)
    height = room.height - height_under(work, named) - top
    scale, top = _with_room_over(scale, bars, height, top, over if outside else 0.0)
    plot = Room(room.x + left, room.y + top, width, room.height - height_under(work, named) - top)
    work.rows(plot, scale, shown=axis)
    work.base(plot, scale)
    thick = slot / (series_count + GAP / 100)
    labels: dict[int, list[int]] = {}
    for bar in bars:
        index = 0 if is_stacked(work.chart) else bar.series
        x = plot.x + bar.point * slot + thick * (GAP / 200 + index)
        ends = sorted(plot.bottom - plot.height * scale.share(one) for one in (bar.first, bar.last))
        color = data.color(bar.series, bar.point)
        with work.drawing(bar.series, bar.point):
            work.shapes.append(pen.bar(x, ends[0], thick, ends[1] - ends[0], color, parted=is_stacked(work.chart)))
            if (bar.series, bar.point) in valued and _write(work, bar, x + thick / 2, ends, color):
                labels.setdefault(bar.series, []).append(bar.point)
    middles = [plot.x + (at + 0.5) * slot for at in range(data.count)]
    shown = write_under(work, named, plot, middles)
    return work.finish(
        ChartKind.COLUMN,
        plot,
        list(series_of(work, labels)),
        values=work.axis(scale, shown=axis),
        written=shown,
        gap=GAP,
    )


def _write(work: Work, bar: Bar, middle: float, ends: Sequence[float], color: str) -> bool:
    """Writes the value of a column, if it has room."""
    pen, size, text = work.pen, work.size, work.format.text(bar.value)
    if is_stacked(work.chart):
        if ends[1] - ends[0] < 1.25 * size:
            return False
        style = pen.style(size, pen.on(color), bold=True, align=Align.CENTER)
        spot = (middle, sum(ends) / 2 + pen.middle(size, bold=True))
        work.labels.append(pen.text("value", text, spot, style, background=color))
        return True
    style = pen.style(size, align=Align.CENTER)
    y = ends[0] - TO_POINT - pen.descent(size) if bar.value >= 0 else ends[1] + TO_POINT + pen.ascent(size)
    work.labels.append(pen.text("value", text, (middle, y), style))
    return True


def series_of(work: Work, labels: dict[int, list[int]]) -> Iterator[ChartSeries]:
    data, pen, size = work.data, work.pen, work.size
    for at, one in enumerate(work.chart.series):
        points = tuple(labels.get(at, ()))
        found = None
        if points and is_stacked(work.chart):
            styles = tuple((point, pen.style(size, pen.on(data.color(at, point)), bold=True)) for point in points)
            found = ValueLabels(LabelPlace.CENTER, work.format.code, styles)
        elif points:
            found = ValueLabels(
                LabelPlace.OUTSIDE, work.format.code, tuple((point, pen.style(size)) for point in points)
            )
        yield ChartSeries(data.names[at], one.values, data.colors[at], points=data.points(at), labels=found)


def _valued(work: Work, bars: list[Bar], slot: float, series_count: int) -> set[tuple[int, int]]:
    """The columns that have their value written."""
    wish, pen = work.chart.labels, work.pen
    every = {(bar.series, bar.point) for bar in bars}
    if wish is ValuesShown.NONE:
        return set()
    if wish is ValuesShown.ENDS:
        ends = {0, work.data.count - 1}
        return {one for one in every if one[1] in ends}
    if wish is ValuesShown.AUTO and (is_stacked(work.chart) or len(bars) > MOST_VALUES):
        return set()
    room = slot * (0.96 if series_count == 1 else 1 / (series_count + GAP / 100))
    fits = all(pen.width(work.format.text(bar.value), work.size) * 1.04 <= room for bar in bars)
    if not fits and wish is ValuesShown.ALL:
        work.problems.append("values")
    return every if fits else set()


def _with_room_over(scale: Scale, bars: list[Bar], height: float, top: float, over: float) -> tuple[Scale, float]:
    """The scale with room for values under the lowest columns, and the room that those over the highest ones need."""
    if not over:
        return scale, top
    low = min((bar.last for bar in bars), default=0.0)
    if low < 0 and scale.share(low) * height < over + 2:
        scale = wider(scale, below=True)
    high = max((bar.last for bar in bars), default=0.0)
    free = (1 - scale.share(high)) * height
    return scale, max(top, over - free)
