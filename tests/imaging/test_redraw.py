"""Upright and smaller copies of pictures."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.imaging import PictureError, examine, redrawn
from tests.imaging.pictures import CORNERS, exif_block, jpeg, lying, png_held, quarters, saved, with_exif


@pytest.fixture(autouse=True)
def no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def copy(data: bytes, orientation: int, width: int | None, kind: str = "image/jpeg") -> bytes:
    return redrawn(data, kind, sha256(data).hexdigest(), orientation, width)


def quarters_of(data: bytes) -> list[tuple[int, ...]]:
    with Image.open(BytesIO(data)) as opened:
        image = opened.convert("RGB")
    across, down = image.width // 4, image.height // 4
    places = [(x, y) for y in (down, 3 * down) for x in (across, 3 * across)]
    return [tuple(color) for color in map(image.getpixel, places) if isinstance(color, tuple)]


@pytest.mark.parametrize("width", [None, 45])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_to_hold_a_picture_gives_an_upright_copy(orientation: int, width: int | None) -> None:
    stored = lying(orientation)
    for data, kind in (
        (with_exif(saved(stored), exif_block(orientation)), "image/jpeg"),
        (png_held(stored, orientation), "image/png"),
    ):
        made = copy(data, orientation, width, kind)
        found = examine(made, sha256(made).hexdigest())
        assert (found.width, found.height) == ((90, 60) if width is None else (45, 30))
        assert (found.orientation, found.plain) == (1, True)
        for seen, wanted in zip(quarters_of(made), CORNERS, strict=True):
            assert seen == pytest.approx(wanted, abs=12)


def test_the_same_copy_with_and_without_what_was_kept(tmp_path: Path) -> None:
    data = saved(quarters(400, 300))
    first = copy(data, 1, 100)
    [kept] = (tmp_path / "diapo").glob("redrawn-*")
    assert copy(data, 1, 100) == first
    kept.write_bytes(kept.read_bytes()[:-9])
    assert copy(data, 1, 100) == first


def test_a_copy_that_would_be_larger_is_none() -> None:
    data = saved(quarters(60, 40).quantize(4), "PNG")
    assert copy(data, 1, 50, "image/png") == data


def test_colours_stay_and_notes_go() -> None:
    profile = b"\0" * 36 + b"acsp" + b"\0" * 100
    data = with_exif(saved(quarters(400, 300), icc_profile=profile), b"II secret place")
    made = copy(data, 1, 100)
    assert b"secret place" not in made
    with Image.open(BytesIO(made)) as image:
        assert image.info["icc_profile"] == profile


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_made_smaller(mode: str) -> None:
    noise = Image.effect_noise((300, 200), 60).convert("L")
    data = saved(noise.convert("I").convert("I;16") if mode == "I;16" else noise.convert(mode), "PNG")
    made = copy(data, 1, 60, "image/png")
    assert examine(made, sha256(made).hexdigest()).width == 60
    assert len(made) < len(data)


def test_what_lets_its_ground_through_still_does() -> None:
    image = Image.effect_noise((300, 200), 60).convert("P")
    made = copy(saved(image, "PNG", transparency=bytes(256)), 1, 60, "image/png")
    with Image.open(BytesIO(made)) as small:
        assert small.convert("RGBA").getchannel("A").getextrema() == (0, 0)


def test_what_cannot_be_decoded_is_told() -> None:
    with pytest.raises(PictureError):
        copy(jpeg()[:500], 6, None)
