"""A Scene by hand that has every form of a shape, alone and in a drawing."""

from __future__ import annotations

from msgspec.structs import replace

from generator.scene.boxes import Drawing, Shape
from generator.scene.forms import (
    Dash,
    Ellipse,
    Form,
    Join,
    Path,
    Point,
    RoundedRectangle,
    Segment,
    Subpath,
)
from generator.scene.page import Page, Scene, SceneLayout
from generator.units import Pt, Rect
from tests.render.pptx import sample

K = 0.5522847498


def at(x: float, y: float) -> Point:
    return Pt(x), Pt(y)


def straight(*points: tuple[float, float], closed: bool = True) -> Subpath:
    first, *others = points
    return Subpath(at(*first), tuple((at(*point),) for point in others), closed)


def round_path(x: float, y: float, r: float) -> Subpath:
    """A circle of four curves, clockwise."""
    k = r * K
    segments: tuple[Segment, ...] = (
        (at(x + r, y + k), at(x + k, y + r), at(x, y + r)),
        (at(x - k, y + r), at(x - r, y + k), at(x - r, y)),
        (at(x - r, y - k), at(x - k, y - r), at(x, y - r)),
        (at(x + k, y - r), at(x + r, y - k), at(x + r, y)),
    )
    return Subpath(at(x + r, y), segments)


def hole(x: float, y: float, side: float) -> Subpath:
    """A square that runs the other way."""
    return straight((x, y), (x, y + side), (x + side, y + side), (x + side, y))


def shape(name: str, rect: tuple[float, float, float, float], form: Form, fill: str | None = "accent") -> Shape:
    return Shape(name, Rect.from_pt(*rect), fill, form=form)


WAVE = Path((Subpath(at(220, 370), ((at(280, 300), at(340, 440), at(420, 370)),), False),))
ZIGZAG = Path((straight((460, 410), (500, 330), (540, 410), (620, 330), closed=False),))
RING = shape("ring", (60, 320, 120, 120), Path((round_path(120, 380, 60), hole(90, 350, 60))))
SHAPES: tuple[Shape, ...] = (
    Shape("plain", Rect.from_pt(60, 60, 120, 80), "surface", line="accent", line_width=Pt(2)),
    shape("rounded", (220, 60, 120, 80), RoundedRectangle(Pt(20))),
    replace(shape("outlined", (380, 60, 120, 80), RoundedRectangle(Pt(10)), None), line="accent", line_width=Pt(4)),
    shape("disc", (540, 60, 80, 80), Ellipse(), "inverse.accent"),
    replace(shape("ellipse", (660, 60, 160, 80), Ellipse(), None), line="inverse.bg", line_width=Pt(3)),
    RING,
    replace(
        shape("wave", (220, 340, 200, 60), WAVE, None),
        line="accent",
        line_width=Pt(3.5),
    ),
    replace(
        shape("zigzag", (460, 330, 160, 80), ZIGZAG, None),
        line="inverse.bg",
        line_width=Pt(6),
        join=Join.ROUND,
    ),
    replace(
        shape("dashes", (660, 360, 160, 1), Path((straight((660, 360), (820, 361), closed=False),)), None),
        line="inverse.bg",
        line_width=Pt(4),
        dash=Dash.DASHED,
    ),
    replace(
        shape("dots", (660, 400, 160, 1), Path((straight((660, 400), (820, 401), closed=False),)), None),
        line="inverse.bg",
        line_width=Pt(4),
        dash=Dash.DOTTED,
    ),
)  # fmt: skip
DRAWING = Drawing("art", Rect.from_pt(60, 60, 760, 380), SHAPES)


def drawn_scene(*, fixed: bool = False) -> Scene:
    """Its first page shows every form alone, its second all of them as one drawing; ``fixed``: on the layout."""
    drawing = replace(DRAWING, fixed=fixed)
    layout = SceneLayout("drawn", "Drawn", "bg", (drawing,) if fixed else ())
    plain = SceneLayout("plain", "Plain", "bg", ())
    pages = (
        Page("alone", "alone", "plain", "Alone", "fr", "bg", SHAPES, 1),
        Page("one", "one", "drawn", "One", "fr", "bg", (drawing,), 2),
    )
    return Scene("Drawn", "fr", sample.WIDE, sample.THEME, (plain, layout), pages)
