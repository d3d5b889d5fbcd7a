"""What a chart says, as lines: its texts, how it is drawn, and its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.deck.model import Chart, Legend, Stacked, Text, ValuesShown


def chart_lines(chart: Chart) -> Iterator[str]:
    yield from (text.plain for text in (chart.title, chart.unit, chart.x_title, chart.y_title, chart.alt) if text)
    yield ", ".join(_drawn(chart))
    names = [f"*{one.name.plain}*" if one.lit else one.name.plain for one in chart.series]
    yield " | ".join((_said(chart.head), *names))
    for at in range(len(chart.series[0].values)):
        values = (_number(one.values[at]) for one in chart.series)
        yield " | ".join((_category(chart, at), *values))


def _drawn(chart: Chart) -> Iterator[str]:
    yield chart.type
    if chart.stacked is not Stacked.NO:
        yield "stacked" if chart.stacked is Stacked.YES else "stacked to 100 %"
    if chart.labels is not ValuesShown.AUTO:
        yield f"labels {chart.labels}"
    if chart.legend is not Legend.AUTO:
        yield f"legend {chart.legend}"
    if chart.log:
        yield "logarithmic"
    yield from (
        f"{name} {_number(value)}" for name, value in (("min", chart.min), ("max", chart.max)) if value is not None
    )
    yield f"{chart.digits} decimals"


def _category(chart: Chart, at: int) -> str:
    if chart.places:
        return _number(chart.places[at])
    name = chart.categories[at].plain
    return f"*{name}*" if at in chart.lit else name


def _said(text: Text | None) -> str:
    return text.plain if text else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"
