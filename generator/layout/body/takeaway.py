"""A chart beside what is to be learned from it: prose or numbers on a ground of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Chart, Content, Items, Numbers, Quote, Text
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.stack import Stack
from generator.layout.clicks import appearing
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Group, Shape, TableBox
from generator.scene.checks import GRAPHIC_CONTRAST, contrast_ratio
from generator.scene.forms import RECTANGLE, RoundedRectangle
from generator.units import ZERO, Length, Pt, Rect

GROUNDS: Final = ("tint", "surface", "bg")
SHARE: Final = 0.315
"""Of the width, for what is said."""
LEAST: Final = 190.0
GAP: Final = 28.0
PAD: Final = 18.0
LARGEST: Final = 22
"""Points of the type beside a chart."""


Readable = Callable[[float, Setting], bool]


def ground_of(context: BodyContext) -> str:
    """The first on which all that may stand there can be seen, the marks of lists too."""
    colors, marks = context.theme.scene.colors, {bullet.color for bullet in context.theme.bullets}
    return next(
        (
            ground
            for ground in GROUNDS
            if all(contrast_ratio(colors[mark].hex, colors[ground].hex) >= GRAPHIC_CONTRAST for mark in marks)
        ),
        GROUNDS[-1],
    )


def is_takeaway(body: Mapping[str, Content]) -> bool:
    """Whether a body is one chart, and prose or numbers that may stand beside it."""
    charts = [one for one in body.values() if isinstance(one, Chart)]
    others = [one for one in body.values() if not isinstance(one, Chart)]
    return len(charts) == 1 and bool(others) and all(isinstance(one, Items | Numbers | Quote | Text) for one in others)


class TakeAwayPart(Part):
    """One piece, as high as the page allows: the chart, and beside it what is said."""

    def __init__(self, chart: Part, said: list[Part], context: BodyContext, readable: Readable) -> None:
        """``readable``: whether the chart can be drawn on a width."""
        self._readable = readable
        self.name = chart.name
        self.span = chart.span
        self._chart = chart
        self._said = Stack(said)
        self._context = context

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        beside = self._beside(width)
        chart = self._chart.pieces(width - beside - GAP, setting)
        said = self._said.height(beside - 2 * PAD, self._smaller(setting))
        if chart is None or said is None or not self._readable(width - beside - GAP, setting):
            return None
        least = sum(one.height + one.gap for one in chart)
        most = sum(max(one.height, one.most) + one.gap for one in chart)
        height = max(least, said + 2 * PAD)
        return (Piece(height, most=max(height, most)),)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        width, rtl = rect.width.pt, self._context.rtl
        beside = self._beside(width)
        chart_width = Pt(width - beside - GAP)
        left = rect.right - chart_width if rtl else rect.x
        place = Rect(left, rect.y, chart_width, rect.height)
        drawn = self._chart.boxes(place, setting, 0, self._count(width, setting))
        chart = appearing(drawn, self._chart.step)
        panel = Rect(rect.x if rtl else rect.right - Pt(beside), rect.y, Pt(beside), rect.height)
        inner, small = beside - 2 * PAD, self._smaller(setting)
        height = Pt(self._said.height(inner, small) or 0.0)
        free = Length(max(ZERO, panel.height - height - Pt(2 * PAD)))
        inside = Rect(panel.x + Pt(PAD), panel.y + Pt(PAD) + free // 2, Pt(inner), height)
        said = self._said.boxes(inside, small)
        return (*chart, Group(f"{self.name}-takeaway", panel, (self._ground(panel), *_grouped(said)), span=self.span))

    def _count(self, width: float, setting: Setting) -> int:
        return len(self._chart.pieces(width - self._beside(width) - GAP, setting) or ())

    def _ground(self, rect: Rect) -> Shape:
        theme = self._context.theme
        radius, outline = float(theme.card["radius"]), float(theme.frame["outline"])
        form = RoundedRectangle(Pt(radius)) if radius else RECTANGLE
        line, weight = ("text", Pt(outline)) if outline else (None, ZERO)
        return Shape(f"{self.name}-ground", rect, ground_of(self._context), line=line, line_width=weight, form=form)

    @staticmethod
    def _beside(width: float) -> float:
        return max(LEAST, SHARE * width)

    @staticmethod
    def _smaller(setting: Setting) -> Setting:
        return replace(setting, size=min(setting.size, LARGEST))


def _grouped(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """Boxes that may stand in a group of shapes."""
    return tuple(box for box in boxes if not isinstance(box, TableBox))
