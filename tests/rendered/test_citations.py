"""Citations and lists of works in all outputs: the same lines at the same places, and nothing for axe to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.render.revealjs import render_html
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.csl.test_engine import FOLDER
from tests.looks import of
from tests.rendered.checks import overflow, parity
from tests.rendered.rendering import Rendered, Viewers, render_all
from tests.violations import violations_on_slides

pytestmark = pytest.mark.rendered

STYLES = {
    "apa": "agora",
    "ieee": "faculte-dark",
    "iso690-author-date-fr": "labo-contrast",
    "chicago-author-date": "revue",
}
DECK = """\
title: Citer
lang: fr
bibliography: works.json
citation_style: {style}
slides:
  - heading: Ce qu'ils ont écrit
    items:
      - Selon @book [p. 3], le suicide est un fait social
      - La double hélice [@article, p. 737; voir @conference]
      - L'année seule [-@chapter], et plusieurs [@distinction; @etats; @wealth; @ethnic]
      - Une note^[Voir [@undated].]
    source: "@report, section 2"
  - heading: Dans une table
    table: |
      Auteur | Œuvre
      @edited | [@translated]
      @webpage | [@newspaper; @dataset]
  - heading: Dans des cartes
    cards: [{{heading: "Une [@thesis]", text: "Une thèse de @thesis"}}, {{text: "Deux [@book; @chapter]"}}]
  - references: cited
"""


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    made = {}
    for style, look in STYLES.items():
        folder = tmp_path_factory.mktemp("citations")
        (folder / "works.json").write_bytes((FOLDER / "works.json").read_bytes())
        (folder / "deck.yaml").write_text(DECK.format(style=style), encoding="utf-8")
        theme = of(look)
        made[style] = check(folder, theme=theme.get("theme"), mode=theme.get("mode")).scene
    return made


@pytest.fixture(scope="module")
def rendered(
    scenes: dict[str, Scene], soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Rendered]:
    viewers = Viewers(soffice_path, chromium, tmp_path_factory.mktemp("rendered"))
    return {each.name: each for each in render_all(scenes, viewers)}


@pytest.mark.parametrize("style", STYLES)
def test_nothing_overflows(rendered: dict[str, Rendered], style: str) -> None:
    case = rendered[style]
    for measured in (case.libreoffice, case.chromium, case.pdf):
        assert measured.strays == ()
        assert overflow(case.scene, measured) == [], "\n".join(map(str, overflow(case.scene, measured)))


@pytest.mark.parametrize("style", STYLES)
def test_all_outputs_draw_the_same_lines(rendered: dict[str, Rendered], style: str) -> None:
    case = rendered[style]
    for one, other in ((case.libreoffice, case.chromium), (case.chromium, case.pdf)):
        figures = parity(case.scene, one, other)
        assert figures.different == ()
        assert figures.lines > 30
        assert set(figures.as_planned.values()) == {figures.paragraphs}
        assert figures.dx_max <= 0.3, figures.dx_worst
        assert figures.dy_max <= 0.12, figures.dy_worst


def test_axe_finds_nothing(browser: Chromium, node_modules: Path, scenes: dict[str, Scene], tmp_path: Path) -> None:
    for style, scene in scenes.items():
        page = tmp_path / f"{style}.html"
        page.write_bytes(render_html(scene))
        shown = browser.open(page.as_uri())
        assert violations_on_slides(shown, node_modules, len(scene.pages)) == [], style
        shown.close()
