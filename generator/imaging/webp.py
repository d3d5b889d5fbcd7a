"""WebP files (RFC 9649): their chunks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.imaging.fault import CUT_OFF, PictureError, require_size

_MAX_CHUNKS: Final = 10_000
_EXIF, _XMP, _MOVES = 0x08, 0x04, 0x02
"""Flags of the extended header."""
_DRAWN: Final = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ICCP"})


class WebP(Struct, frozen=True):
    width: int
    height: int
    clear: bool
    """It may let its ground through."""
    exact: bool
    """Packed without loss, as drawings are."""
    exif: tuple[bytes, ...]


def is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents. Raises PictureError where the file ends before they do."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data) + 1:  # the last padding byte is often missing
        raise PictureError("the file ends too early", CUT_OFF)
    at = 12
    for _ in range(_MAX_CHUNKS):
        if at + 8 > min(end, len(data)):
            return
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + size > len(data):
            raise PictureError("the file ends too early", CUT_OFF)
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    raise PictureError("it is in too many pieces")


def examine_webp(data: bytes) -> WebP:
    """Raises PictureError for what cannot be shown; whether the pixels are all there is not asked."""
    size: tuple[int, int] | None = None
    pixels: bytes | None = None
    clear, exact, exif = False, False, []
    for name, held in chunks(data):
        if name == b"VP8X" and len(held) >= 10:
            if held[0] & _MOVES:
                raise PictureError("it moves, and not every output can show that", "Save it as an animated GIF.")
            size = int.from_bytes(held[4:7], "little") + 1, int.from_bytes(held[7:10], "little") + 1
        elif name in (b"ANIM", b"ANMF"):
            raise PictureError("it moves, and not every output can show that", "Save it as an animated GIF.")
        elif name in (b"VP8 ", b"VP8L") and pixels is None:
            pixels, exact = held, name == b"VP8L"
        elif name == b"ALPH":
            clear = True
        elif name == b"EXIF":
            exif.append(held.removeprefix(b"Exif\0\0"))
    if pixels is None:
        raise PictureError("it holds no pixels", CUT_OFF)
    own, own_clear = _frame(pixels, exact)
    if size is not None and size != own:
        raise PictureError("it is damaged: it says two sizes")
    require_size(*own, 4)
    return WebP(*own, clear or own_clear, exact, tuple(exif))


def _frame(held: bytes, exact: bool) -> tuple[tuple[int, int], bool]:
    """Width and height by the pixels' own header, and whether some may be clear."""
    if len(held) < 10:
        raise PictureError("the file ends too early", CUT_OFF)
    if exact:
        bits = int.from_bytes(held[1:5], "little")
        if held[0] != 0x2F:
            raise PictureError("it is damaged")
        return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1), bool(bits >> 28 & 1)
    if held[3:6] != b"\x9d\x01\x2a":
        raise PictureError("it is damaged")
    across, down = (int.from_bytes(held[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    return (across, down), False


def slim(data: bytes) -> bytes:
    """The file without what cameras and programs note in it: pixels and colours only."""
    out = []
    for name, held in chunks(data):
        if name == b"VP8X":
            held = bytes([held[0] & ~(_EXIF | _XMP)]) + held[1:]
        elif name not in _DRAWN:
            continue
        out.append(name + len(held).to_bytes(4, "little") + held + b"\0" * (len(held) % 2))
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
