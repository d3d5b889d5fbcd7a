"""Where on a page the formulas of a text stand."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.scene.boxes import Shown, TextBox
from generator.scene.text import BASELINE, Align, Anchor, LevelStyle, Mark, Paragraph, Run, SetFormula
from generator.units import ZERO, Length, Rect

_DOWN = {Anchor.TOP: 0.0, Anchor.MIDDLE: 0.5, Anchor.BOTTOM: 1.0}


class FormulaPlace(Struct, frozen=True):
    """A formula with the least rectangle around it, on the page."""

    run: Run
    formula: SetFormula
    size: Length
    """Of its letters."""
    color: str
    rect: Rect
    shown: Shown | None = None
    """When it is there; None: whenever its text is."""


def has_formulas(box: TextBox) -> bool:
    return any(run.formula for paragraph in box.paragraphs for run in paragraph.runs)


def formula_places(box: TextBox) -> Iterator[FormulaPlace]:
    """The formulas of a text in reading order, but for those of which viewers do not agree where they stand."""
    y = box.rect.y + (box.rect.height - text_height(box)) * _DOWN[box.anchor]
    last = len(box.paragraphs) - 1
    for index, paragraph in enumerate(box.paragraphs):
        style = box.levels[paragraph.level]
        y = y + (style.before if index else ZERO)
        yield from _in_paragraph(box, paragraph, style, y)
        y = y + paragraph.height(style) + (deep_of(paragraph, style) if index < last else ZERO)


def text_height(box: TextBox) -> Length:
    """Of its paragraphs with the gaps between them, without what hangs down from the last line."""
    total = ZERO
    last = len(box.paragraphs) - 1
    for index, paragraph in enumerate(box.paragraphs):
        style = box.levels[paragraph.level]
        total = total + (style.before if index else ZERO) + paragraph.height(style)
        total = total + (deep_of(paragraph, style) if index < last else ZERO)
    return total


def deep_of(paragraph: Paragraph, style: LevelStyle) -> Length:
    """What a paragraph keeps free below its last line."""
    return style.size * paragraph.deep


def _in_paragraph(box: TextBox, paragraph: Paragraph, style: LevelStyle, top: Length) -> Iterator[FormulaPlace]:
    if not paragraph.spots:
        return
    indent = ZERO if paragraph.mark is Mark.FLUSH else style.indent
    hang = style.hang if style.bullet is None and paragraph.mark is not Mark.FLUSH else ZERO
    pitch = paragraph.line_height(style)
    runs = [run for run in paragraph.runs if run.formula]
    for spot, run in zip(paragraph.spots, runs, strict=True):
        formula = run.formula
        if formula is None or not spot.known:
            continue
        drawing, size = formula.drawing, run.size or style.size
        before = indent - (ZERO if spot.line else hang)
        room = box.rect.width - before
        free = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}[style.align]
        x = before + (room - spot.line_width) * free + spot.before
        width = size * drawing.width
        if paragraph.turned:  # its line ends where those of the other direction begin
            left = box.rect.right - before - spot.line_width + spot.before
        else:
            left = box.rect.right - x - width if paragraph.rtl else box.rect.x + x
        base = top + pitch * (spot.line + 1) - style.size * BASELINE
        height = size * (drawing.ascent + drawing.descent)
        color = run.color or style.color
        rect = Rect(left, base - size * drawing.ascent, width, height)
        yield FormulaPlace(run, formula, size, color, rect, paragraph.shown)
