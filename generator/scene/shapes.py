"""Shapes of the Scene: what is drawn and holds no text by itself."""

from __future__ import annotations

from msgspec import Struct

from generator.scene.forms import RECTANGLE, Dash, Form, Join
from generator.units import ZERO, Length, Rect


class Shape(Struct, frozen=True):
    """Something drawn, a plain rectangle if nothing else is said; decoration, never read aloud. Rules are thin
    rectangles too."""

    name: str
    rect: Rect
    fill: str | None
    """Colour token, or None."""
    fixed: bool = False
    line: str | None = None
    """Outline colour token, or None. An outline lies half inside."""
    line_width: Length = ZERO
    form: Form = RECTANGLE
    join: Join = Join.MITER
    dash: Dash = Dash.SOLID
