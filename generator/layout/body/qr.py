"""A QR code in a body: as large as the room allows, its line below it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import Inline, QrCode, Text
from generator.errors import Diagnostic, error
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.qr_code import BYTES, QUIET, modules_of, qr_drawing
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Role
from generator.scene.text import Align
from generator.units import Length, Pt, Rect
from generator.words import called

LEAST: Final = 110.0
"""Points that a code is wide at the least; and per module."""
LEAST_MODULE: Final = 2.2
MOST: Final = 340.0
MOST_MODULE: Final = 5.0
SHORT: Final = 44
"""Characters of an address that stands under its code by itself."""


class QrPart(Part):
    def __init__(self, qr: QrCode, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = qr.span
        self._context = context
        text = qr.text.plain.strip()
        self._link = qr.address
        self._said = self._link or text
        self._modules = modules_of(self._said)
        self._alt = called("qr", text, context.lang)
        self._label = SetText(
            f"{name}-label",
            [paragraph(text, context.lang, typography) for text, typography in self._line(qr)],
            context,
            style="label",
            role=Role.CAPTION,
        )

    def _line(self, qr: QrCode) -> list[tuple[Text, bool]]:
        """What stands below it, and whether that is set as a text of the deck's language."""
        if qr.bare:
            return []
        if qr.label is not None:
            return [(qr.label, self._context.typography)]
        shown = qr.text.plain.strip().partition(":")[2].removeprefix("//").removesuffix("/") if self._link else ""
        return [(Text((Inline(shown, link=self._link),), qr.span), False)] if 0 < len(shown) <= SHORT else []

    @property
    def _count(self) -> int:
        return len(self._modules or ()) + 2 * QUIET

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        label = self._label.height(width, setting)
        least = max(LEAST, LEAST_MODULE * self._count)
        if self._modules is None or label is None or least > width:
            self._context.refusals[self.name] = self.refusal()
            return None
        most = min(width, max(MOST, MOST_MODULE * self._count))
        return (Piece(least + label, most=most + label),)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        label = self._label.height(rect.width.pt, setting) or 0.0
        side = min(rect.width, rect.height - Pt(label))
        left = rect.x + Length((rect.width - side) // 2)
        code = qr_drawing(self.name, self._modules or (), Rect(left, rect.y, side, side), self._context.theme.scene)
        code = replace(code, alt=self._alt, link=self._link, span=self.span)
        if not label:
            return (code,)
        under = Rect(rect.x, rect.y + side, rect.width, Pt(label))
        box = self._label.box(under, setting)
        levels = tuple(replace(level, align=Align.CENTER) for level in box.levels)
        return (code, replace(box, levels=levels))

    def refusal(self) -> Diagnostic:
        """What is told where it has no room."""
        if self._modules is not None:
            return error("qr-room", "The QR code `{name}` has no room in which it could be scanned", self.span,
                         "Show less beside it, or a shorter address.", name=self.name)  # fmt: skip
        return error(
            "qr-long",
            "This QR code would say {size} bytes, too many to be scanned from the back of a room; {most} fit",
            self.span,
            "Write a shorter address, or put the text on a page of the web and its address here.",
            size=len(self._said.encode()),
            most=BYTES,
        )
