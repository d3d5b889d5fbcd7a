"""Formulas in each output: PowerPoint's own with pictures for others, drawings that are read aloud, tagged text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

from generator.layout import lay_out
from generator.render.pdf import render_pdf
from generator.render.pptx import render_pptx
from generator.render.revealjs import render_html
from generator.scene.boxes import Role, TextBox, basic
from generator.scene.formula_places import formula_places
from generator.scene.page import Scene
from tests.pdf.document_checks import check_document
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
from tests.pptx.package_checks import check_package
from tests.rendered.formulas_deck import formulas_deck

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module", params=["fr-agora", "en-contraste", "he-labo"])
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    lang, theme = request.param.split("-")
    return lay_out(formulas_deck(tmp_path_factory.mktemp("deck"), lang), theme=theme)[0]


def formulas(scene: Scene) -> list[str]:
    """Their LaTeX, in reading order."""
    return [
        run.formula.formula.tex
        for page in scene.pages
        for box in basic(page.boxes)
        if isinstance(box, TextBox) and not box.hidden
        for paragraph in box.paragraphs
        for run in paragraph.runs
        if run.formula
    ]


def slides(content: bytes) -> list[etree._Element]:
    with ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        return [
            etree.fromstring(package.read(name)) for name in sorted(names, key=lambda one: int(re.sub(r"\D", "", one)))
        ]


def test_the_file_is_valid(scene: Scene, open_xml_sdk: Callable[[Path], list[str]], tmp_path: Path) -> None:
    content = render_pptx(scene)
    assert check_package(content) == []
    file = tmp_path / "deck.pptx"
    file.write_bytes(content)
    assert open_xml_sdk(file) == []
    assert render_pptx(scene) == content


def test_every_formula_is_powerpoints_own_and_a_picture_for_others(scene: Scene) -> None:
    wanted = formulas(scene)
    own = pictures = 0
    for page, slide in zip(scene.pages, slides(render_pptx(scene)), strict=True):
        for one in slide.iter(f"{MATH}oMath"):
            [choice] = [up for up in one.iterancestors() if up.tag == f"{COMPATIBLE}Choice"]
            assert choice.get("Requires") == "a14 a16"
            own += 1
        found = [one for fallback in slide.iter(f"{COMPATIBLE}Fallback") for one in fallback.iter("{*}pic")]
        places = [place for box in basic(page.boxes) if isinstance(box, TextBox) for place in formula_places(box)]
        assert len(found) == len(places)
        pictures += len(found)
        told = [one.find("{*}nvPicPr/{*}cNvPr").get("descr") for one in found]  # type: ignore[union-attr]
        assert all(told)
    assert own == len(wanted)
    assert 0 < pictures <= own


def test_no_text_of_the_fallback_is_a_formula(scene: Scene) -> None:
    for slide in slides(render_pptx(scene)):
        for fallback in slide.iter(f"{COMPATIBLE}Fallback"):
            assert not list(fallback.iter(f"{MATH}oMath"))
        for text in slide.iter(f"{DRAWING}t"):
            assert "\ufffc" not in (text.text or "")


def test_the_page_draws_each_and_says_each(scene: Scene) -> None:
    page = render_html(scene).decode()
    wanted = formulas(scene)
    assert page.count("<math") == len(wanted)
    assert len(re.findall(r'<span class="f \w+">', page)) == len(wanted)
    glyphs = re.findall(r'<path id="(f\d+)"', page)
    assert len(glyphs) == len(set(glyphs))
    assert set(re.findall(r'<use href="#(f\d+)"', page)) == set(glyphs)
    assert r"$\frac{1}{n}$" in page
    assert "\ufffc" not in page


def test_the_pdf_tags_each_with_what_is_read_aloud(scene: Scene, tmp_path: Path) -> None:
    content = render_pdf(scene)
    assert check_document(content) == []
    assert render_pdf(scene) == content
    file = tmp_path / "deck.pdf"
    file.write_bytes(content)
    told = [
        run.formula.alt
        for page in scene.pages
        for box in basic(page.boxes)
        if isinstance(box, TextBox) and not box.hidden
        for paragraph in box.paragraphs
        for run in paragraph.runs
        if run.formula
    ]
    with pikepdf.open(file) as pdf:
        found = [
            str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Formula"
        ]
    assert sorted(found) == sorted(told)


def test_a_formula_by_itself_is_a_shape_of_its_own(scene: Scene) -> None:
    alone = [
        box
        for page in scene.pages
        for box in basic(page.boxes)
        if isinstance(box, TextBox) and box.role is Role.FORMULA
    ]
    shapes = [one for slide in slides(render_pptx(scene)) for one in slide.iter(f"{MATH}oMathPara")]
    assert len(alone) == len(shapes) == 3
