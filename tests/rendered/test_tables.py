"""Tables made by chance, and one of every kind, as LibreOffice, Chromium and the PDF draw them: equal lines in all."""

from __future__ import annotations

import pytest

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.scene.boxes import Role
from generator.scene.page import Scene
from generator.scene.text import Align
from tests.chromium import Chromium
from tests.looks import of
from tests.rendered.checks import overflow, parity
from tests.rendered.measured import Measured, Place, fold, places
from tests.rendered.random_tables import random_tables
from tests.rendered.rendering import Rendered, Viewers, render_all

pytestmark = pytest.mark.rendered

CASES = {"agora": 1, "faculte-dark": 2, "labo-contrast": 3}


@pytest.fixture(scope="module")
def rendered(soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    viewers = Viewers(soffice_path, chromium, tmp_path_factory.mktemp("tables"))
    scenes: dict[str, Scene] = {}
    for theme, seed in CASES.items():
        scenes[theme] = lay_out(parse_deck(random_tables(seed))[0], **of(theme))[0]
    return {one.name: one for one in render_all(scenes, viewers)}


def cells(scene: Scene) -> list[Place]:
    return [place for place in places(scene) if place.box.role is Role.CELL]


def viewers_of(case: Rendered) -> tuple[Measured, ...]:
    return case.libreoffice, case.chromium, case.pdf


@pytest.mark.parametrize("name", CASES)
def test_every_cell_has_the_planned_lines_at_the_planned_place(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    assert len(cells(case.scene)) > 150
    for viewer in viewers_of(case):
        assert viewer.strays == ()
        assert overflow(case.scene, viewer) == []
        for place in cells(case.scene):
            lines = viewer.pages[place.page.id].get(place.key, ())
            assert [fold(line.text) for line in lines] == [fold(line) for line in place.paragraph.lines], place
            if place.box.levels[0].align is Align.LEFT:
                assert all(abs(line.x - place.box.rect.x.pt) < 0.1 for line in lines), place


@pytest.mark.parametrize("name", CASES)
def test_viewers_draw_tables_alike(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    for other in (case.chromium, case.pdf):
        figures = parity(case.scene, case.libreoffice, other)
        assert figures.equal_lines == figures.lines
        assert figures.dx_max < 0.8, figures.dx_worst
        assert figures.dy_max < 0.13, figures.dy_worst  # words in a fixed-width font let LibreOffice lift their line
        # LibreOffice stands a line on what its font has below the baseline: 0.21 em in Arial, 0.27 in Calibri
        assert figures.dy_mean < (0.02 if name == "agora" else 0.08)
