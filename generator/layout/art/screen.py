"""trame: bars that hang or stand, or a screen of dots about two places."""

from __future__ import annotations

from math import sin, sqrt
from typing import Final

from generator.layout.art.motif import Chance, Motif, Room
from generator.layout.art.pen import Pen

_BARS: Final = 9
_WIDTH: Final = 0.86
"""Of a bar, over its share of the box."""
_FIRST: Final = 0.72
"""Share of the bars in the first colour."""
_PITCH: Final = 24.0


def draw(pen: Pen, room: Room, chance: Chance, motif: Motif) -> None:
    if motif.mode == "dots":
        _dots(pen, room, chance, motif)
    else:
        _bars(pen, room, chance, motif)


def _bars(pen: Pen, room: Room, chance: Chance, motif: Motif) -> None:
    count = motif.count or _BARS
    pitch = room.width / count
    for index in range(count):
        share = 0.18 + 0.74 * abs(sin(0.9 * index + chance.between(0, 1.2))) * chance.between(0.6, 1)
        color = motif.colors[0] if chance.unit() < _FIRST else motif.colors[1 % len(motif.colors)]
        height = room.height * share
        y = room.y if chance.unit() < 0.5 else room.bottom - height
        pen.rectangle(room.x + (index + 1 - _WIDTH) * pitch, y, pitch * _WIDTH, height, color)


def _dots(pen: Pen, room: Room, chance: Chance, motif: Motif) -> None:
    columns, rows = int(room.width / _PITCH + 1e-6), int(room.height / _PITCH + 1e-6)
    near = chance.between(0.55, 0.9), chance.between(0.2, 0.8)
    far = chance.between(0, 0.35), chance.between(0.1, 0.9)
    left = room.x + (room.width - columns * _PITCH) / 2
    top = room.bottom - rows * _PITCH
    side = max(room.width, room.height)
    first, second = motif.colors[0], motif.colors[2 % len(motif.colors)]
    for row in range(rows):
        for column in range(columns):
            u, v = (column + 0.5) / columns, (row + 0.5) / rows
            strength, other = (
                max(0.0, 1 - reach * sqrt(((u - x) * room.width) ** 2 + ((v - y) * room.height) ** 2) / side)
                for (x, y), reach in ((near, 1.9), (far, 2.6))
            )
            other *= 0.8
            radius = round(_PITCH / 2 * (0.10 + 0.86 * max(strength, other)), 2)
            center = left + (column + 0.5) * _PITCH, top + (row + 0.5) * _PITCH
            pen.disc(center, radius, first if round(strength - other, 6) >= 0 else second)
