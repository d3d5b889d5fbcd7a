"""Charts of any numbers at all: valid, read back as they were given, the same again, no label over another."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from generator.build import check
from generator.errors import ContentError, Severity
from generator.render import writer
from generator.scene.boxes import ChartBox, single
from generator.scene.page import Scene
from tests.pptx.package_checks import check_package

NAMES = ["Lyon", "un nom long", "=1+1", "<b>&", "2004", "«oui»", "Ж", "Saint-Étienne", "a", "Loire et Rhône", "x" * 18]
REFUSED = {"chart-form", "chart-crowded", "text-too-wide", "text-too-long"}
KINDS = ["column", "bar", "line", "area", "pie", "doughnut", "scatter", "dot"]
OPTIONS = {
    "stacked": ["true", "percent"], "labels": ["all", "ends", "none"], "legend": ["right", "none"],
    "unit": ["%", "cas"],
    "log": ["true"], "title": ["Une phrase qui dit ce que le graphique prouve"], "x_title": ["Années"],
}  # fmt: skip
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


def native(pptx: bytes) -> list[Any]:
    found = []
    for slide in Presentation(io.BytesIO(pptx)).slides:
        for shape in slide.shapes:
            found += [one.chart for one in (getattr(shape, "shapes", None) or [shape]) if one.has_chart]
    return found


def shown_or_refused(folder: Path) -> tuple[Scene | None, set[str]]:
    """The Scene of a deck, or the codes of what is wrong with it."""
    try:
        return check(folder).scene, set()
    except ContentError as problem:
        return None, {one.code for one in problem.diagnostics if one.severity is Severity.ERROR}


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(chart=charts())
def test_any_chart_is_shown_or_refused_with_what_to_do_instead(chart: dict[str, Any], tmp_path: Path) -> None:
    deck = {"title": "T", "lang": "fr", "slides": [{"heading": "H", "chart": chart}]}
    (tmp_path / "deck.yaml").write_text(json.dumps(deck, ensure_ascii=False), encoding="utf-8")
    scene, codes = shown_or_refused(tmp_path)
    assert codes <= REFUSED  # no overlap, nothing off the page
    if scene is None:
        return
    made = writer("pptx")(scene)
    assert isinstance(made, bytes)
    assert writer("pptx")(check(tmp_path).scene) == made
    assert check_package(made) == []
    (box,) = [one for page in scene.pages for one in single(page.boxes) if isinstance(one, ChartBox)]
    (shown,) = native(made)
    for own, series in zip(box.series, shown.plots[0].series, strict=True):
        assert series.name == own.name
        assert tuple(series.values) == pytest.approx(own.values, nan_ok=True)
    if not box.across and not box.bridged:
        columns = list(zip(*chart["rows"][1:], strict=True))[1:]
        typed = [[float(cell) if cell else None for cell in one] for one in columns]
        assert [list(one.values) for one in box.series] == typed
