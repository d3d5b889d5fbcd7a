"""GIF files (GIF89a): their frames, block by block."""

from __future__ import annotations

from msgspec import Struct

from generator.imaging.fault import CUT_OFF, PictureError, require_size

_MAX_BLOCKS = 1_000_000
_MAX_SHOWN = 1 << 31
"""Pixels of all frames together."""


class Animation(Struct, frozen=True):
    width: int
    height: int
    frames: int
    clear: bool
    """One of its colours is none."""


def examine_gif(data: bytes) -> Animation:
    """Raises PictureError if a frame is missing, cut off or too large; its pixels are not unpacked."""
    if len(data) < 13:
        raise PictureError("the file ends too early", CUT_OFF)
    width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    require_size(width, height, 4)
    at, frames, clear, blocks = 13 + _table(data[10]), 0, False, 0
    while at < len(data) and data[at] != 0x3B:
        if data[at] == 0x21 and at + 2 < len(data):
            clear = clear or (data[at + 1] == 0xF9 and at + 3 < len(data) and bool(data[at + 3] & 1))
            at += 2
        elif data[at] == 0x2C and at + 10 < len(data):
            left, top, across, down = (int.from_bytes(data[at + n : at + n + 2], "little") for n in (1, 3, 5, 7))
            require_size(left + across, top + down, 4 if across and down else 0)  # viewers widen it to hold them
            frames += 1
            at += 11 + _table(data[at + 9])
        else:
            raise PictureError("it is damaged")
        at, blocks = _after_blocks(data, at, blocks)
    if at >= len(data) and not frames:
        raise PictureError("it holds no pixels", CUT_OFF)
    if not frames:
        raise PictureError("it holds no pixels")
    if frames * width * height > _MAX_SHOWN:
        raise PictureError("it has too many pictures for its size", "Make it smaller or shorter.")
    return Animation(width, height, frames, clear)


def _table(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int, blocks: int) -> tuple[int, int]:
    """The place after a chain of blocks, each with its length before it, and how many there were so far."""
    while at < len(data) and data[at]:
        at += 1 + data[at]
        blocks += 1
    if at >= len(data):
        raise PictureError("the file ends too early", CUT_OFF)
    if blocks > _MAX_BLOCKS:
        raise PictureError("it is in too many pieces")
    return at + 1, blocks


def noteless(data: bytes) -> bytes:
    """The file without comments, texts and what programs note in it; how often it runs stays."""
    at = 13 + _table(data[10])
    out, blocks = [data[:at]], 0
    while at < len(data) and data[at] != 0x3B:
        start = at
        if data[at] == 0x21:
            kept = data[at + 1] == 0xF9 or (data[at + 1] == 0xFF and data[at + 3 : at + 14] in _KEPT)
            at += 2
        else:
            kept = True
            at += 11 + _table(data[at + 9])
        at, blocks = _after_blocks(data, at, blocks)
        if kept:
            out.append(data[start:at])
    return b"".join((*out, b"\x3b"))


_KEPT = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"})
"""Applications whose blocks say how it is shown."""
