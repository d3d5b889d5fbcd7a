"""A picture without what cameras and programs note in it: places, dates, names, comments, thumbnails.

Colour profiles stay, and so does how a photograph is to be held where viewers turn it by that note; pixels are not
touched. What follows the picture in its file goes as well: telephones put a second one there, with notes of its own.
"""

from __future__ import annotations

from typing import Final

from generator.imaging import gif, jpeg, png, webp

_PNG_KEPT: Final = frozenset(
    {b"tRNS", b"iCCP", b"gAMA", b"sRGB", b"cHRM", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"}
)


def without_notes(data: bytes, media_type: str) -> bytes:
    """``data`` is sound and of that type."""
    match media_type:
        case "image/png":
            return png.with_chunks(data, _PNG_KEPT)
        case "image/jpeg":
            return jpeg.noteless(data)
        case "image/gif":
            return gif.noteless(data)
        case "image/webp":
            return webp.slim(data)
        case "image/svg+xml":
            from generator.imaging.svg import read_svg

            return read_svg(data).clean
    return data
