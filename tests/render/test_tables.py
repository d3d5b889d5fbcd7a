"""Tables in every output: each text of every field is there, as a table, and the files are sound."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from generator.build import check
from generator.render import writer
from generator.scene.boxes import TableBox
from generator.scene.page import Scene
from tests.pptx.conftest import cache_folder as cache_folder
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
from tests.pptx.package_checks import check_package
from tests.rendered.in_pdf import measure_pdf

DECK = """title: Tables
lang: fr
slides:
  - heading: Un
    table:
      header: 2
      stub: true
      total: true
      highlight: [kiwi, "mangue"]
      caption: Légende *abricot*
      source: Source banane
      text: |
                | cerise | <      | datte
        figue   | goyave | mangue | **noix**
        kiwi    | 1 204,5 | 8     | <b>orange</b> & "poire"
        litchi  | ^      | 12,25  | `prune` x^2^
        raisin  | 3      | 4      | [tomate](https://example.org)
  - heading: Deux
    columns:
      - table: donnees.csv
      - text: Rien.
"""
WORDS = (
    "cerise datte figue goyave mangue noix kiwi orange poire litchi prune raisin tomate abricot banane pomme".split()
)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    (folder / "donnees.csv").write_text("pomme;b\n1;2\n", encoding="utf-8")
    checked = check(folder)
    assert {one.code for one in checked.diagnostics} <= {"foreign-notation"}
    return checked.scene


@pytest.fixture(scope="module")
def pptx(scene: Scene) -> bytes:
    made = writer("pptx")(scene)
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="module")
def page(scene: Scene) -> str:
    made = writer("html")(scene)
    assert isinstance(made, bytes)
    return made.decode()


def part(pptx: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(pptx)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_in_every_output(word: str, pptx: bytes, page: str, pdf_text: str) -> None:
    slides = "".join(part(pptx, f"ppt/slides/slide{number}.xml").decode() for number in (1, 2))
    assert word in "".join(re.findall(r"<a:t>([^<]*)</a:t>", slides))
    assert word in html.unescape(re.sub(r"<[^>]*>", "", page.partition("<main")[2]))
    assert word in pdf_text


@pytest.fixture(scope="module")
def pdf(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = writer("pdf")(scene)
    assert isinstance(made, bytes)
    path = tmp_path_factory.mktemp("pdf") / "t.pdf"
    path.write_bytes(made)
    return path


@pytest.fixture(scope="module")
def pdf_text(pdf: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(one.get_textpage().get_text_range() for one in document)
    finally:
        document.close()


# --- PPTX ------------------------------------------------------------------------------------------------------------


def test_the_pptx_is_sound(pptx: bytes, open_xml_sdk: Callable[[Path], list[str]], tmp_path: Path) -> None:
    assert not check_package(pptx)
    (tmp_path / "t.pptx").write_bytes(pptx)
    assert open_xml_sdk(tmp_path / "t.pptx") == []


def test_a_table_is_read_back(pptx: bytes) -> None:
    slides = Presentation(io.BytesIO(pptx)).slides
    [shape] = [shape for shape in slides[0].shapes if shape.has_table]
    table = shape.table
    assert (table.first_row, table.first_col, table.last_row) == (True, True, True)
    assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == "Légende abricot"
    assert table.cell(0, 1).is_merge_origin
    assert table.cell(0, 2).is_spanned
    assert table.cell(3, 1).is_spanned
    assert table.cell(2, 3).text == "<b>orange</b> & «\u00a0poire\u00a0»"
    [other] = [shape for shape in slides[1].shapes if shape.has_table]
    assert other._element.nvGraphicFramePr.cNvPr.get("descr") == "pomme, b", "a table without a caption has its heads"


def test_lines_of_cells_are_exactly_as_far_apart_as_elsewhere(pptx: bytes) -> None:
    root = etree.fromstring(part(pptx, "ppt/slides/slide1.xml"))
    paragraphs = root.findall(f".//{A}tc//{A}p")
    assert paragraphs
    for one in paragraphs:
        spacing, end = one.find(f"{A}pPr/{A}lnSpc/{A}spcPts"), one.find(f"{A}endParaRPr")
        assert spacing is not None
        assert end is not None
        assert int(spacing.get("val", "")) == 1.2 * int(end.get("sz", ""))
        for run in one.findall(f"{A}r/{A}rPr"):
            assert run.get("b") in ("0", "1"), "or a table style makes it bold"
            assert run.get("sz")


def test_a_covered_cell_says_so_and_keeps_a_text_body(pptx: bytes) -> None:
    rows = etree.fromstring(part(pptx, "ppt/slides/slide1.xml")).findall(f".//{A}tr")
    flags = [[dict(one.attrib) for one in row.findall(f"{A}tc")] for row in rows]
    assert flags[0][1:3] == [{"gridSpan": "2"}, {"hMerge": "1"}]
    assert (flags[2][1], flags[3][1]) == ({"rowSpan": "2"}, {"vMerge": "1"})
    assert all(one.find(f"{A}txBody") is not None for row in rows for one in row)


def test_the_deck_has_a_table_style_of_its_own(pptx: bytes, scene: Scene) -> None:
    styles = part(pptx, "ppt/tableStyles.xml").decode()
    used = re.search(r"<a:tableStyleId>([^<]*)", part(pptx, "ppt/slides/slide1.xml").decode())
    assert used
    assert f'styleId="{used[1]}"' in styles
    assert f'def="{used[1]}"' in styles
    assert 'srgbClr val="000000"' in styles or "schemeClr" in styles
    assert scene.theme.title in styles


# --- HTML ------------------------------------------------------------------------------------------------------------


def test_the_page_has_a_table_with_a_caption_and_scopes(page: str) -> None:
    table = page[page.index('<table class="box tb') : page.index("</table>")]
    assert "Légende abricot</caption>" in table
    assert table.count("<tr") == 5
    assert table.index("</thead>") < table.index("kiwi")
    assert re.search(r'<th [^>]*scope="colgroup" colspan="2">', table)
    assert len(re.findall(r'<th [^>]*scope="row"', table)) == 3
    assert re.search(r'<td [^>]*rowspan="2">', table)
    assert "&lt;b&gt;orange&lt;/b&gt; &amp;" in table


# --- PDF -------------------------------------------------------------------------------------------------------------


def test_the_pdf_is_tagged_as_a_table_and_has_the_planned_lines(pdf: Path, scene: Scene) -> None:
    import pikepdf

    from tests.rendered.in_pdf import _elements

    with pikepdf.open(pdf) as document:
        tags = [str(one.S) for one in _elements(document.Root.StructTreeRoot)]
    assert tags.count("/Table") == 2
    assert tags.count("/THead") == 2
    assert tags.count("/TH") == 7 + 2
    measured = measure_pdf(pdf, scene)
    assert not measured.strays
    for box in (box for one in scene.pages for box in one.boxes if isinstance(box, TableBox)):
        for text in (cell.text for row in box.rows for cell in row.cells if cell.text.paragraphs):
            here = next(pages for pages in measured.pages.values() if f"{text.name}/0" in pages)
            assert here[f"{text.name}/0"]
