"""What the families draw with: shapes of the Scene, of measures in points, rounded so that machines do not differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.layout.art.curves import XY, Bounds, Outline, Piece, circle, cut, extent
from generator.scene.boxes import Shape
from generator.scene.forms import RECTANGLE, Ellipse, Form, Path, Point, Segment, Subpath
from generator.units import ZERO, Length, Rect

_STEP: Final = 127
"""EMU in a hundredth of a point: finer than eyes, coarser than what libraries of mathematics disagree about."""
_LEAST: Final = 0.5
"""Points; what is narrower is not drawn."""
_ELLIPSE: Final = Ellipse()


class Pen:
    """Collects shapes, in the order in which they are drawn."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.shapes: list[Shape] = []

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        self._add(_rect(x, y, x + width, y + height), fill, RECTANGLE)

    def disc(self, center: XY, radius: float, fill: str) -> None:
        """A whole one is an ellipse, which users can change as such."""
        places = _around(center, radius)
        if self.bounds.holds(*places):
            self._add(_rect(*places), fill, _ELLIPSE)
        else:
            self.filled([circle(center, radius)], fill)

    def ring(self, center: XY, radius: float, width: float, line: str) -> None:
        """A whole circle within the bounds, its line included."""
        self._add(_rect(*_around(center, radius)), None, _ELLIPSE, line, width)

    def ellipse(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """One that lies within the bounds."""
        self._add(_rect(x, y, x + width, y + height), fill, _ELLIPSE)

    def filled(self, outlines: Sequence[Outline], fill: str) -> None:
        """What is left of closed outlines within the bounds."""
        left = [found for outline in outlines if (found := cut(outline, self.bounds))]
        if not left:
            return
        places = extent(left)
        if places[2] - places[0] >= _LEAST and places[3] - places[1] >= _LEAST:
            self._add(_rect(*places), fill, Path(tuple(_subpath(outline, True) for outline in left)))

    def line(self, outline: Outline, width: float, color: str) -> None:
        """An open line within the bounds."""
        rect = _rect(*extent([outline]))
        if rect.width and rect.height:  # else it only touches the bounds
            self._add(rect, None, Path((_subpath(outline, False),)), color, width)

    def _add(self, rect: Rect, fill: str | None, form: Form, line: str | None = None, width: float = 0.0) -> None:
        name = f"art-{len(self.shapes) + 1}"
        self.shapes.append(Shape(name, rect, fill, line=line, line_width=_length(width) if line else ZERO, form=form))


def _around(center: XY, radius: float) -> tuple[float, float, float, float]:
    """The square around a circle, as wide as high also when it is rounded."""
    center, radius = (round(center[0], 2), round(center[1], 2)), round(radius, 2)
    return center[0] - radius, center[1] - radius, center[0] + radius, center[1] + radius


def _subpath(outline: Outline, closed: bool) -> Subpath:
    pieces = outline[:-1] if closed and len(outline[-1]) == 2 else outline  # a path is closed by a line of its own
    return Subpath(_point(outline[0][0]), tuple(map(_segment, pieces)), closed)


def _segment(piece: Piece) -> Segment:
    if len(piece) == 2:
        return (_point(piece[1]),)
    return _point(piece[1]), _point(piece[2]), _point(piece[3])


def _point(at: XY) -> Point:
    return Length(round(at[0] * 100) * _STEP), Length(round(at[1] * 100) * _STEP)


def _rect(left: float, top: float, right: float, bottom: float) -> Rect:
    x, y = round(left * 100), round(top * 100)
    width, height = round(right * 100) - x, round(bottom * 100) - y
    return Rect(Length(x * _STEP), Length(y * _STEP), Length(width * _STEP), Length(height * _STEP))


def _length(points: float) -> Length:
    return Length(round(points * 100) * _STEP)
