"""Connectors of the Scene: lines that are glued to two boxes and follow them."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from generator.scene.basics import Shape
from generator.scene.forms import Path, Point, Subpath
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

    @property
    def drawn(self) -> tuple[Shape, ...]:
        """The same thing in plain shapes."""
        found = []
        last = len(self.points) - 2
        half = self.line_width * 0.5
        for index, ((x, y), (to_x, to_y)) in enumerate(pairwise(self.points)):
            if self.arrow and index == last:
                to_x, to_y = self._short(x, y, to_x, to_y)
            before, after = half * (index > 0), half * (index < last)  # turns are filled
            if y == to_y:
                left, right = (x - before, to_x + after) if x < to_x else (to_x - after, x + before)
                top, bottom = y - half, y + half
            else:
                top, bottom = (y - before, to_y + after) if y < to_y else (to_y - after, y + before)
                left, right = x - half, x + half
            rect = Rect(left, top, right - left, bottom - top)
            found.append(Shape(f"{self.name}-{index + 1}", rect, self.line))
        return (*found, self._head()) if self.arrow else tuple(found)

    def _short(self, x: Length, y: Length, to_x: Length, to_y: Length) -> Point:
        """Where the line ends that an arrow head goes on."""
        long = self.line_width * ARROW
        if x == to_x:
            return to_x, to_y - long if to_y > y else to_y + long
        return to_x - long if to_x > x else to_x + long, to_y

    def _head(self) -> Shape:
        (x, y), (tip_x, tip_y) = self.points[-2:]
        base_x, base_y = self._short(x, y, tip_x, tip_y)
        half = self.line_width * (ARROW / 2)
        if tip_x == base_x:
            sides = ((base_x - half, base_y), (base_x + half, base_y))
        else:
            sides = ((base_x, base_y - half), (base_x, base_y + half))
        corners = ((tip_x, tip_y), *sides)
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
        form = Path((Subpath(corners[0], ((corners[1],), (corners[2],))),))
        return Shape(f"{self.name}-head", Rect(left, top, right - left, bottom - top), self.line, form=form)
