"""Lengths and rectangles: the only place that knows how many EMU make a point."""

from __future__ import annotations

from typing import Self

from msgspec import Struct

EMU_PER_POINT = 12_700


class Length(int):
    """A distance in English Metric Units (914 400 to the inch, ECMA-376 part 1, 20.1.2.1).

    Sums and differences of lengths are lengths; ``length * number`` is a length rounded to a whole unit.
    """

    __slots__ = ()

    # ``+length`` is the plain number: the quickest way to it, and a table asks for it thousands of times

    @classmethod
    def from_pt(cls, points: float) -> Self:
        return cls(round(points * EMU_PER_POINT))

    @property
    def pt(self) -> float:
        """The same distance in points (1/72 inch)."""
        return +self / EMU_PER_POINT

    def __add__(self, other: int) -> Length:
        return Length(+self + +other)

    __radd__ = __add__

    def __sub__(self, other: int) -> Length:
        return Length(+self - +other)

    def __mul__(self, factor: float) -> Length:
        return Length(round(+self * factor))

    __rmul__ = __mul__

    def __neg__(self) -> Length:
        return Length(-int(self))

    def __repr__(self) -> str:
        return f"Pt({self.pt:g})"


def Pt(points: float) -> Length:  # noqa: N802 - reads as a unit
    """A length given in points."""
    return Length(round(points * EMU_PER_POINT))


ZERO = Length(0)


class Size(Struct, frozen=True):
    width: Length
    height: Length


class Rect(Struct, frozen=True):
    """A rectangle on the page; the origin is the page's top left corner."""

    x: Length
    y: Length
    width: Length
    height: Length

    @classmethod
    def from_pt(cls, x: float, y: float, width: float, height: float) -> Self:
        unit = EMU_PER_POINT
        return cls(
            Length(round(x * unit)), Length(round(y * unit)), Length(round(width * unit)), Length(round(height * unit))
        )

    @property
    def right(self) -> Length:
        return Length(+self.x + +self.width)

    @property
    def bottom(self) -> Length:
        return Length(+self.y + +self.height)

    def margins(self, inner: Rect) -> tuple[Length, Length, Length, Length]:
        """What is left of it around ``inner``: at the left, above, at the right and below."""
        x, y, left, top = +self.x, +self.y, +inner.x, +inner.y
        right, bottom = x + +self.width - left - +inner.width, y + +self.height - top - +inner.height
        return Length(left - x), Length(top - y), Length(right), Length(bottom)

    def overlaps(self, other: Rect) -> bool:
        """True when the two share an area (touching edges do not)."""
        x, y, left, top = +self.x, +self.y, +other.x, +other.y  # plain numbers: every box is compared with others
        return x < left + +other.width and left < x + +self.width and y < top + +other.height and top < y + +self.height
