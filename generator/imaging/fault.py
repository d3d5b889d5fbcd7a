"""Why a picture cannot be shown."""

from __future__ import annotations


class PictureError(Exception):
    """``reason`` is what is wrong, in words that follow “cannot be shown: ”; ``hint`` the way out."""

    def __init__(self, reason: str, hint: str = "Open it in an image editor and save it again.") -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


class TooLargeError(PictureError):
    """Sound, perhaps, but more than is decoded."""


CUT_OFF = "Copy or download it again: a part of the file is missing."
SMALLER = "Make it smaller: 3840 pixels across fill the sharpest screen."

MAX_SIDE = 32_767
MAX_DECODED = 192 * 1024 * 1024
"""Bytes that the pixels of a picture may take: a PDF holds them twice for a moment."""


def require_size(width: int, height: int, pixel: float) -> None:
    """Raises PictureError for a size that is none, or that is more than any page needs; ``pixel``: bytes a pixel."""
    if not width or not height or not pixel:
        raise PictureError("it says that it is 0 pixels wide or high")
    if max(width, height) > MAX_SIDE or width * height * pixel > MAX_DECODED:
        raise TooLargeError(f"{width} x {height} pixels", SMALLER)
