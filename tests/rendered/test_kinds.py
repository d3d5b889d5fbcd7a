"""Numbers, cards, comparisons, diagrams and designed lists in all outputs: the same lines at the same places."""

from __future__ import annotations

import pytest

from generator.layout import lay_out
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.rendered.checks import overflow, parity
from tests.rendered.kinds_deck import diagrams_deck, kinds_deck
from tests.rendered.rendering import Rendered, Viewers, render_all

pytestmark = pytest.mark.rendered

DIAGRAMS = ("diagrams-agora", "diagrams-labo")
THEMES = ("faculte", "atelier", "agora", "labo", "blanc", "revue", "contraste")


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    deck = kinds_deck(tmp_path_factory.mktemp("kinds"))
    drawn = diagrams_deck(tmp_path_factory.mktemp("diagrams"))
    made = {name: lay_out(drawn, theme=name.partition("-")[2])[0] for name in DIAGRAMS}
    return {theme: lay_out(deck, theme=theme)[0] for theme in THEMES} | made


@pytest.fixture(scope="module")
def rendered(
    scenes: dict[str, Scene], soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Rendered]:
    viewers = Viewers(soffice_path, chromium, tmp_path_factory.mktemp("rendered"))
    return {each.name: each for each in render_all(scenes, viewers)}


@pytest.mark.parametrize("name", [*THEMES, *DIAGRAMS])
def test_nothing_overflows(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    for measured in (case.libreoffice, case.chromium, case.pdf):
        assert measured.strays == ()
        assert overflow(case.scene, measured) == [], "\n".join(map(str, overflow(case.scene, measured)))


@pytest.mark.parametrize("name", [*THEMES, *DIAGRAMS])
def test_all_outputs_draw_the_same_lines(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    for one, other in ((case.libreoffice, case.chromium), (case.chromium, case.pdf)):
        figures = parity(case.scene, one, other)
        assert figures.different == ()
        assert figures.lines > (60 if name in DIAGRAMS else 120)
        assert set(figures.as_planned.values()) == {figures.paragraphs}
        assert figures.dx_max <= 0.3, figures.dx_worst
        assert figures.dy_max <= 0.12, figures.dy_worst
