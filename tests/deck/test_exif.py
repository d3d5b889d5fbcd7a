"""How a photograph is to be held, from the EXIF block of a JPEG."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.exif import orientation
from generator.deck.model import Picture
from tests.deck.reading import problems, read, slide
from tests.deck.test_pictures import jpeg

DECK = slide("image: {file: a.jpg, alt: x}")


def held(value: int, order: str = ">", before: int = 1, kind: int = 3) -> bytes:
    """A JPEG of 640 x 480 whose EXIF block says how to hold it, after ``before`` other entries."""
    entry = struct.pack(order + "HHIHH", 0x0112, kind, 1, value, 0)
    others = struct.pack(order + "HHII", 0x010F, 2, 4, 0) * before
    directory = struct.pack(order + "H", before + 1) + others + entry + struct.pack(order + "I", 0)
    mark = b"II*\0" if order == "<" else b"MM\0*"
    block = b"Exif\0\0" + mark + struct.pack(order + "I", 8) + directory
    plain = jpeg()
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", 2 + len(block)) + block + plain[2:]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("value", range(1, 9))
def test_the_note_is_read_in_both_byte_orders(value: int, order: str) -> None:
    assert orientation(held(value, order)) == value


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", jpeg(), held(0), held(9), held(6, kind=4), held(6)[:40], b"\xff\xd8" + b"\xff" * 30]
)
def test_no_note_or_no_sense_is_as_stored(data: bytes) -> None:
    assert orientation(data) == 1


@given(st.integers(0, 120), st.binary(max_size=40))
def test_any_bytes_give_some_way_to_hold_them(at: int, noise: bytes) -> None:
    data = held(6)
    assert orientation(data[:at] + noise + data[at + len(noise) :]) in range(1, 9)


@pytest.mark.parametrize(
    ("value", "turn", "size"), [(1, 0, (640, 480)), (3, 180, (640, 480)), (6, 90, (480, 640)), (8, 270, (480, 640))]
)
def test_a_picture_has_the_size_that_is_seen(value: int, turn: int, size: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(held(value))
    found = read(DECK, tmp_path.resolve()).slides[0].fields["image"]
    assert isinstance(found, Picture)
    assert (found.turn, (found.width_px, found.height_px)) == (turn, size)


@pytest.mark.parametrize("value", [2, 4, 5, 7])
def test_a_mirrored_picture_is_refused(value: int, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(held(value))
    assert [one.code for one in problems(DECK, tmp_path.resolve())] == ["picture-mirrored"]
