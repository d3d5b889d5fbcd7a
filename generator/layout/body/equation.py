"""A formula that stands by itself: in the middle, its number at the end of the line."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import Equation
from generator.errors import Diagnostic, error
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SPARE, SetText
from generator.layout.formulas import set_formula
from generator.layout.runs import SourceParagraph, directed, paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Role, TextBox
from generator.scene.text import BASELINE, LINE_PITCH, OBJECT, Align, LevelStyle, Paragraph, Run, SetFormula, Spot
from generator.units import ZERO, Length, Pt, Rect

LEAST: Final = 0.75
"""Of the body's size: a formula that is too wide is made as small as that."""
AROUND: Final = 0.25
"""Em above and below it."""
BESIDE: Final = 0.75
"""Em between a formula and its number."""
ROOMY: Final = 1.4
"""How much wider than its text a number's box is, for other families that may take the place of its own."""
OVER_TEXT: Final = 0.3
"""Em between a formula and what is said of it."""


class EquationPart(Part):
    def __init__(self, equation: Equation, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = equation.span
        self._equation = equation
        self._context = context
        said = equation.formula.tag or (str(context.numbers[name]) if name in context.numbers else "")
        number = SourceParagraph((Run(f"({said})"),)) if said else None
        rtl = context.rtl
        self._number = SetText(
            f"{name}-number", (directed(number, rtl=rtl),) if number else (), context, even=True, align="right"
        )
        text = equation.text
        below = (paragraph(text, context.lang, context.typography),) if text else ()
        self._text = SetText(f"{name}-text", below, context, role=Role.BODY)

    @property
    def _formula(self) -> SetFormula:
        equation = self._equation
        assert equation.drawing is not None
        found = set_formula(equation.formula, equation.drawing, self._context.lang)
        return replace(found, alt=equation.alt.plain) if equation.alt else found

    def _beside(self, setting: Setting) -> float:
        """Points that its number takes at one end, and as much at the other."""
        if not self._number.sources:
            return 0.0
        own = self._number.own(setting)
        work = self._number.job(10_000.0)
        return work.paragraphs[0].measured(own.size).width(0, 0) * own.size * ROOMY + BESIDE * setting.size

    def _size(self, width: float, setting: Setting) -> float | None:
        """Of its letters in points; None if it is too wide."""
        drawing = self._equation.drawing
        if drawing is None:
            return None
        room = width - 2 * self._beside(setting)
        size = min(float(setting.size), room / drawing.width if drawing.width else setting.size)
        return size if size >= LEAST * setting.size else None

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        size = self._size(width, setting)
        text = self._text.height(width, setting)
        if size is None or text is None:
            self._context.refusals[self.name] = self._too_wide(width, setting)
            return None
        height = self._height(size) + 2 * AROUND * setting.size
        return (Piece(height + (text + OVER_TEXT * setting.size if text else 0.0)),)

    def _height(self, size: float) -> float:
        drawing = self._equation.drawing
        return (drawing.ascent + drawing.descent) * size if drawing else 0.0

    def _too_wide(self, width: float, setting: Setting) -> Diagnostic:
        drawing = self._equation.drawing
        wide = drawing.width * LEAST * setting.size if drawing else 0.0
        more = max(1, round(wide + 2 * self._beside(setting) - width))
        return error(
            "formula-too-wide",
            "The formula is wider than its place by {points} points, at the smallest size that can be read",
            self.span,
            r"Break it, as in `\begin{{aligned}} a &= b \\ &= c \end{{aligned}}`, or give it the whole width.",
            points=more,
        )

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        size = self._size(rect.width.pt, setting)
        assert size is not None
        height = self._height(size)
        top = rect.y + Pt(AROUND * setting.size)
        formula = self._box(Rect(rect.x, top, rect.width, Pt(height)), size)
        boxes: list[Box] = [formula]
        if self._number.sources:
            base = top + Pt(self._formula.drawing.ascent * size)
            boxes.append(self._numbered(rect, base, setting))
        if self._text.sources:
            over = top + Pt(height + (AROUND + OVER_TEXT) * setting.size)
            room = Rect(rect.x, over, rect.width, Pt(self._text.height(rect.width.pt, setting) or 0.0))
            boxes.append(self._text.box(room, setting))
        return tuple(boxes)

    def _box(self, rect: Rect, size: float) -> TextBox:
        """As wide as the formula, in the middle of the rectangle."""
        formula, context = self._formula, self._context
        style = context.theme.styles["body"]
        drawing = formula.drawing
        level = LevelStyle(Pt(size), style.face, style.color, align=Align.CENTER)
        wide = level.size * drawing.width
        spot = Spot(0, ZERO, wide, ZERO)
        run = Run(OBJECT, formula=formula)
        hanging = drawing.descent - BASELINE
        pitch = drawing.ascent + BASELINE
        shown = Paragraph((run,), 0, (OBJECT,), pitch=pitch, deep=hanging, spots=(spot,), span=self.span)
        place = Rect(rect.x + (rect.width - wide) * 0.5, rect.y, wide, rect.height)
        return TextBox(
            self.name,
            Role.FORMULA,
            place,
            (level,),
            (shown,),
            background=context.background,
            text_height=place.height,
            text_height_fallback=place.height,
            span=self.span,
        )

    def _numbered(self, rect: Rect, base: Length, setting: Setting) -> TextBox:
        """Its number at the end of the line, on the formula's base line."""
        own = self._number.own(setting)
        line = Pt(LINE_PITCH * own.size * own.spacing)
        wide = Pt(self._beside(setting) - BESIDE * setting.size + SPARE)
        x = rect.x if self._context.rtl else rect.right - wide
        return self._number.box(Rect(x, base + Pt(BASELINE * own.size) - line, wide, line), setting)
