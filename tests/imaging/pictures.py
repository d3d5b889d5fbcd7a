"""Picture files made for tests, sound and broken."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

CORNERS = ((255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 0))
"""Colours of the quarters as they should be seen: above left and right, below left and right."""


def png(width: int = 3, height: int = 2, *, depth: int = 8, color: int = 0, rows: int | None = None) -> bytes:
    """One grey, or transparent black; ``rows``: as many as there really are."""
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color]
    row = b"\0" + b"\x80" * ((width * samples * depth + 7) // 8)
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    palette = [chunk(b"PLTE", bytes(768))] if color == 3 else []
    pixels = zlib.compress(row * (height if rows is None else rows))
    return png_of(chunk(b"IHDR", header), *palette, chunk(b"IDAT", pixels), chunk(b"IEND", b""))


def png_of(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(width: int = 640, height: int = 480, **saved: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), (90, 120, 60)).save(out, "JPEG", **saved)
    return out.getvalue()


def gif(*shades: int, size: tuple[int, int] = (7, 5)) -> bytes:
    """A GIF with a frame for each shade."""
    out = BytesIO()
    frames = [Image.new("L", size, shade) for shade in shades]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0)
    return out.getvalue()


def quarters(width: int = 90, height: int = 60) -> Image.Image:
    """Four colours, so that one sees how the picture is held."""
    seen = Image.new("RGB", (width, height))
    for number, color in enumerate(CORNERS):
        left, top = number % 2 * (width // 2), number // 2 * (height // 2)
        seen.paste(color, (left, top, left + width // 2, top + height // 2))
    return seen


STORED: dict[int, Image.Transpose | None] = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""EXIF orientation -> how a picture that is to be seen upright lies in the file."""


def lying(orientation: int, width: int = 90, height: int = 60) -> Image.Image:
    """The quarters as they are stored under that orientation."""
    way = STORED[orientation]
    seen = quarters(width, height)
    return seen if way is None else seen.transpose(way)


def exif_block(value: int, order: str = ">", before: int = 1, kind: int = 3, count: int = 1, gap: int = 0) -> bytes:
    """A small TIFF that says how to hold a picture: after ``before`` other entries, ``gap`` bytes into the block."""
    number = {1: "B3x", 3: "H2x", 4: "I"}[kind]
    entry = struct.pack(order + "HHI", 0x0112, kind, count) + struct.pack(order + number, value)
    others = struct.pack(order + "HHII", 0x010F, 2, 4, 0) * before
    directory = struct.pack(order + "H", before + 1) + others + entry + struct.pack(order + "I", 0)
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "I", 8 + gap) + bytes(gap) + directory


def with_exif(plain: bytes, *blocks: bytes, first: bytes = b"") -> bytes:
    """A JPEG with EXIF blocks, each in a segment of its own, after the segments ``first``."""
    parts = [b"\xff\xe1" + struct.pack(">H", 8 + len(block)) + b"Exif\0\0" + block for block in blocks]
    return plain[:2] + first + b"".join(parts) + plain[2:]


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {}) | options)
    return out.getvalue()


def png_held(image: Image.Image, orientation: int) -> bytes:
    """A PNG whose eXIf chunk says how to hold it."""
    plain = saved(image, "PNG")
    return plain[:33] + chunk(b"eXIf", exif_block(orientation)) + plain[33:]
