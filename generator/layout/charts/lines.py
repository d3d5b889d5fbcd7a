"""Lines over categories that follow each other, and areas under them; the names of the series stand at their ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from generator.deck.model import ValuesShown
from generator.layout.charts.categories import height_under, named_under, write_under
from generator.layout.charts.columns import Bar, bars_of, scale_of
from generator.layout.charts.data import ChartData, is_stacked
from generator.layout.charts.pen import LINE, TO_AXIS, TO_POINT, Spot
from generator.layout.charts.spread import spread
from generator.layout.charts.ticks import MOST, Scale, decades, nice
from generator.layout.charts.work import CrowdedEndsError, Drawn, Room, Work
from generator.scene.charts import ChartKind, ChartMarker, ChartSeries, LabelPlace, MarkerForm, ValueLabels
from generator.scene.forms import Dash
from generator.scene.text import Align, LevelStyle
from generator.units import Pt

DASHES: Final = (Dash.SOLID, Dash.LONG, Dash.DASHED, Dash.DASH_DOT, Dash.DOTTED, Dash.SOLID)
LIT, USUAL, REST = 4.5, 3.0, 2.25
"""Width of lines that stand out, of others, of others beside those."""
POINT: Final = 8
"""Size of markers."""
MOST_MOVED: Final = 1.0
"""Points that a name may stand lower or higher than its line ends."""
MOST_VALUES: Final = 12
NAMES: Final = 0.34
"""Of the width that names may take."""


class Look(Struct, frozen=True):
    weight: float
    dash: Dash


def look_of(data: ChartData, series: int) -> Look:
    if not data.lit:
        return Look(USUAL, DASHES[series % len(DASHES)])
    if not data.chart.series[series].lit:
        return Look(REST, Dash.DASHED)
    return Look(LIT, DASHES[[one.lit for one in data.chart.series[:series]].count(True) % len(DASHES)])


def line_scale(work: Work, most: int = MOST) -> Scale:
    numbers = [*work.data.numbers, *(one for one in (work.chart.min, work.chart.max) if one is not None)]
    if work.chart.log:
        return decades(min(one for one in numbers if one > 0), max(numbers))
    return nice(min(numbers), max(numbers), zero=False, whole=not work.chart.digits, most=most)


def draw_lines(work: Work) -> Drawn:
    """Raises CrowdedError."""
    room, pen, size, data = work.room, work.pen, work.size, work.data
    scale = line_scale(work, work.steps)
    left = work.tick_width(scale) + TO_AXIS
    named = work.direct
    valued = _valued(work)
    markers = {at for at, one in enumerate(work.chart.series) if _has_lone_points(one.values, work.chart.bridged)}
    names = _names_of(work, valued)
    right = _width(work, names) + TO_POINT + 2 if named else 0.0
    if right > NAMES * room.width:
        raise CrowdedEndsError("the names at the ends of its lines have no room", "Shorten them.")
    slot = (room.width - left) / data.count
    if right > slot / 2:  # names begin at the last point, half a slot before the end of the plot
        slot = (room.width - left - right) / (data.count - 0.5)
    under = named_under(work, slot)
    top = max(0.6 * size, TO_POINT + LINE * size if valued else 0.0)
    plot = Room(room.x + left, room.y + top, slot * data.count, room.height - height_under(work, under) - top)
    work.rows(plot, scale, shown=True)
    work.base(plot, scale)
    middles = [plot.x + (at + 0.5) * slot for at in range(data.count)]
    spots = [_spots(middles, one.values, plot, scale) for one in work.chart.series]
    for at in sorted(range(len(spots)), key=lambda at: work.chart.series[at].lit):
        with work.drawing(at):
            _draw(work, at, spots[at], marked=at in markers)
    ends = _names(work, names, spots, plot) if named else {}
    if named and names != data.names:  # a name says the last value too
        valued = {(at, point) for at, point in valued if point != _last(spots[at])}
    series = []
    for at, one in enumerate(work.chart.series):
        look = look_of(work.data, at)
        marker = ChartMarker(MarkerForm.CIRCLE, POINT) if at in markers else None
        points = sorted(point for series_at, point in valued if series_at == at)
        with work.drawing(at):
            _values(work, spots[at], one.values, points, POINT / 2 if marker else 0.0)
        labels = None
        if points:
            styles = tuple((point, pen.style(size)) for point in points)
            labels = ValueLabels(LabelPlace.ABOVE, work.format.code, styles)
        color = data.colors[at]
        series.append(
            ChartSeries(data.names[at], one.values, color, Pt(look.weight), look.dash, marker, (), labels, ends.get(at))
        )
    shown = write_under(work, under, plot, middles)
    return work.finish(ChartKind.LINE, plot, series, values=work.axis(scale, shown=True), written=shown)


def _spots(middles: Sequence[float], values: Sequence[float | None], plot: Room, scale: Scale) -> list[Spot | None]:
    return [
        None if value is None else (x, plot.bottom - plot.height * scale.share(value))
        for x, value in zip(middles, values, strict=True)
    ]


def _draw(work: Work, series: int, spots: Sequence[Spot | None], *, marked: bool) -> None:
    look, color, pen = look_of(work.data, series), work.data.colors[series], work.pen
    for piece in pieces_of(spots, bridged=work.chart.bridged):
        if len(piece) > 1:
            work.shapes.append(pen.line(piece, color, look.weight, look.dash))
    if marked:
        marker = ChartMarker(MarkerForm.CIRCLE, POINT)
        work.shapes += (pen.marker(spot, marker, color) for spot in spots if spot)


def _values(
    work: Work, spots: Sequence[Spot | None], values: Sequence[float | None], points: Sequence[int], half: float
) -> None:
    pen, size = work.pen, work.size
    style = pen.style(size, align=Align.CENTER)
    for point in points:
        spot, value = spots[point], values[point]
        if spot is not None and value is not None:
            at = (spot[0], spot[1] - TO_POINT - half - pen.descent(size))
            work.labels.append(pen.text("value", work.format.text(value), at, style))


def pieces_of(spots: Sequence[Spot | None], *, bridged: bool) -> Iterator[list[Spot]]:
    """The points of a line between gaps."""
    if bridged:
        yield [spot for spot in spots if spot]
        return
    piece: list[Spot] = []
    for spot in (*spots, None):
        if spot is not None:
            piece.append(spot)
        elif piece:
            yield piece
            piece = []


def _has_lone_points(values: Sequence[float | None], bridged: bool) -> bool:
    """Whether a point has none beside it, so that no line shows it."""
    known = [value is not None for value in values]
    if bridged:
        return False
    return any(one and not any(known[max(0, at - 1) : at] + known[at + 1 : at + 2]) for at, one in enumerate(known))


def _valued(work: Work) -> set[tuple[int, int]]:
    """The points that have their value written."""
    wish = work.chart.labels
    found = set()
    for at, one in enumerate(work.chart.series):
        points = [point for point, value in enumerate(one.values) if value is not None]
        if wish is ValuesShown.ENDS and (one.lit or not work.data.lit):
            found |= {(at, point) for point in (points[0], points[-1])} if points else set()
        elif wish is ValuesShown.ALL and (one.lit or not work.data.lit):
            found |= {(at, point) for point in points}
    if wish is ValuesShown.ALL and (len(found) > MOST_VALUES or len({at for at, _ in found}) > 1):
        work.problems.append("values")
        return set()
    return found


def _names_of(work: Work, valued: set[tuple[int, int]]) -> tuple[str, ...]:
    """The names of the series, with their last value where that is written."""
    found = []
    for at, (name, one) in enumerate(zip(work.data.names, work.chart.series, strict=True)):
        last = max((point for point, value in enumerate(one.values) if value is not None), default=-1)
        value = one.values[last] if (at, last) in valued else None
        found.append(name if value is None else f"{name} {work.format.text(value)}")
    return tuple(found)


def _width(work: Work, names: Sequence[str]) -> float:
    return max(work.pen.room(name, work.size, bold=True) for name in names)


def _last(spots: Sequence[Spot | None]) -> int:
    return max((point for point, spot in enumerate(spots) if spot), default=-1)


def _names(
    work: Work, names: Sequence[str], spots: Sequence[Sequence[Spot | None]], plot: Room
) -> dict[int, tuple[int, LevelStyle]]:
    """Writes the names of the series where their lines end. The native chart writes them itself where they have room
    there; else they are moved apart, as texts of their own."""
    pen, size, data = work.pen, work.size, work.data
    last = {at: _last(line) for at, line in enumerate(spots) if any(line)}
    ends = {at: spot for at, point in last.items() if (spot := spots[at][point])}
    styles = {at: pen.style(size, _name_color(work, at), bold=True) for at in ends}
    half = [POINT / 2 if _has_lone_points(work.chart.series[at].values, work.chart.bridged) else 0.0 for at in ends]
    placed = spread([ends[at][1] for at in ends], LINE * size, plot.y, plot.bottom)
    if placed is None:
        raise CrowdedEndsError(
            "the names at the ends of its lines have no room", "Write `legend: right`, or show fewer series."
        )
    moved = max(abs(ends[at][1] - y) for at, y in zip(ends, placed, strict=True)) > MOST_MOVED
    here = {ends[at][0] for at in ends}
    own = moved or len(here) > 1 or tuple(names) != data.names
    x = max(here)
    for at, y, more in zip(ends, placed, half, strict=True):
        if not own:
            y = ends[at][1]
        spot = (x + TO_POINT + more, y + pen.middle(size, bold=True))
        with work.drawing(at):
            (work.own if own else work.labels).append(pen.text("series", names[at], spot, styles[at]))
    return {} if own else {at: (last[at], styles[at]) for at in ends}


def _name_color(work: Work, series: int) -> str:
    return work.pen.inked(work.data.colors[series])


def draw_area(work: Work) -> Drawn:
    """Areas that stand on each other, or one alone; their ends are those of the plot. Raises CrowdedError."""
    room, pen, size, data = work.room, work.pen, work.size, work.data
    bars = list(bars_of(work))
    scale = scale_of(work, bars, work.steps)
    left = work.tick_width(scale) + TO_AXIS
    named = work.direct
    right = _width(work, data.names) + TO_POINT + 4 if named else 0.0
    if right > NAMES * room.width:
        raise CrowdedEndsError("the names at the ends of its lines have no room", "Shorten them.")
    slot = (room.width - left - right) / max(1, data.count - 1)
    under = named_under(work, slot)
    half = max((pen.room(line, size) for line in (*under.lines[0], *under.lines[-1])), default=0.0) / 2
    left, right = max(left, half), max(right, half)
    plot = Room(
        room.x + left, room.y + 0.6 * size, room.width - left - right,
        room.height - height_under(work, under) - 0.6 * size,
    )  # fmt: skip
    slot = plot.width / (data.count - 1)
    work.rows(plot, scale, shown=True)
    middles = [plot.x + at * slot for at in range(data.count)]

    def down(value: float) -> float:
        return plot.bottom - plot.height * scale.share(value)

    ends: list[float] = []
    for at in range(len(data.names)):
        own = [bar for bar in bars if bar.series == at]
        for piece in _runs(own):
            over = [(middles[bar.point], down(bar.last)) for bar in piece]
            below = [(middles[bar.point], down(bar.first)) for bar in reversed(piece)]
            with work.drawing(at):
                work.shapes.append(pen.area([*over, *below], data.colors[at], parted=is_stacked(work.chart)))
        last = own[-1]
        ends.append((down(last.first) + down(last.last)) / 2)
    work.base(plot, scale)
    if named:
        placed = spread(ends, LINE * size, plot.y, plot.bottom)
        if placed is None:
            raise CrowdedEndsError(
                "the names beside its areas have no room", "Write `legend: right`, or show fewer series."
            )
        for at, y in enumerate(placed):
            spot = (plot.right + TO_POINT + 2, y + pen.middle(size, bold=True))
            style = pen.style(size, _name_color(work, at), bold=True)
            with work.drawing(at):
                work.own.append(pen.text("series", data.names[at], spot, style))
    shown = write_under(work, under, plot, middles)
    series = [ChartSeries(data.names[at], one.values, data.colors[at]) for at, one in enumerate(work.chart.series)]
    return work.finish(ChartKind.AREA, plot, series, values=work.axis(scale, shown=True), written=shown)


def _runs(bars: Sequence[Bar]) -> Iterator[list[Bar]]:
    """The points of an area between gaps."""
    piece: list[Bar] = []
    for bar in bars:
        if piece and bar.point != piece[-1].point + 1:
            yield piece
            piece = []
        piece.append(bar)
    if piece:
        yield piece
