"""Whether a picture can be shown, and what it is."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from generator.imaging import Examined, PictureError, TooLargeError, examine, media_type_of
from tests.imaging.pictures import (
    chunk,
    exif_block,
    gif,
    jpeg,
    lying,
    png,
    png_held,
    png_of,
    quarters,
    saved,
    with_exif,
)


@pytest.fixture(autouse=True)
def no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def examined(data: bytes) -> Examined:
    return examine(data, sha256(data).hexdigest())


PNG, JPEG, GIF = png(9, 7), jpeg(64, 48), gif(10, 200)
SEGMENT = b"\xff\xe9\x00\x02"
SOUND = {
    "grey png": PNG,
    "1 bit": png(9, 7, depth=1),
    "16 bit": png(9, 7, depth=16, color=6),
    "palette": png(9, 7, depth=4, color=3),
    "interlaced": saved(quarters(9, 7), "PNG"),
    "more data than rows": png(9, 7, rows=9),
    "bytes after the end": PNG + b"more",
    "text chunk with a wrong check sum": PNG[:33] + b"\0\0\0\2tEXtabcdef" + PNG[33:],
    "jpeg": JPEG,
    "progressive": jpeg(64, 48, progressive=True),
    "grey jpeg": saved(Image.new("L", (20, 20))),
    "four inks": saved(Image.new("CMYK", (20, 20))),
    "fill bytes": JPEG[:2] + b"\xff" * 1000 + JPEG[2:],
    "many segments": JPEG[:2] + SEGMENT * 1000 + JPEG[2:],
    "jpeg with bytes after the end": JPEG + b"more",
    "gif": gif(10),
    "gif that moves": GIF,
    "gif without the end mark": GIF[:-1],
}


@pytest.mark.parametrize("data", SOUND.values(), ids=SOUND)
def test_what_viewers_show_is_sound(data: bytes) -> None:
    found = examined(data)
    assert found.media_type == media_type_of(data)
    assert found.width
    assert found.height
    assert found.plain


def _without(data: bytes, name: bytes) -> bytes:
    at = data.index(name) - 4
    return data[:at] + data[at + 12 + int.from_bytes(data[at : at + 4]) :]


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


_HEADER = struct.pack(">IIBBBBB", 3, 2, 8, 0, 0, 0, 0)
NOISE = quarters(200, 100).effect_spread(60)
BROKEN = {
    "png header only": PNG[:24],
    "png without pixels": _without(PNG, b"IDAT"),
    "png without its end": _without(PNG, b"IEND"),
    "half a png": half(saved(NOISE, "PNG")),
    "png with garbage for pixels": png_of(chunk(b"IHDR", _HEADER), chunk(b"IDAT", b"garbage"), chunk(b"IEND", b"")),
    "wrong check sum": PNG.replace(b"IDAT", b"IDAT", 1)[:-16] + b"\0\0\0\0" + PNG[-12:],
    "too few rows": png(9, 7, rows=6),
    "wrong filter": png_of(
        chunk(b"IHDR", _HEADER), chunk(b"IDAT", zlib.compress(b"\0abc\x09abc")), chunk(b"IEND", b"")
    ),
    "no such depth": png_of(chunk(b"IHDR", _HEADER[:8] + b"\x03\x02\0\0\0"), chunk(b"IEND", b"")),
    "no table of colours": _without(png(9, 7, color=3), b"PLTE"),
    "unknown critical chunk": PNG[:33] + chunk(b"NEWc", b"") + PNG[33:],
    "0 pixels": png(0, 5),
    "jpeg header only": JPEG[:20],
    "fake jpeg": b"\xff\xd8\xff" + b"not a picture" * 9,
    "half a jpeg": half(saved(NOISE)),
    "jpeg without pixels": JPEG[: JPEG.index(b"\xff\xda")] + b"\xff\xd9",
    "jpeg without a frame": JPEG.replace(b"\xff\xc0", b"\xff\xe9"),
    "arithmetic coding": JPEG.replace(b"\xff\xc0", b"\xff\xc9"),
    "only fill bytes": b"\xff\xd8" + b"\xff" * 100_000,
    "too many segments": JPEG[:2] + SEGMENT * 30_000 + JPEG[2:],
    "gif header only": b"GIF89a" + struct.pack("<HH", 7, 5) + b"\0\0\0;",
    "half a gif": half(saved(NOISE.convert("P"), "GIF")),
    "gif with garbage": GIF[: GIF.index(b",") + 11] + b"\x05garba\0;",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_no_viewer_shows_is_told_with_a_way_out(data: bytes) -> None:
    for _ in "asked", "asked again, of the cache":
        with pytest.raises(PictureError) as caught:
            examined(data)
        assert caught.value.reason
        assert caught.value.hint
        assert not isinstance(caught.value, TooLargeError)


@pytest.mark.parametrize(
    "data",
    [
        png(199_000_000, 1, rows=0),
        png(14_140, 14_140, depth=16, color=6, rows=0),
        png(40_000, 10, rows=0),
        jpeg().replace(struct.pack(">HH", 480, 640), struct.pack(">HH", 30_000, 30_000)),
        b"GIF89a" + struct.pack("<HH", 65_000, 65_000) + b"\0\0\0;",
    ],
)
def test_nothing_large_is_decoded(data: bytes) -> None:
    with pytest.raises(TooLargeError, match="pixels"):
        examined(data)


@settings(max_examples=60)
@given(st.sampled_from([PNG, JPEG, GIF]), st.integers(0, 900), st.binary(max_size=30))
def test_any_damage_is_an_answer(data: bytes, at: int, noise: bytes) -> None:
    damaged = data[:at] + noise + data[at + len(noise) :]
    if media_type_of(damaged):
        with suppress(PictureError):
            assert examined(damaged).width


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_picture_has_the_size_that_is_seen(orientation: int, order: str) -> None:
    stored = lying(orientation)
    plain = with_exif(saved(stored), exif_block(orientation, order))
    long = with_exif(saved(stored), exif_block(orientation, order, kind=4))
    for data in (plain, long, png_held(stored, orientation)):
        found = examined(data)
        assert (found.width, found.height, found.orientation) == (90, 60, orientation)
    assert examined(plain).plain == (orientation in (1, 3, 6, 8))
    assert examined(long).plain == (orientation == 1)


@pytest.mark.parametrize(
    "note",
    [
        with_exif(JPEG, exif_block(6, kind=1)),
        with_exif(JPEG, exif_block(6, gap=3)),
        with_exif(JPEG, exif_block(6), first=SEGMENT * 5),
        with_exif(JPEG, b"rubbish", exif_block(6)),
        with_exif(JPEG, exif_block(6), exif_block(1)),
    ],
)
def test_a_note_is_found_wherever_it_stands(note: bytes) -> None:
    assert examined(note).orientation == 6


@pytest.mark.parametrize("block", [exif_block(0), exif_block(9), exif_block(6)[:20], b"", b"II*\0"])
def test_no_sense_is_as_stored(block: bytes) -> None:
    assert examined(with_exif(JPEG, block)).orientation == 1


def test_two_notes_that_differ_leave_nothing_to_the_viewer() -> None:
    assert not examined(with_exif(JPEG, exif_block(1), exif_block(6))).plain


def test_notes_of_any_length_are_cheap() -> None:
    assert examined(with_exif(JPEG, exif_block(6), *[bytes(65_000)] * 300)).orientation == 6


def curve(ink: tuple[int, int, int], ground: int = 0) -> bytes:
    image = Image.new("RGBA", (300, 200), (*ink, ground))
    ImageDraw.Draw(image).line([(10, 190), (150, 60), (290, 10)], fill=(*ink, 255), width=3)
    return saved(image, "PNG")


def test_the_shades_of_a_drawing_on_no_ground_are_known() -> None:
    assert examined(curve((0, 0, 0))).shades[0] == 1
    assert examined(curve((255, 255, 255))).shades[-1] == 1
    assert examined(curve((0, 0, 0), ground=255)).shades == ()
    assert examined(saved(quarters(), "PNG")).shades == ()
    assert examined(JPEG).shades == ()


def test_a_picture_that_moves_is_known() -> None:
    assert examined(GIF).moves
    assert not examined(gif(3)).moves


def test_what_is_kept_is_found_again_and_what_is_spoilt_is_not(tmp_path: Path) -> None:
    first = examined(curve((0, 0, 0)))
    [kept] = (tmp_path / "diapo").glob("picture-*.json")
    assert examined(curve((0, 0, 0))) == first
    for spoilt in (b"", b"[]", b"{}", b'{"shades": 3}', b"\xff"):
        kept.write_bytes(spoilt)
        assert examined(curve((0, 0, 0))) == first
