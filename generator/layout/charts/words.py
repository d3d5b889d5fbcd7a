"""What is said of a chart to those who cannot see it, made of its numbers, in the deck's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.deck.model import Chart, ChartType
from generator.layout.charts.data import ChartData

_NAMES: Final = (*map(str, ChartType), "to", "lowest", "highest", "missing")
_WORDS: Final = {
    "en": "Column chart|Bar chart|Line chart|Area chart|Pie chart|Doughnut chart|Scatter chart|Dot chart|to|lowest|"
    "highest|no values",
    "fr": "Graphique en colonnes|Graphique en barres|Graphique en courbes|Graphique en aires|Graphique en secteurs|"
    "Graphique en anneau|Nuage de points|Graphique à points|à|minimum|maximum|aucune valeur",
    "nl": "Kolomdiagram|Staafdiagram|Lijndiagram|Vlakdiagram|Cirkeldiagram|Ringdiagram|Spreidingsdiagram|Puntdiagram|"
    "tot|laagste|hoogste|geen waarden",
    "de": "Säulendiagramm|Balkendiagramm|Liniendiagramm|Flächendiagramm|Kreisdiagramm|Ringdiagramm|Streudiagramm|"
    "Punktdiagramm|bis|niedrigster Wert|höchster Wert|keine Werte",
    "es": "Gráfico de columnas|Gráfico de barras|Gráfico de líneas|Gráfico de áreas|Gráfico circular|"
    "Gráfico de anillo|Gráfico de dispersión|Gráfico de puntos|a|mínimo|máximo|sin valores",
    "it": "Grafico a colonne|Grafico a barre|Grafico a linee|Grafico ad area|Grafico a torta|Grafico ad anello|"
    "Grafico a dispersione|Grafico a punti|a|minimo|massimo|nessun valore",
    "pt": "Gráfico de colunas|Gráfico de barras|Gráfico de linhas|Gráfico de áreas|Gráfico de pizza|"
    "Gráfico de rosca|Gráfico de dispersão|Gráfico de pontos|a|mínimo|máximo|sem valores",
    "ar": "مخطط أعمدة|مخطط أشرطة|مخطط خطي|مخطط مساحي|مخطط دائري|مخطط حلقي|مخطط انتشار|مخطط نقاط|إلى|الأدنى|"
    "الأعلى|لا قيم",
}
LANGUAGES: Final = tuple(_WORDS)
MOST_SERIES: Final = 6


def chart_words(lang: str) -> Mapping[str, str]:
    known = lang.split("-")[0].lower()
    return dict(zip(_NAMES, _WORDS.get(known, _WORDS["en"]).split("|"), strict=True))


def alternative(data: ChartData, lang: str, title: str) -> str:
    """Its type and title, and for each series the range of the categories and its lowest and highest value."""
    chart, words = data.chart, chart_words(lang)
    head = f"{words[chart.type]}: {title}." if title else f"{words[chart.type]}."
    if lang.split("-")[0].lower() == "fr":
        head = head.replace(": ", "\u00a0: ", 1)
    names = _categories(data)
    said = [_series(data, at, names, words, lang) for at in range(min(len(chart.series), MOST_SERIES))]
    more = "…" if len(chart.series) > MOST_SERIES else ""
    return " ".join([head, *said]) + more


def _series(data: ChartData, at: int, names: list[str], words: Mapping[str, str], lang: str) -> str:
    values = [
        (value, name) for value, name in zip(data.chart.series[at].values, names, strict=True) if value is not None
    ]
    colon = "\u00a0: " if lang.split("-")[0].lower() == "fr" else ": "
    name = f"{data.names[at]}{colon}" if data.names[at] else ""
    if not values:
        return f"{name}{words['missing']}."
    (low, at_low), (high, at_high) = min(values, key=lambda one: one[0]), max(values, key=lambda one: one[0])
    between = f"{values[0][1]} {words['to']} {values[-1][1]}, " if len(values) > 1 else f"{values[0][1]}, "
    lowest = f"{words['lowest']} {data.format.text(low)} ({at_low}), " if len(values) > 1 else ""
    return f"{name}{between}{lowest}{words['highest']} {data.format.text(high)} ({at_high})."


def _categories(data: ChartData) -> list[str]:
    if data.chart.places:
        return [data.places.text(one) for one in data.chart.places]
    return [name.strip() or str(at) for at, name in enumerate(data.categories, start=1)]


def rows(data: ChartData) -> tuple[tuple[str, ...], ...]:
    """The numbers as a table, its head first."""
    chart: Chart = data.chart
    head = (chart.head.plain.strip() if chart.head else "", *data.names)
    below = (
        (name, *("–" if one.values[at] is None else data.format.text(one.values[at] or 0.0) for one in chart.series))
        for at, name in enumerate(_categories(data))
    )
    return (head, *below)
