"""What is seen of a recording before it plays: the author's picture or a plain ground, with a mark that says so."""

from __future__ import annotations

from typing import Final

from generator.scene.boxes import Drawing, Shape
from generator.scene.forms import Ellipse, Path, Subpath
from generator.units import Length, Pt, Rect

GROUND, LINE, DISC, SIGN = "surface", "rule", "accent", "on_accent"
"""Colour tokens."""
_LEAST, _MOST, _SHARE = 26.0, 84.0, 0.24
"""Points across the disc, and its share of the poster's height."""
_BAR_SHARE: Final = 0.62


def drawn_poster(name: str, rect: Rect, room: Rect) -> Drawing:
    """A ground with the mark in the middle of ``room``, a part of it."""
    ground = Shape(f"{name}-ground", rect, GROUND, line=LINE, line_width=Pt(0.75))
    return Drawing(name, rect, (ground, *_mark(name, room)))


def mark(name: str, room: Rect) -> Drawing:
    """The mark alone, over a picture."""
    shapes = _mark(name, room)
    return Drawing(f"{name}-mark", shapes[0].rect, shapes)


def drawn_bar(name: str, rect: Rect, *, rtl: bool = False) -> Drawing:
    """For sound: a bar with the mark at its start, and a line that stands for its length."""
    height = rect.height
    ground = Shape(name + "-ground", rect, GROUND, line=LINE, line_width=Pt(0.75))
    side = height * _BAR_SHARE
    gap = (height - side) * 0.5
    left = rect.right - gap - side if rtl else rect.x + gap
    disc = Rect(left, rect.y + gap, side, side)
    thick = Pt(3)
    begin = rect.x + gap * 3 if rtl else disc.right + gap * 2
    track = Rect(begin, rect.y + (height - thick) // 2, Length(rect.width - side - gap * 6), thick)
    line = Shape(f"{name}-track", track, DISC)
    return Drawing(name, rect, (ground, *_sign(name, disc), line))


def _mark(name: str, room: Rect) -> tuple[Shape, ...]:
    side = Pt(min(_MOST, max(_LEAST, _SHARE * room.height.pt)))
    left = room.x + Length((room.width - side) // 2)
    top = room.y + Length((room.height - side) // 2)
    return _sign(name, Rect(left, top, side, side))


def _sign(name: str, disc: Rect) -> tuple[Shape, ...]:
    """A triangle on a disc; to the right in every language, as on every machine."""
    side = disc.width
    left, right = disc.x + side * 0.38, disc.x + side * 0.72
    top, bottom = disc.y + side * 0.29, disc.y + side * 0.71
    middle = disc.y + side * 0.5
    path = Path((Subpath((left, top), (((right, middle),), ((left, bottom),))),))
    triangle = Shape(f"{name}-play", Rect(left, top, right - left, bottom - top), SIGN, form=path)
    line = Pt(1.5)
    round_ = Shape(f"{name}-disc", disc, DISC, line=SIGN, line_width=line, form=Ellipse())
    return round_, triangle
