"""Reads from a PDF where ink begins and ends: the horizontal extent of every visible character."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ink:
    """One visible character: its origin on the baseline and the sides of its ink, in points from the top left."""

    x: float
    baseline: float
    left: float
    right: float


def read_ink(path: Path) -> tuple[tuple[Ink, ...], ...]:
    """The visible characters of each page."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(path)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            height = page.get_height()
            x, y = ctypes.c_double(), ctypes.c_double()
            left, right, bottom, top = (ctypes.c_double() for _ in range(4))
            ink = []
            for index in range(text.count_chars()):
                character = pdfium.FPDFText_GetUnicode(text, index)
                # pdfium adds spaces and line ends of its own, and says U+0002 for a hyphen at a line's end.
                if pdfium.FPDFText_IsGenerated(text, index) or chr(character).isspace():
                    continue
                pdfium.FPDFText_GetCharOrigin(text, index, x, y)
                pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
                if right.value > left.value:
                    ink.append(Ink(x.value, height - y.value, left.value, right.value))
            pages.append(tuple(ink))
            text.close()
            page.close()
        return tuple(pages)
    finally:
        document.close()
