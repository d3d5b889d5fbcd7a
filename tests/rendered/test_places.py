"""Shapes, pictures and tables stand in every output where the Scene has them, within half a point; cropped pictures
show the same part in the page and in LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageStat

from generator.course import load_for_course
from generator.layout import lay_out
from generator.render.pdf import render_pdf
from generator.render.pptx import render_pptx
from generator.render.revealjs import render_html
from generator.scene.boxes import PictureBox, Shape, single
from generator.scene.page import Scene
from generator.scene.states import final_state
from generator.units import Pt
from tests.chromium import Chromium
from tests.looks import of
from tests.rendered.drawn_places import astray_in_chromium, astray_in_pdf, read_drawn
from tests.rendered.libreoffice import LibreOffice
from tests.rendered.look import picture_html, picture_pptx

pytestmark = pytest.mark.rendered

CONTENT = Path(__file__).parents[2] / "content"
CASES = [
    ("le-partenariat", "faculte"),
    ("a-tour-of-diapo", "agora"),
    ("a-tour-of-diapo", "labo-contrast"),
    ("vitrine", "atelier-dark"),
    ("vitrine", "blanc"),
    ("vitrine", "revue"),
    ("showcase", "revue"),
]
NAMES = [f"{deck}, {look}" for deck, look in CASES]


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    return {
        f"{deck}, {look}": lay_out(load_for_course(CONTENT / deck, None)[0].deck, **of(look))[0] for deck, look in CASES
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("places")


@pytest.fixture(scope="module")
def converted(scenes: dict[str, Scene], folder: Path, soffice_path: str) -> dict[str, Path]:
    return LibreOffice(soffice_path, folder).convert({n: render_pptx(s) for n, s in scenes.items()}, "pdf")


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_fills_what_the_scene_fills(
    name: str, scenes: dict[str, Scene], converted: dict[str, Path]
) -> None:
    assert astray_in_pdf(read_drawn(converted[name]), scenes[name], curves=False) == []


@pytest.mark.parametrize("name", NAMES)
def test_our_pdf_fills_what_the_scene_fills(name: str, scenes: dict[str, Scene], folder: Path) -> None:
    path = folder / "own.pdf"
    path.write_bytes(render_pdf(scenes[name]))
    assert astray_in_pdf(read_drawn(path), final_state(scenes[name])) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_everything_at_its_place(
    name: str, scenes: dict[str, Scene], folder: Path, browser: Chromium
) -> None:
    path = folder / "deck.html"
    path.write_bytes(render_html(scenes[name]))
    assert astray_in_chromium(browser, path, scenes[name]) == []


def test_pictures_are_the_same_in_both(
    scenes: dict[str, Scene], folder: Path, soffice_path: str, browser: Chromium
) -> None:
    """A picture that is stretched, or cropped elsewhere, is another picture."""
    del soffice_path
    compared = 0
    for name in ("a-tour-of-diapo, agora", "vitrine, revue"):
        scene = scenes[name]
        pages = tuple(p for p in scene.pages if any(isinstance(box, PictureBox) for box in single(p.boxes)))
        own = replace(scene, pages=pages)
        pptx, html = picture_pptx(own, folder, 960), picture_html(own, folder, 960, browser)
        for page, one, other in zip(pages, pptx, html, strict=True):
            shown = Image.open(one).convert("RGB"), Image.open(other).convert("RGB")
            for box in (box for box in single(page.boxes) if isinstance(box, PictureBox)):
                rect = box.rect
                edges = (round(rect.x.pt), round(rect.y.pt), round(rect.right.pt), round(rect.bottom.pt))
                parts = [picture.crop(edges).resize((48, 48), Image.Resampling.BOX) for picture in shown]
                off = sum(ImageStat.Stat(ImageChops.difference(*parts)).mean) / 3
                assert off < 6, (page.id, box.name, off)
                compared += 1
    assert compared > 10


def test_what_is_elsewhere_is_told(scenes: dict[str, Scene], folder: Path, browser: Chromium) -> None:
    """The checks can fail: every shape, picture and table moved by a point is told."""
    scene = scenes["vitrine, blanc"]
    path = folder / "moved.html"
    path.write_bytes(render_html(scene))
    moved = replace(
        scene,
        pages=tuple(
            replace(
                page,
                boxes=tuple(
                    replace(box, rect=replace(box.rect, x=box.rect.x + Pt(1)))
                    if isinstance(box, Shape | PictureBox)
                    else box
                    for box in page.boxes
                ),
            )
            for page in scene.pages
        ),
    )
    told = astray_in_chromium(browser, path, moved)
    names = {
        f"{page.id}/{box.name}: " for page in scene.pages for box in page.boxes if isinstance(box, Shape | PictureBox)
    }
    assert len(names) > 10
    assert {name for name in names if not any(one.startswith(name) for one in told)} == set()
    own = folder / "own-moved.pdf"
    own.write_bytes(render_pdf(scene))
    assert len(astray_in_pdf(read_drawn(own), moved)) > 5
