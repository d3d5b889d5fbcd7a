"""Sixty random charts as authors type them, and those of them that are shown, in one deck."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.build import check
from generator.errors import ContentError, Severity
from generator.scene.boxes import ChartBox, single
from generator.scene.page import Page, Scene

NAMES = ["Lyon", "un nom long", "=1+1", "<b>&", "2004", "«oui»", "Ж", "Saint-Étienne", "a", "Loire et Rhône", "x" * 18]
REFUSED = {"chart-form", "chart-crowded", "text-too-wide", "text-too-long"}
KINDS = ["column", "bar", "line", "area", "pie", "doughnut", "scatter", "dot"]
OPTIONS = {
    "stacked": ["true", "percent"], "labels": ["all", "ends", "none"], "legend": ["right", "none"],
    "unit": ["%", "cas"],
    "log": ["true"], "title": ["Une phrase qui dit ce que le graphique prouve"], "x_title": ["Années"],
}  # fmt: skip
MANY = 60
numbers = st.one_of(
    st.integers(-50, 2_000).map(float),
    st.floats(-1e6, 1e6).map(lambda one: round(one, 2)),
    st.floats(0, 1).map(lambda one: round(one, 3)),
    st.none(),
)


@st.composite
def charts(draw: Any) -> dict[str, Any]:
    kind = draw(st.sampled_from(KINDS))
    positive = draw(st.booleans())
    rows = draw(st.integers(1, 12))
    columns = 1 if kind in ("pie", "doughnut") else draw(st.integers(1, 5))
    found: dict[str, Any] = {"type": kind}
    for name in draw(st.sets(st.sampled_from(sorted(OPTIONS)), max_size=3)):
        found[name] = draw(st.sampled_from(OPTIONS[name]))
    years = draw(st.booleans())
    plain = years or kind == "scatter"
    names = [str(1990 + at) if plain else f"{draw(st.sampled_from(NAMES))} {at}" for at in range(rows)]
    values = [[draw(numbers) for _ in range(columns)] for _ in range(rows)]
    if positive:
        values = [[None if one is None else abs(one) for one in row] for row in values]
    head = ["x", *(f"Série {at}" for at in range(columns))]
    cells = [["" if one is None else repr(one) for one in row] for row in values]
    found["rows"] = [head, *([name, *row] for name, row in zip(names, cells, strict=True))]
    return found


def write_deck(folder: Path, *shown: dict[str, Any]) -> Path:
    slides = [{"heading": f"Numéro {at}", "chart": chart} for at, chart in enumerate(shown, 1)]
    folder.mkdir(parents=True, exist_ok=True)
    deck = json.dumps({"title": "T", "lang": "fr", "slides": slides}, ensure_ascii=False)
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    return folder


def shown_or_refused(folder: Path) -> tuple[Scene | None, set[str]]:
    """The Scene of a deck, or the codes of what is wrong with it."""
    try:
        return check(folder).scene, set()
    except ContentError as problem:
        return None, {one.code for one in problem.diagnostics if one.severity is Severity.ERROR}


def chart_of(page: Page) -> ChartBox:
    (found,) = [box for box in single(page.boxes) if isinstance(box, ChartBox)]
    return found


def typed(chart: dict[str, Any]) -> list[list[float | None]]:
    """The numbers of each series."""
    columns = list(zip(*chart["rows"][1:], strict=True))[1:]
    return [[float(cell) if cell else None for cell in one] for one in columns]


def one_deck(folder: Path, many: int = MANY) -> tuple[Scene, list[dict[str, Any]]]:
    """So many random charts that are shown, a slide each, and what was typed for them; what is refused is refused by
    name. The same ones every time, so that what is wrong with one is found again."""
    found: list[dict[str, Any]] = []

    @settings(max_examples=40 * many, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(chart=charts())
    def collect(chart: dict[str, Any]) -> None:
        if len(found) < many:
            scene, codes = shown_or_refused(write_deck(folder, chart))
            assert codes <= REFUSED, codes
            found.extend([chart] if scene else [])

    collect()
    assert len(found) == many
    return check(write_deck(folder, *found)).scene, found
