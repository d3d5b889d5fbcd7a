"""How a photograph is to be held: the orientation that a camera notes (CIPA DC-008, EXIF, 4.5 and 4.6.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

TURNS: Final = {1: 0, 3: 180, 6: 90, 8: 270}
"""Orientation -> degrees clockwise that the stored pixels are to be turned by; the other four are mirrored."""
SIDEWAYS: Final = frozenset({5, 6, 7, 8})
_TAG: Final = 0x0112
_WHOLE: Final = {1: 1, 3: 2, 4: 4}
"""Types of whole numbers and their bytes: BYTE, SHORT (which the standard asks for), LONG."""


def orientation(blocks: Sequence[bytes]) -> tuple[int, bool]:
    """1 to 8 (1, as it is stored, where nothing sensible is said), and whether it is said so that every viewer reads
    it: in one block, as a SHORT. ``blocks`` are small TIFF files."""
    for block in blocks:
        value, plain = _in_tiff(block)
        if value:
            return value, (plain and len(blocks) == 1) or value == 1 == len(blocks)
    return 1, True


def _in_tiff(tiff: bytes) -> tuple[int, bool]:
    """The tag in the first directory; 0 if it is not there or makes no sense."""
    if tiff[:2] not in (b"II", b"MM"):
        return 0, False

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if tiff[:2] == b"II" else "big")

    first = number(4, 4)
    for entry in range(min(number(first, 2), 512)):
        at = first + 2 + entry * 12
        if at + 12 > len(tiff):
            break
        kind, count = number(at + 2, 2), number(at + 4, 4)
        if number(at, 2) == _TAG and kind in _WHOLE and count:
            found = number(at + 8, _WHOLE[kind])
            return (found if 1 <= found <= 8 else 0), kind == 3 and count == 1
    return 0, False
