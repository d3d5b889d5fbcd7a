"""Code in all outputs: the same lines at the same places; what is copied from the page is the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.layout import lay_out
from generator.render.revealjs import render_html
from generator.scene.boxes import Role, TextBox, basic
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.looks import of
from tests.rendered.checks import overflow, parity
from tests.rendered.code_deck import LONG, SNIPPETS, code_deck
from tests.rendered.rendering import Rendered, Viewers, render_all
from tests.violations import violations_on_slides

pytestmark = pytest.mark.rendered

THEMES = ("agora", "faculte-dark", "labo-contrast")
_COPIED = """
(() => [...document.querySelectorAll(".reveal .slides section[id]")].flatMap((section) => {
  const { h, v } = Reveal.getIndices(section);
  Reveal.slide(h, v, 999);
  return [...section.querySelectorAll("pre")].map((pre) => {
    const range = document.createRange();
    range.selectNodeContents(pre);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return selection.toString();
  });
}))()
"""


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    return {theme: lay_out(code_deck(), **of(theme))[0] for theme in THEMES}


@pytest.fixture(scope="module")
def viewers(soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Viewers:
    return Viewers(soffice_path, chromium, tmp_path_factory.mktemp("code"))


@pytest.fixture(scope="module")
def rendered(scenes: dict[str, Scene], viewers: Viewers) -> dict[str, Rendered]:
    return {each.name: each for each in render_all(scenes, viewers)}


@pytest.mark.parametrize("name", THEMES)
def test_nothing_overflows(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    for measured in (case.libreoffice, case.chromium, case.pdf):
        assert measured.strays == ()
        assert overflow(case.scene, measured) == [], "\n".join(map(str, overflow(case.scene, measured)))


@pytest.mark.parametrize("name", THEMES)
def test_all_outputs_draw_the_same_lines(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    for one, other in ((case.libreoffice, case.chromium), (case.chromium, case.pdf)):
        figures = parity(case.scene, one, other)
        assert figures.different == ()
        assert figures.lines > 120
        assert set(figures.as_planned.values()) == {figures.paragraphs}
        assert figures.dx_max <= 0.3, figures.dx_worst
        assert figures.dy_max <= 0.12, figures.dy_worst


def test_what_is_copied_is_the_code(browser: Chromium, tmp_path: Path) -> None:
    scene = lay_out(code_deck(), theme="agora")[0]
    page = tmp_path / "code.html"
    page.write_bytes(render_html(scene))
    copied = browser.open(page.as_uri()).evaluate(_COPIED)
    shown = [
        box for page in scene.pages for box in basic(page.boxes) if isinstance(box, TextBox) and box.role is Role.CODE
    ]
    assert len(copied) == len(shown)
    for text in SNIPPETS.values():
        assert text in copied
    assert f"x = 1\n{LONG.rstrip()}\ny = 2" in copied


def test_axe_finds_nothing(browser: Chromium, node_modules: Path, scenes: dict[str, Scene], tmp_path: Path) -> None:
    for name, scene in scenes.items():
        page = tmp_path / f"{name}.html"
        page.write_bytes(render_html(scene))
        shown = browser.open(page.as_uri())
        assert violations_on_slides(shown, node_modules, len(scene.pages)) == [], name
        shown.close()
