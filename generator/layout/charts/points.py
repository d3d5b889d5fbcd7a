"""Points: where two numbers meet, or on a line for each category."""

from __future__ import annotations

from typing import Final

from generator.deck.model import ChartType, ValuesShown
from generator.layout.charts.bars import names_lines
from generator.layout.charts.colors import GRID
from generator.layout.charts.lines import line_scale
from generator.layout.charts.numbers import NumberFormat
from generator.layout.charts.pen import TO_AXIS, TO_POINT
from generator.layout.charts.ticks import Scale, nice
from generator.layout.charts.work import AXIS_LINE, GRID_LINE, CrowdedError, Drawn, Room, Work
from generator.scene.charts import ChartKind, ChartMarker, ChartSeries, MarkerForm
from generator.scene.text import Align

FORMS: Final = (MarkerForm.CIRCLE, MarkerForm.SQUARE, MarkerForm.DIAMOND, MarkerForm.TRIANGLE)
SCATTER_SIZE, DOT_SIZE = 8, 12
MANY: Final = 60
"""More points than that are smaller."""
SMALL_SIZE: Final = 6


def marker_of(chart_type: ChartType, series: int, count: int) -> ChartMarker:
    size = DOT_SIZE if chart_type is ChartType.DOT else SCATTER_SIZE if count <= MANY else SMALL_SIZE
    return ChartMarker(FORMS[series % len(FORMS)], size)


def draw_scatter(work: Work) -> Drawn:
    room, pen, size, chart, data = work.room, work.pen, work.size, work.chart, work.data
    scale = line_scale(work, work.steps)
    whole = not chart.place_digits
    across = work.level(
        lambda most: nice(min(chart.places), max(chart.places), zero=False, near=0.0, whole=whole, most=most),
        0.8 * room.width,
        data.places,
    )
    written = data.places.with_digits(across.digits)
    left = work.tick_width(scale) + TO_AXIS
    half = pen.room(written.text(across.max), size) / 2
    under = TO_AXIS + pen.pitch(size) + 2
    plot = Room(room.x + left, room.y + 0.6 * size, room.width - left - half, room.height - under - 0.6 * size)
    work.rows(plot, scale, shown=True)
    _ticks(work, plot, across, written)
    work.shapes.append(pen.across(plot.x, plot.bottom, plot.width, AXIS_LINE, "muted"))
    series = []
    for at, one in enumerate(chart.series):
        marker = marker_of(chart.type, at, data.count)
        with work.drawing(at):
            for place, value in zip(chart.places, one.values, strict=True):
                if value is not None:
                    spot = (plot.x + plot.width * across.share(place), plot.bottom - plot.height * scale.share(value))
                    work.shapes.append(pen.marker(spot, marker, data.colors[at]))
        series.append(ChartSeries(data.names[at], one.values, data.colors[at], marker=marker))
    return work.finish(
        ChartKind.SCATTER,
        plot,
        series,
        values=work.axis(scale, shown=True),
        places=work.axis(across, shown=True, lined=False, written=written),
        across=[chart.places] * len(series),
    )


def draw_dots(work: Work) -> Drawn:
    """Raises CrowdedError."""
    room, pen, size, chart, data = work.room, work.pen, work.size, work.chart, work.data
    lines = names_lines(work)
    names = max((pen.room(line, size) for one in lines for line in one), default=0.0) + TO_AXIS
    scale = work.level(lambda most: line_scale(work, most), 0.8 * (room.width - names))
    valued = chart.labels is ValuesShown.ALL and len(chart.series) == 1
    if chart.labels is ValuesShown.ALL and not valued:
        work.problems.append("values")
    half = pen.room(work.ticks(scale).text(scale.max), size) / 2
    if valued:
        half = max(half, DOT_SIZE / 2 + max(pen.room(work.format.text(one), size) for one in data.numbers) + 4)
    under = TO_AXIS + pen.pitch(size) + 2
    plot = Room(room.x + names, room.y + 2, room.width - names - half, room.height - under - 2)
    slot = plot.height / (data.count + 1)
    if max(map(len, lines)) * pen.pitch(size) > slot:
        raise CrowdedError(f"its {data.count} names have no room one under the other",
                           "Show those that you speak about, or make the small ones one.")  # fmt: skip
    for row in range(data.count + 2):
        work.shapes.append(pen.across(plot.x, plot.y + row * slot, plot.width, GRID_LINE, GRID))
    _ticks(work, plot, scale, work.ticks(scale))
    work.shapes.append(pen.across(plot.x, plot.bottom, plot.width, AXIS_LINE, "muted"))
    style, pitch = pen.style(size, align=Align.RIGHT), pen.pitch(size)
    for at, one in enumerate(lines):
        first = plot.y + (at + 1) * slot + pen.middle(size) - (len(one) - 1) * pitch / 2
        work.own += (
            pen.text("name", line, (plot.x - TO_AXIS, first + row * pitch), style) for row, line in enumerate(one)
        )
    series = []
    for at, one_series in enumerate(chart.series):
        marker = marker_of(chart.type, at, data.count)
        heights: list[float | None] = []
        for point, value in enumerate(one_series.values):
            heights.append(None if value is None else float(data.count - 1 - point))
            if value is None:
                continue
            spot = (plot.x + plot.width * scale.share(value), plot.y + (point + 1) * slot)
            with work.drawing(at, point):
                work.shapes.append(pen.marker(spot, marker, data.color(at, point)))
                if valued:
                    beside = (spot[0] + DOT_SIZE / 2 + TO_POINT, spot[1] + pen.middle(size))
                    work.own.append(pen.text("value", work.format.text(value), beside, pen.style(size)))
        series.append(
            ChartSeries(data.names[at], tuple(heights), data.colors[at], marker=marker, points=data.points(at))
        )
    rows = work.axis(Scale(-1.0, float(data.count), 1.0), shown=False, lined=True)
    places = work.axis(scale, shown=True, lined=False)
    return work.finish(
        ChartKind.SCATTER, plot, series, values=rows, places=places, across=[one.values for one in chart.series]
    )


def _ticks(work: Work, plot: Room, scale: Scale, written: NumberFormat) -> None:
    """The numbers under the plot."""
    pen, size = work.pen, work.size
    style = pen.style(size, "muted", align=Align.CENTER)
    for tick in scale.ticks:
        spot = (plot.x + plot.width * scale.share(tick), plot.bottom + TO_AXIS + pen.ascent(size))
        work.labels.append(pen.text("tick", written.text(tick), spot, style))
