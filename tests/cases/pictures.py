"""The pictures of the cases, drawn by code: ``python -m tests.cases.pictures`` writes them anew.

A picture shows its own outline and diagonals, so that one sees on a slide whether it was cropped or distorted.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
GROUND, INK = 1, 0
PALETTE = bytes((15, 92, 112, 242, 240, 235))
PICTURES = {
    "title/images/plate.png": (246, 540),
    "image-right/images/wide.png": (320, 200),
    "image-right/images/tall.png": (160, 270),
    "image-left/images/wide.png": (320, 200),
    "image-left/images/tall.png": (160, 270),
    "image-full/images/page.png": (320, 180),
    "image-full/images/nearly.png": (320, 192),
    "image-full/images/tall.png": (160, 270),
    "four-to-three/images/wide.png": (320, 200),
    "quote-portrait/images/wide.png": (320, 200),
    "quote-portrait/images/tall.png": (160, 270),
    "assertion/images/wide.png": (320, 200),
    "image-two/images/wide.png": (320, 200),
    "image-two/images/tall.png": (160, 270),
}


@cache
def png(width: int, height: int) -> bytes:
    """A PNG (W3C, third edition) with a palette of two colours, one byte a pixel."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # no filter
        rows += _row(y, width, height)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", PALETTE), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _row(y: int, width: int, height: int) -> bytearray:
    if min(y, height - 1 - y) < 4:
        return bytearray([INK]) * width
    row = bytearray([GROUND]) * width
    down = round(y * (width - 1) / (height - 1))
    for middle in (down, width - 1 - down):
        for x in range(max(middle - 1, 0), min(middle + 2, width)):
            row[x] = INK
    for x in (*range(min(4, width)), *range(max(width - 4, 0), width)):
        row[x] = INK
    return row


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    for name, size in PICTURES.items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(*size))
