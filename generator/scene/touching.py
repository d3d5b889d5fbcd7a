"""Whether a shape covers part of a rectangle: by its form, not by the rectangle around it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.scene.boxes import Shape
from generator.scene.forms import Ellipse, Path, Subpath
from generator.units import Rect

Place = tuple[float, float]
_STEPS = 8
"""Straight pieces that a curve is taken for: a hundredth of a quarter circle's radius off at the most."""


def touches(shape: Shape, rect: Rect) -> bool:
    """Whether anything of the shape lies in the rectangle. Holes in paths count as filled, lines as thin."""
    if not shape.rect.overlaps(rect):
        return False
    form = shape.form
    if isinstance(form, Ellipse):
        return _ellipse_touches(shape.rect, rect)
    if isinstance(form, Path):
        return any(_outline_touches(_flat(subpath), rect, closed=subpath.closed) for subpath in form.subpaths)
    return True


def _ellipse_touches(around: Rect, rect: Rect) -> bool:
    wide, high = around.width / 2, around.height / 2
    x, y = around.x + wide, around.y + high
    near_x, near_y = min(max(x, rect.x), rect.right), min(max(y, rect.y), rect.bottom)
    return bool(((near_x - x) / wide) ** 2 + ((near_y - y) / high) ** 2 < 1)


def _flat(subpath: Subpath) -> list[Place]:
    points: list[Place] = [(float(subpath.start[0]), float(subpath.start[1]))]
    for segment in subpath.segments:
        if len(segment) == 1:
            points.append((float(segment[0][0]), float(segment[0][1])))
            continue
        (x0, y0), ((x1, y1), (x2, y2), (x3, y3)) = points[-1], segment
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points


def _outline_touches(points: Sequence[Place], rect: Rect, *, closed: bool) -> bool:
    edges = list(zip(points, [*points[1:], points[0]] if closed else points[1:], strict=False))
    if any(_crosses(one, other, rect) for one, other in edges):
        return True
    return closed and _holds(edges, (float(rect.x), float(rect.y)))


def _crosses(one: Place, other: Place, rect: Rect) -> bool:
    """Whether a straight piece comes into the rectangle (Liang and Barsky's test)."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-dx, one[0] - rect.x),
        (dx, rect.right - one[0]),
        (-dy, one[1] - rect.y),
        (dy, rect.bottom - one[1]),
    ):
        if step == 0:
            if room <= 0:
                return False
            continue
        at = room / step
        if step < 0:
            first = max(first, at)
        else:
            last = min(last, at)
    return first < last


def _holds(edges: Sequence[tuple[Place, Place]], at: Place) -> bool:
    """Whether a point lies inside a closed outline, by how often a line from it to the right meets it."""
    x, y = at
    inside = False
    for (x0, y0), (x1, y1) in edges:
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside
