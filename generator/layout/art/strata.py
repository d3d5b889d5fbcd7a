"""strates: contour lines, the levels of a sum of three waves; one of them stands out."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin
from typing import Final

from generator.layout.art.curves import Piece, cut_line
from generator.layout.art.motif import Chance, Motif, Room
from generator.layout.art.pen import Pen

_COUNT: Final = 18
_PIECES: Final = 20
"""Curves a line: five to the shortest wave."""
_AMPLITUDES: Final = (0.62, 0.28, 0.10)
_DRIFTS: Final = (1.5, -2.1, 3.0)
"""How each wave's phase moves from the first line to the last."""
_HEAVY: Final = 3.5
_BULGE: Final = 0.015
"""How far, over the box's height, a curve may reach out beyond the points that it was made of."""
_Line = list[tuple[float, float]]
"""Heights along a line, over the box's, and how fast they change over its width."""


def draw(pen: Pen, room: Room, chance: Chance, motif: Motif) -> None:
    phases = [chance.between(0, 2 * pi) for _ in _AMPLITUDES]
    waves = [chance.between(0.7, 1.1), chance.between(1.6, 2.3), chance.between(3, 4)]
    count = motif.count or _COUNT
    hot = count // 3 + chance.below(count // 3)
    lines = [_line(index / (count - 1), phases, waves) for index in range(count)]
    top, scale = _fitting(lines, within=room.bottom < pen.bounds.bottom)
    drawn = [line for index, line in enumerate(lines) if index != hot]
    for line, color, width in (
        *((line, motif.colors[0], motif.stroke) for line in drawn),
        (lines[hot], motif.colors[-1], _HEAVY),
    ):
        for part in cut_line(_curve(line, room, top, scale), pen.bounds):
            pen.line(part, width, color)


def _line(level: float, phases: list[float], waves: list[float]) -> _Line:
    found: _Line = []
    for index in range(_PIECES + 1):
        v = index / _PIECES
        height = change = 0.0
        for amplitude, drift, phase, wave in zip(_AMPLITUDES, _DRIFTS, phases, waves, strict=True):
            angle = 2 * pi * wave * v + phase + drift * level
            height += amplitude * sin(angle)
            change += amplitude * 2 * pi * wave * cos(angle)
        swell = min(1.0, 0.15 + v)
        envelope = 0.35 + 0.65 * sin(pi * swell) ** 2
        widening = 0.65 * pi * sin(2 * pi * swell) if swell < 1 else 0.0
        strength = -0.30 * (1 - 0.6 * level)
        found.append(
            (0.16 + 0.86 * level + strength * height * envelope, strength * (change * envelope + height * widening))
        )
    return found


def _fitting(lines: list[_Line], *, within: bool) -> tuple[float, float]:
    """What is taken off all heights, and what they are multiplied by, so that no line leaves the box above; ``within``:
    nor below, where the box does not end with the page."""
    heights = [height for line in lines for height, _ in line]
    top, bottom = min(0.0, min(heights) - _BULGE), max(heights) + _BULGE
    return top, 1 / max(1.0, bottom - top) if within else min(1.0, 1.02 / (1.02 - top))


def _curve(line: _Line, room: Room, top: float, scale: float) -> list[Piece]:
    step = 1 / _PIECES
    found: list[Piece] = []
    points = [
        (room.x + room.width * step * index, room.y + room.height * scale * (height - top), change)
        for index, (height, change) in enumerate(line)
    ]
    third, rise = room.width * step / 3, room.height * scale * step / 3
    for (x0, y0, c0), (x1, y1, c1) in pairwise(points):
        found.append(((x0, y0), (x0 + third, y0 + rise * c0), (x1 - third, y1 - rise * c1), (x1, y1)))
    return found
