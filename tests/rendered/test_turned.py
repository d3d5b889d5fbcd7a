"""Photographs that lie on their side in the file stand upright in both outputs, whole and cropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generator.deck import load_deck
from generator.layout import lay_out
from tests.rendered.look import picture_html, picture_pptx

pytestmark = pytest.mark.rendered

CORNERS = ((255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 0))
"""Colours of the quarters as they should be seen: above left and right, below left and right."""
HELD = {1: 0, 6: 90, 3: 180, 8: 270}
"""EXIF orientation -> degrees by which the stored picture lies, counter-clockwise."""


def photograph(path: Path, orientation: int) -> None:
    seen = Image.new("RGB", (900, 600))
    for number, color in enumerate(CORNERS):
        left, top = number % 2 * 450, number // 2 * 300
        seen.paste(color, (left, top, left + 450, top + 300))
    exif = Image.Exif()
    exif[0x0112] = orientation
    seen.rotate(HELD[orientation], expand=True).save(path, exif=exif, quality=95)


def corners(picture: Path, left: int, top: int, right: int, bottom: int) -> list[tuple[int, ...]]:
    """The colours near the corners of a rectangle given in points, on a slide of 1280 pixels."""
    with Image.open(picture) as shown:
        image = shown.convert("RGB")
    inset = 20
    points = [(x, y) for y in (top + inset, bottom - inset) for x in (left + inset, right - inset)]
    found = (image.getpixel((round(x * 4 / 3), round(y * 4 / 3))) for x, y in points)
    return [tuple(color) for color in found if isinstance(color, tuple)]


@pytest.mark.parametrize(
    ("crop", "rect"), [("false", (492, 114, 960, 426)), ("true", (492, 0, 960, 500))], ids=["whole", "cropped"]
)
def test_they_stand_upright(
    crop: str, rect: tuple[int, int, int, int], tmp_path: Path, soffice_path: str, chromium_path: str
) -> None:
    lines = ["title: T", "slides:"]
    for orientation in HELD:
        photograph(tmp_path / f"{orientation}.jpg", orientation)
        image = f"{{file: {orientation}.jpg, alt: Quarters, share: half, crop: {crop}}}"
        lines += [f"  - heading: Held {orientation}", f"    image: {image}", "    items:", "      - a point"]
    (tmp_path / "deck.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    scene, _ = lay_out(load_deck(tmp_path)[0])
    shown = [*picture_pptx(scene, tmp_path, 1280), *picture_html(scene, tmp_path, 1280)]
    assert len(shown) == 2 * len(HELD)
    for picture in shown:
        for found, wanted in zip(corners(picture, *rect), CORNERS, strict=True):
            assert found == pytest.approx(wanted, abs=12), picture.name
