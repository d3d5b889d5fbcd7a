"""Lists and paragraphs in a body."""

from __future__ import annotations

from generator.deck.model import Items
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.runs import flow
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Placeholder
from generator.units import Pt, Rect


class ProsePart(Part):
    """A list or paragraphs; a piece is a paragraph with the gap above it."""

    def __init__(self, items: Items, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = items.span
        self.placeholder: Placeholder | None = None
        """Bound to by the first prose of a page's body."""
        self._rtl = context.rtl
        sources = flow([items], context.lang, context.typography)
        self._text = SetText(name, sources, context, marker=items.marker)
        self._groups = [source.group for source in self._text.sources]

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        heights = self._text.heights(self._measure(width, setting), setting)
        if not heights:  # too narrow; or nothing of it can be seen
            return heights if heights is None else ()
        ends = (
            *(here != following for here, following in zip(self._groups, self._groups[1:], strict=False)),
            True,
        )
        if len(set(self._groups)) == 1:
            ends = (True,) * len(heights)
        return tuple(Piece(height, gap, ends=may) for (gap, height), may in zip(heights, ends, strict=True))

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        width = Pt(self._measure(rect.width.pt, setting))
        place = Rect(rect.right - width if self._rtl else rect.x, rect.y, width, rect.height)
        return (self._text.box(place, setting, first, end, placeholder=self.placeholder),)

    def _measure(self, width: float, setting: Setting) -> float:
        """Lines are no longer than is good to read."""
        return width if setting.wide else min(width, self._text.context.theme.fit.measure * setting.size)
