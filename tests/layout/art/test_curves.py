"""Cutting curves: what is left lies within the bounds, and is all that lay there."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin

from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.layout.art.curves import Bounds, Outline, Piece, arc, circle, cut, cut_line, extent, lens

PAGE = Bounds(0, 0, 960, 540)
numbers = st.floats(-400, 1300).map(lambda value: round(value, 2))
radii = st.floats(5, 500).map(lambda value: round(value, 2))


def polygon(outline: Outline, steps: int = 24) -> list[tuple[float, float]]:
    return [point(piece, step / steps) for piece in outline for step in range(steps)]


def point(piece: Piece, t: float) -> tuple[float, float]:
    if len(piece) == 2:
        (x0, y0), (x1, y1) = piece
        return x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    x, y = (sum(weight * at[axis] for weight, at in zip(weights, piece, strict=True)) for axis in (0, 1))
    return x, y


def area(outline: Outline) -> float:
    points = polygon(outline)
    turned = [*points[1:], *points[:1]] if points else []
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, turned, strict=True))) / 2


def closed(outline: Outline) -> bool:
    ends, starts = [piece[-1] for piece in outline], [piece[0] for piece in (*outline[1:], outline[0])]
    return all(hypot(end[0] - start[0], end[1] - start[1]) < 1e-6 for end, start in zip(ends, starts, strict=True))


def counted(x: float, y: float, radius: float) -> float:
    """The area of a disc's part on the page, by lines."""
    total = 0.0
    for line in range(2000):
        height = y - radius + (line + 0.5) * radius / 1000
        half = (radius * radius - (height - y) ** 2) ** 0.5
        if 0 <= height <= 540:
            total += max(0.0, min(960, x + half) - max(0, x - half)) * radius / 1000
    return total


@given(numbers, numbers, radii)
def test_what_is_left_of_a_disc_is_its_part_on_the_page(x: float, y: float, radius: float) -> None:
    left = cut(circle((x, y), radius), PAGE)
    assert abs(area(left) - counted(x, y, radius)) < 0.004 * radius * radius + 1
    if left:
        edges = extent([left])
        assert min(edges[0], edges[1]) >= -1e-6
        assert edges[2] <= 960 + 1e-6
        assert edges[3] <= 540 + 1e-6
        assert all(hypot(px - x, py - y) <= radius * 1.0004 for px, py in polygon(left))


@given(numbers, numbers, radii)
def test_a_cut_outline_is_closed_and_cutting_again_changes_nothing(x: float, y: float, radius: float) -> None:
    left = cut(circle((x, y), radius), PAGE)
    if left:
        assert closed(left)
        assert abs(area(cut(left, PAGE)) - area(left)) < 1e-3


@given(numbers, numbers, radii, st.floats(0, 2 * pi), st.floats(0.2, 6))
def test_parts_of_a_line_lie_on_it_and_on_the_page(
    x: float, y: float, radius: float, start: float, sweep: float
) -> None:
    # An edge that a circle only touches cuts off as much as the curve lies beside the circle.
    assume(all(abs(abs(side) - radius) > radius * 0.001 for side in (x, y, 960 - x, 540 - y)))
    parts = cut_line(arc((x, y), radius, start, start + sweep), PAGE)
    for px, py in (at for part in parts for at in polygon(part)):
        assert abs(hypot(px - x, py - y) - radius) < radius * 0.0004
        assert -1e-6 <= px <= 960 + 1e-6
        assert -1e-6 <= py <= 540 + 1e-6
    shown = sum(
        0 <= x + radius * cos(angle) <= 960 and 0 <= y + radius * sin(angle) <= 540
        for angle in (start + sweep * (step + 0.5) / 400 for step in range(400))
    )
    drawn = sum(
        hypot(b[0] - a[0], b[1] - a[1])
        for part in parts
        for line in [[*polygon(part), part[-1][-1]]]
        for a, b in pairwise(line)
    )
    assert abs(drawn - shown / 400 * sweep * radius) < sweep * radius / 50 + 1


@given(radii, radii, st.floats(0.01, 900), st.floats(0, 2 * pi))
@example(5.0, 5.0, 10.0, 3.0)
@example(5.0, 5.0, 10.0, 1.0)
def test_a_lens_is_what_both_discs_hold(one: float, other: float, apart: float, angle: float) -> None:
    center = 300 + apart * cos(angle), 200 + apart * sin(angle)
    shared = lens((300, 200), one, center, other)
    if apart > one + other + 1e-6:
        assert shared == []
    if not shared:  # discs that just touch may share a point
        assert apart > one + other - 1e-6
        return
    assert closed(shared)
    for x, y in polygon(shared):
        assert hypot(x - 300, y - 200) <= one * 1.0004 + 1e-6
        assert hypot(x - center[0], y - center[1]) <= other * 1.0004 + 1e-6
    if apart <= abs(one - other):
        assert abs(area(shared) - pi * min(one, other) ** 2) < 0.004 * min(one, other) ** 2


def test_bounds_of_a_curve_are_its_own_and_not_those_of_its_control_points() -> None:
    assert extent([circle((100, 100), 40)]) == (60, 60, 140, 140)
    bulging: list[Piece] = [((0, 0), (0, 100), (100, 100), (100, 0))]
    assert extent([bulging]) == (0, 0, 100, 75)
    assert cut([((10.0, 10.0), (20.0, 10.0)), ((20.0, 10.0), (10.0, 10.0))], Bounds(30, 30, 40, 40)) == []
