"""Single texts in a body: statements, quotations, and the lines below a block."""

from __future__ import annotations

from copy import copy

from msgspec.structs import replace

from generator.deck.model import Quote, Text
from generator.layout.body.part import BodyContext, Part, Piece, Sheet, SideBySide
from generator.layout.body.set_text import SetText
from generator.layout.body.stack import TOLERANCE, height_of
from generator.layout.pictures import fitted_picture, for_theme
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Drawing, Group, PictureBox, Role, Shape
from generator.units import Length, Pt, Rect

CAPTION_GAP = 5.0
BAR, INDENT = 3.0, 18.0
PORTRAIT = 96.0
UNDER_QUOTE = 4.0


class TextPart(Part):
    """One paragraph in a style of its own."""

    def __init__(self, text: Text, name: str, context: BodyContext, *, style: str, role: Role = Role.BODY) -> None:
        self.name = name
        self.span = text.span
        self._text = SetText(
            name, (paragraph(text, context.lang, context.typography),), context, style=style, role=role
        )

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        height = self._text.height(width, setting)
        return None if height is None else (Piece(height),)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        return (self._text.box(rect, setting),)


class QuotePart(Part):
    """A quotation among other blocks: set in, with a bar at its start, who said it below, and a portrait."""

    def __init__(self, quote: Quote, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = quote.span
        self._quote = quote
        self._context = context
        self._text = SetText(
            name,
            (paragraph(quote.text, context.lang, context.typography),),
            context,
            style="body_quote",
            role=Role.QUOTE,
        )
        by = (paragraph(quote.by, context.lang, context.typography),) if quote.by else ()
        self._by = SetText(f"{name}-by", by, context, style="box_note", role=Role.CAPTION)

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        inner = self._inner(width)
        text, by = self._text.height(inner, setting), self._by.height(inner, setting)
        if text is None or by is None:
            return None
        height = text + (by + UNDER_QUOTE if by else 0.0)
        return (Piece(max(height, PORTRAIT) if self._quote.picture else height),)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        rtl, inner = self._context.rtl, self._inner(rect.width.pt)
        boxes: list[Box] = []
        edge = rect.right if rtl else rect.x
        if self._quote.picture:
            side = Pt(PORTRAIT)
            slot = Rect(edge - side if rtl else edge, rect.y, side, side)
            portrait = for_theme(self._quote.picture, dark=self._context.theme.scene.dark)
            boxes.append(fitted_picture(portrait, f"{self.name}-image", slot, crop=True))
        else:
            boxes.append(
                Shape(f"{self.name}-bar", Rect(edge - Pt(BAR) if rtl else edge, rect.y, Pt(BAR), rect.height), "accent")
            )
        left = rect.x if rtl else rect.right - Pt(inner)
        text = self._text.height(inner, setting) or 0.0
        boxes.append(self._text.box(Rect(left, rect.y, Pt(inner), Pt(text)), setting))
        if by := self._by.height(inner, setting):
            place = Rect(left, rect.y + Pt(text + UNDER_QUOTE), Pt(inner), Pt(by))
            boxes.append(self._by.box(place, setting))
        return (Group(f"{self.name}-group", rect, tuple(boxes), span=self.span),)

    def _inner(self, width: float) -> float:
        return width - INDENT - (PORTRAIT if self._quote.picture else BAR)


class CaptionedPart(Part):
    """A part with a caption and a source below it, which stay with its last piece."""

    def __init__(self, part: Part, texts: tuple[Text, ...], context: BodyContext) -> None:
        self.name = part.name
        self.span = part.span
        self._part = part
        sources = tuple(paragraph(text, context.lang, context.typography) for text in texts)
        self._caption = SetText(f"{part.name}-caption", sources, context, style="caption", role=Role.CAPTION)

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        inner, height = self._part.pieces(width, setting), self._caption.height(width, setting)
        if inner is None or height is None:
            return None
        if not inner:
            return (Piece(height),)
        *others, last = inner
        return (*others, replace(last, ends=False), Piece(height, CAPTION_GAP))

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        width = rect.width.pt
        count = len(self._part.pieces(width, setting) or ())
        if end <= count:
            return self._part.boxes(rect, setting, first, end)
        height = Pt(self._caption.height(width, setting) or 0.0)
        place = Rect(rect.x, rect.bottom - height, rect.width, height)
        if first >= count:
            return (self._caption.box(place, setting),)
        above = Rect(rect.x, rect.y, rect.width, Length(rect.height - height - Pt(CAPTION_GAP)))
        boxes = self._part.boxes(above, setting, first, count)
        return (*boxes, self._caption.box(self._under(boxes, place, setting), setting))

    def _under(self, boxes: tuple[Box, ...], place: Rect, setting: Setting) -> Rect:
        """A caption begins where its picture does, unless it would need more lines there."""
        picture = next(iter(boxes), None)
        if not isinstance(picture, PictureBox | Drawing):
            return place
        right = picture.rect.right if self._caption.context.rtl else place.right
        left = place.x if self._caption.context.rtl else picture.rect.x
        width = Length(right - left)
        if self._caption.height(width.pt, setting) != self._caption.height(place.width.pt, setting):
            return place
        return Rect(left, place.y, width, place.height)


class CaptionedColumns(CaptionedPart):
    """Columns with a caption below them, on the page on which they end."""

    def __init__(self, part: SideBySide, texts: tuple[Text, ...], context: BodyContext) -> None:
        super().__init__(part, texts, context)
        self._columns = part

    def filled(
        self, width: float, setting: Setting, room: float, sheet: Sheet
    ) -> tuple[Part, SideBySide | None] | None:
        pieces = self.pieces(width, setting)
        found = self._columns.filled(width, setting, room, sheet)
        if found is None or pieces is None:
            return None
        if found[1] is None:
            if height_of(pieces) <= room + TOLERANCE:
                return self, None
            below = pieces[-1].gap + pieces[-1].height
            found = self._columns.filled(width, setting, room - below, sheet)
        here, rest = found or (None, None)
        if here is None or rest is None:
            return None
        left = copy(self)
        left._part = left._columns = rest
        return here, left

    def highest(self, width: float, setting: Setting) -> tuple[Part, float]:
        return self._columns.highest(width, setting)
