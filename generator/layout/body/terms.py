"""Terms and what they mean, side by side; one under the other where the room is narrow."""

from __future__ import annotations

from generator.deck.model import Terms
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.body.stack import height_of
from generator.layout.clicks import appearing
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Role
from generator.units import Pt, Rect

TERM_SHARE = 0.28
GUTTER = 18.0
AIR_EM = 0.5
"""How much further apart they are where there is room, in em of the body's size."""
NARROW = 420.0
"""Points of width under which a term stands over its meaning."""


class TermsPart(Part):
    """A piece is a term with its meaning."""

    def __init__(self, terms: Terms, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = terms.span
        self._rtl = context.rtl
        self._pairs = []
        for entry in terms.entries:
            term = (paragraph(entry.term, context.lang, context.typography),)
            text = (paragraph(entry.text, context.lang, context.typography),)
            self._pairs.append((
                SetText(f"{entry.id}-term", term, context, style="term", role=Role.LABEL, even=True),
                SetText(entry.id, text, context),
                entry.step,
            ))  # fmt: skip

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        found: list[Piece] = []
        for term, text, _ in self._pairs:
            of_term, of_text = (self._widths(width)[0], self._widths(width)[1])
            heights = term.height(of_term, setting), text.height(of_text, setting)
            if heights[0] is None or heights[1] is None:
                return None
            height = sum(filter(None, heights)) if width < NARROW else max(heights[0], heights[1])
            more = AIR_EM * setting.size if found else 0.0
            found.append(Piece(height, max(8.0, 0.5 * setting.size), most=height + more))
        return tuple(found)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        width = rect.width.pt
        pieces = self.pieces(width, setting) or ()
        of_term, of_text = self._widths(width)
        boxes: list[Box] = []
        top = rect.y
        spare = max(0.0, rect.height.pt - height_of(pieces[first:end]))
        apart = min(spare / max(1, end - first - 1), AIR_EM * setting.size)
        for at in range(first, end):
            term, text, step = self._pairs[at]
            top = top + Pt(pieces[at].gap + apart if at > first else 0.0)
            first_height = Pt(term.height(of_term, setting) or 0.0)
            second_height = Pt(text.height(of_text, setting) or 0.0)
            term_left = rect.right - Pt(of_term) if self._rtl else rect.x
            said = term.box(Rect(term_left, top, Pt(of_term), first_height), setting)
            if width < NARROW:
                meant = text.box(Rect(rect.x, top + first_height, rect.width, second_height), setting)
            else:
                text_left = rect.x if self._rtl else rect.right - Pt(of_text)
                meant = text.box(Rect(text_left, top, Pt(of_text), second_height), setting)
            boxes += appearing((said, meant), step)
            top = top + Pt(pieces[at].height)
        return tuple(boxes)

    @staticmethod
    def _widths(width: float) -> tuple[float, float]:
        if width < NARROW:
            return width, width
        return width * TERM_SHARE, width * (1 - TERM_SHARE) - GUTTER
