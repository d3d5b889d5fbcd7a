"""Bars: columns that lie, the names of their categories at their start, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.deck.model import ValuesShown
from generator.layout.charts.categories import wrapped
from generator.layout.charts.colors import GRID
from generator.layout.charts.columns import GAP, Bar, bars_of, scale_of, series_of
from generator.layout.charts.data import is_stacked
from generator.layout.charts.pen import TO_AXIS, TO_POINT
from generator.layout.charts.ticks import Scale, wider
from generator.layout.charts.work import AXIS_LINE, GRID_LINE, CrowdedError, Drawn, Room, Work
from generator.scene.charts import ChartKind
from generator.scene.text import Align

NAMES: Final = 0.42
"""Of the width that names may take."""
MOST_VALUES: Final = 40
MOST_STEPS: Final = 6
LEAST_PLOT: Final = 0.4
"""Of the width that bars and their values have, what the plot takes at the least."""


def least_height(work: Work) -> float:
    """What names one under the other need."""
    lines = [len(one) for one in names_lines(work)]
    return sum(max(1, count) for count in lines) * work.pen.pitch(work.size) + 3.0 * len(lines)


def draw_bars(work: Work) -> Drawn:
    """Raises CrowdedError."""
    room, pen, size, data = work.room, work.pen, work.size, work.data
    bars = list(bars_of(work))
    scale = scale_of(work, bars)
    lines = names_lines(work)
    names = max((pen.room(line, size) for one in lines for line in one), default=0.0) + TO_AXIS
    series_count = 1 if is_stacked(work.chart) else len(work.chart.series)
    slot_wanted = room.height / data.count
    valued = _valued(work, bars, slot_wanted / (series_count + GAP / 100))
    width = room.width - names
    right = 0.0
    if valued and not is_stacked(work.chart):
        beside = _with_room_beside(work, scale, bars, valued, width)
        if beside:
            scale, right = beside
        else:
            valued = set()
    axis = is_stacked(work.chart) or not {(bar.series, bar.point) for bar in bars} <= valued
    if axis and not right:
        scale = work.level(lambda most: scale_of(work, bars, most), 0.9 * width)
    below = TO_AXIS + 1.2 * size + 2 if axis else 2.0
    if axis:
        right = max(right, 0.5 * work.tick_width(scale))
    plot = Room(room.x + names, room.y + 2, width - right, room.height - below - 2)
    slot = plot.height / data.count
    if max(map(len, lines)) * pen.pitch(size) > slot:
        raise CrowdedError(f"its {data.count} names have no room one under the other",
                      "Show those that you speak about, or make the small ones one.")  # fmt: skip
    _columns(work, plot, scale, shown=axis)
    x = plot.x + plot.width * scale.share(scale.base)
    work.shapes.append(pen.down(x, plot.y, plot.height, AXIS_LINE, "muted"))
    thick = slot / (series_count + GAP / 100)
    labels: dict[int, list[int]] = {}
    for bar in bars:
        index = 0 if is_stacked(work.chart) else bar.series
        y = plot.y + bar.point * slot + thick * (GAP / 200 + index)
        ends = sorted((plot.x + plot.width * scale.share(bar.first), plot.x + plot.width * scale.share(bar.last)))
        color = data.color(bar.series, bar.point)
        with work.drawing(bar.series, bar.point):
            work.shapes.append(pen.bar(ends[0], y, ends[1] - ends[0], thick, color, parted=is_stacked(work.chart)))
            if (bar.series, bar.point) in valued and _write(work, bar, y + thick / 2, ends, color):
                labels.setdefault(bar.series, []).append(bar.point)
    shown = _names(work, lines, plot, slot)
    return work.finish(
        ChartKind.BAR, plot, list(series_of(work, labels)), values=work.axis(scale, shown=axis), written=shown, gap=GAP
    )


def _write(work: Work, bar: Bar, middle: float, ends: Sequence[float], color: str) -> bool:
    """Writes the value of a bar, if it has room."""
    pen, size, text = work.pen, work.size, work.format.text(bar.value)
    if is_stacked(work.chart):
        if ends[1] - ends[0] < pen.room(text, size, bold=True) + 4:
            return False
        style = pen.style(size, pen.on(color), bold=True, align=Align.CENTER)
        spot = (sum(ends) / 2, middle + pen.middle(size, bold=True))
        work.labels.append(pen.text("value", text, spot, style, background=color))
        return True
    after = bar.value >= 0
    style = pen.style(size, align=Align.LEFT if after else Align.RIGHT)
    x = ends[1] + TO_POINT if after else ends[0] - TO_POINT
    work.labels.append(pen.text("value", text, (x, middle + pen.middle(size)), style))
    return True


def names_lines(work: Work) -> list[tuple[str, ...]]:
    """The lines of the names. Raises CrowdedError."""
    most = NAMES * work.room.width
    found = []
    for name in work.data.categories:
        lines = (name,) if work.pen.width(name, work.size) <= most else wrapped(name, most, work.pen, work.size)
        if lines is None:
            raise CrowdedError("a name in it is too long", "Shorten the names, or give the chart more width.")
        found.append(lines)
    return found


def _names(work: Work, lines: list[tuple[str, ...]], plot: Room, slot: float) -> tuple[str, ...]:
    """Writes the names; they are the native chart's own if each is on one line."""
    pen, size = work.pen, work.size
    style, pitch = pen.style(size, align=Align.RIGHT), pen.pitch(size)
    own = any(len(one) > 1 for one in lines)
    for at, one in enumerate(lines):
        first = plot.y + (at + 0.5) * slot + pen.middle(size) - (len(one) - 1) * pitch / 2
        boxes = [pen.text("name", line, (plot.x - TO_AXIS, first + row * pitch), style) for row, line in enumerate(one)]
        if own:
            work.own += boxes
        else:
            work.labels += boxes
    return () if own else tuple(one[0] for one in lines)


def _columns(work: Work, plot: Room, scale: Scale, *, shown: bool) -> None:
    """The lines of the axis with its numbers below."""
    if not shown:
        return
    pen, size = work.pen, work.size
    style, written = pen.style(size, "muted", align=Align.CENTER), work.ticks(scale)
    for tick in scale.ticks:
        x = plot.x + plot.width * scale.share(tick)
        work.shapes.append(pen.down(x, plot.y, plot.height, GRID_LINE, GRID))
        spot = (x, plot.bottom + TO_AXIS + pen.ascent(size))
        work.labels.append(pen.text("tick", written.text(tick), spot, style))


def _valued(work: Work, bars: list[Bar], thick: float) -> set[tuple[int, int]]:
    wish = work.chart.labels
    every = {(bar.series, bar.point) for bar in bars}
    if wish is ValuesShown.NONE or (wish is ValuesShown.AUTO and (is_stacked(work.chart) or len(bars) > MOST_VALUES)):
        return set()
    if wish is ValuesShown.ENDS:
        return {one for one in every if one[1] in {0, work.data.count - 1}}
    single = is_stacked(work.chart) or len(work.chart.series) == 1
    fits = single or thick >= 0.95 * work.size
    if not fits and wish is ValuesShown.ALL:
        work.problems.append("values")
    return every if fits else set()


def _with_room_beside(
    work: Work, scale: Scale, bars: list[Bar], valued: set[tuple[int, int]], width: float
) -> tuple[Scale, float] | None:
    """The scale with room for values before the bars of less than nothing, and the room that those behind the others
    need; None if too little would be left for the bars."""
    written = [
        (bar, work.pen.room(work.format.text(bar.value), work.size) + TO_POINT + 4)
        for bar in bars
        if (bar.series, bar.point) in valued
    ]
    for _ in range(MOST_STEPS):
        # the plot is as wide as it can be with every value inside the frame
        most = min(
            (width - label) / share if (share := scale.share(bar.last)) else width
            for bar, label in [*((bar, label) for bar, label in written if bar.value >= 0), (bars[0], 0.0)]
        )
        room = min(width, most)
        if all(bar.value >= 0 or scale.share(bar.last) * room >= label for bar, label in written):
            return (scale, width - room) if room > LEAST_PLOT * width else None
        scale = wider(scale, below=True)
    return None
