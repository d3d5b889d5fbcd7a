"""Sixty random charts: what is drawn of them stands where LibreOffice draws the native ones, and their workbooks open
in its spreadsheet with their numbers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.render import writer
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.random_charts import MANY, chart_of, one_deck
from tests.rendered.charts import astray, spreadsheets, texts_apart
from tests.rendered.drawn_places import read_drawn
from tests.rendered.libreoffice import LibreOffice
from tests.rendered.rendering import Viewers, render_all

pytestmark = pytest.mark.rendered


@pytest.fixture(scope="module")
def viewers(soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Viewers:
    return Viewers(soffice_path, chromium, tmp_path_factory.mktemp("random-charts"))


@pytest.fixture(scope="module")
def deck(viewers: Viewers) -> tuple[Scene, list[dict[str, Any]]]:
    return one_deck(viewers.folder / "deck")


@pytest.fixture(scope="module")
def pptx(deck: tuple[Scene, list[dict[str, Any]]]) -> bytes:
    made = writer("pptx")(deck[0])
    assert isinstance(made, bytes)
    return made


def test_texts_stand_where_those_of_the_native_charts_do(
    deck: tuple[Scene, list[dict[str, Any]]], viewers: Viewers
) -> None:
    (case,) = render_all({"random": deck[0]}, viewers)
    assert list(texts_apart(case)) == []


def test_bars_and_points_are_those_of_the_native_charts(
    deck: tuple[Scene, list[dict[str, Any]]], pptx: bytes, viewers: Viewers
) -> None:
    office = LibreOffice(viewers.soffice, viewers.folder)
    drawn = read_drawn(office.convert({"random": pptx}, "pdf")["random"])
    wrong, seen = astray(deck[0], drawn)
    assert wrong == []
    assert seen > 150


def test_workbooks_open_in_a_spreadsheet_with_the_numbers(
    deck: tuple[Scene, list[dict[str, Any]]], pptx: bytes, viewers: Viewers
) -> None:
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        books = {Path(name).name: package.read(name) for name in package.namelist() if name.endswith(".xlsx")}
    assert len(books) == MANY
    sheets = spreadsheets(books, viewers)
    for at, page in enumerate(deck[0].pages, 1):
        box = chart_of(page)
        head, *rows = sheets[f"Microsoft_Excel_Sheet{at}.xlsx"]
        assert head[0] == box.head
        own_places = box.across and box.categories
        for series, values in enumerate(box.across if own_places else [one.values for one in box.series], 1):
            assert head[series] == box.series[series - 1].name
            assert [row[series] if series < len(row) else None for row in rows] == list(values)
