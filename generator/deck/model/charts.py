"""Charts: numbers by category and series, and how they are to be drawn."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from generator.deck.model.options import Options
from generator.deck.model.steps import ChartSteps, Step
from generator.deck.model.text import Text
from generator.spans import Span


class ChartType(StrEnum):
    COLUMN = "column"
    BAR = "bar"
    """Lying columns."""
    LINE = "line"
    AREA = "area"
    PIE = "pie"
    DOUGHNUT = "doughnut"
    SCATTER = "scatter"
    """Its categories are numbers too."""
    DOT = "dot"
    """Points on a line for each category."""


class Stacked(StrEnum):
    NO = "false"
    YES = "true"
    PERCENT = "percent"


class ValuesShown(StrEnum):
    """Which values are written beside what is drawn."""

    AUTO = "auto"
    ALL = "all"
    ENDS = "ends"
    NONE = "none"


class Legend(StrEnum):
    AUTO = "auto"
    RIGHT = "right"
    NONE = "none"


class Series(Struct, frozen=True):
    name: Text
    values: tuple[float | None, ...]
    """As many as there are categories; None: missing."""
    lit: bool = False
    """It stands out; the others go grey."""


class Chart(Options, frozen=True):
    type: ChartType
    categories: tuple[Text, ...]
    series: tuple[Series, ...]
    span: Span
    places: tuple[float, ...] = ()
    """Of a scatter chart, the numbers that its categories are."""
    bridged: bool = False
    """A line goes on over missing values: years stand as far apart as they are."""
    lit: frozenset[int] = frozenset()
    """Categories that stand out; the others go grey."""
    digits: int = 0
    """Decimals of its numbers."""
    place_digits: int = 0
    """Those of ``places``."""
    title: Text | None = None
    """The sentence that it proves."""
    unit: Text | None = None
    stacked: Stacked = Stacked.NO
    labels: ValuesShown = ValuesShown.AUTO
    legend: Legend = Legend.AUTO
    min: float | None = None
    max: float | None = None
    log: bool = False
    x_title: Text | None = None
    y_title: Text | None = None
    alt: Text | None = None
    head: Text | None = None
    """What stands over the categories."""
    file: str = ""
    """As typed, if it came from a file."""
    steps: ChartSteps | None = None
    """What of it appears click by click."""
    builds: tuple[Step, ...] = ()
    """When each series or category appears, once the steps of its slide are counted."""
