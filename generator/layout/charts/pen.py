"""What charts are drawn with: texts at a baseline, as LibreOffice sets those of native charts, bars, lines, markers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import cos, pi, sin, tan
from typing import Final

from generator.layout.body.part import BodyContext
from generator.layout.measure import font
from generator.scene.boxes import Role, Shape, TextBox
from generator.scene.charts import ChartMarker, MarkerForm
from generator.scene.checks import GRAPHIC_CONTRAST, LEAST_CONTRAST, contrast_ratio
from generator.scene.forms import Dash, Ellipse, Join, Path, Segment, Subpath
from generator.scene.steps import Shown
from generator.scene.text import Align, LevelStyle, Paragraph, Run
from generator.scene.theme import Face
from generator.units import Length, Pt, Rect

# Distances in LibreOffice's charts, in points.
TO_AXIS: Final = 7.09
"""Between an axis and its texts."""
TO_POINT: Final = 2.83
"""Between a bar, or the edge of a marker, and its value or name."""
TO_RIM: Final = 4.25
"""Between a pie and its values."""
WIDER: Final = 1.06
"""How much wider than measured LibreOffice sets texts of charts, at the most."""
PARTING: Final = 1.5
"""Width of the line between areas that touch each other."""
ABOVE: Final = 1.0
"""From the top of a line to its baseline, in em."""
LINE: Final = 1.2

Spot = tuple[float, float]
"""A place on the page in points."""


@cache
def extents(twin: str, bold: bool) -> tuple[float, float]:
    """How far a font's letters reach over the baseline and under it, in em."""
    return font(twin, bold).extents


class Pen:
    def __init__(self, context: BodyContext, name: str) -> None:
        self.context = context
        self.name = name
        token = context.theme.fonts[Face.MINOR]
        self._twin = token.family.twin
        self._wider = (max(WIDER, token.fallback), max(WIDER, token.fallback_bold))
        self._counts: dict[str, int] = {}
        self.shown: Shown | None = None
        """When what is drawn now is there."""

    # --- texts -------------------------------------------------------------------------------------------------------

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        return font(self._twin, bold).width(text) * size

    def room(self, text: str, size: float, *, bold: bool = False) -> float:
        """What a text may take, also where its font is missing and a wider one is used."""
        return self.width(text, size, bold=bold) * self._wider[bold] + 1

    def ascent(self, size: float, *, bold: bool = False) -> float:
        return extents(self._twin, bold)[0] * size

    def descent(self, size: float, *, bold: bool = False) -> float:
        return extents(self._twin, bold)[1] * size

    def pitch(self, size: float) -> float:
        """Between the lines of a category."""
        return sum(extents(self._twin, False)) * size

    def middle(self, size: float, *, bold: bool = False) -> float:
        """How far under the middle of a line its baseline is."""
        return (self.ascent(size, bold=bold) - self.descent(size, bold=bold)) / 2

    def style(self, size: float, color: str = "text", *, bold: bool = False, align: Align = Align.LEFT) -> LevelStyle:
        return LevelStyle(Pt(size), Face.MINOR, color, bold=bold, align=align)

    def text(self, kind: str, text: str, spot: Spot, style: LevelStyle, *, background: str = "") -> TextBox:
        """One line whose baseline and start, middle or end (by the alignment of its style) are at ``spot``."""
        size = style.size.pt
        width = self.room(text, size, bold=style.bold)
        x, y = spot
        left = {Align.LEFT: x, Align.CENTER: x - width / 2, Align.RIGHT: x - width}[style.align]
        rect = Rect.from_pt(left, y - ABOVE * size, width, LINE * size)
        return TextBox(
            self.called(kind),
            Role.CHART,
            rect,
            (style,),
            (Paragraph((Run(text),), 0, (text,)),),
            background=background or self.context.background,
            text_height=rect.height,
            text_height_fallback=rect.height,
            shown=self.shown,
        )

    def called(self, kind: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{self.name}-{kind}-{self._counts[kind]}"

    def inked(self, color: str) -> str:
        """The colour for bold words beside what is drawn in a colour: the same where it can be read."""
        return color if self._contrast(color, self.context.background) >= GRAPHIC_CONTRAST else "text"

    def on(self, ground: str) -> str:
        """The colour for words on a ground."""
        ratios = {one: self._contrast(one, ground) for one in ("bg", "text", "on_accent")}
        return next(
            (one for one, ratio in ratios.items() if ratio >= LEAST_CONTRAST), max(ratios, key=ratios.__getitem__)
        )

    def _contrast(self, one: str, other: str) -> float:
        colors = self.context.theme.scene.colors
        return contrast_ratio(colors[one].hex, colors[other].hex)

    # --- shapes ------------------------------------------------------------------------------------------------------

    def bar(self, x: float, y: float, width: float, height: float, color: str, *, parted: bool = False) -> Shape:
        """``parted``: from those that it touches."""
        rect = Rect.from_pt(x, y, width, height)
        if parted:
            return Shape(
                self.called("bar"),
                rect,
                color,
                line=self.context.background,
                line_width=Pt(PARTING),
                shown=self.shown,
            )
        return Shape(self.called("bar"), rect, color, shown=self.shown)

    def across(self, x: float, y: float, width: float, weight: float, color: str) -> Shape:
        """A level line, y being its middle."""
        return Shape(self.called("line"), Rect.from_pt(x, y - weight / 2, width, weight), color)

    def down(self, x: float, y: float, height: float, weight: float, color: str) -> Shape:
        return Shape(self.called("line"), Rect.from_pt(x - weight / 2, y, weight, height), color)

    def line(self, spots: Sequence[Spot], color: str, weight: float, dash: Dash = Dash.SOLID) -> Shape:
        return self._path(spots, None, closed=False, line=color, weight=weight, dash=dash)

    def area(self, spots: Sequence[Spot], color: str, *, parted: bool = False) -> Shape:
        if parted:
            return self._path(spots, color, closed=True, line=self.context.background, weight=PARTING)
        return self._path(spots, color, closed=True)

    def marker(self, spot: Spot, marker: ChartMarker, color: str) -> Shape:
        x, y = spot
        half = marker.size / 2
        if marker.form is MarkerForm.CIRCLE:
            rect = Rect.from_pt(x - half, y - half, 2 * half, 2 * half)
            return Shape(self.called("point"), rect, color, form=Ellipse(), shown=self.shown)
        if marker.form is MarkerForm.SQUARE:
            rect = Rect.from_pt(x - half, y - half, 2 * half, 2 * half)
            return Shape(self.called("point"), rect, color, shown=self.shown)
        if marker.form is MarkerForm.DIAMOND:
            spots = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
        else:
            spots = [(x, y - half), (x + half, y + half), (x - half, y + half)]
        return self._path(spots, color, closed=True)

    def slice(self, center: Spot, radii: tuple[float, float], turns: tuple[float, float], color: str) -> Shape:
        """A part of a disc or ring, between two radii (the outer one first) and two angles, which are counted in turns
        clockwise from the top."""
        (outer, inner), (first, last) = radii, turns
        cx, cy = center
        start: Spot = _on(cx, cy, outer, first)
        segments = _arc(cx, cy, outer, first, last)
        if inner:
            segments += [(_on(cx, cy, inner, last),), *_arc(cx, cy, inner, last, first)]
        else:
            segments.append((center,))
        points = [start, *(point for segment in segments for point in segment)]
        path = Path((Subpath(_point(start), tuple(map(_segment, segments))),))
        ground = self.context.background
        return Shape(self.called("slice"), _around(points), color, form=path, line=ground, line_width=Pt(PARTING),
                     join=Join.ROUND, shown=self.shown)  # fmt: skip

    def _path(
        self, spots: Sequence[Spot], fill: str | None, *, closed: bool, line: str | None = None, weight: float = 0.0,
        dash: Dash = Dash.SOLID,
    ) -> Shape:  # fmt: skip
        first, *others = spots
        path = Subpath(_point(first), tuple((_point(one),) for one in others), closed)
        return Shape(self.called("path"), _around(spots, weight), fill, line=line, line_width=Pt(weight),
                     form=Path((path,)), join=Join.ROUND, dash=dash, shown=self.shown)  # fmt: skip


def _point(spot: Spot) -> tuple[Length, Length]:
    return Pt(spot[0]), Pt(spot[1])


def _segment(spots: Sequence[Spot]) -> Segment:
    if len(spots) == 1:
        return (_point(spots[0]),)
    first, second, end = spots
    return _point(first), _point(second), _point(end)


def _around(spots: Sequence[Spot], weight: float = 0.0) -> Rect:
    """At least as wide and as high as a line of that weight: browsers draw nothing in a picture without height."""
    left, top = min(x for x, _ in spots), min(y for _, y in spots)
    width, height = max(x for x, _ in spots) - left, max(y for _, y in spots) - top
    wide, high = max(0.0, weight - width), max(0.0, weight - height)
    return Rect.from_pt(left - wide / 2, top - high / 2, width + wide, height + high)


def _on(cx: float, cy: float, radius: float, turn: float) -> Spot:
    return cx + radius * sin(2 * pi * turn), cy - radius * cos(2 * pi * turn)


def _arc(cx: float, cy: float, radius: float, first: float, last: float) -> list[tuple[Spot, ...]]:
    """Curves from one angle to another, each at most an eighth of the circle."""
    count = max(1, int(abs(last - first) * 8 + 0.999))
    step = (last - first) / count
    handle = 4 / 3 * tan(pi * step / 2) * radius
    found: list[tuple[Spot, ...]] = []
    for at in range(count):
        a, b = first + at * step, first + (at + 1) * step
        (x0, y0), (x1, y1) = _on(cx, cy, radius, a), _on(cx, cy, radius, b)
        found.append((
            (x0 + handle * cos(2 * pi * a), y0 + handle * sin(2 * pi * a)),
            (x1 - handle * cos(2 * pi * b), y1 - handle * sin(2 * pi * b)),
            (x1, y1),
        ))  # fmt: skip
    return found
