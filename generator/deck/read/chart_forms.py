"""Which numbers a type of chart can show: what it cannot is told with what to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Chart, ChartType, Inline, Stacked, Text, ValuesShown
from generator.errors import Diagnostic, error, notice, warning

MOST_COLORS: Final = 6
"""Series, or slices, that can be told apart."""
MOST_YEARS: Final = 250
ROUND: Final = frozenset({ChartType.PIE, ChartType.DOUGHNUT})
_JOINED: Final = frozenset({ChartType.LINE, ChartType.AREA})
_STACKING: Final = frozenset({ChartType.COLUMN, ChartType.BAR, ChartType.AREA})
_WRITTEN: Final = {ChartType.AREA: frozenset({ValuesShown.ALL, ValuesShown.ENDS}),
                   ChartType.SCATTER: frozenset({ValuesShown.ALL, ValuesShown.ENDS}),
                   ChartType.DOT: frozenset({ValuesShown.ENDS})}  # fmt: skip
"""What `labels` would ask for in vain."""
_LOGARITHMIC: Final = frozenset({ChartType.LINE, ChartType.SCATTER, ChartType.DOT})


_IN_ORDER: Final = frozenset(
    "jan feb fév mar mär mrt maa abr apr avr may mai maj mei mag jun jui giu jul lug aug aou aoû ago sep set oct okt "
    "ott out nov dec déc dez dic ene gen lun mon tue mer wed jeu thu ven fri sam sat dim sun die mit don fre mie jue "
    "vie sáb dom gio sab seg ter qua qui sex woe vri zat zon i ii iii iv".split()
)
"""How months, days and Roman numbers begin."""


def wrong_form(chart: Chart) -> list[Diagnostic] | None:
    """What is wrong with it; None if nothing is."""
    found = list(_wrong(chart))
    return found or None


def _wrong(chart: Chart) -> Iterator[Diagnostic]:
    numbers = [one for series in chart.series for one in series.values if one is not None]
    kind, count = chart.type, len(chart.series)
    if not numbers:
        yield _told(chart, "no number stands in it", "Write the numbers below the names of the columns.")
        return
    if kind in ROUND:
        yield from _wrong_round(chart, numbers)
        return
    lit = sum(one.lit for one in chart.series)
    told_apart = lit or count
    if told_apart > MOST_COLORS:
        yield _told(chart, f"{told_apart} series cannot be told apart; {MOST_COLORS} can",
                    "Write `highlight: […]` for those that you speak about, or choose some with `series: […]`.",
                    )  # fmt: skip
    if kind in _JOINED and max(sum(one is not None for one in series.values) for series in chart.series) < 2:
        yield _told(chart, "a line needs two points", "Write `type: column`, or show the number itself in `numbers`.")
    if chart.stacked is not Stacked.NO:
        if kind not in _STACKING:
            yield _told(chart, f"a chart of the type {kind} cannot be stacked",
                        "Write `type: column`, `bar` or `area`, or take `stacked` away.")  # fmt: skip
        elif kind is ChartType.AREA and any(None in series.values for series in chart.series):
            yield _told(chart, "areas that stand on each other need every number",
                        "Fill the empty cells, or write `type: column`.")  # fmt: skip
        if min(numbers) < 0 and (chart.stacked is Stacked.PERCENT or kind is ChartType.AREA):
            yield _told(chart, "what is less than nothing is no share",
                        "Take `stacked` away: the columns then stand side by side.")  # fmt: skip
    elif kind is ChartType.AREA and count > 1:
        yield _told(chart, "areas hide each other", "Write `type: line`, or `stacked: true` where their sum counts.")
    if chart.labels in _WRITTEN.get(kind, ()):
        instead = "labels: all" if kind is ChartType.DOT else "type: line"
        yield _told(chart, f"a chart of the type {kind} has no place for `labels: {chart.labels}`",
                    f"Take `labels` away, or write `{instead}`.")  # fmt: skip
    if chart.log and kind not in _LOGARITHMIC:
        yield _told(chart, "what is compared by its length or area cannot stand on a logarithmic axis",
                    "Write `type: dot` or `type: line`.")  # fmt: skip
    elif chart.log and min(numbers) <= 0:
        yield _told(chart, "a logarithmic axis has no place for zero and less", "Take `log` away.")


def doubts(chart: Chart) -> Iterator[Diagnostic]:
    """What is drawn otherwise than it was asked for, or may mislead."""
    numbers = [one for series in chart.series for one in series.values if one is not None]
    low, high = min(numbers), max(numbers)
    if chart.type not in _LOGARITHMIC:
        low, high = min(low, 0.0), max(high, 0.0)
    if chart.stacked is Stacked.NO and chart.type not in ROUND:
        for name, given, wrong in (("min", chart.min, chart.min or 0.0), ("max", chart.max, chart.max or 0.0)):
            if given is not None and (wrong > low if name == "min" else wrong < high):
                yield warning("chart-range", "`{name}` would cut off what the chart shows, and changes nothing",
                              chart.span, "Take it away, or choose `series` to be shown.", name=name)  # fmt: skip
    names = [one.plain.strip().lower() for one in chart.categories]
    if chart.type in _JOINED and not any(any(map(str.isdigit, one)) or one[:3] in _IN_ORDER for one in names):
        yield notice("chart-order", "A line joins {first} and {second}: does the one follow the other?", chart.span,
                     "Write `type: column` or `type: bar` for what has no order.",
                     first=names[0][:40], second=names[1][:40])  # fmt: skip


def _wrong_round(chart: Chart, numbers: list[float]) -> Iterator[Diagnostic]:
    shown = sum(one is not None and one != 0 for one in chart.series[0].values)
    if len(chart.series) > 1:
        yield _told(chart, f"a {chart.type} shows one series, not {len(chart.series)}",
                    "Choose it with `series: […]`, or write `type: bar` and `stacked: percent`.")  # fmt: skip
    elif min(numbers) < 0 or sum(numbers) <= 0:
        yield _told(chart, "what is less than nothing is no slice", "Write `type: bar`.")
    elif shown > MOST_COLORS:
        yield _told(chart, f"{shown} slices cannot be told apart; {MOST_COLORS} can",
                    "Write `type: bar`, or make the small ones one.")  # fmt: skip
    if chart.stacked is not Stacked.NO or chart.log:
        yield _told(chart, f"a {chart.type} has no axis", "Take `stacked` and `log` away.")


def _told(chart: Chart, why: str, hint: str) -> Diagnostic:
    return error("chart-form", "This chart cannot be drawn as it is: {why}", chart.span, hint.replace("{", "{{"),
                 why=why)  # fmt: skip


def with_all_years(chart: Chart) -> Chart:
    """Lines over years that are not equally far apart get the years between, so that time runs evenly."""
    names = [one.plain.strip() for one in chart.categories]
    if chart.type is not ChartType.LINE or not all(len(one) == 4 and one.isdecimal() for one in names):
        return chart
    years = [int(one) for one in names]
    steps = {after - before for before, after in pairwise(years)}
    if len(steps) < 2 or min(steps) < 1 or years[-1] - years[0] > MOST_YEARS:
        return chart
    at = {year: index for index, year in enumerate(years)}
    every = range(years[0], years[-1] + 1)
    categories = tuple(
        chart.categories[at[year]] if year in at else Text((Inline(str(year)),), chart.span) for year in every
    )
    series = tuple(
        replace(one, values=tuple(one.values[at[year]] if year in at else None for year in every))
        for one in chart.series
    )
    return replace(chart, categories=categories, series=series, lit=frozenset(), bridged=True)
