"""Charts of every type: what is drawn of the Scene stands where LibreOffice draws the native chart, and the workbooks
open in a spreadsheet with their numbers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.render import writer
from tests.chromium import Chromium
from tests.looks import of
from tests.render.test_charts import CHARTS, DECK
from tests.rendered.charts import astray, spreadsheets, texts, texts_apart
from tests.rendered.drawn_places import read_drawn
from tests.rendered.libreoffice import LibreOffice
from tests.rendered.rendering import Rendered, Viewers, render_all

pytestmark = pytest.mark.rendered

LOOKS = ("agora", "faculte-dark")
_NAMES = ("אשדוד 2", "15 תל אביב", "חיפה (כן)")
_DAYS = ("2024-02-28", "2024-02-29", "2024-03-01")
_TYPES = {
    "column": (2, _NAMES), "bar": (2, _NAMES), "line": (2, _NAMES), "area, stacked: true": (2, _NAMES),
    "column, stacked: true, labels: all": (2, _NAMES), "bar, stacked: percent": (2, _NAMES), "pie": (1, _NAMES),
    "doughnut, legend: right": (1, _NAMES), "scatter": (2, ("10", "20", "40")), "dot": (2, _NAMES),
    "column, legend: right": (2, _DAYS),
}  # fmt: skip
"""How many series each has, and its categories."""


def _slide(kind: str, series: int, names: tuple[str, ...]) -> str:
    rows = [("שם", "צפון 1", "דרום"), *((name, str(3 + at), str(9 - at)) for at, name in enumerate(names))]
    lines = "".join(f"        {' | '.join(row[: series + 1])}\n" for row in rows)
    options = kind.replace(", ", "\n      ")
    return f'  - heading: "{kind}"\n    chart:\n      type: {options}\n      rows: |\n{lines}'


FROM_RIGHT = "title: T\nlang: he\nslides:\n" + "".join(_slide(kind, *said) for kind, said in _TYPES.items())


@pytest.fixture(scope="module")
def viewers(soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Viewers:
    return Viewers(soffice_path, chromium, tmp_path_factory.mktemp("charts"))


@pytest.fixture(scope="module")
def rendered(viewers: Viewers) -> dict[str, Rendered]:
    scenes = {look: lay_out(parse_deck(DECK)[0], **of(look))[0] for look in LOOKS}
    scenes["he"] = lay_out(parse_deck(FROM_RIGHT)[0], **of("agora"))[0]
    return {one.name: one for one in render_all(scenes, viewers)}


@pytest.mark.parametrize("look", [*LOOKS, "he"])
def test_texts_stand_where_those_of_the_native_chart_do(rendered: dict[str, Rendered], look: str) -> None:
    case = rendered[look]
    assert len(texts(case.scene)) > 90
    assert list(texts_apart(case)) == []


@pytest.mark.parametrize("look", [*LOOKS, "he"])
def test_bars_and_points_are_those_of_the_native_chart(
    rendered: dict[str, Rendered], viewers: Viewers, look: str
) -> None:
    scene = rendered[look].scene
    made = writer("pptx")(scene)
    assert isinstance(made, bytes)
    office = LibreOffice(viewers.soffice, viewers.folder)
    drawn = read_drawn(office.convert({f"{look}-charts": made}, "pdf")[f"{look}-charts"])
    wrong, seen = astray(scene, drawn)
    assert wrong == []
    assert seen > 40


def test_workbooks_open_in_a_spreadsheet(rendered: dict[str, Rendered], viewers: Viewers) -> None:
    made = writer("pptx")(rendered["agora"].scene)
    assert isinstance(made, bytes)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        books = {Path(name).name: package.read(name) for name in package.namelist() if name.endswith(".xlsx")}
    sheets = spreadsheets(books, viewers)
    assert len(sheets) == len(CHARTS)
    rows = sheets["Microsoft_Excel_Sheet1.xlsx"]
    assert rows[0] == ["Année", "Nord", "Sud", "Est"]
    assert [row[0] for row in rows[1:]] == ["=1+1", "2002", "<b> & «\u00a0c\u00a0»"]
    assert [row[1:] for row in rows[1:]] == [[12, -3, 7.25], [13, 4], [15.5, 8, 9]]
