"""Where a designed layout draws: the body of the page under its heading, and how what is left of it is shared out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.layout.body.part import BodyContext
from generator.scene.boxes import Box, Placeholder
from generator.units import Pt, Rect

STEP = 12.0
"""Blocks stand lower by whole steps of the grid, so that neighbours stand alike or visibly lower."""
SHELF, MOST_SHELF = 0.4, 36.0
"""What is left over: this share above, up to so many points."""
FLOOR = 18
"""Smallest type of a designed layout, in points."""


class Drawn(Struct, frozen=True):
    boxes: tuple[Box, ...]
    fitted: str
    """For people: the sizes that were chosen."""


class Zone(Struct, frozen=True, eq=False):
    rect: Rect
    context: BodyContext
    narrow: bool = False
    """The page is 4:3."""

    @property
    def width(self) -> float:
        return self.rect.width.pt

    @property
    def height(self) -> float:
        return self.rect.height.pt

    @property
    def least(self) -> int:
        """The smallest size, in points, also the author's."""
        return self.context.min_size or FLOOR

    def place(self, left: float, top: float, width: float, height: float) -> Rect:
        """A rectangle in points from the zone's top on, and from the side at which reading begins."""
        start = self.width - left - width if self.context.rtl else left
        return Rect(self.rect.x + Pt(start), self.rect.y + Pt(top), Pt(width), Pt(height))

    def sizes(self, style: str, most: int = 1_000, more: Sequence[int] = ()) -> list[int]:
        """Those of a style that may be tried, largest first."""
        every = sorted({*self.context.theme.styles[style].sizes, *more}, reverse=True)
        found = [size for size in every if self.least <= size <= most]
        last = found[-1] if found else most
        return [*found, *range(last - 2, self.least - 1, -2)] or [self.least]

    def shelf(self, height: float, most: float = MOST_SHELF) -> float:
        """How much lower a block of that height stands than the top of the zone."""
        return min(most, SHELF * max(0.0, self.height - height) // STEP * STEP)


def placeholder(index: int) -> Placeholder:
    return Placeholder("body", index)


def at(rect: Rect, y: float, height: float) -> Rect:
    """The same columns, from ``y`` points under the top on."""
    return Rect(rect.x, rect.y + Pt(y), rect.width, Pt(height))
