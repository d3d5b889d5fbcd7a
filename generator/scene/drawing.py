"""Shapes that are one thing."""

from __future__ import annotations

from msgspec import Struct

from generator.scene.basics import Shape
from generator.scene.steps import Shown
from generator.spans import Span
from generator.units import Rect


class Drawing(Struct, frozen=True):
    """Shapes that are one thing: a decoration, such as the art of a cover, which is never read aloud; or, with ``alt``,
    a figure such as a QR code. The first shape of a figure is its ground, which nothing else may touch."""

    name: str
    rect: Rect
    """The least around the shapes, their lines left out."""
    shapes: tuple[Shape, ...]
    fixed: bool = False
    alt: str = ""
    link: str | None = None
    """Where it leads: a web or mail address."""
    span: Span | None = None
    shown: Shown | None = None
