"""The example decks in all outputs: nothing overflows, and all show the same lines at the same places."""

from __future__ import annotations

from math import isnan
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.course import course_names, load_for_course
from generator.layout import lay_out
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.looks import THEMES, of
from tests.rendered.checks import HEAD, overflow, parity, row
from tests.rendered.libreoffice import Fonts
from tests.rendered.measured import places
from tests.rendered.rendering import Rendered, Viewers, measure_pptx, render_all

pytestmark = pytest.mark.rendered

CONTENT = Path(__file__).parents[2] / "content"
SEED, TOUR, LECTURE, FORMULAS = "le-partenariat", "a-tour-of-diapo", "vitrine", "showcase"
CASES: dict[str, tuple[str, str, int | None]] = {
    **{look: (SEED, look, None) for look in (*THEMES, "faculte-contrast")},
    "agora-20": (SEED, "agora", 20),
    "agora-22": (SEED, "agora", 22),
    "agora-24": (SEED, "agora", 24),
    **{f"tour-{look}": (TOUR, look, None) for look in ("agora", "faculte-dark", "labo-contrast")},
    **{f"lecture-{look}": (LECTURE, look, None) for look in ("agora", "revue-dark", "atelier-contrast")},
    "formulas-revue": (FORMULAS, "revue", None),
}
COURSES = course_names(CONTENT / SEED)


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    decks = {
        name: lay_out(replace(load_for_course(CONTENT / deck, None)[0].deck, min_size=size), **of(look))[0]
        for name, (deck, look, size) in CASES.items()
    }
    courses = {name: lay_out(load_for_course(CONTENT / SEED, name)[0].deck)[0] for name in COURSES}
    return decks | courses


@pytest.fixture(scope="module")
def viewers(soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Viewers:
    return Viewers(soffice_path, chromium, tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="module")
def rendered(scenes: dict[str, Scene], viewers: Viewers) -> dict[str, Rendered]:
    return {each.name: each for each in render_all(scenes, viewers)}


def test_smallest_sizes_split_the_seed(scenes: dict[str, Scene]) -> None:
    counts = [len(scenes[name].pages) for name in ("agora", "agora-20", "agora-22", "agora-24")]
    assert counts[0] == 7
    assert counts[1:] == sorted(counts[1:])
    assert counts[1] > 7


@pytest.mark.parametrize("name", [*CASES, *COURSES])
def test_nothing_overflows(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    for measured in (case.libreoffice, case.chromium, case.pdf):
        assert measured.strays == ()
        assert overflow(case.scene, measured) == [], "\n".join(map(str, overflow(case.scene, measured)))


@pytest.mark.parametrize("name", [*CASES, *COURSES])
def test_every_line_has_ink_in_the_pdf(rendered: dict[str, Rendered], name: str) -> None:
    """The lines are read from the SVG; the PDF must draw them at the same baselines."""
    case = rendered[name]
    bare = [
        f"{place}: {line.text}"
        for place in places(case.scene)
        for line in case.libreoffice.pages[place.page.id][place.key]
        if isnan(line.right)
    ]
    assert bare == []


@pytest.mark.parametrize("name", [*CASES, *COURSES])
def test_both_viewers_draw_the_same(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    figures = parity(case.scene, case.libreoffice, case.chromium)
    assert figures.different == ()
    assert figures.lines > 50
    assert figures.as_planned == dict.fromkeys(("LibreOffice", "Chromium"), figures.paragraphs)
    assert figures.dx_max <= 0.3, figures.dx_worst
    assert figures.dy_max <= 0.12, figures.dy_worst
    assert figures.dy_mean <= 0.05


@pytest.mark.parametrize("name", CASES)
def test_the_pdf_is_the_page_on_paper(rendered: dict[str, Rendered], name: str) -> None:
    case = rendered[name]
    figures = parity(case.scene, case.chromium, case.pdf)
    assert figures.different == ()
    assert figures.lines > 50
    assert figures.as_planned == dict.fromkeys(("Chromium", "PDF"), figures.paragraphs)
    assert figures.dx_max <= 0.3, figures.dx_worst
    assert figures.dy_max <= 0.12, figures.dy_worst
    assert figures.dy_mean <= 0.05


def test_print_the_figures(rendered: dict[str, Rendered], capsys: pytest.CaptureFixture[str]) -> None:
    table = [HEAD]
    for case in rendered.values():
        figures = parity(case.scene, case.libreoffice, case.chromium)
        table += [row(case.name, case.scene, figures), f"    {figures.dy_worst}"]
        figures = parity(case.scene, case.chromium, case.pdf)
        table += [row(f"{case.name}: page and PDF", case.scene, figures), f"    {figures.dy_worst}"]
    with capsys.disabled():
        print("", *table, sep="\n")


def test_nothing_overflows_where_families_are_missing(scenes: dict[str, Scene], viewers: Viewers) -> None:
    for name, measured in measure_pptx(scenes, viewers, Fonts.MISSING).items():
        found = overflow(scenes[name], measured, planned_lines=False)
        assert found == [], "\n".join(map(str, found))
