"""A chart made ready to be drawn: its texts as they are set, the format of its numbers, the colour of everything."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.deck.model import Chart, ChartType, Legend, Stacked, Text
from generator.layout.body.part import BodyContext
from generator.layout.charts.colors import REST, REST_LINE, accent
from generator.layout.charts.dates import in_words, is_month
from generator.layout.charts.numbers import NumberFormat, is_short, number_format
from generator.layout.formulas import without_formulas
from generator.layout.runs import runs_of

LINED = frozenset({ChartType.LINE, ChartType.SCATTER, ChartType.DOT})
"""Types whose marks are too thin for a pale colour."""


class ChartData(Struct, frozen=True):
    chart: Chart
    names: tuple[str, ...]
    """Of the series."""
    categories: tuple[str, ...]
    colors: tuple[str, ...]
    """Of the series."""
    format: NumberFormat
    places: NumberFormat
    under: str
    """What stands under the title: what the numbers are, where nothing else says so."""
    monthly: bool = False
    """Whether its categories are months."""

    @property
    def count(self) -> int:
        return len(self.chart.series[0].values)

    @property
    def lit(self) -> bool:
        """Whether some series stand out."""
        return any(one.lit for one in self.chart.series)

    @property
    def numbers(self) -> list[float]:
        return [value for one in self.chart.series for value in one.values if value is not None]

    def color(self, series: int, point: int) -> str:
        """Of a point, which is another than that of its series where other categories stand out."""
        if self.chart.lit and point not in self.chart.lit:
            return pale(self.chart, series)
        return self.colors[series]

    def points(self, series: int) -> tuple[tuple[int, str], ...]:
        """The points whose colour is another than that of their series."""
        found = ((at, self.color(series, at)) for at in range(self.count))
        return tuple((at, color) for at, color in found if color != self.colors[series])


def chart_data(chart: Chart, context: BodyContext) -> ChartData:
    def said(text: Text | None) -> str:
        runs = runs_of(without_formulas(text), context.lang, context.typography) if text else ()
        return " ".join("".join(run.text for run in runs).split("\n"))

    unit = said(chart.unit).strip()
    short = is_short(unit)
    names = tuple(said(one.name) for one in chart.series)
    under = [said(chart.y_title)]
    if len(names) == 1 and chart.legend is not Legend.NONE:
        under.insert(0, names[0])
    if unit and not short:
        under.append(unit)
    typed = [one.plain.strip() for one in chart.categories]
    dated = in_words(typed, context.lang)
    return ChartData(
        chart,
        names,
        dated or tuple(said(one) for one in chart.categories),
        tuple(_colors(chart)),
        number_format(context.lang, chart.digits, unit if short else ""),
        number_format(context.lang, chart.place_digits, "", grouped=not _are_years(chart)),
        ", ".join(filter(None, under)),
        monthly=dated is not None and is_month(typed[0]),
    )


def pale(chart: Chart, at: int) -> str:
    """The colour of what does not stand out; of areas that touch, every other one is darker."""
    return REST_LINE if chart.type in LINED or at % 2 else REST


def _are_years(chart: Chart) -> bool:
    """Whether the places of a scatter chart are years, which are written without a sign between thousands."""
    return not chart.place_digits and all(1000 <= one < 3000 for one in chart.places)


def _colors(chart: Chart) -> Iterator[str]:
    if not any(one.lit for one in chart.series):
        yield from map(accent, range(len(chart.series)))
        return
    count = 0
    for at, one in enumerate(chart.series):
        if one.lit:
            yield accent(count)
            count += 1
        else:
            yield pale(chart, at - count)


def is_stacked(chart: Chart) -> bool:
    return chart.stacked is not Stacked.NO
