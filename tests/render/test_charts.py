"""Charts in every output: native and sound in the PPTX, with a workbook; drawn and told in the others."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.chart import Chart as NativeChart

from generator.build import check
from generator.render import writer
from generator.render.pptx.workbooks import column, number, workbook
from generator.scene.page import Scene
from tests.pptx.conftest import cache_folder as cache_folder
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
from tests.pptx.package_checks import check_package

ROWS = """
        Année | Nord | Sud | Est
        =1+1 | 12 | -3 | 7,25
        2002 | 13 | 4 | -
        <b> & "c" | 15,5 | 8 | 9
"""
POSITIVE = """
        Année | Nord | Sud
        2001 | 12 | 3
        2002 | 13 | 4
        2003 | 15,5 | 8
"""
ONE = """
        Part | Budget
        Loyer | 50
        Salaires | 30,5
        Divers | 2
"""
PLACES = """
        Revenu | Femmes | Hommes
        1100 | 81,2 | 74,1
        1400,5 | 83 |
        4400 | 87,7 | 84,3
"""
WIDE = """
        Part | Le nom d'une série qui est long
        Loyer | 1860957,95 %
        Salaires | 860957,95 %
"""
"""Wider than the third of the chart's height at which LibreOffice breaks values and names if nobody forbids it."""
MONTHS = """
        Mois | Nord | Sud
        2023-09 | 9 | 18
        2023-10 | 10 | 20
        2023-11 | 11 | 22
        2023-12 | 12 | 24
"""
DAYS = """
        Jour | Nord
        2024-02-27 | 27
        2024-02-28 | 28
        2024-02-29 | 29
        2024-03-01 | 30
"""
DAYS_OF_YEARS = """
        Jour | Nord
        2023-12-31 | 3
        2024-01-01 | 4
        2024-01-02 | 5
"""
CHARTS = {
    "column": ROWS, "bar": ROWS, "line": ROWS, "area, stacked: true": POSITIVE, "column, stacked: percent": POSITIVE,
    "bar, stacked: true, labels: all": POSITIVE, "pie": ONE, "doughnut": ONE, "scatter": PLACES, "dot": ROWS,
    "line, log: true, labels: ends": POSITIVE, "column, labels: all": WIDE, "bar, labels: all": WIDE,
    "column, legend: right": MONTHS, "line, legend: none": MONTHS, "bar, legend: none": MONTHS,
    "column, legend: none": DAYS, "line, min: 0": DAYS, "dot, legend: none": DAYS, "area, min: 0": DAYS_OF_YEARS,
    "pie, legend: right": DAYS_OF_YEARS,
    "line, labels: all": WIDE, "pie, labels: all": WIDE, "column, stacked: true, labels: all": WIDE,
}  # fmt: skip
DECK = "title: Charts\nlang: fr\nslides:\n" + "".join(
    "  - heading: Numéro "
    f"{at}\n    chart:\n      type: "
    + kind.replace(", ", "\n      ")
    + f"\n      title: Phrase {at}\n      rows: |{rows}"
    for at, (kind, rows) in enumerate(CHARTS.items(), 1)
)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    checked = check(folder)
    assert {one.code for one in checked.diagnostics} <= {"foreign-notation", "chart-order"}
    return checked.scene


@pytest.fixture(scope="module")
def pptx(scene: Scene) -> bytes:
    made = writer("pptx")(scene)
    assert isinstance(made, bytes)
    return made


def native_charts(pptx: bytes) -> list[NativeChart]:
    found = []
    for slide in Presentation(io.BytesIO(pptx)).slides:
        shapes = [shape for one in slide.shapes for shape in (one.shapes if hasattr(one, "shapes") else [one])]
        found += [shape.chart for shape in shapes if shape.has_chart]
    return found


def test_the_package_is_sound_and_the_same_again(scene: Scene, pptx: bytes) -> None:
    assert check_package(pptx) == []
    assert writer("pptx")(scene) == pptx


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "he"])
def test_the_open_xml_sdk_finds_nothing(lang: str, open_xml_sdk: Callable[[Path], list[str]], tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK.replace("lang: fr", f"lang: {lang}"), encoding="utf-8")
    made = writer("pptx")(check(tmp_path).scene)
    assert isinstance(made, bytes)
    (tmp_path / "a.pptx").write_bytes(made)
    assert open_xml_sdk(tmp_path / "a.pptx") == []


def test_names_are_read_from_right_to_left_and_workbooks_hold_them_as_typed(tmp_path: Path) -> None:
    rows = "x | 3 צפון\n        15 תל אביב | 4\n        Lyon | 5\n"
    deck = f"title: T\nlang: he\nslides:\n  - heading: H\n    chart:\n      rows: |\n        {rows}"
    (tmp_path / "deck.yaml").write_text(deck, encoding="utf-8")
    made = writer("pptx")(check(tmp_path).scene)
    assert isinstance(made, bytes)
    (chart,) = native_charts(made)
    assert list(chart.plots[0].categories) == ["\u200f15 תל אביב\u200f", "Lyon"]
    assert chart.plots[0].series[0].name == "\u200f3 צפון\u200f"
    assert chart.category_axis.reverse_order
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        book = next(package.read(name) for name in package.namelist() if name.endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall("<t>([^<]*)</t>", sheet) == ["x", "3 צפון", "15 תל אביב", "Lyon"]


def test_the_numbers_are_read_back(pptx: bytes) -> None:
    charts = native_charts(pptx)
    assert len(charts) == len(CHARTS)
    column_chart = charts[0]
    assert [one.name for one in column_chart.plots[0].series] == ["Nord", "Sud", "Est"]
    assert [tuple(one.values) for one in column_chart.plots[0].series] == [(12, 13, 15.5), (-3, 4, 8), (7.25, None, 9)]
    assert list(column_chart.plots[0].categories)[:2] == ["=1+1", "2002"]
    assert [tuple(one.values) for one in charts[6].plots[0].series] == [(50, 30.5, 2)]
    assert [tuple(one.values) for one in charts[8].plots[0].series] == [(81.2, 83, 87.7), (74.1, None, 84.3)]


def test_colours_are_those_of_the_theme(pptx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        for name in package.namelist():
            if name.startswith("ppt/charts/chart"):
                xml = package.read(name).decode()
                assert "schemeClr" in xml
                assert "srgbClr" not in xml, name


def test_the_workbook_holds_texts_as_texts(pptx: bytes) -> None:
    part: Any = native_charts(pptx)[0].part
    book = part.chart_workbook.xlsx_part
    assert book is not None
    with zipfile.ZipFile(io.BytesIO(book.blob)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        for name in package.namelist():
            etree.fromstring(package.read(name))
    assert "<f>" not in sheet
    assert '<c r="A2" s="2" t="inlineStr"><is><t>=1+1</t></is></c><c r="B2" s="1"><v>12</v></c>' in sheet
    assert "&lt;b&gt; &amp; " in sheet
    assert 'r="D3"' not in sheet  # missing


def test_the_bytes_of_a_workbook_are_always_the_same() -> None:
    rows: list[list[str | float | None]] = [["", "a"], ["x", 1.5], ["@y", None]]
    assert workbook(rows, "0") == workbook(rows, "0")
    assert [column(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
    assert [number(one) for one in (1.0, 0.1, -2.0, 1e-7, 1204567.0)] == ["1", "0.1", "-2", "1e-07", "1204567"]


def test_the_page_draws_and_tells_every_chart(scene: Scene) -> None:
    made = writer("html")(scene)
    assert isinstance(made, bytes)
    page = made.decode()
    drawings = re.findall(r'<svg class="box shape v\d+" data-box="chart" [^>]*role="img" aria-label="([^"]+)"', page)
    assert len(drawings) == len(CHARTS)
    assert html.unescape(drawings[0]).startswith("Graphique en colonnes\u00a0: Phrase 1. Nord\u00a0: ")
    tables = re.findall(r'<table class="sr"><caption>(.*?)</caption>(.*?)</table>', page, re.DOTALL)
    assert [caption for caption, _ in tables] == [f"Phrase {at}" for at in range(1, len(CHARTS) + 1)]
    assert '<th scope="row">&lt;b&gt; &amp; «\u00a0c\u00a0»</th><td>15,50</td>' in tables[0][1]
    assert "12,00</p>" in page  # shown as text, not read aloud


def test_the_pdf_has_a_figure_with_what_it_says(scene: Scene) -> None:
    made = writer("pdf")(scene)
    assert isinstance(made, bytes)
    assert made.startswith(b"%PDF")
    assert made.count(b"/S /Figure") + made.count(b"/S/Figure") in (0, len(CHARTS))  # or in compressed objects


SENTINEL = """title: T
lang: fr
slides:
  - heading: H
    chart:
      type: {type}
      title: abricot
      unit: banane par an
      x_title: cerise
      y_title: datte
      caption: figue
      source: goyave
      alt: kiwi
      rows: |
        litchi | mangue | noix
        {first} | 1 | 2
        {second} | 3 | 4
"""
SHOWN = "abricot banane cerise datte figue goyave mangue noix orange poire".split()


@pytest.mark.parametrize("kind", ["column", "bar", "line", "scatter", "dot"])
def test_every_word_of_every_field_is_in_every_output(kind: str, tmp_path: Path) -> None:
    plain = kind != "scatter"
    names = {"first": "orange", "second": "poire"} if plain else {"first": "11", "second": "12"}
    (tmp_path / "deck.yaml").write_text(SENTINEL.format(type=kind, **names), encoding="utf-8")
    scene = check(tmp_path).scene
    pptx, page, pdf = (writer(one)(scene) for one in ("pptx", "html", "pdf"))
    assert isinstance(pptx, bytes)
    assert isinstance(page, bytes)
    assert isinstance(pdf, bytes)
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        parts = b"".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
        (name,) = [name for name in package.namelist() if name.endswith(".xlsx")]
        with zipfile.ZipFile(io.BytesIO(package.read(name))) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    wanted = [word for word in SHOWN if plain or word not in ("orange", "poire")]
    for word in wanted:
        assert word in text, word
        assert word in page.decode(), word
        assert word in parts, word
    assert "kiwi" in parts
    assert "kiwi" in page.decode()
    assert "litchi" in sheet
    assert "litchi" in page.decode()


def test_decks_without_charts_import_nothing_of_them(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "deck.yaml").write_text("title: T\nslides:\n  - heading: H\n    items: [a]\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from generator.build import check; from generator.render import writer\n"
        f"s = check(Path({str(tmp_path)!r})).scene; writer('pptx')(s); writer('html')(s)\n"
        "print([n for n in sys.modules if n.startswith('generator.') and 'chart' in n])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == (
        "['generator.deck.model.charts', 'generator.scene.charts', 'generator.layout.charts', "
        "'generator.layout.charts.colors']"
    )
