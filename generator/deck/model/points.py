"""The items of diagrams, those below others included."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from generator.deck.model.blocks import Point


def with_points(points: tuple[Point, ...], change: Callable[[Point], Point | None]) -> tuple[Point, ...]:
    """The points with ``change`` made to each and to those below it; without those of which it makes nothing."""
    made = ((point, change(point)) for point in points)
    return tuple(
        replace(new, children=with_points(point.children, change)) if point.children else new
        for point, new in made
        if new
    )
