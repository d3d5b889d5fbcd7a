"""Lines and cubic curves in points: arcs, where discs overlap, what is left of them on a page.

A cut is exact: a curve is divided where it leaves the page, so that no viewer has to clip anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import acos, atan2, ceil, cos, pi, sin, sqrt, tan
from typing import Final

from msgspec import Struct

XY = tuple[float, float]
Piece = tuple[XY, XY] | tuple[XY, XY, XY, XY]
"""From its first point to its last: a straight line, or a cubic curve with two control points between."""
Outline = Sequence[Piece]
"""Each piece begins where the one before it ends."""

_HALVINGS: Final = 48
"""Of an interval of 0 to 1, until what is left of it does not show in a double."""


class Bounds(Struct, frozen=True):
    """Where art is cut: the page, or a plate on it."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, left: float, top: float, right: float, bottom: float) -> bool:
        return left >= self.left and top >= self.top and right <= self.right and bottom <= self.bottom


def arc(center: XY, radius: float, start: float, end: float) -> list[Piece]:
    """An arc by its angles in radians (clockwise as pages have it, the other way when ``end`` is less), in curves of a
    quarter of a circle at most: 0.03 % of the radius off at the worst."""
    count = max(1, ceil(abs(end - start) / (pi / 2) - 1e-9))
    step = (end - start) / count
    handle = 4 / 3 * tan(step / 4) * radius
    found: list[Piece] = []
    x, y = center
    for index in range(count):
        c0, s0 = cos(start + index * step), sin(start + index * step)
        c1, s1 = cos(start + (index + 1) * step), sin(start + (index + 1) * step)
        first, last = (x + radius * c0, y + radius * s0), (x + radius * c1, y + radius * s1)
        controls = (first[0] - handle * s0, first[1] + handle * c0), (last[0] + handle * s1, last[1] - handle * c1)
        found.append((first, *controls, last))
    return found


def circle(center: XY, radius: float) -> list[Piece]:
    return arc(center, radius, 0.0, 2 * pi)


def distance(one: XY, other: XY) -> float:
    """Not ``math.dist``, which need not round alike everywhere."""
    dx, dy = one[0] - other[0], one[1] - other[1]
    return sqrt(dx * dx + dy * dy)


def lens(one: XY, radius: float, other: XY, other_radius: float) -> list[Piece]:
    """What two discs share; nothing if they do not overlap."""
    between = distance(one, other)
    if between >= radius + other_radius:
        return []
    if between <= abs(radius - other_radius):
        return circle(one, radius) if radius < other_radius else circle(other, other_radius)
    toward = atan2(other[1] - one[1], other[0] - one[0])
    half = _angle(between, radius, other_radius)
    rest = _angle(between, other_radius, radius)
    back = toward + pi
    return [*arc(one, radius, toward - half, toward + half), *arc(other, other_radius, back - rest, back + rest)]


def _angle(one: float, other: float, opposite: float) -> float:
    """Of a triangle, by its sides."""
    return acos(max(-1.0, min(1.0, (one * one + other * other - opposite * opposite) / (2 * one * other))))


def reversed_outline(outline: Outline) -> list[Piece]:
    """The same outline, run the other way."""
    return [piece[::-1] for piece in reversed(outline)]


def cut(outline: Outline, bounds: Bounds) -> list[Piece]:
    """What is left within the bounds of what a closed outline holds, as an outline; nothing where nothing is."""
    if _lies_within(outline, bounds):
        return list(outline)
    for axis, limit, below in _sides(bounds):
        kept: list[Piece] = []
        for piece in _within(outline, axis, limit, below):
            _join(kept, piece)
        if kept and kept[-1][-1] != kept[0][0]:
            kept.append((kept[-1][-1], kept[0][0]))
        outline = kept
    return list(outline)


def cut_line(outline: Outline, bounds: Bounds) -> list[list[Piece]]:
    """The parts of an open line within the bounds."""
    if _lies_within(outline, bounds):
        return [list(outline)]
    for axis, limit, below in _sides(bounds):
        outline = list(_within(outline, axis, limit, below))
    parts: list[list[Piece]] = []
    for piece in outline:
        if parts and parts[-1][-1][-1] == piece[0]:
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return parts


def extent(outlines: Sequence[Outline]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the curves themselves, whatever their control points."""
    pieces = [piece for outline in outlines for piece in outline]
    (left, right), (top, bottom) = _reach(pieces, 0), _reach(pieces, 1)
    return left, top, right, bottom


def _lies_within(outline: Outline, bounds: Bounds) -> bool:
    """Whether all of an outline's points do, and so the whole of it."""
    xs = [point[0] for piece in outline for point in piece]
    ys = [point[1] for piece in outline for point in piece]
    return bounds.holds(min(xs), min(ys), max(xs), max(ys))


def _reach(pieces: Sequence[Piece], axis: int) -> tuple[float, float]:
    """The least and the greatest coordinate. Only curves whose control points lie farther out than all ends are asked
    where they turn."""
    ends = [point[axis] for piece in pieces for point in (piece[0], piece[-1])]
    least, most = min(ends), max(ends)
    for piece in pieces:
        values = [point[axis] for point in piece]
        if len(values) == 4 and (min(values) < least or max(values) > most):
            turns = [_at(values, place) for place in _turns(values)]
            least, most = min((least, *turns)), max((most, *turns))
    return least, most


def _sides(bounds: Bounds) -> tuple[tuple[int, float, bool], ...]:
    """Axis, limit, and whether what is below the limit is kept."""
    return (0, bounds.left, False), (0, bounds.right, True), (1, bounds.top, False), (1, bounds.bottom, True)


def _join(kept: list[Piece], piece: Piece) -> None:
    """Puts a piece behind the others, with a straight line along the cut between them."""
    if kept and kept[-1][-1] != piece[0]:
        kept.append((kept[-1][-1], piece[0]))
    kept.append(piece)


def _within(outline: Outline, axis: int, limit: float, below: bool) -> Iterator[Piece]:
    """The pieces on one side of a line across the page, divided where they cross it."""

    def inside(value: float) -> bool:
        return value <= limit if below else value >= limit

    for piece in outline:
        values = [point[axis] for point in piece]
        low, high = min(values), max(values)
        if inside(high if below else low):  # curves stay among their control points
            yield piece
        elif inside(low if below else high):
            for part in _divided(piece, _crossings(values, limit), axis, limit):
                if inside(_middle(part, axis)):
                    yield part


def _middle(piece: Piece, axis: int) -> float:
    return _at([point[axis] for point in piece], 0.5)


def _divided(piece: Piece, places: Sequence[float], axis: int, limit: float) -> Iterator[Piece]:
    """The piece divided at those places, where it is on the line exactly."""
    done = 0.0
    for place in places:
        first, piece = _split(piece, (place - done) / (1 - done))
        at = (limit, first[-1][1]) if axis == 0 else (first[-1][0], limit)
        yield (*first[:-1], at)
        piece = (at, *piece[1:])
        done = place
    yield piece


def _split(piece: Piece, t: float) -> tuple[Piece, Piece]:
    """Two pieces of one, after de Casteljau."""

    def between(one: XY, other: XY) -> XY:
        return one[0] + (other[0] - one[0]) * t, one[1] + (other[1] - one[1]) * t

    if len(piece) == 2:
        at = between(*piece)
        return (piece[0], at), (at, piece[1])
    a, b, c, d = piece
    ab, bc, cd = between(a, b), between(b, c), between(c, d)
    abc, bcd = between(ab, bc), between(bc, cd)
    at = between(abc, bcd)
    return (a, ab, abc, at), (at, bcd, cd, d)


def _crossings(values: Sequence[float], limit: float) -> list[float]:
    """Where along a piece its coordinate, given by its points', is ``limit``; its ends left out."""
    if len(values) == 2:
        place = (limit - values[0]) / (values[1] - values[0]) if values[0] != values[1] else 0.0
        return [place] if 0 < place < 1 else []
    stops = (0.0, *_turns(values), 1.0)
    heights = [_at(values, stop) - limit for stop in stops]
    found = []
    for low, high, before, after in zip(stops, stops[1:], heights, heights[1:], strict=False):
        if (before < 0 < after) or (after < 0 < before):
            for _ in range(_HALVINGS):
                middle = (low + high) / 2
                if (_at(values, middle) - limit < 0) == (before < 0):
                    low = middle
                else:
                    high = middle
            found.append((low + high) / 2)
    return [place for place in found if 1e-9 < place < 1 - 1e-9]


def _turns(values: Sequence[float]) -> list[float]:
    """Where a cubic coordinate turns back, in order."""
    p, q, r, s = values
    a, b, c = s - 3 * r + 3 * q - p, 2 * (r - 2 * q + p), q - p
    if abs(a) < 1e-12:
        found = [-c / b] if abs(b) > 1e-12 else []
    else:
        under = b * b - 4 * a * c
        root = sqrt(under) if under > 0 else 0.0
        found = sorted(((-b - root) / (2 * a), (-b + root) / (2 * a))) if under > 0 else []
    return [place for place in found if 0 < place < 1]


def _at(values: Sequence[float], t: float) -> float:
    if len(values) == 2:
        return values[0] + (values[1] - values[0]) * t
    p, q, r, s = values
    u = 1 - t
    return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s
