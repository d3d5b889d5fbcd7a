"""A Scene for a black-and-white printer: white grounds, dark grey letters, no large dark surfaces."""

from __future__ import annotations

from msgspec.structs import replace

from generator.scene.boxes import Box, Drawing, Group, MediaBox, Shape, TableBox, TextBox
from generator.scene.page import Page, Scene
from generator.scene.text import Bullet, LevelStyle, Paragraph
from generator.scene.theme import Color
from generator.units import Pt

_LIGHT, _DARK = "light-ground:", "dark-ground:"
"""What a colour is called, by the ground that it was chosen for."""
_WHITE, _PANEL = "white-ground", "panel-ground"
_SURFACE = Pt(20)
"""A shape that is wider and higher than this is a ground, not a rule."""


def ink_saved(scene: Scene) -> Scene:
    """The same Scene in greys. Every ground becomes white, a panel nearly so; what was light on a dark ground becomes
    dark on the white one; drawings go; pictures stay as they are."""
    theme = scene.theme
    colors = dict(theme.colors) | {_WHITE: Color("FFFFFF"), _PANEL: Color("F0F0F0")}
    for token, color in theme.colors.items():
        grey = _lightness(color)
        colors[_LIGHT + token] = _grey(grey)
        colors[_DARK + token] = _grey(255 - grey)
    dark = frozenset(token for token, color in theme.colors.items() if _lightness(color) < 128)
    printed = replace(theme, colors=colors, slots=dict(theme.slots) | {"hlink": "000000"})
    return replace(scene, theme=printed, pages=tuple(_page(page, dark) for page in scene.pages))


def _page(page: Page, dark: frozenset[str]) -> Page:
    side = _side(page.background, dark)
    boxes = tuple(_box(box, side, dark) for box in page.boxes)
    return replace(page, background=_WHITE, boxes=boxes)


def _side(ground: str, dark: frozenset[str]) -> str:
    return _DARK if ground in dark else _LIGHT


def _box(box: Box, page_side: str, dark: frozenset[str]) -> Box:
    if isinstance(box, Drawing):
        return _figure(box) if box.alt else replace(box, shapes=())
    if isinstance(box, Shape):
        surface = min(box.rect.width, box.rect.height) > _SURFACE
        fill = (_PANEL if surface else page_side + box.fill) if box.fill else None
        return replace(box, fill=fill, line=page_side + box.line if box.line else None)
    if isinstance(box, TextBox):
        text = _text(box, dark, _WHITE)
        holder = _box(box.holder, page_side, dark) if box.holder else None
        assert holder is None or isinstance(holder, Shape)
        return replace(text, holder=holder)
    if isinstance(box, TableBox):
        rows = tuple(
            replace(row, cells=tuple(replace(cell, text=_text(cell.text, dark, _PANEL)) for cell in row.cells))
            for row in box.rows
        )
        rules = tuple(replace(rule, color=page_side + rule.color) for rule in box.rules)
        sides = tuple(replace(side, color=page_side + side.color) for side in box.sides)
        return replace(box, rows=rows, rules=rules, sides=sides)
    if isinstance(box, MediaBox):
        poster, *codes = box.marks
        shown = _poster(poster, page_side) if poster.alt else poster
        return replace(box, marks=(shown, *map(_figure, codes)))
    if isinstance(box, Group):
        return replace(box, boxes=tuple(_box(each, page_side, dark) for each in box.boxes))
    return box


def _figure(drawing: Drawing) -> Drawing:
    """A figure, which is dark on light in every theme: its ground white, what is on it as dark as it was."""
    ground, *others = drawing.shapes
    marks = (replace(shape, fill=_LIGHT + shape.fill if shape.fill else None) for shape in others)
    return replace(drawing, shapes=(replace(ground, fill=_WHITE), *marks))


def _poster(drawing: Drawing, side: str) -> Drawing:
    """A drawn poster: its ground a panel, what is on it as dark on that as it was light on a dark one."""
    ground, *others = (
        replace(shape, fill=side + shape.fill if shape.fill else None, line=side + shape.line if shape.line else None)
        for shape in drawing.shapes
    )
    return replace(drawing, shapes=(replace(ground, fill=_PANEL), *others))


def _text(box: TextBox, dark: frozenset[str], ground: str) -> TextBox:
    side = _side(box.fill or box.background, dark)
    levels = tuple(_level(level, side) for level in box.levels)
    paragraphs = tuple(_paragraph(paragraph, side) for paragraph in box.paragraphs)
    return replace(box, fill=ground if box.fill else None, levels=levels, paragraphs=paragraphs)


def _level(level: LevelStyle, side: str) -> LevelStyle:
    bullet: Bullet | None = replace(level.bullet, color=side + level.bullet.color) if level.bullet else None
    return replace(level, color=side + level.color, bullet=bullet)


def _paragraph(paragraph: Paragraph, side: str) -> Paragraph:
    runs = tuple(replace(run, color=side + run.color) if run.color else run for run in paragraph.runs)
    return replace(paragraph, runs=runs)


def _lightness(color: Color) -> int:
    red, green, blue = (int(color.hex[at : at + 2], 16) for at in (0, 2, 4))
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def _grey(lightness: int) -> Color:
    return Color(f"{lightness:02X}" * 3)
