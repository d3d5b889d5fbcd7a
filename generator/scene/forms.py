"""Forms of the Scene's shapes. All measures are those of the page, so that a form need not be turned or moved."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from generator.units import ZERO, Length

Point = tuple[Length, Length]
Segment = tuple[Point] | tuple[Point, Point, Point]
"""From where the one before it ends: a straight line to a point, or a cubic curve by two control points and its end."""


class Rectangle(Struct, frozen=True):
    """The whole of the shape's rectangle."""


class RoundedRectangle(Struct, frozen=True):
    radius: Length
    """At most half of the shorter side counts."""


class Ellipse(Struct, frozen=True):
    """The one that touches the four sides of the shape's rectangle."""


class Subpath(Struct, frozen=True):
    start: Point
    segments: tuple[Segment, ...]
    closed: bool = True
    """An open one is drawn with a line and never filled."""


class Preset(Struct, frozen=True):
    """A form that PowerPoint knows by a name, with its handles: the same form as the path that it stands in."""

    name: str
    """ECMA-376 part 1, 20.1.10.56."""
    handles: tuple[tuple[str, int], ...] = ()
    before: Length = ZERO
    """How far it keeps text from its left side by itself; and from its right side."""
    after: Length = ZERO


class Path(Struct, frozen=True, repr_omit_defaults=True):
    """Lines and curves; the shape's rectangle is the least around them. A hole is a subpath that runs the other way."""

    subpaths: tuple[Subpath, ...]
    preset: Preset | None = None

    @property
    def open(self) -> bool:
        return not any(subpath.closed for subpath in self.subpaths)


Form = Rectangle | RoundedRectangle | Ellipse | Path
RECTANGLE = Rectangle()


class Join(StrEnum):
    """How the pieces of a line meet."""

    MITER = "miter"
    ROUND = "round"
    BEVEL = "bevel"


class Dash(StrEnum):
    """What a line is made of."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    LONG = "long"
    DASH_DOT = "dash-dot"


DASHES: dict[Dash, tuple[int, ...]] = {
    Dash.SOLID: (),
    Dash.DASHED: (4, 3),
    Dash.DOTTED: (1, 1),
    Dash.LONG: (8, 3),
    Dash.DASH_DOT: (4, 3, 1, 3),
}
"""Lengths of strokes and gaps in turn, in widths of the line: those that PowerPoint knows as dash, sysDot, lgDash and
dashDot."""
