"""Shapes of one decoration as inline SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from markupsafe import Markup, escape
from msgspec import Struct

from generator.render.revealjs.steps import fragment
from generator.render.revealjs.styles import StyleSheet
from generator.scene.boxes import ChartBox, Drawing, Shape
from generator.scene.forms import Ellipse, Path, Point, Rectangle, RoundedRectangle, Subpath
from generator.units import EMU_PER_POINT, Rect


class DrawingView(Struct, frozen=True):
    classes: str
    view: str
    """The viewBox, in points as everything in it."""
    shapes: Markup


class ChartView(Struct, frozen=True):
    drawing: DrawingView
    alt: str
    rows: Markup
    """Its numbers as the rows of a table, the head among them."""
    title: str


def chart_view(box: ChartBox, styles: StyleSheet) -> ChartView:
    shapes = drawing_view(Drawing(box.name, box.rect, box.shapes), styles)
    head, *below = box.cells
    rows = "".join(f'<th scope="col">{escape(cell)}</th>' if cell else "<td></td>" for cell in head)
    lines = (
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in others)}</tr>'
        for first, *others in below
    )
    table = f"<thead><tr>{rows}</tr></thead><tbody>{''.join(lines)}</tbody>"
    return ChartView(shapes, box.alt, Markup(table), box.title)  # noqa: S704 - tags around escaped text


def drawing_view(box: Drawing, styles: StyleSheet) -> DrawingView:
    """Everything is counted from the corner of the drawing's rectangle."""
    rect = box.rect
    classes, view = styles.drawing(rect), f"0 0 {_number(rect.width)} {_number(rect.height)}"
    shapes = "".join([_shape(shape, rect, styles) for shape in box.shapes])
    return DrawingView(classes, view, Markup(shapes))  # noqa: S704 - numbers, and classes of ours


def _shape(shape: Shape, origin: Rect, styles: StyleSheet) -> str:
    name, places = _element(shape, origin)
    step = fragment(shape.shown)
    return f'<{name} class="{styles.paint(shape)}{step.classes}"{step.attributes} {places}/>'


def _element(shape: Shape, origin: Rect) -> tuple[str, str]:
    rect, form = shape.rect, shape.form
    if isinstance(form, Path):
        return "path", f'd="{"".join(step for one in form.subpaths for step in _steps(one, origin))}"'
    x, y = _number(rect.x - origin.x), _number(rect.y - origin.y)
    width, height = _number(rect.width), _number(rect.height)
    match form:
        case Rectangle():
            return "rect", f'x="{x}" y="{y}" width="{width}" height="{height}"'
        case RoundedRectangle():
            return "rect", f'x="{x}" y="{y}" width="{width}" height="{height}" rx="{_number(form.radius)}"'
        case Ellipse():
            center = (_number(rect.x - origin.x + rect.width * 0.5), _number(rect.y - origin.y + rect.height * 0.5))
            radii = (_number(rect.width * 0.5), _number(rect.height * 0.5))
            return "ellipse", f'cx="{center[0]}" cy="{center[1]}" rx="{radii[0]}" ry="{radii[1]}"'
        case _:
            assert_never(form)


def _steps(subpath: Subpath, origin: Rect) -> Iterator[str]:
    left, top = +origin.x, +origin.y

    def places(segment: Iterable[Point]) -> str:
        return " ".join([f"{_number(+x - left)} {_number(+y - top)}" for x, y in segment])

    yield f"M{places((subpath.start,))}"
    for segment in subpath.segments:
        yield ("L" if len(segment) == 1 else "C") + places(segment)
    if subpath.closed:
        yield "Z"


def _number(length: int) -> str:
    """A length in points, to a hundredth."""
    text = f"{+length / EMU_PER_POINT:.2f}"
    return text.rstrip("0").rstrip(".") if text[-1] == "0" else text
