"""How a picture is to be held: its size on the page, and whether viewers can be left to turn it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck.model import Picture
from tests.deck.reading import read, slide
from tests.imaging.pictures import exif_block, jpeg, lying, png_held, with_exif


def picture(name: str, data: bytes, folder: Path) -> Picture:
    (folder / name).write_bytes(data)
    found = read(slide(f"image: {{file: {name}, alt: x}}"), folder.resolve()).slides[0].fields["image"]
    assert isinstance(found, Picture)
    return found


@pytest.mark.parametrize("value", range(1, 9))
def test_a_photograph_has_the_size_that_is_seen(value: int, tmp_path: Path) -> None:
    found = picture("a.jpg", with_exif(jpeg(), exif_block(value)), tmp_path)
    assert (found.width_px, found.height_px) == ((480, 640) if value > 4 else (640, 480))
    assert (found.orientation, found.upright) == (value, value in (2, 4, 5, 7))


def test_a_note_that_viewers_read_in_different_ways_is_carried_out(tmp_path: Path) -> None:
    assert picture("a.jpg", with_exif(jpeg(), exif_block(6, kind=4)), tmp_path).upright
    found = picture("a.png", png_held(lying(6), 6), tmp_path)
    assert ((found.width_px, found.height_px), found.upright) == ((90, 60), True)
