"""anneaux: a drawing with compasses, rings about two centres, some of them arcs only and a few heavy."""

from __future__ import annotations

from math import pi, radians
from typing import Final

from generator.layout.art.curves import XY, Outline, arc, circle, cut_line, reversed_outline
from generator.layout.art.motif import Chance, Motif, Room
from generator.layout.art.pen import Pen

_COUNT: Final = 13
_WHOLE: Final = 0.55
_HEAVY: Final = 0.16
_HEAVY_WIDTH: Final = 5.0
_INNERMOST, _OUTERMOST = 0.06, 0.62
"""Radii over the box's longer side."""


def draw(pen: Pen, room: Room, chance: Chance, motif: Motif) -> None:
    side = max(room.width, room.height)
    centers = (
        (room.x + room.width * chance.between(0.62, 0.8), room.y + room.height * chance.between(0.35, 0.5)),
        (room.x + room.width * chance.between(0.25, 0.45), room.y + room.height * chance.between(0.75, 0.95)),
    )
    count = motif.count or _COUNT
    for number, center in enumerate(centers):
        reach = side * ((_OUTERMOST - _INNERMOST) * (1.0, 0.8)[number] * (count - 1) / count + _INNERMOST)
        # nothing is cut where there is no edge to see: rings that would reach out of the box are all made smaller
        scale = min(1.0, (center[0] - room.x - _HEAVY_WIDTH / 2) / reach) if room.x > pen.bounds.left else 1.0
        for index in range(count):
            share = _INNERMOST + (_OUTERMOST - _INNERMOST) * (1.0, 0.8)[number] * index / count
            whole, start = chance.unit() < _WHOLE, chance.between(0, 2 * pi)
            sweep = 2 * pi if whole else radians(chance.between(90, 250))
            heavy = chance.unit() < _HEAVY
            color = motif.colors[0] if heavy else motif.colors[(1 + number) % len(motif.colors)]
            _ring(pen, center, side * share * scale, (start, start + sweep), motif.stroke, color, heavy=heavy)


def _ring(
    pen: Pen, center: XY, radius: float, angles: tuple[float, float], stroke: float, color: str, *, heavy: bool
) -> None:
    whole = angles[1] - angles[0] >= 2 * pi - 1e-9
    half = (_HEAVY_WIDTH if heavy else stroke) / 2
    outer = radius + half
    x, y = center
    if whole and pen.bounds.holds(x - outer, y - outer, x + outer, y + outer):
        pen.ring(center, radius, 2 * half, color)
    elif heavy:  # a heavy line that is cut aslant would end before the edge: its outline is cut instead
        pen.filled(_band(center, radius - half, outer, angles, whole=whole), color)
    else:
        for part in cut_line(arc(center, radius, *angles), pen.bounds):
            pen.line(part, stroke, color)


def _band(center: XY, inner: float, outer: float, angles: tuple[float, float], *, whole: bool) -> list[Outline]:
    if whole:
        return [circle(center, outer), reversed_outline(circle(center, inner))]
    out, back = arc(center, outer, *angles), reversed_outline(arc(center, inner, *angles))
    return [[*out, (out[-1][-1], back[0][0]), *back, (back[-1][-1], out[0][0])]]
