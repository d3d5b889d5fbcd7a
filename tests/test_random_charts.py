"""Charts of any numbers at all: valid, read back as they were given, the same again, no label over another."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pptx import Presentation

from generator.build import check
from generator.render import writer
from tests.pptx.conftest import cache_folder as cache_folder
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
from tests.pptx.package_checks import check_package
from tests.random_charts import MANY, REFUSED, chart_of, charts, one_deck, shown_or_refused, typed, write_deck

pytestmark = pytest.mark.slow


def native(pptx: bytes) -> list[Any]:
    found = []
    for slide in Presentation(io.BytesIO(pptx)).slides:
        for shape in slide.shapes:
            found += [one.chart for one in (getattr(shape, "shapes", None) or [shape]) if one.has_chart]
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(chart=charts())
def test_any_chart_is_shown_or_refused_with_what_to_do_instead(chart: dict[str, Any], tmp_path: Path) -> None:
    scene, codes = shown_or_refused(write_deck(tmp_path, chart))
    assert codes <= REFUSED  # no overlap, nothing off the page
    if scene is None:
        return
    made = writer("pptx")(scene)
    assert writer("pptx")(check(tmp_path).scene) == made


def test_sixty_charts_are_valid_and_their_numbers_are_read_back(
    open_xml_sdk: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    scene, given_ = one_deck(tmp_path / "deck")
    made = writer("pptx")(scene)
    assert isinstance(made, bytes)
    assert check_package(made) == []
    (tmp_path / "deck.pptx").write_bytes(made)
    assert open_xml_sdk(tmp_path / "deck.pptx") == []
    shown = native(made)
    assert len(shown) == MANY
    for page, chart, found in zip(scene.pages, given_, shown, strict=True):
        box = chart_of(page)
        for own, series in zip(box.series, found.plots[0].series, strict=True):
            assert series.name == own.name
            assert list(series.values) == list(own.values)
        if not box.across and not box.bridged:
            assert [list(one.values) for one in box.series] == typed(chart)
