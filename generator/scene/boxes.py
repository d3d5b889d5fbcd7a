"""Boxes of the Scene: what stands on a page, each with its rectangle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.scene.connectors import Connector as Connector
from generator.scene.connectors import Glue as Glue
from generator.scene.connectors import Side as Side
from generator.scene.shapes import Shape as Shape
from generator.scene.text import Anchor, LevelStyle, Paragraph
from generator.spans import Span
from generator.units import ZERO, Length, Rect


class Placeholder(Struct, frozen=True):
    """Binding to the slide layout. ``type`` is the PPTX ST_PlaceholderType: title, ctrTitle, subTitle, body, pic,
    ftr, dt, sldNum."""

    type: str
    idx: int
    """0 for titles; unique in its layout."""


class Role(StrEnum):
    """What a text box is, for semantics (HTML elements) and checks; not for style."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    QUOTE = "quote"
    LABEL = "label"
    CAPTION = "caption"
    KICKER = "kicker"
    FOOTER = "footer"
    DATE = "date"
    NUMBER = "number"
    CODE = "code"
    """Lines of code, a paragraph each: kept as they are, in every space."""
    GUTTER = "gutter"
    """Numbers beside lines of code: shown, not read aloud, not copied with them."""
    CREDIT = "credit"
    """Who made a picture, at its edge; it follows its picture."""
    CELL = "cell"
    """Of a table."""


class TextBox(Struct, frozen=True):
    """Text in a rectangle with no inset; ``levels`` has a style for each level that occurs, a body has five or more."""

    name: str
    """Region name of the layout rule, unique on its page: heading, body, body-2, ..."""
    role: Role
    rect: Rect
    levels: tuple[LevelStyle, ...]
    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = Anchor.TOP
    placeholder: Placeholder | None = None
    fixed: bool = False
    hidden: bool = False
    """A title that is not shown, but read aloud and listed: off the slide in PPTX, visually hidden in HTML."""
    fill: str | None = None
    """Colour token behind the text, or None."""
    background: str = "bg"
    """Colour token that the text stands on (for the contrast check)."""
    text_height: Length = ZERO
    """Height that the paragraphs need, by measure."""
    text_height_fallback: Length = ZERO
    """Height if the face's family is missing and a wider one is used in its place; still within ``rect``."""
    prompt: str = ""
    """On layouts: what an empty placeholder says."""
    item: tuple[str, int] | None = None
    """The list that it is an item of, where that does not stand in one box, and its number there, from 1."""
    holder: Shape | None = None
    """The shape that it stands in, where the two are one thing: its text set in by what lies between their sides."""
    code_lang: str = ""
    """Of code: the name of its language, if that is known."""
    span: Span | None = None


class Copy(Struct, frozen=True):
    """What is to be made of a picture's file before it is shown; the copy has no note on how to hold it."""

    orientation: int = 1
    """EXIF's number for how the file's pixels are to be held, 1 to 8."""
    width: int | None = None
    """How many pixels wide; None: as many as there are."""


class PictureBox(Struct, frozen=True):
    """A picture that fills ``rect`` after ``crop`` (fractions cut off left, top, right, bottom)."""

    name: str
    rect: Rect
    path: Path
    media_type: str
    sha256: str
    alt: str
    decorative: bool
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    turn: int = 0
    """Degrees clockwise that the file's pixels are to be turned by; ``rect`` and ``crop`` are those of what is seen.
    Browsers turn by themselves, from the file's own note."""
    placeholder: Placeholder | None = None
    fixed: bool = False
    span: Span | None = None
    pixels: tuple[int, int] = (0, 0)
    """Width and height of the whole picture as it is seen; 0 where they are not known."""
    copy: Copy | None = None
    """Shown in the place of the file."""
    moves: bool = False
    """It shows several pictures in turn."""
    fallback: str = ""
    """Kind of the copy for outputs that do not know ``media_type``; nothing where all do."""
    lettered: bool = False
    """A drawing with text, which needs fonts."""
    line: str | None = None
    """Outline colour token, or None."""
    line_width: Length = ZERO
    link: str | None = None
    """Where it leads: a web or mail address, or ``#`` and a page's id."""
    disc: bool = False
    """Only what lies in the ellipse that touches the four sides of ``rect`` is seen."""

    @property
    def key(self) -> str:
        """What tells it from every other picture: the file's hash, and what is made of it."""
        return self.sha256 if self.copy is None else f"{self.sha256} {self.copy.orientation} {self.copy.width}"


class PictureSlot(Struct, frozen=True):
    """On layouts only: an empty picture placeholder."""

    name: str
    rect: Rect
    placeholder: Placeholder
    prompt: str = ""
    fixed: bool = False
    disc: bool = False


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

    @cached_property
    def drawn(self) -> tuple[TextBox | Shape, ...]:
        """The same thing in texts and plain rectangles: grounds, texts, lines."""
        grounds = (
            Shape(f"{cell.text.name}-ground", self.cell_rect(row, cell), cell.text.fill)
            for row, line in enumerate(self.rows)
            for cell in line.cells
            if cell.text.fill
        )
        texts = (cell.text for line in self.rows for cell in line.cells)
        return (*grounds, *texts, *self.drawn_rules)

    @cached_property
    def drawn_rules(self) -> tuple[Shape, ...]:
        """The lines as plain rectangles."""
        rules = (Shape(f"{self.name}-rule", self._rule_rect(rule), rule.color) for rule in self.rules)
        sides = (Shape(f"{self.name}-side", self._side_rect(side), side.color) for side in self.sides)
        return (*rules, *sides)

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
        return Rect(left, top, right - left, bottom - top)

    def _side_rect(self, side: TableSide) -> Rect:
        left, top = self._sides[side.column] - side.width * 0.5, self._tops[side.first]
        return Rect(left, top, side.width, self._tops[side.end] - top)


class Drawing(Struct, frozen=True):
    """Shapes that are one decoration, such as the art of a cover; never read aloud."""

    name: str
    rect: Rect
    """The least around the shapes, their lines left out."""
    shapes: tuple[Shape, ...]
    fixed: bool = False


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


BasicBox = TextBox | PictureBox | PictureSlot | Shape
SingleBox = BasicBox | TableBox | Drawing
Box = SingleBox | Group | Connector


def single(boxes: Iterable[Box]) -> Iterator[SingleBox]:
    """The boxes, with what is in groups in the place of those, and the shapes that hold texts before those."""
    for box in boxes:
        if isinstance(box, Group):
            yield from single(box.boxes)
        elif isinstance(box, Connector):
            yield from box.drawn
        elif isinstance(box, TextBox) and box.holder:
            yield box.holder
            yield replace(box, holder=None)
        else:
            yield box


def basic(boxes: Iterable[Box]) -> Iterator[BasicBox]:
    """The boxes, with what they draw in the place of those that are more than text, picture or rectangle."""
    for box in boxes:
        if isinstance(box, TableBox):
            yield from box.drawn
        elif isinstance(box, Drawing):
            yield from box.shapes
        elif isinstance(box, Group):
            yield from basic(box.boxes)
        elif isinstance(box, Connector):
            yield from box.drawn
        elif isinstance(box, TextBox) and box.holder:
            yield box.holder
            yield replace(box, holder=None)
        else:
            yield box


def ink(box: Box) -> Rect:
    """Where a box really shows something: a text's own height, at its anchor."""
    if not isinstance(box, TextBox):
        return box.rect
    height = min(box.text_height, box.rect.height)
    free = box.rect.height - height
    down = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[box.anchor.value]
    return Rect(box.rect.x, box.rect.y + free * down, box.rect.width, height)
