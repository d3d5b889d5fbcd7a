"""Generated art: five families of decoration, each a function of the words that seed it, a box and colours.

    shapes = draw(motif, room, "Le Partenariat", "art")

The same words give the same shapes on every machine. Shapes are cut by the page (or by a plate on it) and by nothing
else, overlaps are shapes of their own: there is no transparency and no clipping, which not every viewer has alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from generator.layout.art import discs, rings, screen, strata, tiles
from generator.layout.art.motif import Chance, Motif, Room
from generator.layout.art.pen import Pen
from generator.scene.boxes import Shape
from generator.scene.forms import Path, Point
from generator.units import Length

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


def mirrored(shapes: tuple[Shape, ...], width: Length) -> tuple[Shape, ...]:
    """The shapes as a mirror shows a page so wide."""

    def turned(point: Point) -> Point:
        return width - point[0], point[1]

    def path(form: Path) -> Path:
        return Path(
            tuple(
                replace(
                    one,
                    start=turned(one.start),
                    segments=tuple(tuple(map(turned, segment)) for segment in one.segments),
                )
                for one in form.subpaths
            )
        )

    return tuple(
        replace(
            shape,
            rect=replace(shape.rect, x=width - shape.rect.right),
            form=path(shape.form) if isinstance(shape.form, Path) else shape.form,
        )
        for shape in shapes
    )
