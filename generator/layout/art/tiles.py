"""tuiles: cut paper on a grid of squares, denser towards the right."""

from __future__ import annotations

from math import pi
from typing import Final

from generator.layout.art.curves import XY, Outline, Piece, arc
from generator.layout.art.motif import Chance, Motif, Room
from generator.layout.art.pen import Pen

_QUARTER: Final = 0.42
_HALF: Final = 0.62
_LEAF: Final = 0.80
_DISC: Final = 0.92
"""Up to which number of chance a tile is what; the rest are squares."""
_INNER: Final = 0.35
"""Share of the quarter discs with a small one in them."""


def draw(pen: Pen, room: Room, chance: Chance, motif: Motif) -> None:
    columns, rows = max(1, round(room.width / motif.cell)), max(1, round(room.height / motif.cell))
    width, height = room.width / columns, room.height / rows
    above: list[str | None] = [None] * columns
    for row in range(rows):
        before = None
        for column in range(columns):
            drawn = chance.unit() <= motif.density * (0.45 + 0.55 * (column + 1) / columns)
            color, kind, turn, inner = chance.below(len(motif.colors)), chance.unit(), chance.below(4), chance.unit()
            if not drawn:
                above[column] = None
                continue
            for _ in motif.colors:  # no two neighbours are alike
                if motif.colors[color] not in (before, above[column]):
                    break
                color = (color + 1) % len(motif.colors)
            before = above[column] = motif.colors[color]
            x, y = room.x + column * width, room.y + row * height
            _tile(pen, (x, y, width, height), kind, turn, before)
            if kind < _QUARTER and inner < _INNER:
                other = motif.colors[(color + 2) % len(motif.colors)]
                pen.filled([_placed(_quarter(0.5), turn, x, y, width, height)], other)


def _tile(pen: Pen, at: tuple[float, float, float, float], kind: float, turn: int, color: str) -> None:
    if kind < _QUARTER:
        pen.filled([_placed(_quarter(1.0), turn, *at)], color)
    elif kind < _HALF:
        pen.filled([_placed(arc((0, 0.5), 0.5, -pi / 2, pi / 2), turn, *at)], color)
    elif kind < _LEAF:
        pen.filled([_placed([*arc((0, 0), 1, 0, pi / 2), *arc((1, 1), 1, pi, pi * 1.5)], turn, *at)], color)
    elif kind < _DISC:
        pen.ellipse(*at, color)
    else:
        pen.rectangle(*at, color)


def _quarter(radius: float) -> list[Piece]:
    return [((0, 0), (radius, 0)), *arc((0, 0), radius, 0, pi / 2)]


def _placed(outline: Outline, turn: int, x: float, y: float, width: float, height: float) -> list[Piece]:
    """An outline in a square of 1, turned by quarters, in its cell."""

    def put(point: XY) -> XY:
        u, v = point
        for _ in range(turn):
            u, v = 1 - v, u
        return x + u * width, y + v * height

    return [tuple(map(put, piece)) for piece in outline]  # type: ignore[misc]
