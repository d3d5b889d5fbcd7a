"""Boxes of the Scene: what stands on a page, each with its rectangle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.scene.basics import Copy as Copy
from generator.scene.basics import PictureBox as PictureBox
from generator.scene.basics import PictureSlot as PictureSlot
from generator.scene.basics import Placeholder as Placeholder
from generator.scene.basics import Role as Role
from generator.scene.basics import Shape as Shape
from generator.scene.basics import TextBox as TextBox
from generator.scene.charts import ChartBox as ChartBox
from generator.scene.connectors import Connector as Connector
from generator.scene.connectors import Glue as Glue
from generator.scene.connectors import Side as Side
from generator.scene.drawing import Drawing as Drawing
from generator.scene.media import Clip as Clip
from generator.scene.media import MediaBox as MediaBox
from generator.scene.media import MediaKind as MediaKind
from generator.scene.media import Player as Player
from generator.scene.media import Remote as Remote
from generator.scene.steps import Shown as Shown
from generator.scene.text import Anchor
from generator.spans import Span
from generator.units import Length, Rect


class Scope(StrEnum):
    """Of what a cell of a table is the head."""

    COLUMN = "col"
    ROW = "row"


class TableCell(Struct, frozen=True):
    """A cell; ``column`` is the index of its first one, ``columns`` and ``rows`` how many it covers."""

    text: TextBox
    """In the rectangle that the cell's insets leave it, on the page; ``fill`` is that of the whole cell."""
    column: int
    columns: int = 1
    rows: int = 1
    scope: Scope | None = None


class TableRow(Struct, frozen=True):
    height: Length
    cells: tuple[TableCell, ...]
    """In reading order; what another row's cell covers is not among them."""
    shown: Shown | None = None


class TableRule(Struct, frozen=True):
    """A line over the row with that index (the number of rows: below the last one), from column to column."""

    row: int
    first: int
    end: int
    width: Length
    color: str


class TableSide(Struct, frozen=True):
    """A line before the column with that index, from row to row."""

    column: int
    first: int
    end: int
    width: Length
    color: str


class TableBox(Struct, frozen=True, dict=True):
    """A table. Its columns and rows fill ``rect``; their measures are whole hundredths of a millimetre, as LibreOffice
    has them. ``rtl``: the first column stands at the right."""

    name: str
    rect: Rect
    columns: tuple[Length, ...]
    rows: tuple[TableRow, ...]
    rules: tuple[TableRule, ...]
    head: int
    """Rows of the head."""
    sides: tuple[TableSide, ...] = ()
    stub: bool = False
    total: bool = False
    """Whether the last row is a sum."""
    caption: str = ""
    """Its own, for those who hear it."""
    alt: str = ""
    """What it is about, where nothing else says so: its caption, or its heads."""
    rtl: bool = False
    placeholder: Placeholder | None = None
    fixed: bool = False
    span: Span | None = None
    shown: Shown | None = None

    @cached_property
    def drawn(self) -> tuple[TextBox | Shape, ...]:
        """The same thing in texts and plain rectangles: grounds, texts, lines."""
        grounds = (
            Shape(f"{cell.text.name}-ground", self.cell_rect(row, cell), cell.text.fill, shown=self.row_shown(row))
            for row, line in enumerate(self.rows)
            for cell in line.cells
            if cell.text.fill
        )
        texts = (shown_as(cell.text, self.row_shown(row)) for row, line in enumerate(self.rows) for cell in line.cells)
        return (*grounds, *texts, *self.drawn_rules)

    @cached_property
    def drawn_rules(self) -> tuple[Shape, ...]:
        """The lines as plain rectangles."""
        rules = (
            Shape(f"{self.name}-rule", self._rule_rect(rule), rule.color, shown=self.row_shown(rule.row))
            for rule in self.rules
        )
        sides = (
            Shape(f"{self.name}-side", self._side_rect(side), side.color, shown=self.row_shown(side.first))
            for side in self.sides
        )
        return (*rules, *sides)

    def row_shown(self, row: int) -> Shown | None:
        """When a row is there, or what stands below the last one."""
        return self.rows[min(row, len(self.rows) - 1)].shown or self.shown

    @cached_property
    def _tops(self) -> tuple[Length, ...]:
        """Where each row begins, and where the last one ends."""
        return tuple(accumulate((line.height for line in self.rows), initial=self.rect.y))

    @cached_property
    def _sides(self) -> tuple[Length, ...]:
        """Where each column begins, and where the last one ends; from right to left where the table is read so."""
        if self.rtl:
            return tuple(accumulate((-width for width in self.columns), initial=self.rect.right))
        return tuple(accumulate(self.columns, initial=self.rect.x))

    def cell_rect(self, row: int, cell: TableCell) -> Rect:
        return self.place(row, cell.rows, cell.column, cell.columns)

    def place(self, row: int, rows: int, column: int, columns: int) -> Rect:
        """Of so many rows and columns from those on."""
        return self._rect(column, column + columns, self._tops[row], self._tops[row + rows])

    def _rule_rect(self, rule: TableRule) -> Rect:
        top = self._tops[rule.row] - rule.width * 0.5
        return self._rect(rule.first, rule.end, top, top + rule.width)

    def _rect(self, first: int, end: int, top: Length, bottom: Length) -> Rect:
        sides = self._sides
        left, right = (sides[end], sides[first]) if self.rtl else (sides[first], sides[end])
        return Rect(left, top, Length(+right - +left), Length(+bottom - +top))

    def _side_rect(self, side: TableSide) -> Rect:
        left, top = self._sides[side.column] - side.width * 0.5, self._tops[side.first]
        return Rect(left, top, side.width, self._tops[side.end] - top)


class Group(Struct, frozen=True):
    """Boxes that are moved as one thing: a box with what is in it."""

    name: str
    rect: Rect
    boxes: tuple[Box, ...]
    placeholder: Placeholder | None = None
    fixed: bool = False
    span: Span | None = None
    alt: str = ""
    """What it shows, for those who cannot see it, where its boxes do not say it by themselves."""
    shown: Shown | None = None
    """That of each of its boxes: nothing in a group appears by itself."""


LETTERS: Final = (0.22, 1.05)
"""Where the letters of a line begin and end, in em from its top."""
BasicBox = TextBox | PictureBox | PictureSlot | Shape
SingleBox = BasicBox | TableBox | ChartBox | Drawing | MediaBox
Box = SingleBox | Group | Connector


def single(boxes: Iterable[Box]) -> Iterator[SingleBox]:
    """The boxes, with what is in groups in the place of those, and the shapes that hold texts before those."""
    for box in boxes:
        if isinstance(box, TextBox):
            if box.holder:
                yield from _unheld(box)
            else:
                yield box
        elif isinstance(box, Group):
            yield from (shown_as(one, box.shown) for one in single(box.boxes))
        elif isinstance(box, Connector):
            yield from box.drawn
        else:
            yield box


def basic(boxes: Iterable[Box]) -> Iterator[BasicBox]:
    """The boxes, with what they draw in the place of those that are more than text, picture or rectangle."""
    for box in boxes:
        if isinstance(box, TextBox):  # which most boxes are
            if box.holder:
                yield from _unheld(box)
            else:
                yield box
        elif isinstance(box, TableBox | ChartBox):
            yield from box.drawn
        elif isinstance(box, Drawing):
            yield from (shown_as(one, box.shown) for one in box.shapes)
        elif isinstance(box, MediaBox):
            yield from (shown_as(one, box.shown) for one in basic(box.drawn))
        elif isinstance(box, Group):
            yield from (shown_as(one, box.shown) for one in basic(box.boxes))
        elif isinstance(box, Connector):
            yield from box.drawn
        else:
            yield box


def _unheld(box: TextBox) -> Iterator[TextBox | Shape]:
    """The shape that holds a text, and the text."""
    assert box.holder is not None
    yield shown_as(box.holder, box.shown)
    yield replace(box, holder=None)


_One = TypeVar("_One", bound=Box)


def shown_as(box: _One, shown: Shown | None) -> _One:
    """A part of something that is there so, unless it says more itself."""
    return replace(box, shown=shown) if shown and not box.shown else box


def ink(box: Box) -> Rect:
    """Where a box really shows something: a text's own height, at its anchor; of a line in a chart, what its letters
    take, because those stand close to each other."""
    if not isinstance(box, TextBox):
        return box.rect
    if box.role is Role.CHART:
        size = box.levels[0].size
        return Rect(box.rect.x, box.rect.y + size * LETTERS[0], box.rect.width, size * (LETTERS[1] - LETTERS[0]))
    height = min(box.text_height, box.rect.height)
    if box.anchor is Anchor.TOP:
        return Rect(box.rect.x, box.rect.y, box.rect.width, height)
    free = box.rect.height - height
    return Rect(box.rect.x, box.rect.y + free * (0.5 if box.anchor is Anchor.MIDDLE else 1.0), box.rect.width, height)
