"""disques: discs that meet, each overlap in a colour of its own."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from generator.layout.art.curves import XY, distance, lens
from generator.layout.art.motif import Chance, Motif, Room
from generator.layout.art.pen import Pen

_COUNT: Final = 4
_TRIES: Final = 400
_GOOD: Final = 1.0
"""A penalty under which no better arrangement is looked for."""
Discs = list[tuple[XY, float]]


def draw(pen: Pen, room: Room, chance: Chance, motif: Motif) -> None:
    discs = _arranged(room, chance, motif)
    shift = chance.below(len(motif.colors)) if len(motif.colors) > len(discs) else 0
    colors = [motif.colors[(index + shift) % len(motif.colors)] for index in range(len(discs))]
    for (center, radius), color in zip(discs, colors, strict=True):
        pen.disc(center, radius, color)
    for index, (center, radius) in enumerate(discs):
        for other in range(index):
            at, size = discs[other]
            mixed = motif.mixed(colors[other], colors[index])
            if distance(center, at) <= abs(radius - size):
                pen.disc(center if radius < size else at, min(radius, size), mixed)
            elif shared := lens(center, radius, at, size):
                pen.filled([shared], mixed)


def _arranged(room: Room, chance: Chance, motif: Motif) -> Discs:
    """The best of many arrangements, moved to the right where it would reach out of the box on the left."""
    best: Discs = []
    least = float("inf")
    for _ in range(_TRIES):
        discs = _try(room, chance, motif)
        wrong = round(_penalty(discs, room, least), 6)
        if wrong < least:
            least, best = wrong, discs
        if least < _GOOD:
            break
    out = max(0.0, room.x - min(center[0] - radius for center, radius in best))
    return [((x + out, y), radius) for (x, y), radius in best]


def _try(room: Room, chance: Chance, motif: Motif) -> Discs:
    """The largest in the right half; each next one meets one that is there already."""
    side, (small, large) = min(room.width, room.height), motif.radius
    count = motif.count or _COUNT
    radii = [side * large, *sorted((side * chance.between(small, large) for _ in range(count - 1)), reverse=True)]
    first = room.x + room.width * chance.between(0.55, 0.8), room.y + room.height * chance.between(0.3, 0.7)
    discs = [(first, radii[0])]
    for radius in radii[1:]:
        (x, y), other = discs[chance.below(len(discs))]
        angle = chance.between(0, 2 * pi)
        apart = (radius + other) * chance.between(0.66, 0.8)
        discs.append(((x + apart * cos(angle), y + apart * sin(angle)), radius))
    return discs


def _penalty(discs: Discs, room: Room, most: float) -> float:
    """How bad an arrangement is; anything above ``most`` once it is as bad as that."""
    wrong = 0.0
    for index, ((x, y), radius) in enumerate(discs):
        wrong += 3 * max(0.0, room.x - (x - radius)) + max(0.0, x - room.right)
        wrong += max(0.0, room.y - y) + max(0.0, y - room.bottom)
        if wrong > most:
            return wrong
        meeting = []
        for at, size in discs[:index]:
            apart, both = distance((x, y), at), radius + size
            wrong += 60 if apart < 0.6 * both else 0
            if apart < both:
                meeting.append((at, size))
        for number, (at, size) in enumerate(meeting):  # three discs that share a point would need a third colour
            wrong += sum(25 for to, other in meeting[:number] if distance(at, to) < size + other)
    return wrong
