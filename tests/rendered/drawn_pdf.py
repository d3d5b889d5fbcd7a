"""Reads from a PDF where ink begins and ends: the horizontal extent of every character."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ink:
    """One character: its origin on the baseline and the sides of its ink, in points from the top left."""

    text: str
    """A space that pdfium adds where it sees a gap is one as well."""
    x: float
    baseline: float
    left: float
    right: float

    @property
    def visible(self) -> bool:
        return not self.text.isspace() and self.right > self.left


def read_ink(path: Path) -> tuple[tuple[Ink, ...], ...]:
    """The characters of each page, in the order in which they are drawn."""
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
                character = chr(pdfium.FPDFText_GetUnicode(text, index))
                if character in "\r\n":
                    continue
                # pdfium says U+0002 for a hyphen at a line's end.
                character = "-" if character == "\x02" else character
                pdfium.FPDFText_GetCharOrigin(text, index, x, y)
                pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
                ink.append(Ink(character, x.value, height - y.value, left.value, right.value))
            pages.append(tuple(ink))
            text.close()
            page.close()
        return tuple(pages)
    finally:
        document.close()
