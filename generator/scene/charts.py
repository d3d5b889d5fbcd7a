"""A chart of the Scene: its numbers for outputs that have charts of their own, and its looks for all others."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from generator.scene.basics import Shape, TextBox
from generator.scene.forms import Dash
from generator.scene.steps import Shown
from generator.scene.text import LevelStyle
from generator.spans import Span
from generator.units import ZERO, Length, Rect


class ChartKind(StrEnum):
    COLUMN = "column"
    BAR = "bar"
    LINE = "line"
    AREA = "area"
    PIE = "pie"
    DOUGHNUT = "doughnut"
    SCATTER = "scatter"


class Grouping(StrEnum):
    """How series stand to each other."""

    PLAIN = "plain"
    STACKED = "stacked"
    PERCENT = "percent"


class LabelPlace(StrEnum):
    """Where a value is written; the names are those of ST_DLblPos."""

    OUTSIDE = "outEnd"
    CENTER = "ctr"
    ABOVE = "t"
    BELOW = "b"
    RIGHT = "r"
    OWN = ""
    """Where the kind of chart has one place only."""


class ValueLabels(Struct, frozen=True):
    """Values that are written. ``at``: the points that have one, with the style of each."""

    place: LabelPlace
    format: str
    at: tuple[tuple[int, LevelStyle], ...]


class MarkerForm(StrEnum):
    """The names are those of ST_MarkerStyle."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


class ChartMarker(Struct, frozen=True):
    form: MarkerForm
    size: int
    """Points from side to side."""


class ChartSeries(Struct, frozen=True):
    name: str
    values: tuple[float | None, ...]
    color: str
    line_width: Length = ZERO
    dash: Dash = Dash.SOLID
    marker: ChartMarker | None = None
    points: tuple[tuple[int, str], ...] = ()
    """Points of another colour."""
    labels: ValueLabels | None = None
    named: tuple[int, LevelStyle] | None = None
    """The point beside which the series' name stands."""


class ChartAxis(Struct, frozen=True):
    """Of numbers."""

    min: float
    max: float
    step: float
    format: str
    """Of its numbers, as spreadsheets have it."""
    style: LevelStyle
    log: bool = False
    shown: bool = True
    """Whether its numbers are written."""
    lined: bool = True
    """Whether lines go through the plot."""


class ChartBox(Struct, frozen=True):
    name: str
    rect: Rect
    """The frame of the native chart: all that it writes stands in it."""
    plot: Rect
    """What the axes enclose; of a round chart, the square around it."""
    kind: ChartKind
    series: tuple[ChartSeries, ...]
    categories: tuple[str, ...]
    format: str
    """Of its numbers, as spreadsheets have it."""
    style: LevelStyle
    """Of the names of categories."""
    shapes: tuple[Shape, ...]
    """The same thing in shapes and texts, as measured."""
    labels: tuple[TextBox, ...]
    alt: str
    cells: tuple[tuple[str, ...], ...]
    """Its numbers as a table for those who cannot see it; the first row is its head."""
    title: str = ""
    grouping: Grouping = Grouping.PLAIN
    gap: int = 60
    """Between the columns of two categories, in per cent of a column."""
    values: ChartAxis | None = None
    """The axis of its values."""
    places: ChartAxis | None = None
    """Of a scatter chart, the horizontal axis."""
    across: tuple[tuple[float | None, ...], ...] = ()
    """Of a scatter chart, where the points of each series stand on it."""
    written: tuple[str, ...] = ()
    """The names of categories with the lines that they are broken into; none if they are not the chart's own texts."""
    grid: str = "rule"
    """The colour of the lines that go through the plot."""
    ground: str = "bg"
    """The colour that it stands on, which parts areas that touch."""
    bridged: bool = False
    """Lines go on over missing values."""
    rtl: bool = False
    """Its categories follow each other from right to left, or its bars grow that way."""
    fixed: bool = False
    span: Span | None = None
    shown: Shown | None = None
    builds: tuple[Shown, ...] = ()
    """When each of its series is there, or each of its categories; what stands around them is there with it."""
    by_category: bool = False
    """Whether ``builds`` are those of its categories."""

    @property
    def head(self) -> str:
        """What stands over the categories."""
        return self.cells[0][0] if self.cells else ""

    @property
    def drawn(self) -> tuple[TextBox | Shape, ...]:
        return (*self.shapes, *self.labels)
