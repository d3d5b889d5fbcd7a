"""The figures that count cards: plain, on a disc or in a square, as the theme has them."""

from __future__ import annotations

from msgspec.structs import replace

from generator.layout.body.part import BodyContext
from generator.layout.body.set_text import SetText
from generator.layout.runs import SourceParagraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Role, Shape
from generator.scene.forms import Ellipse
from generator.scene.text import LINE_PITCH, Align, Run
from generator.units import ZERO, Length, Pt, Rect

MARK, MARK_GAP = 38.0, 16.0
"""Side of a figure's place, and the room after it, in points."""


def number_mark(
    name: str, number: int, place: Rect, context: BodyContext, ground: str, *, strong: bool, head: Setting
) -> tuple[Box, ...]:
    """The figure and what it stands on, in a square place; ``strong``: its card stands out. ``head``: how the head
    beside it is set, as which a figure without a shape is set too."""
    kind, under = context.theme.number, ground
    color, size = ("on_accent" if strong else "accent"), 20
    shapes: tuple[Box, ...] = ()
    if kind == "disc":
        under = ground if strong else "accent"
        color = "on_accent"
        line = "on_accent" if strong else None
        shapes = (
            Shape(f"{name}-disc", place, under, line=line, line_width=Pt(1.5) if strong else ZERO, form=Ellipse()),
        )
    elif kind == "square":
        shapes = (Shape(f"{name}-square", place, ground, line=color, line_width=Pt(1.5)),)
    plain = not shapes
    text = SetText(name, (SourceParagraph((Run(str(number)),)),), context, style="box_title", role=Role.GUTTER,
                   background=under)  # fmt: skip
    setting = replace(head, gap=0.0) if plain else Setting(size, 1.0, 0.0)
    height = Pt(LINE_PITCH * setting.spacing * setting.size)
    down = ZERO if plain else Length((place.height - height) // 2)
    middle = Rect(place.x, place.y + down, place.width, height)
    box = text.box(middle, setting)
    align = Align.LEFT if plain else Align.CENTER
    level = replace(box.levels[0], color=color, bold=True, align=align, size=Pt(setting.size), spacing=setting.spacing)
    kept = Rect(place.x, middle.y, place.width, max(box.rect.height, height))
    box = replace(box, rect=kept, levels=(level,), background=under, text_height=height, text_height_fallback=height)
    return (*shapes, box)
