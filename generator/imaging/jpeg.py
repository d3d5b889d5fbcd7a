"""JPEG files (ITU-T T.81, B): their segments up to the pixels. JFIF, EXIF and Adobe say what is in some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.imaging.fault import CUT_OFF, PictureError, require_size

START: Final = b"\xff\xd8\xff"
_MARKER: Final = re.compile(rb"\xff+([^\xff])", re.DOTALL)
"""A marker with the fill bytes before it (B.1.1.2)."""
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_SHOWN: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Kinds of frame that viewers show: baseline, extended, progressive, all of them Huffman coded."""
_SCAN, _EXIF, _COLORS, _ADOBE, _COMMENT = 0xDA, 0xE1, 0xE2, 0xEE, 0xFE
_MAX_SEGMENTS: Final = 20_000


class Segment(Struct, frozen=True):
    marker: int
    start: int
    """Where its marker stands, without fill bytes."""
    end: int


class Frame(Struct, frozen=True):
    width: int
    height: int
    channels: int
    progressive: bool


def segments(data: bytes) -> Iterator[Segment]:
    """The segments up to and with the first scan's header. Raises PictureError for what is no JPEG."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        found = _MARKER.match(data, at)
        if not found:
            raise PictureError("the file ends too early" if at + 2 > len(data) else "it is damaged", CUT_OFF)
        marker, start = found[1][0], found.end() - 2
        if marker in (0x00, 0x01, 0xD8, 0xD9) or 0xD0 <= marker <= 0xD7:
            raise PictureError("it holds no pixels" if marker == 0xD9 else "it is damaged")
        size = int.from_bytes(data[start + 2 : start + 4])
        at = start + 2 + size
        if size < 2 or at > len(data):
            raise PictureError("the file ends too early" if at > len(data) else "it is damaged", CUT_OFF)
        yield Segment(marker, start, at)
        if marker == _SCAN:
            return
    raise PictureError("it is in too many pieces")


def examine_jpeg(data: bytes) -> tuple[Frame, list[bytes], list[Segment]]:
    """The frame, the EXIF blocks in order, and all segments. Raises PictureError for what cannot be shown; whether the
    pixels are all there is not asked."""
    frame: Frame | None = None
    blocks: list[bytes] = []
    found = []
    for segment in segments(data):
        found.append(segment)
        if segment.marker in _FRAMES and frame is None:
            frame = _frame(segment, data)
        elif _is_exif(segment, data) and len(blocks) < 2:
            blocks.append(data[segment.start + 10 : segment.end])
    if frame is None:
        raise PictureError("it does not say its size in pixels")
    return frame, blocks, found


def _is_exif(segment: Segment, data: bytes) -> bool:
    return segment.marker == _EXIF and data[segment.start + 4 : segment.start + 10] == b"Exif\0\0"


def _frame(segment: Segment, data: bytes) -> Frame:
    if segment.end - segment.start < 10:
        raise PictureError("it is damaged")
    if segment.marker not in _SHOWN or data[segment.start + 4] != 8:
        raise PictureError("it is a kind of JPEG that viewers do not show")
    height, width = (int.from_bytes(data[at : at + 2]) for at in (segment.start + 5, segment.start + 7))
    channels, progressive = data[segment.start + 9], segment.marker == 0xC2
    if channels not in (1, 3, 4):
        raise PictureError("it is a kind of JPEG that viewers do not show")
    require_size(
        width, height, channels * (1.5 if progressive else 1)
    )  # a progressive one is gathered as numbers first
    return Frame(width, height, channels, progressive)


_NEXT: Final = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
"""A marker among packed pixels that is no part of them (B.1.1.5)."""
_JFIF: Final = b"JFIF\0"


def noteless(data: bytes) -> bytes:
    """The picture alone, without thumbnails, notes between its scans and what follows it; with a note of its own on
    how it is to be held, if its notes said so."""
    from generator.imaging import exif

    _, blocks, parts = examine_jpeg(data)
    held, _ = exif.orientation(blocks)
    out = [data[:2]]
    for part in parts:
        if part.marker == 0xE0:
            if data[part.start + 4 : part.start + 9] == _JFIF and part.end - part.start >= 18:  # its thumbnail goes
                out.append(b"\xff\xe0\x00\x10" + data[part.start + 4 : part.start + 16] + b"\0\0")
        elif _draws(part, data):
            out.append(data[part.start : part.end])
        if part.marker == 0xE0 and held != 1:
            out.append(_held(held))
            held = 1
    if held != 1:
        out.insert(1, _held(held))
    out.append(_scans(data, parts[-1].end))
    return b"".join(out)


def _scans(data: bytes, at: int) -> bytes:
    """The packed pixels from the first scan's on, to the end mark."""
    out: list[bytes] = []
    start = at
    while found := _NEXT.search(data, at):
        marker, at = data[found.end() - 1], found.end()
        if marker == 0xD9:
            return b"".join((*out, data[start : found.start()], b"\xff\xd9"))
        end = at + int.from_bytes(data[at : at + 2])
        if not _draws(Segment(marker, at - 2, end), data):
            out.append(data[start : found.start()])
            start = end
        at = max(end, at)
    return b"".join((*out, data[start:], b"\xff\xd9"))


def _held(orientation: int) -> bytes:
    """An EXIF segment that says nothing else."""
    tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0" + bytes([orientation]) + b"\0" * 7
    held = b"Exif\0\0" + tiff
    return b"\xff\xe1" + (len(held) + 2).to_bytes(2) + held


def _draws(part: Segment, data: bytes) -> bool:
    """Whether pixels and colours depend on a segment."""
    about = 0xE0 <= part.marker <= 0xEF or part.marker == _COMMENT
    colors = part.marker == _COLORS and data[part.start + 4 : part.start + 16] == b"ICC_PROFILE\0"
    return not about or colors or part.marker == _ADOBE


def slim(data: bytes, parts: list[Segment]) -> bytes:
    """The file without what cameras and programs note in it: pixels and colours only."""
    view, out = memoryview(data), [data[:2]]
    for part in parts:
        if _draws(part, data) or part.marker == 0xE0:
            out.append(bytes(view[part.start : part.end]))
    out.append(bytes(view[parts[-1].end :]))
    return b"".join(out)
