"""Stacks side by side: columns with heads, by their widths, in one size."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Columns, Step
from generator.layout.body.part import BodyContext, Part, Piece, Sheet, SideBySide
from generator.layout.body.set_text import SetText
from generator.layout.body.stack import PIECES, Stack
from generator.layout.clicks import appearing
from generator.layout.fit import PITCH
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Role, Shape
from generator.scene.text import Anchor
from generator.units import Length, Pt, Rect

GUTTER = 24.0
UNDER_HEAD, UNDER_RULE = 3.0, 9.0


class GridColumn(Struct, frozen=True):
    """A column at work: its head, its body, its share of the width."""

    name: str
    head: SetText
    stack: Stack
    width: float
    first: int = 0
    end: int | None = None
    """The pieces of its stack that are shown."""
    step: Step | None = None


class GridPart(Part):
    """Columns side by side. Where they go on, each fills its height and continues under its head on the next page."""

    def __init__(self, columns: Columns, name: str, context: BodyContext, inside: Sequence[Sequence[Part]]) -> None:
        self.name = name
        self.span = columns.span
        self._rtl = context.rtl
        self._columns = [
            GridColumn(
                column.id,
                SetText(
                    f"{column.id}-head",
                    (paragraph(column.heading, context.lang, context.typography),) if column.heading else (),
                    context,
                    style="column_head",
                    role=Role.LABEL,
                ),
                Stack(parts),
                column.width,
                step=column.step,
            )
            for column, parts in zip(columns.columns, inside, strict=True)
        ]

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        head = self._head(width, setting)
        if head is None:
            return None
        least, most = 0.0, 0.0
        for column, own in zip(self._columns, self._widths(width), strict=True):
            height = column.stack.height(own, setting, column.first, column.end)
            if height is None:
                return None
            least = max(least, height)
            most = max(most, column.stack.most(own, setting, column.first, column.end))
        return (Piece(head + least, most=head + most),)

    def filled(
        self, width: float, setting: Setting, room: float, sheet: Sheet
    ) -> tuple[Part, SideBySide | None] | None:
        """Every column that is not at its end shows some of itself."""
        head = self._head(width, setting)
        if head is None:
            return None
        inner = Sheet(sheet.height - head, sheet.floor)
        here, left, over = [], [], False
        for column, own in zip(self._columns, self._widths(width), strict=True):
            pieces = column.stack.pieces(own, setting)
            if pieces is None or len(pieces) > PIECES:
                return None
            end = column.stack.reach(own, setting, column.first, room - head, inner)
            if end == column.first < len(pieces):
                return None
            here.append(replace(column, end=end))
            left.append(replace(column, first=end))
            over = over or end < len(pieces)
        return self._with(here), self._with(left) if over else None

    def highest(self, width: float, setting: Setting) -> tuple[Part, float]:
        head = self._head(width, setting) or 0.0
        columns = [column for column in zip(self._columns, self._widths(width), strict=True) if column[0].stack.parts]
        found = [column.stack.highest(own, setting) for column, own in columns]
        part, height = max(found, key=lambda pair: pair[1], default=(self, 0.0))
        return part, head + height

    def _with(self, columns: Sequence[GridColumn]) -> GridPart:
        made = copy(self)
        made._columns = list(columns)
        return made

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        width = rect.width.pt
        head, of_heads = self._head(width, setting) or 0.0, self._of_heads(width, setting)
        boxes: list[Box] = []
        left = 0.0
        for column, own in zip(self._columns, self._widths(width), strict=True):
            x = rect.right - Pt(left + own) if self._rtl else rect.x + Pt(left)
            here: list[Box] = []
            if column.head.sources:
                text = Rect(x, rect.y, Pt(own), Pt(head - UNDER_HEAD - UNDER_RULE - 1))
                here.append(column.head.box(text, of_heads, anchor=Anchor.BOTTOM))
                line = Rect(x, rect.y + Pt(head - UNDER_RULE), Pt(own), Pt(1))
                here.append(Shape(f"{column.name}-rule", line, "text"))
            below = Rect(x, rect.y + Pt(head), Pt(own), Length(rect.height - Pt(head)))
            here += column.stack.boxes(below, setting, column.first, column.end)
            boxes += appearing(here, column.step)
            left += own + GUTTER
        return tuple(boxes)

    def _widths(self, width: float) -> list[float]:
        shares = sum(column.width for column in self._columns)
        room = width - GUTTER * (len(self._columns) - 1)
        return [room * column.width / shares for column in self._columns]

    def _head(self, width: float, setting: Setting) -> float | None:
        """The height of the heads with the rule under them; 0 where no column has one."""
        most, of_heads = 0.0, self._of_heads(width, setting)
        for column, own in zip(self._columns, self._widths(width), strict=True):
            height = column.head.height(own, of_heads)
            if height is None:
                return None
            most = max(most, height)
        return most + UNDER_HEAD + UNDER_RULE + 1 if most else 0.0

    def _of_heads(self, width: float, setting: Setting) -> Setting:
        """That of the heads: the largest at which each stands on one line, or else that of the body."""
        sizes = [size for size in self._columns[0].head.style.sizes if size <= setting.size]
        columns = list(zip(self._columns, self._widths(width), strict=True))
        for size in sizes:
            own = replace(setting, size=size)
            if all((column.head.height(room, own) or 0.0) < 2 * PITCH * size for column, room in columns):
                return own
        return setting
