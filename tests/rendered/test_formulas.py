"""Formulas in all outputs: the same lines around them, at the same places."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.layout import lay_out
from generator.render.pptx import render_pptx
from generator.render.revealjs import render_html
from generator.scene.boxes import TextBox, basic
from generator.scene.formula_places import FormulaPlace, formula_places
from generator.scene.page import Page, Scene
from tests.chromium import Chromium
from tests.rendered.checks import overflow, parity
from tests.rendered.drawn_places import read_drawn
from tests.rendered.formulas_deck import formulas_deck, lectures_deck
from tests.rendered.libreoffice import LibreOffice
from tests.rendered.rendering import Rendered, Viewers, render_all

pytestmark = pytest.mark.rendered

CASES = ("fr-agora", "en-revue", "fr-labo", "he-agora")
PT = 0.75


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    folder = tmp_path_factory.mktemp("formulas")
    return {name: lay_out(formulas_deck(folder, name[:2]), theme=name[3:])[0] for name in CASES}


@pytest.fixture(scope="module")
def rendered(
    scenes: dict[str, Scene], soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Rendered]:
    viewers = Viewers(soffice_path, chromium, tmp_path_factory.mktemp("rendered"))
    return {each.name: each for each in render_all(scenes, viewers)}


@pytest.mark.parametrize("name", CASES)
def test_nothing_overflows(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    for measured in (case.libreoffice, case.chromium, case.pdf):
        assert measured.strays == ()
        assert overflow(case.scene, measured) == [], "\n".join(map(str, overflow(case.scene, measured)))


@pytest.mark.parametrize("name", CASES)
def test_all_outputs_draw_the_same_lines(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    for one, other in ((case.libreoffice, case.chromium), (case.chromium, case.pdf)):
        figures = parity(case.scene, one, other)
        assert figures.different == ()
        assert figures.lines > 90
        assert set(figures.as_planned.values()) == {figures.paragraphs}
        assert figures.dx_max <= 0.3, figures.dx_worst
        assert figures.dy_max <= 0.12, figures.dy_worst


@pytest.fixture(scope="module")
def lectures() -> Scene:
    return lay_out(lectures_deck())[0]


def test_libreoffice_draws_formulas_of_lectures_where_they_were_measured(
    lectures: Scene, soffice_path: str, tmp_path: Path
) -> None:
    pdf = LibreOffice(soffice_path, tmp_path).convert({"deck": render_pptx(lectures)}, "pdf")["deck"]
    pages = read_drawn(pdf)
    assert len(pages) == len(lectures.pages) == 80
    for page, drawn in zip(lectures.pages, pages, strict=True):
        [picture] = [one for one in drawn if not one.color]
        [place] = _formulas(page)
        assert picture.off(place.rect) < 0.2, page.title


@pytest.mark.parametrize("name", [*CASES, "lectures"])
def test_browsers_draw_formulas_where_they_were_measured(
    scenes: dict[str, Scene], lectures: Scene, browser: Chromium, tmp_path: Path, name: str
) -> None:
    scene = lectures if name == "lectures" else scenes[name]
    file = tmp_path / "deck.html"
    file.write_bytes(render_html(scene))
    width, height = round(scene.size.width.pt / PT), round(scene.size.height.pt / PT)
    shown = browser.open(file.as_uri(), width=width, height=height)
    shown.wait_for("typeof Reveal !== 'undefined' && Reveal.isReady()")
    for number, page in enumerate(scene.pages):
        found = shown.evaluate(f"(() => {{ Reveal.slide({number}); {_DRAWN} }})()")
        wanted = list(_formulas(page))
        assert len(found) == len(wanted)
        for (left, top, right, bottom), place in zip(found, wanted, strict=True):
            rect = place.rect
            assert abs(left * PT - rect.x.pt) < 0.5, place.formula.formula.tex
            assert abs(right * PT - rect.right.pt) < 0.5, place.formula.formula.tex
            assert abs(top * PT - rect.y.pt) < 1.2, place.formula.formula.tex
            assert abs(bottom * PT - rect.bottom.pt) < 1.2, place.formula.formula.tex


_DRAWN = """
  const section = document.querySelector(".slides > section.present");
  const origin = section.getBoundingClientRect();
  return [...section.querySelectorAll(".f > svg")].map((one) => one.getBoundingClientRect()).map(
    (r) => [r.left - origin.left, r.top - origin.top, r.right - origin.left, r.bottom - origin.top]);
"""


def _formulas(page: Page) -> list[FormulaPlace]:
    boxes = [box for box in basic(page.boxes) if isinstance(box, TextBox) and not box.hidden]
    return [place for box in boxes for place in formula_places(box)]
