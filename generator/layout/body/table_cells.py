"""The cells of a table as texts ready to be measured: in which style, on which side, beside which decimals."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Cell, ColumnAlign, Table
from generator.layout.body.part import BodyContext
from generator.layout.body.table_numbers import align_of, is_missing, tail_at
from generator.layout.composed import Composed
from generator.layout.fit import Fitting
from generator.layout.lines import MARGIN
from generator.layout.long_words import softened
from generator.layout.regions import strong_in_bold
from generator.layout.runs import SourceParagraph, paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Scope
from generator.scene.text import Align

LONGEST = 0.45
"""Share of the table's width that a word may take before it gets places to break."""
CROWDED = 0.8
"""The same where columns have no room for words, over the number of columns."""
TRIMS = (0.0, 0.01, 0.02, 0.03, 0.05)
"""By how much of its width a text is kept from its cell's end, where that makes viewers break it alike."""
GROUND = "surface"
"""Under rows and columns that stand out."""
_ALIGNS = {
    ColumnAlign.LEFT: Align.LEFT,
    ColumnAlign.CENTER: Align.CENTER,
    ColumnAlign.RIGHT: Align.RIGHT,
    ColumnAlign.NUMBER: Align.RIGHT,
}


class CellText(Struct, frozen=True, eq=False):
    """A cell at work. ``row`` is the index of its first row."""

    cell: Cell
    row: int
    composed: Composed
    fitting: Fitting
    align: Align
    scope: Scope | None
    fill: str | None
    tail: int | None = None
    """Where what stands right of the common line of the column's numbers begins; None: it is aligned as it is."""

    @property
    def end(self) -> int:
        return self.cell.column + self.cell.columns

    def sizes(self, size: int) -> tuple[float, float]:
        """Widths in points of its widest word and of its longest line."""
        measured = self.composed.measured(size)
        text = measured.text
        if "\n" not in text:
            longest = measured.width(0, measured.pieces - 1) if measured.pieces else 0.0
        else:
            starts = [*measured.starts(1e9), measured.pieces]
            longest = max(measured.width(a, b - 1) for a, b in pairwise(starts))
        return measured.widest * size / (1 - MARGIN), longest * size / (1 - MARGIN)

    def tail_width(self, size: int) -> float:
        """Width in points of what stands right of the common line."""
        if self.tail is None:
            return 0.0
        return sum(self.composed.character_widths(size)[self.tail :]) * size

    def lines(self, size: int, width: float) -> int:
        """How many lines it takes, in a wider fallback family if that needs more."""
        fitting = self.fitting
        setting = Setting(size, 1.0, 0.0)
        limit = fitting.limit(self.composed, size, width, 0.0) * (1 - MARGIN)
        count = self.composed.measured(size).count(limit)
        if fitting.fallback != 1.0:
            wider = fitting.paragraph_height(self.composed, setting, width, 0.0, fitting.fallback) or 0.0
            count = max(count, round((wider / size - self.composed.deep) / self.composed.pitch(1.0)))
        return max(count, 1)

    def height(self, size: int, lines: int) -> float:
        """Of so many lines in points."""
        return lines * self.composed.pitch(1.0) * size

    def softened(self, size: int, width: float, context: BodyContext) -> CellText:
        """The cell with places to break in words that are wider than ``width``, which the table can well give them."""
        limit = width / size
        measured = self.composed.measured(size)
        if measured.widest <= limit:
            return self
        softer, words = softened(self.composed.source, self.composed.character_widths(size), limit * measured.share)
        if softer is self.composed.source:
            return self
        context.long_words.update((word, softer.span) for word in words)
        return replace(self, composed=Composed(softer, self.composed.style, context.theme))


def cell_texts(table: Table, context: BodyContext) -> list[CellText]:
    """All cells, row by row."""
    theme = context.theme
    styles = [theme.styles[name] for name in ("table", "table_head", "table_lit")]
    plain, head, lit = (Fitting(style, theme, style.sizes[-1]) for style in styles)
    below = [cell for row in table.rows[table.header :] for cell in row.cells]
    texts = {
        id(cell): paragraph(cell.text, context.lang, context.typography) for row in table.rows for cell in row.cells
    }
    aligns = [
        (table.align[at] if at < len(table.align) else None)
        or align_of([texts[id(cell)].text for cell in below if cell.column == at and cell.columns == 1], first=at == 0)
        for at in range(table.columns)
    ]
    ground = GROUND if context.background != GROUND else "bg"
    found: list[CellText] = []
    for number, row in enumerate(table.rows):
        in_head = number < table.header
        is_total = table.total and number == len(table.rows) - 1
        for cell in row.cells:
            columns = range(cell.column, cell.column + cell.columns)
            stands_out = row.highlight or table.highlight.issuperset(columns)
            is_stub = table.stub and cell.column == 0
            fitting = lit if stands_out else head if in_head or is_stub or is_total else plain
            style = fitting.style
            align = aligns[cell.column]
            source = texts[id(cell)]
            tail = None
            if cell.columns > 1 and (in_head or align is ColumnAlign.NUMBER):
                align = ColumnAlign.CENTER
            elif align is ColumnAlign.NUMBER and not in_head:
                tail = tail_at(source.text, table.decimal)
                if tail is not None:
                    source = _unbroken(source)
                elif is_missing(source.text):
                    tail = len(source.text)
                else:
                    align = ColumnAlign.RIGHT
            found.append(
                CellText(
                    cell,
                    number,
                    Composed(strong_in_bold(source) if style.bold else source, style, theme),
                    fitting,
                    _ALIGNS[align],
                    _scope(source, in_head=in_head, is_stub=is_stub),
                    ground if stands_out else None,
                    tail,
                )
            )
    return found


def _scope(source: SourceParagraph, *, in_head: bool, is_stub: bool) -> Scope | None:
    """Of what a cell is the head; an empty one, as in a corner, is the head of nothing."""
    if not source.text.strip():
        return None
    return Scope.COLUMN if in_head else Scope.ROW if is_stub else None


def _unbroken(source: SourceParagraph) -> SourceParagraph:
    """A number on one line."""
    return replace(source, runs=tuple(replace(run, text=run.text.replace(" ", "\u00a0")) for run in source.runs))
