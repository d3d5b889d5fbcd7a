"""Connectors of the Scene: lines that are glued to two boxes and follow them."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from generator.scene.basics import Shape
from generator.scene.forms import Path, Point, Subpath
from generator.scene.steps import Shown
from generator.units import Length, Rect


class Side(StrEnum):
    """Of a shape: where in its middle a connector is glued to it."""

    TOP = "top"
    LEFT = "left"
    BOTTOM = "bottom"
    RIGHT = "right"


class Glue(Struct, frozen=True):
    """What an end of a connector holds on to."""

    box: str
    """Name of a box of the same group."""
    side: Side


ARROW = 5.0
"""Length and width of a connector's arrow head, in widths of its line: a large one in PowerPoint."""


class Connector(Struct, frozen=True):
    """A line between two boxes of its group, along the page's axes: straight, or by way of its middle; decoration."""

    name: str
    rect: Rect
    """The least around its points."""
    points: tuple[Point, ...]
    """Where it begins, turns twice or never, and ends."""
    start: Glue
    end: Glue
    line: str
    line_width: Length
    arrow: bool = False
    """It ends in an arrow head."""
    fixed: bool = False
    shown: Shown | None = None

    @property
    def drawn(self) -> tuple[Shape, ...]:
        """The same thing in plain shapes."""
        found = []
        last = len(self.points) - 2
        width = +self.line_width  # in plain numbers, which are quicker: all that looks at a page asks for it
        half = round(width * 0.5)
        points = [(+x, +y) for x, y in self.points]
        for index, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
            if self.arrow and index == last:
                to_x, to_y = _short(x, y, to_x, to_y, round(width * ARROW))
            before, after = half * (index > 0), half * (index < last)  # turns are filled
            if y == to_y:
                left, right = (x - before, to_x + after) if x < to_x else (to_x - after, x + before)
                top, bottom = y - half, y + half
            else:
                top, bottom = (y - before, to_y + after) if y < to_y else (to_y - after, y + before)
                left, right = x - half, x + half
            found.append(
                Shape(f"{self.name}-{index + 1}", _rect(left, top, right, bottom), self.line, shown=self.shown)
            )
        return (*found, self._head(*points[-2:])) if self.arrow else tuple(found)

    def _head(self, start: tuple[int, int], tip: tuple[int, int]) -> Shape:
        width, tip_x = +self.line_width, tip[0]
        base_x, base_y = _short(*start, *tip, round(width * ARROW))
        half = round(width * (ARROW / 2))
        if tip_x == base_x:
            sides = ((base_x - half, base_y), (base_x + half, base_y))
        else:
            sides = ((base_x, base_y - half), (base_x, base_y + half))
        across, down = zip(tip, *sides, strict=True)
        first, *others = ((Length(x), Length(y)) for x, y in (tip, *sides))
        form = Path((Subpath(first, tuple((other,) for other in others)),))
        rect = _rect(min(across), min(down), max(across), max(down))
        return Shape(f"{self.name}-head", rect, self.line, form=form, shown=self.shown)


def _short(x: int, y: int, to_x: int, to_y: int, long: int) -> tuple[int, int]:
    """Where the line ends that an arrow head of that length goes on."""
    if x == to_x:
        return to_x, to_y - long if to_y > y else to_y + long
    return to_x - long if to_x > x else to_x + long, to_y


def _rect(left: int, top: int, right: int, bottom: int) -> Rect:
    return Rect(Length(left), Length(top), Length(right - left), Length(bottom - top))
