"""Pies and rings: the values in their slices, the names beside them."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin, sqrt
from typing import Final

from msgspec import Struct

from generator.deck.model import ChartType, Legend, ValuesShown
from generator.layout.charts.colors import REST, accent
from generator.layout.charts.data import ChartData
from generator.layout.charts.pen import LINE, Spot
from generator.layout.charts.spread import spread
from generator.layout.charts.work import CrowdedEndsError, Drawn, Room, Work
from generator.scene.charts import ChartKind, ChartSeries, LabelPlace, ValueLabels
from generator.scene.text import Align

LEAST: Final = 55.0
"""Points of the smallest radius."""
MARGIN: Final = 4.0
TO_NAME: Final = 8.0
HOLE: Final = 0.5
"""Of a ring's radius."""
_AT: Final = {ChartType.PIE: 0.5, ChartType.DOUGHNUT: 0.75}
"""Where values stand, in radii from the middle."""


class Slice(Struct, frozen=True):
    point: int
    name: str
    value: float
    first: float
    """Where it begins and ends, in turns from the top."""
    last: float
    color: str

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2

    @property
    def share(self) -> float:
        return self.last - self.first


def slices_of(data: ChartData) -> Iterator[Slice]:
    values = data.chart.series[0].values
    whole = sum(value or 0.0 for value in values)
    turned = 0.0
    for point, value in enumerate(values):
        if value:
            after = turned + value / whole
            yield Slice(point, data.categories[point], value, turned, after, slice_color(data, point))
            turned = after


def slice_color(data: ChartData, point: int) -> str:
    lit = data.chart.lit
    if not lit:
        return accent(point)
    return accent(sum(one in lit for one in range(point))) if point in lit else REST


def draw_round(work: Work) -> Drawn:
    """Raises CrowdedEndsError where the names have no room beside it."""
    room, pen, size, chart = work.room, work.pen, work.size, work.chart
    slices = list(slices_of(work.data))
    keyed = chart.legend is not Legend.NONE and not work.direct  # which says the values
    silent = keyed or chart.labels is ValuesShown.NONE
    written = {} if silent else {one.point: work.format.text(one.value) for one in slices}
    radius = (min(room.height, room.width) - 2 * MARGIN) / 2
    named = work.direct and chart.legend is Legend.AUTO
    inside = {one.point for one in slices if one.point in written and _fits(work, one, written[one.point], radius)}
    names = {one.point: _name(one, written, inside) for one in slices}
    if named:
        widest = max(pen.room(name, size) for name in names.values())
        radius = min(radius, (room.width - 2 * (widest + TO_NAME + MARGIN)) / 2)
        if radius < LEAST:
            raise CrowdedEndsError("the names beside it have no room", "Shorten the names.")
        inside &= {one.point for one in slices if one.point in written and _fits(work, one, written[one.point], radius)}
        names = {one.point: _name(one, written, inside) for one in slices}
    plot = Room(room.x + room.width / 2 - radius, room.y + room.height / 2 - radius, 2 * radius, 2 * radius)
    center = (plot.x + radius, plot.y + radius)
    hole = HOLE * radius if chart.type is ChartType.DOUGHNUT else 0.0
    at = _AT[chart.type] * radius
    styles = []
    for one in slices:
        with work.drawing(0, one.point):
            work.shapes.append(pen.slice(center, (radius, hole), (one.first, one.last), one.color))
            if one.point in inside:
                style = pen.style(size, pen.on(one.color), bold=True)
                styles.append((one.point, style))
                turn = 2 * pi * one.middle
                spot = (center[0] + at * sin(turn), center[1] - at * cos(turn) + pen.middle(size, bold=True))
                middle = pen.style(size, style.color, bold=True, align=Align.CENTER)
                work.labels.append(pen.text("value", written[one.point], spot, middle, background=one.color))
    if named:
        _names(work, slices, names, center, radius)
    place = LabelPlace.CENTER if chart.type is ChartType.PIE else LabelPlace.OWN
    labels = ValueLabels(place, work.format.code, tuple(styles)) if styles else None
    points = tuple((one.point, one.color) for one in slices)
    series = ChartSeries(work.data.names[0], chart.series[0].values, "accent1", points=points, labels=labels)
    kind = ChartKind.PIE if chart.type is ChartType.PIE else ChartKind.DOUGHNUT
    return work.finish(kind, plot, [series])


def _name(one: Slice, written: dict[int, str], inside: set[int]) -> str:
    value = written.get(one.point, "")
    return one.name if one.point in inside or not value else f"{one.name} {value}"


def _fits(work: Work, one: Slice, text: str, radius: float) -> bool:
    """Whether a value has room in its slice."""
    width = work.pen.room(text, work.size, bold=True) + 4
    height = LINE * work.size
    turn = 2 * pi * one.middle
    along = width * abs(cos(turn)) + height * abs(sin(turn))
    deep = width * abs(sin(turn)) + height * abs(cos(turn))
    ring = work.chart.type is ChartType.DOUGHNUT
    at = _AT[work.chart.type] * radius
    chord = 2 * at * sin(pi * one.share) if one.share < 0.5 else 2 * at
    return along <= chord and deep <= (radius * HOLE if ring else 0.9 * radius)


def _names(work: Work, slices: list[Slice], names: dict[int, str], center: Spot, radius: float) -> None:
    """Writes the names beside the slices, on each side moved apart where they would stand over each other."""
    pen, size, room = work.pen, work.size, work.room
    reach = radius + TO_NAME
    for right in (True, False):
        here = [one for one in slices if (one.middle < 0.5) is right]
        wanted = [center[1] - reach * cos(2 * pi * one.middle) for one in here]
        placed = spread(wanted, LINE * size, room.y + 0.6 * size, room.bottom - 0.6 * size)
        if placed is None:
            raise CrowdedEndsError("the names beside it have no room", "Make the small slices one.")
        for one, y in zip(here, placed, strict=True):
            down = max(0.0, abs(y - center[1]) - 0.6 * size)
            out = sqrt(max(0.0, reach**2 - down**2)) + 2
            style = pen.style(size, align=Align.LEFT if right else Align.RIGHT)
            spot = (center[0] + out if right else center[0] - out, y + pen.middle(size))
            with work.drawing(0, one.point):
                work.own.append(pen.text("slice", names[one.point], spot, style))
