"""Photographs that lie on their side in the file stand upright in both outputs, whole and cropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generator.deck import load_deck
from generator.layout import lay_out
from tests.chromium import Chromium
from tests.imaging.pictures import CORNERS, exif_block, lying, png_held, saved, with_exif
from tests.rendered.look import picture_html, picture_pptx

pytestmark = pytest.mark.rendered

HELD = {f"{number}.jpg": number for number in range(1, 9)} | {"4.png": 4, "6.png": 6, "long.jpg": 8}
"""File -> how EXIF says that it lies; the last one says so in a number of four bytes."""


def photograph(path: Path, orientation: int) -> None:
    stored = lying(orientation, 900, 600)
    if path.suffix == ".png":
        path.write_bytes(png_held(stored, orientation))
    else:
        kind = 4 if path.stem == "long" else 3
        path.write_bytes(with_exif(saved(stored), exif_block(orientation, kind=kind)))


def corners(picture: Path, left: int, top: int, right: int, bottom: int) -> list[tuple[int, ...]]:
    """The colours near the corners of a rectangle given in points, on a slide of 1280 pixels."""
    with Image.open(picture) as shown:
        image = shown.convert("RGB")
    inset = 20
    points = [(x, y) for y in (top + inset, bottom - inset) for x in (left + inset, right - inset)]
    found = (image.getpixel((round(x * 4 / 3), round(y * 4 / 3))) for x, y in points)
    return [tuple(color) for color in found if isinstance(color, tuple)]


@pytest.mark.parametrize(
    ("crop", "rect"), [("false", (516, 130, 936, 410)), ("true", (492, 0, 960, 500))], ids=["whole", "cropped"]
)
def test_they_stand_upright(
    crop: str, rect: tuple[int, int, int, int], tmp_path: Path, soffice_path: str, chromium: Chromium
) -> None:
    lines = ["title: T", "slides:"]
    for name, orientation in HELD.items():
        photograph(tmp_path / name, orientation)
        image = f"{{file: {name}, alt: Quarters, share: half, crop: {crop}}}"
        lines += [f"  - heading: Held {name}", f"    image: {image}", "    items:", "      - a point"]
    (tmp_path / "deck.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    scene, _ = lay_out(load_deck(tmp_path)[0])
    shown = [*picture_pptx(scene, tmp_path, 1280), *picture_html(scene, tmp_path, 1280, chromium)]
    assert len(shown) == 2 * len(HELD)
    for picture in shown:
        for found, wanted in zip(corners(picture, *rect), CORNERS, strict=True):
            assert found == pytest.approx(wanted, abs=12), picture.name
