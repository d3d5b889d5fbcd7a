"""One chart at work: the room that it has, its pen, and what was drawn so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from msgspec import Struct

from generator.deck.model import ChartSteps, Stacked
from generator.layout.charts.colors import GRID
from generator.layout.charts.data import ChartData
from generator.layout.charts.numbers import NumberFormat, share_format
from generator.layout.charts.pen import TO_AXIS, Pen
from generator.layout.charts.ticks import MOST, Scale
from generator.layout.clicks import shown_of
from generator.scene.boxes import Box, Shape, TextBox
from generator.scene.charts import ChartAxis, ChartBox, ChartKind, ChartSeries, Grouping
from generator.scene.text import Align
from generator.units import Rect

BLEED: Final = 8.0
"""Points that the frame of a native chart is wider and lower than what it shows: PowerPoint keeps its texts farther
from the axes than LibreOffice does, and moves the plot where they have no room."""
STEP: Final = 1.5
"""Least height of a step, in em."""
GRID_LINE, AXIS_LINE = 0.75, 1.0
GROUPINGS: Final = {Stacked.NO: Grouping.PLAIN, Stacked.YES: Grouping.STACKED, Stacked.PERCENT: Grouping.PERCENT}


class Room(Struct, frozen=True):
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def rect(self) -> Rect:
        return Rect.from_pt(self.x, self.y, self.width, self.height)


class Drawn(Struct, frozen=True):
    """A native chart, and what stands beside it as ordinary texts and shapes."""

    chart: ChartBox
    own: tuple[Box, ...] = ()


class CrowdedError(Exception):
    """A chart has no room for its names; the message says what to do instead."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.why, self.hint = why, hint


class CrowdedEndsError(CrowdedError):
    """The names at the ends of lines have no room."""


class Work:
    def __init__(self, data: ChartData, pen: Pen, room: Room, size: int, *, direct: bool = False) -> None:
        """``direct``: the names of the series stand beside what shows them, without a key."""
        self.direct = direct
        self.data, self.pen, self.room, self.size = data, pen, room, size
        self.chart = data.chart
        self.shapes: list[Shape] = []
        self.labels: list[TextBox] = []
        self.own: list[Box] = []
        self.problems: list[str] = []

    @contextmanager
    def drawing(self, series: int, point: int | None = None) -> Iterator[None]:
        """What is drawn meanwhile appears with that series, or with that point's category; without a point it is of
        all categories."""
        at = point if self.by_category else series
        builds = self.chart.builds
        self.pen.shown = shown_of(builds[at]) if builds and at is not None else None
        yield
        self.pen.shown = None

    @property
    def by_category(self) -> bool:
        return self.chart.steps is ChartSteps.CATEGORIES

    @property
    def format(self) -> NumberFormat:
        return self.data.format

    @property
    def steps(self) -> int:
        """How many steps a vertical axis may have, so that its numbers stand clear of each other."""
        return max(1, min(MOST, int((self.room.height - 4 * self.size) / (STEP * self.size))))

    def level(self, scaled: Callable[[int], Scale], width: float, written: NumberFormat | None = None) -> Scale:
        """The scale of a horizontal axis, with so many steps that its numbers stand clear of each other. Raises
        CrowdedError."""
        for most in range(MOST, 0, -1):
            scale = scaled(most)
            form = (written or self.ticks(scale)).with_digits(scale.digits)
            widest = max(self.pen.room(form.text(one), self.size) for one in scale.ticks)
            if (len(scale.ticks) - 1) * (widest + 6) <= width:
                return scale
        raise CrowdedError(
            "the numbers of its axis have no room", "Write them in a larger unit, or give it more width."
        )

    def ticks(self, scale: Scale) -> NumberFormat:
        """How the numbers of the axis are written."""
        if self.chart.stacked is Stacked.PERCENT:
            return share_format(self.pen.context.lang)
        return self.format.with_digits(scale.digits)

    def tick_width(self, scale: Scale) -> float:
        written = self.ticks(scale)
        return max(self.pen.room(written.text(one), self.size) for one in scale.ticks)

    def axis(
        self, scale: Scale, *, shown: bool, lined: bool | None = None, written: NumberFormat | None = None
    ) -> ChartAxis:
        """``lined``: whether lines go through the plot; as its numbers are shown, if nothing else is said."""
        code = (written or self.ticks(scale)).code
        style = self.pen.style(self.size, "muted")
        return ChartAxis(
            scale.min, scale.max, scale.step, code, style, scale.log, shown, shown if lined is None else lined
        )

    def rows(self, plot: Room, scale: Scale, *, shown: bool) -> None:
        """The lines of a vertical axis with its numbers, and the line that the categories stand on."""
        if shown:
            style, written = self.pen.style(self.size, "muted", align=Align.RIGHT), self.ticks(scale)
            for tick in scale.ticks:
                y = plot.bottom - plot.height * scale.share(tick)
                self.shapes.append(self.pen.across(plot.x, y, plot.width, GRID_LINE, GRID))
                spot = (plot.x - TO_AXIS, y + self.pen.middle(self.size))
                self.labels.append(self.pen.text("tick", written.text(tick), spot, style))

    def base(self, plot: Room, scale: Scale) -> None:
        y = plot.bottom - plot.height * (0.0 if scale.log else scale.share(scale.base))
        self.shapes.append(self.pen.across(plot.x, y, plot.width, AXIS_LINE, "muted"))

    def finish(
        self,
        kind: ChartKind,
        plot: Room,
        series: Sequence[ChartSeries],
        *,
        values: ChartAxis | None = None,
        places: ChartAxis | None = None,
        written: Sequence[str] = (),
        gap: int = 60,
        across: Sequence[tuple[float | None, ...]] = (),
        frame: Room | None = None,
    ) -> Drawn:
        room = frame or self.room
        around = Room(room.x - BLEED, room.y, room.width + 2 * BLEED, room.height + BLEED)
        box = ChartBox(
            self.pen.name,
            around.rect,
            plot.rect,
            kind,
            tuple(series),
            self.data.categories,
            self.format.code,
            self.pen.style(self.size),
            tuple(self.shapes),
            tuple(self.labels),
            "",
            (),
            grouping=GROUPINGS[self.chart.stacked],
            gap=gap,
            values=values,
            places=places,
            across=tuple(across),
            written=tuple(written),
            grid=GRID,
            ground=self.pen.context.background,
            bridged=self.chart.bridged,
            builds=tuple(filter(None, map(shown_of, self.chart.builds))),
            by_category=self.by_category,
            span=self.chart.span,
        )
        return Drawn(box, tuple(self.own))
