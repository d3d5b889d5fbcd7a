"""LibreOffice opens decks with steps: it takes as many clicks, and shows the same pictures as without."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image, ImageChops
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from generator.render.pptx import render_pptx
from generator.scene.boxes import Box, Group, TableBox, TextBox
from generator.scene.page import Page, Scene
from generator.scene.states import seen_at
from tests.rendered.libreoffice import LibreOffice
from tests.stepped_deck import stepped_scene

pytestmark = pytest.mark.rendered

CASES = {"fr": ("fr", "16:9"), "he": ("he", "4:3")}
SLACK = 0.8
"""Points: the rows of a table by itself stand that much nearer to where the Scene has them."""


class Converted:
    def __init__(self, scene: Scene, files: dict[str, Path]) -> None:
        self.scene, self.files = scene, files


@pytest.fixture(scope="module")
def converted(soffice_path: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Converted]:
    scenes = {name: stepped_scene(tmp_path_factory.mktemp(name), *case) for name, case in CASES.items()}
    scenes = {name: replace(scene, pages=tuple(map(_told, scene.pages))) for name, scene in scenes.items()}
    decks = {name: render_pptx(scene) for name, scene in scenes.items()}
    still = {f"{name}-still": render_pptx(_still(scene)) for name, scene in scenes.items()}
    office = LibreOffice(soffice_path, tmp_path_factory.mktemp("office"))
    shown, steps = office.convert(decks | still, "pdf"), office.convert(decks, "odp")
    return {
        name: Converted(scene, {"pdf": shown[name], "still": shown[f"{name}-still"], "odp": steps[name]})
        for name, scene in scenes.items()
    }


def _told(page: Page) -> Page:
    """Hidden pages are drawn as well."""
    return replace(page, hidden=False)


def _still(scene: Scene) -> Scene:
    return replace(scene, pages=tuple(seen_at(page, page.clicks) for page in scene.pages))


@pytest.mark.parametrize("name", CASES)
def test_it_takes_as_many_clicks(name: str, converted: dict[str, Converted]) -> None:
    with ZipFile(converted[name].files["odp"]) as archive:
        tree = etree.fromstring(archive.read("content.xml"))
    pages = [page for page in tree.iter("{*}page") if "drawing" in str(page.tag)]
    assert [_clicks(page) for page in pages] == [page.clicks for page in converted[name].scene.pages]


def _clicks(page: etree._Element) -> int:
    """What waits for a click, but not for one on a recording."""
    kinds = [(one, _kind(one)) for one in page.iter("*")]
    waiting = [one for one, kind in kinds if kind == "on-click"]
    return sum(all(_kind(above) != "interactive-sequence" for above in one.iterancestors()) for one in waiting)


def _kind(node: etree._Element) -> str:
    return next((str(value) for key, value in node.attrib.items() if str(key).endswith("}node-type")), "")


@pytest.mark.parametrize("name", CASES)
def test_pictures_are_those_of_the_deck_without_steps(name: str, converted: dict[str, Converted]) -> None:
    one = converted[name]
    stepped, still = (pypdfium2.PdfDocument(one.files[kind]) for kind in ("pdf", "still"))
    assert len(stepped) == len(still) == len(one.scene.pages)
    compared = 0
    for at, page in enumerate(one.scene.pages):
        if _goes(page.boxes):  # it is drawn in the one and not in the other
            continue
        if any(isinstance(box, TableBox) and any(row.shown for row in box.rows) for box in page.boxes):
            assert _places(stepped[at]) == [pytest.approx(place, abs=SLACK) for place in _places(still[at])]
        else:
            assert not ImageChops.difference(_drawn(stepped[at]), _drawn(still[at])).getbbox(), page.title
        compared += 1
    assert compared > 25
    stepped.close()
    still.close()


def _goes(boxes: tuple[Box, ...]) -> bool:
    """Whether something is gone at the end."""
    shown = [box.shown for box in boxes]
    shown += [one.shown for box in boxes if isinstance(box, TextBox) for one in box.paragraphs]
    return any(one and not one.stays for one in shown) or any(
        _goes(box.boxes) for box in boxes if isinstance(box, Group)
    )


def _places(page: pypdfium2.PdfPage) -> list[float]:
    """Where texts and lines stand."""
    text = page.get_textpage()
    rects = [text.get_rect(at) for at in range(text.count_rects())]
    rects += sorted((one.get_bounds() for one in page.get_objects([FPDF_PAGEOBJ_PATH])), key=lambda rect: rect[::-1])
    return [place for rect in rects for place in rect]


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=1).to_pil().convert("RGB")
    return picture
