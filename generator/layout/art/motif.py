"""What a family of art is given: where it may draw, in which colours, and what chance says."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from random import Random

from msgspec import Struct

from generator.layout.art.curves import Bounds


class Motif(Struct, frozen=True):
    """How a theme's art is drawn on one ground."""

    family: str
    """disques, tuiles, strates, trame or anneaux."""
    colors: tuple[str, ...]
    """Colour tokens."""
    mixes: Mapping[tuple[str, str], str]
    """Two of these -> the token for where they overlap."""
    density: float = 1.0
    stroke: float = 1.25
    """Width of lines in points."""
    cell: float = 90.0
    """Points: side of a tile."""
    count: int = 0
    """Of discs, lines, bars or rings; 0: the family's own."""
    mode: str = ""
    """Of trame: bars or dots."""
    radius: tuple[float, float] = (0.20, 0.46)
    """Of discs, over the box's shorter side: the least and the most."""

    def mixed(self, one: str, other: str) -> str:
        return self.mixes.get((one, other)) or self.mixes.get((other, one)) or one


class Room(Struct, frozen=True):
    """A box in points, and where what reaches out of it is cut."""

    x: float
    y: float
    width: float
    height: float
    bounds: Bounds

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


class Chance:
    """The same numbers for the same words, on every machine: ``random()`` alone is kept the same by Python."""

    def __init__(self, *words: str) -> None:
        self._random = Random(int(sha256("/".join(words).encode()).hexdigest()[:12], 16))  # noqa: S311 - no secret

    def unit(self) -> float:
        return self._random.random()

    def between(self, least: float, most: float) -> float:
        return least + (most - least) * self._random.random()

    def below(self, count: int) -> int:
        return int(self._random.random() * count)
