"""Plates behind drawings that their ground would swallow, and pictures that are too coarse for their place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.layout import lay_out
from generator.scene.boxes import PictureBox, Shape
from generator.scene.checks import check_scene
from generator.scene.page import Page
from tests.layout.made import THEMES, deck, items, picture, slide

DARK = (1.0, *[0.0] * 15)
LIGHT = (*[0.0] * 15, 1.0)
MIXED = (0.4, *[0.0] * 7, 0.2, *[0.0] * 6, 0.4)


def drawn(theme: str, shades: tuple[float, ...], **fields: object) -> Page:
    shown = replace(picture(800, 600), shades=shades)
    of = deck(slide(heading="H", items=items("a"), image=shown), theme=theme)
    return lay_out(of)[0].pages[0]


def plates(page: Page) -> list[Shape]:
    return [box for box in page.boxes if isinstance(box, Shape) and box.name == "image-plate"]


@pytest.mark.parametrize(
    ("theme", "shades", "plated"),
    [
        ("nuit", DARK, True),
        ("agora", DARK, False),
        ("nuit", LIGHT, False),
        ("agora", LIGHT, True),
        ("nuit", MIXED, False),
        ("agora", MIXED, False),
        ("nuit", (), False),
    ],
)
def test_a_drawing_that_is_hardly_seen_has_a_plate(theme: str, shades: tuple[float, ...], plated: bool) -> None:
    page = drawn(theme, shades)
    found = plates(page)
    assert len(found) == plated
    if found:
        at = page.boxes.index(found[0])
        box = page.boxes[at + 1]
        assert isinstance(box, PictureBox)
        assert box.rect == found[0].rect
        assert not found[0].fixed


@pytest.mark.parametrize("theme", THEMES)
def test_no_drawing_is_worse_off(theme: str) -> None:
    for shades in (DARK, LIGHT, MIXED):
        assert len(plates(drawn(theme, shades))) <= 1


@pytest.mark.parametrize(
    ("width", "layout", "said"),
    [(24, "image-right", True), (300, "image-full", True), (1000, "image-full", False), (600, "image-right", False)],
)
def test_a_picture_of_too_few_pixels_is_noticed(width: int, layout: str, said: bool) -> None:
    shown = picture(width, width * 9 // 16)
    of = deck(slide("a", heading="H", image=shown, layout=layout), slide("b", heading="I", image=shown, layout=layout))
    made = lay_out(of)[0]
    found = [one for one in check_scene(made) if one.code == "picture-coarse"]
    assert len(found) == said, "once, however often it is shown"
    for one in found:
        assert str(one.severity) == "notice"
        assert f"{width} x {width * 9 // 16} pixels" in one.message
