"""Generated art: five families of decoration, each a function of the words that seed it, a box and colours.

    shapes = draw(motif, room, "Le Partenariat", "art")

The same words give the same shapes on every machine. Shapes are cut by the page (or by a plate on it) and by nothing
else, overlaps are shapes of their own: there is no transparency and no clipping, which not every viewer has alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.layout.art import discs, rings, screen, strata, tiles
from generator.layout.art.motif import Chance, Motif, Room
from generator.layout.art.pen import Pen
from generator.scene.boxes import Shape

_FAMILIES: Final[Mapping[str, Callable[[Pen, Room, Chance, Motif], None]]] = {
    "disques": discs.draw,
    "tuiles": tiles.draw,
    "strates": strata.draw,
    "trame": screen.draw,
    "anneaux": rings.draw,
}


def draw(motif: Motif, room: Room, *words: str) -> tuple[Shape, ...]:
    """The shapes of a motif in a room; ``words`` seed it: the deck's title, then what it is drawn for."""
    pen = Pen(room.bounds)
    title, *others = words
    _FAMILIES[motif.family](pen, room, Chance(title, motif.family, *others), motif)
    return tuple(pen.shapes)
