"""Parts of a paragraph in one font, and how wide pieces of them are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.layout.eastern import WideSigns
from generator.layout.measure import Font


class FormulaWidth(Struct, frozen=True):
    """The width of a formula in the place of a font's: its text is one sign."""

    em: float

    def width(self, text: str) -> float:
        return self.em * len(text)

    def widths(self, texts: list[str]) -> list[float]:
        return [self.em * len(text) for text in texts]

    def has(self, char: str) -> bool:
        del char
        return True


class Stretch(Struct, frozen=True):
    """Text in one font. ``scale`` is its size over the paragraph's."""

    text: str
    font: Font | WideSigns | FormulaWidth
    scale: float = 1.0


def width_of(stretches: Sequence[Stretch], start: int, end: int, instead: str = "") -> float:
    """Width of a part of the text in em; ``instead``: what is measured for one character of it."""
    total, offset = 0.0, 0
    for stretch in stretches:
        size = len(stretch.text)
        a, b = max(start - offset, 0), min(end - offset, size)
        if a < b:
            total += stretch.font.width(instead or stretch.text[a:b]) * stretch.scale
        offset += size
        if offset >= end:
            break
    return total


def widths_of(stretches: Sequence[Stretch], parts: Iterable[tuple[int, int]]) -> list[float]:
    """Those of many parts, each of which begins where the one before does or behind it."""
    found: list[float] = []
    at, offset = 0, 0
    for start, end in parts:
        while at + 1 < len(stretches) and offset + len(stretches[at].text) <= start:
            offset += len(stretches[at].text)
            at += 1
        one = stretches[at]
        if end > offset + len(one.text):
            found.append(width_of(stretches, start, end))
        else:
            found.append(one.font.width(one.text[start - offset : end - offset]) * one.scale if end > start else 0.0)
    return found
