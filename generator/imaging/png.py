"""PNG files (W3C PNG, third edition): read chunk by chunk, and inflated without being kept."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.imaging.fault import CUT_OFF, PictureError, require_size

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ADAM7: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Pass by pass: first column and row, steps to the next ones."""
_MAX_CHUNKS: Final = 100_000
_NAME: Final = re.compile(rb"[A-Za-z]{4}")
_PIECE: Final = 1 << 20


class Header(Struct, frozen=True):
    width: int
    height: int
    depth: int
    color: int
    interlaced: bool

    @property
    def bits(self) -> int:
        """Of a pixel."""
        return _SAMPLES[self.color] * self.depth


class Chunk(Struct, frozen=True):
    name: bytes
    start: int
    """Where its data begins."""
    size: int


def chunks(data: bytes) -> Iterator[Chunk]:
    """The chunks up to the end mark. Raises PictureError where the file ends before it, or is no PNG."""
    at = len(SIGNATURE)
    for _ in range(_MAX_CHUNKS):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if len(name) < 4 or at + 12 + size > len(data):
            raise PictureError("the file ends too early", CUT_OFF)
        if not _NAME.fullmatch(name):
            raise PictureError("it is damaged")
        yield Chunk(name, at + 8, size)
        if name == b"IEND":
            return
        at += 12 + size
    raise PictureError("it is in too many pieces")


def examine_png(data: bytes) -> tuple[Header, dict[bytes, bytes]]:
    """The header, and the chunks besides it that say how it looks. Raises PictureError if it cannot be shown."""
    header: Header | None = None
    parts: list[Chunk] = []
    about: dict[bytes, bytes] = {}
    for chunk in chunks(data):
        if header is None:
            header = _header(chunk, data)
        elif chunk.name == b"IDAT":
            parts.append(chunk)
        elif chunk.name in (b"PLTE", b"tRNS", b"eXIf", b"acTL"):
            about.setdefault(chunk.name, data[chunk.start : chunk.start + chunk.size])
        elif chunk.name[0] < 0x60 and chunk.name != b"IEND":
            raise PictureError("it has a part that no viewer knows")
        if chunk.name[0] < 0x60:  # what a viewer must understand
            end = chunk.start + chunk.size
            if zlib.crc32(memoryview(data)[chunk.start - 4 : end]) != int.from_bytes(data[end : end + 4]):
                raise PictureError("it is damaged: a check sum is wrong")
    assert header is not None
    if header.color == 3 and not about.get(b"PLTE"):
        raise PictureError("its table of colours is missing")
    _inflate(data, parts, header)
    return header, about


def _header(chunk: Chunk, data: bytes) -> Header:
    if chunk.name != b"IHDR" or chunk.size != 13:
        raise PictureError("it does not begin with its size")
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    depth, color, packing, filtering, interlacing = data[24:29]
    if depth not in _DEPTHS.get(color, ()):
        raise PictureError(f"no PNG has {depth} bits in colours of kind {color}")
    if packing or filtering or interlacing > 1:
        raise PictureError("it is packed in a way that no viewer knows")
    header = Header(width, height, depth, color, interlacing == 1)
    require_size(width, height, max(header.bits / 8, 3 if color == 3 else 1))
    return header


def _rows(header: Header) -> Iterator[tuple[int, int]]:
    """Rows and their bytes (the filter's included), pass by pass."""
    for left, top, across, down in _ADAM7 if header.interlaced else ((0, 0, 1, 1),):
        columns = -(-(header.width - left) // across)
        rows = -(-(header.height - top) // down)
        if columns > 0 and rows > 0:
            yield rows, 1 + (columns * header.bits + 7) // 8


def _inflate(data: bytes, parts: list[Chunk], header: Header) -> None:
    """Raises PictureError if there are not as many rows as the header says, or a row is filtered in no known way."""
    if not parts:
        raise PictureError("it holds no pixels", CUT_OFF)
    passes = list(_rows(header))
    wanted = sum(rows * size for rows, size in passes)
    inflater, got = zlib.decompressobj(), 0
    filters = _Filters(passes)
    try:
        for part in parts:
            rest = data[part.start : part.start + part.size]
            while rest and got < wanted:
                piece = inflater.decompress(rest, min(_PIECE, wanted - got))
                rest = inflater.unconsumed_tail
                if not piece and not rest:
                    break
                filters.see(piece, got)
                got += len(piece)
    except zlib.error:
        raise PictureError("it is damaged: its pixels cannot be unpacked") from None
    if got < wanted:
        raise PictureError("the lower part of the picture is missing", CUT_OFF)


class _Filters:
    """Looks at the first byte of every row as the rows come by."""

    def __init__(self, passes: list[tuple[int, int]]) -> None:
        self._ranges: list[tuple[int, int, int]] = []
        at = 0
        for rows, size in passes:
            self._ranges.append((at, at + rows * size, size))
            at += rows * size

    def see(self, piece: bytes, at: int) -> None:
        for start, end, size in self._ranges:
            first = max(at, start)
            if first >= min(at + len(piece), end):
                continue
            first += -(first - start) % size
            if max(piece[first - at : end - at : size], default=0) > 4:
                raise PictureError("it is damaged: its rows are packed in no known way")


def with_chunks(data: bytes, kept: frozenset[bytes]) -> bytes:
    """The file with the chunks that every viewer needs, and of the others only those ``kept``."""
    view, out = memoryview(data), [SIGNATURE]
    out.extend(
        bytes(view[chunk.start - 8 : chunk.start + chunk.size + 4])
        for chunk in chunks(data)
        if chunk.name[0] < 0x60 or chunk.name in kept
    )
    return b"".join(out)
