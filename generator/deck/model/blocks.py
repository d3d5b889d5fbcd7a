"""What the body of a slide is made of: its blocks, a closed union."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model.charts import Chart
from generator.deck.model.media import Media as Media
from generator.deck.model.options import Options
from generator.deck.model.pictures import Picture as Picture
from generator.deck.model.steps import Step
from generator.deck.model.text import EVERYBODY, Audience, Item, Marker, Text
from generator.spans import Span

if TYPE_CHECKING:
    from generator.formulas.drawing import Drawing
    from generator.formulas.tree import Formula
else:  # most decks have no formulas, and whoever asks for the types of fields finds some
    Drawing = Formula = object


class Items(Options, frozen=True):
    """A list of items, or of plain paragraphs (``Marker.NONE``)."""

    items: tuple[Item, ...]
    marker: Marker
    span: Span
    start: int = 1
    """Number of the first item, where they are numbered."""


class Terms(Options, frozen=True):
    """A list of terms, each with what it means."""

    entries: tuple[Term, ...]
    span: Span


class Term(Struct, frozen=True):
    term: Text
    text: Text
    span: Span
    id: str = ""
    audience: Audience = EVERYBODY
    step: Step | None = None


class Cell(Struct, frozen=True):
    """A cell of a table. ``columns`` and ``rows`` are how many it covers, itself included; one that is covered by
    another is not in its row."""

    text: Text
    column: int
    """Index of its first column."""
    columns: int = 1
    rows: int = 1


class Row(Struct, frozen=True):
    cells: tuple[Cell, ...]
    span: Span
    highlight: bool = False
    step: Step | None = None
    """When it appears, once the steps of its slide are counted."""


class ColumnAlign(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    NUMBER = "number"
    """On the decimal sign."""


class Table(Options, frozen=True):
    rows: tuple[Row, ...]
    columns: int
    """How many every row has."""
    span: Span
    header: int = 1
    """Rows of the head, from the top."""
    stub: bool = False
    """The first column is a head."""
    total: bool = False
    """The last row is a sum."""
    align: tuple[ColumnAlign | None, ...] = ()
    """By column; None or absent: by what stands in it."""
    widths: tuple[float, ...] = ()
    """Shares; empty: by content."""
    highlight: frozenset[int] = frozenset()
    """Columns that stand out; rows say so themselves."""
    size: int | None = None
    """Points, as its author wants it."""
    decimal: str = ""
    """The decimal sign of its numbers, where it is known."""
    by_rows: bool = False
    """Its rows appear one after the other."""


class Code(Options, frozen=True):
    text: str
    """Its lines, with ordinary spaces, without a last line end."""
    span: Span
    lang: str = ""
    """The name of the language as typed, or by the file's name; empty: plain text."""
    first: int = 1
    """Number of the first line."""
    numbers: bool = False
    highlight: frozenset[int] = frozenset()
    """Numbers of lines."""
    steps: tuple[frozenset[int], ...] = ()
    """The lines that stand out, click by click."""
    lit: tuple[Step, ...] = ()
    """When each of these stands out, once the steps of its slide are counted."""
    title: Text | None = None
    output: str = ""
    file: str = ""
    """As typed, if it came from a file."""


class Equation(Options, frozen=True):
    """A formula that stands by itself."""

    formula: Formula
    span: Span
    numbered: bool = False
    """It is counted among the deck's, and its number stands beside it."""
    alt: Text | None = None
    """How it is read aloud, in its author's words."""
    text: Text | None = None
    """Said of it, below."""
    drawing: Drawing | None = None
    """How it is drawn, once formulas are measured."""


class Callout(Options, frozen=True):
    """A box: a definition, a theorem, an example, ..., or ``box`` with words of the author's own."""

    kind: str
    """The kind key."""
    body: Mapping[str, Content]
    """Blocks by their addresses; none is a box."""
    span: Span
    title: Text | None = None
    numbered: bool = False
    note: Text | None = None
    example: Text | None = None
    minutes: int | None = None
    hints: Items | None = None


class Quote(Options, frozen=True):
    """A quotation among other blocks; one that has the slide to itself is made of the slide's texts."""

    text: Text
    span: Span
    by: Text | None = None
    picture: Picture | None = None


class Gallery(Options, frozen=True):
    """Several pictures in a row or grid, of equal heights, each with a caption of its own."""

    pictures: tuple[Picture, ...]
    span: Span


class Column(Struct, frozen=True):
    heading: Text | None
    body: Mapping[str, Content]
    """Blocks by their addresses; none is ``Columns``."""
    span: Span
    id: str = ""
    """Given by the author, or by its place: ``c1``. Its head is called so."""
    audience: Audience = EVERYBODY
    width: float = 1
    """Its share of the width."""
    step: Step | None = None

    def with_items(self, items: Items) -> Column:
        """The column with another list in the place of the one that is all it holds."""
        return replace(self, body=dict.fromkeys(self.body, items)) if len(self.body) == 1 else self

    @property
    def items(self) -> Items:
        """The list or the paragraphs that are all it holds; an empty list if it holds anything else."""
        held = tuple(self.body.values())
        return held[0] if len(held) == 1 and isinstance(held[0], Items) else Items((), Marker.BULLET, self.span)


class Columns(Options, frozen=True):
    columns: tuple[Column, ...]
    span: Span


class Number(Struct, frozen=True):
    """A figure that speaks: ``17 %`` with what it counts below it."""

    value: Text
    span: Span
    label: Text | None = None
    note: Text | None = None
    """Small, below the label."""
    id: str = ""
    audience: Audience = EVERYBODY
    step: Step | None = None


class Numbers(Options, frozen=True):
    entries: tuple[Number, ...]
    span: Span


class Card(Struct, frozen=True):
    """One of several points that stand side by side."""

    span: Span
    heading: Text | None = None
    body: Items | None = None
    """Paragraphs or a list."""
    picture: Picture | None = None
    link: str | None = None
    """Where it leads: a web or mail address, or ``#`` and a slide's id."""
    highlight: bool = False
    id: str = ""
    """Its heading is called so."""
    audience: Audience = EVERYBODY
    step: Step | None = None


class Cards(Options, frozen=True):
    cards: tuple[Card, ...]
    span: Span


class Compared(Struct, frozen=True):
    """What is said of each of the things by one criterion; ``cells`` are as many as there are things."""

    criterion: Text
    cells: tuple[Text, ...]
    span: Span


class Comparison(Options, frozen=True):
    """Two or three things, criterion by criterion."""

    heads: tuple[Text, ...]
    rows: tuple[Compared, ...]
    span: Span


class Agenda(Options, frozen=True):
    """The sections of the deck, which layout knows: it takes a list of them for this block."""

    span: Span


class References(Options, frozen=True):
    """Works of the bibliography, which layout knows how to write: it fills in ``entries`` before it lays them out."""

    span: Span
    every: bool = False
    """Those too that no text cites."""
    keys: tuple[tuple[str, Span], ...] = ()
    """Only these, each with where it was typed; none: those that are cited."""
    entries: tuple[Reference, ...] = ()


class Reference(Struct, frozen=True):
    """A work as it is listed."""

    id: str
    text: Text
    label: Text | None = None
    """What stands before it where works are numbered: ``[1]``."""
    back: Text | None = None
    """What leads back to where it is cited, at the end of its row."""


class Point(Struct, frozen=True):
    """One of the things that a diagram shows."""

    text: Text
    span: Span
    detail: Text | None = None
    """Said of it, smaller."""
    when: Text | None = None
    """On a time line."""
    highlight: bool = False
    children: tuple[Point, ...] = ()
    """Below it in a hierarchy."""
    id: str = ""
    """Its text is called so."""
    audience: Audience = EVERYBODY
    step: Step | None = None

    def walk(self, level: int = 0) -> Iterator[tuple[int, Point]]:
        """This one and all below it with their levels, in reading order."""
        yield level, self
        for child in self.children:
            yield from child.walk(level + 1)


class Diagram(Options, frozen=True):
    """Points and how they belong together. Of a matrix the cells, row by row, ``columns`` in each."""

    kind: str
    """The kind key: ``process``, ``cycle``, ..."""
    points: tuple[Point, ...]
    span: Span
    center: Text | None = None
    """Of a hub, or in the middle of a cycle."""
    both: Text | None = None
    """What the sets have in common."""
    columns: int = 0
    across: tuple[Text, ...] = ()
    """Over the columns of a matrix."""
    down: tuple[Text, ...] = ()
    """Beside its rows."""
    x_title: Text | None = None
    y_title: Text | None = None
    by_items: bool = False
    """Its points appear one after the other."""

    @property
    def every(self) -> Iterator[Point]:
        """All points, those below others after them."""
        return (one for top in self.points for _, one in top.walk())


class QrCode(Options, frozen=True):
    """A code from which telephones read an address or another text."""

    text: Text
    """As it was typed, of one piece: no markup is read in it."""
    span: Span
    label: Text | None = None
    """Below it; None: its address, if that is short."""
    bare: bool = False
    """There is no line below it."""

    @property
    def address(self) -> str | None:
        """The web or mail address that its text is, as it may stand in a document."""
        from generator.deck.addresses import judged  # variables may have changed the text since it was read

        target = judged(self.text.plain.strip()).target
        return target if target and target[0] != "#" else None


Block = (
    Items
    | Terms
    | Table
    | Chart
    | Code
    | Equation
    | Callout
    | Quote
    | Gallery
    | Columns
    | Picture
    | Numbers
    | Cards
    | Comparison
    | Agenda
    | References
    | Diagram
    | QrCode
    | Media
)
Content = Text | Block
"""What stands under an address of a slide: one of its texts, or a block of its body."""
