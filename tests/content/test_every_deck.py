"""Every deck in ``content/``, in every theme and for each of its courses: no complaint, a valid PPTX, an accessible
page, a sound PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path

import pikepdf
import pytest

from generator.course import course_names, load_for_course
from generator.errors import Severity
from generator.layout import lay_out
from generator.layout.listing import layout_names
from generator.render.pdf import render_pdf
from generator.render.pptx import render_pptx
from generator.render.revealjs import render_html
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.looks import FEW, SOME, of
from tests.pdf.document_checks import bookmarks, check_document
from tests.pptx.package_checks import check_package
from tests.violations import violations_on_slides

CONTENT = Path(__file__).parents[2] / "content"
DECKS = sorted(path.parent.name for path in CONTENT.glob("*/deck.yaml"))
COURSES = [(deck, course) for deck in DECKS for course in course_names(CONTENT / deck)]
OF_COURSES = [pytest.param(deck, course, None, id=f"{deck}, {course}") for deck, course in COURSES]
CASES = [
    *(pytest.param(deck, None, theme, id=f"{deck}, {theme}") for deck, theme in product(DECKS, SOME)),
    *OF_COURSES,
]
IN_A_BROWSER = [
    *(pytest.param(deck, None, theme, id=f"{deck}, {theme}") for deck, theme in product(DECKS, FEW)),
    *OF_COURSES,
]
"""Contrast is told of every colour in every look by the checks of the Scene and of palettes; axe sees what is drawn."""
SceneOf = Callable[[str, str | None, str | None], Scene]
PptxOf = Callable[[str, str | None, str | None], bytes]


@pytest.fixture(scope="module")
def scene_of() -> SceneOf:
    made: dict[tuple[str, str | None, str | None], Scene] = {}

    def scene(deck: str, course: str | None, theme: str | None) -> Scene:
        key = deck, course, theme
        if key not in made:
            loaded, found = load_for_course(CONTENT / deck, course)
            made[key], more = lay_out(loaded.deck, **of(theme))
            assert [one for one in (*found, *more) if one.severity is not Severity.NOTICE] == []
            assert not any(loaded.stale.values()), "accept the courses: diapo courses --accept"
        return made[key]

    return scene


@pytest.fixture(scope="module")
def pptx_of(scene_of: SceneOf) -> PptxOf:
    return cache(lambda deck, course, theme: render_pptx(scene_of(deck, course, theme)))


def test_there_are_courses() -> None:
    assert {"bac2-2026", "soir-2h", "en", "accessible"} <= {course for _, course in COURSES}


def test_the_examples_show_every_layout_but_the_empty_one(scene_of: SceneOf) -> None:
    shown = {page.layout.removesuffix("-half") for deck in DECKS for page in scene_of(deck, None, "agora").pages}
    assert shown == set(layout_names()) - {"blank"}


@pytest.mark.parametrize(("deck", "course", "theme"), CASES)
def test_the_pptx_is_sound(deck: str, course: str | None, theme: str | None, pptx_of: PptxOf) -> None:
    assert check_package(pptx_of(deck, course, theme)) == []


@pytest.mark.parametrize(("deck", "course", "theme"), CASES)
def test_the_pdf_is_sound_and_small(deck: str, course: str | None, theme: str | None, scene_of: SceneOf) -> None:
    scene = scene_of(deck, course, theme)
    content = render_pdf(scene)
    assert check_document(content) == []
    with pikepdf.open(BytesIO(content)) as pdf:
        told = [(title, number) for _, title, number in bookmarks(pdf)]
        pictures = sum(
            len(one.read_raw_bytes())
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == pikepdf.Name.Image
        )
    assert told == [(" ".join(page.title.split()), page.number) for page in scene.pages]
    assert len(content) - pictures < 12_000 * len(scene.pages)


@pytest.mark.slow
@pytest.mark.parametrize(("deck", "course", "theme"), CASES)
def test_open_xml_sdk_finds_no_error(
    deck: str,
    course: str | None,
    theme: str | None,
    pptx_of: PptxOf,
    open_xml_sdk: Callable[[Path], list[str]],
    tmp_path: Path,
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(pptx_of(deck, course, theme))
    assert open_xml_sdk(file) == []


@pytest.mark.rendered
@pytest.mark.parametrize(("deck", "course", "theme"), IN_A_BROWSER)
def test_axe_finds_nothing_on_any_slide(
    deck: str,
    course: str | None,
    theme: str | None,
    scene_of: SceneOf,
    browser: Chromium,
    node_modules: Path,
    tmp_path: Path,
) -> None:
    scene = scene_of(deck, course, theme)
    file = tmp_path / "deck.html"
    file.write_bytes(render_html(scene))
    page = browser.open(file.as_uri())
    found = violations_on_slides(page, node_modules, len(scene.pages))
    page.close()
    assert found == []
