"""How a photograph is to be held: the orientation that a camera notes in a JPEG (CIPA DC-008, EXIF, 4.5 and 4.6.4)."""

from __future__ import annotations

TURNS = {1: 0, 3: 180, 6: 90, 8: 270}
"""Orientation -> degrees clockwise that the stored pixels are to be turned by."""
MIRRORED = frozenset({2, 4, 5, 7})
_TAG, _SHORT = 0x0112, 3


def orientation(data: bytes) -> int:
    """1 to 8; 1, as it is stored, where a JPEG says nothing or nothing sensible."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        if data[at + 1] == 0xFF:  # fill byte
            at += 1
            continue
        size = int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            return _in_tiff(data[at + 10 : at + 2 + size])
        at += 2 + size
    return 1


def _in_tiff(tiff: bytes) -> int:
    """The tag in the first directory of an EXIF block, which is a small TIFF file."""
    if tiff[:2] not in (b"II", b"MM"):
        return 1

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if tiff[:2] == b"II" else "big")

    first = number(4, 4)
    for entry in range(min(number(first, 2), 512)):
        at = first + 2 + entry * 12
        if at + 12 <= len(tiff) and number(at, 2) == _TAG and number(at + 2, 2) == _SHORT:
            found = number(at + 8, 2)
            return found if 1 <= found <= 8 else 1
    return 1
