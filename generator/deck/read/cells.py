"""Cells as their author gives them, to tables and to charts: a CSV file, lines with ``|``, or lists."""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf
from typing import Final

from generator.deck.model import ColumnAlign
from generator.deck.read.csv_cells import DELIMITERS, CsvError, Guess, delimiter_of, rows_of, text_of
from generator.deck.read.decimals import decimal_of
from generator.deck.read.files import read_data
from generator.deck.read.table_lines import RawCell, RawRow, parted, table_lines
from generator.deck.tree import Node, Scalar, Sequence
from generator.deck.values import Fields, Values
from generator.errors import error, notice, warning
from generator.spans import Span

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_TEXT: Final = 100_000
MOST_ROWS: Final = 300
MOST_COLUMNS: Final = 24
MOST_SIGNS: Final = 1_000
"""In one cell."""
_DECIMALS: Final = {"comma": ",", "point": ".", ",": ",", ".": "."}
_SOURCES: Final = ("file", "text", "rows")


class CellReader:
    """The cells of a node. ``what``: the word for the block; ``fields``: its keys, if it is a mapping."""

    def __init__(self, values: Values, node: Node, fields: Fields, what: str) -> None:
        self.values = values
        self.node = node
        self.span = values.span(node)
        self.fields = fields
        self.what = what
        self.file = ""
        """As typed, if the cells come from one."""
        self.header: int | None = None
        """As a line of dashes says."""
        self.align: tuple[ColumnAlign | None, ...] = ()

    def rows(self) -> list[RawRow]:
        """The cells as they were typed; none if something is wrong, which is told."""
        node, fields = self.node, self.fields
        if isinstance(node, Scalar):
            text = self.values.typed(node, f"`{self.what}`", MAX_TEXT)
            if text is None:
                return []
            return self._from_text(node, text) if "\n" in text or "|" in text else self._from_file(node)
        if isinstance(node, Sequence):
            return self._from_rows(node)
        sources = [name for name in _SOURCES if name in fields]
        if len(sources) > 1:
            self.values.note(error("table-cells", "`{first}` and `{second}` both say what stands in the {what}",
                                   self.values.span(fields[sources[1]][1]), "Keep one of them.",
                                   first=sources[0], second=sources[1], what=self.what))  # fmt: skip
            return []
        if not sources:
            if len(fields) == len(node.pairs):
                self.values.note(error("table-cells", "The {what} has no cells", self.span,
                                       "Write `file: data/a.csv`, or `{key}: |` and the rows below it.",
                                       what=self.what, key="text" if self.what == "table" else "rows"))  # fmt: skip
            return []
        value = fields[sources[0]][2]
        if sources[0] == "rows" and not isinstance(value, Scalar):
            return self._from_rows(value)
        if not isinstance(value, Scalar):
            self.values.wrong_kind(value, f"`{sources[0]}`", "a text")
            return []
        if sources[0] == "file":
            return self._from_file(value)
        text = self.values.typed(value, f"`{sources[0]}`", MAX_TEXT)
        return self._from_text(value, text) if text else []

    def _from_text(self, node: Scalar, text: str) -> list[RawRow]:
        lines = table_lines(self.values, node, text)
        if any("|" in line.text for line in lines) and not self._delimiter():
            found = parted(lines, node)
            self.header, self.align = found.header, found.align
            return self._bounded(found.rows)
        delimiter, guess = self._delimiter() or "", None
        if not delimiter:
            delimiter, guess = delimiter_of(text)
        rows = self._csv(text, delimiter, lambda line: lines[min(line, len(lines)) - 1].span if lines else self.span)
        self._tell(guess, f"The {self.what}")
        return rows

    def _from_file(self, node: Scalar) -> list[RawRow]:
        file = read_data(self.values, node, f"`{self.what}`", MAX_BYTES)
        if file is None:
            return []
        self.file = file.source
        try:
            text, guess = text_of(file.content, self._choice("encoding") or "")
        except CsvError as problem:
            self._unreadable(file.source, str(problem), self.values.span(node))
            return []
        self._tell(guess, file.source)
        delimiter, guess = self._delimiter() or "", None
        if not delimiter:
            delimiter, guess = delimiter_of(text)
        self._tell(guess, file.source)
        return self._csv(text, delimiter, lambda line: Span(file.shown, line, 1), file.source)

    def _csv(self, text: str, delimiter: str, place: object, name: str = "") -> list[RawRow]:
        assert callable(place)
        try:
            found = rows_of(text, delimiter)
        except CsvError as problem:
            self._unreadable(name or f"The {self.what}", str(problem), self.span)
            return []
        rows = []
        for row in found[: MOST_ROWS + 1]:
            span: Span = place(row.line)
            rows.append(RawRow(tuple(RawCell(cell, span) for cell in row.cells), span))
        return self._bounded(rows, len(found))

    def _from_rows(self, node: Node) -> list[RawRow]:
        if not isinstance(node, Sequence):
            self.values.wrong_kind(node, "`rows`", "a list of rows", "Put `- ` before each row.")
            return []
        rows: list[RawRow] = []
        for one in node.members[: MOST_ROWS + 1]:
            span = self.values.span(one)
            if isinstance(one, Sequence):
                cells = []
                for cell in one.members:
                    text = self.values.typed(cell, "A cell", MOST_SIGNS)
                    cells.append(RawCell(text or "", self.values.span(cell), cell))
                rows.append(RawRow(tuple(cells), span))
            elif isinstance(one, Scalar):
                text = self.values.typed(one, "A row", MAX_TEXT)
                rows += parted(table_lines(self.values, one, text), one).rows if text else ()
            else:
                self.values.wrong_kind(one, "A row", "a list of cells", 'Write `- [D1, "8,2", "9,1"]`.')
                return []
        return self._bounded(rows, len(node.members))

    def _bounded(self, rows: SequenceOf[RawRow], count: int = 0) -> list[RawRow]:
        count = max(count, len(rows))
        if not rows:
            self.values.note(error("table-empty", "Nothing stands in the {what}", self.span,
                                   "Write its rows, with `|` between the cells.", what=self.what))  # fmt: skip
            return []
        width = max((len(row.cells) for row in rows), default=0)
        longest = max((len(cell.text) for row in rows for cell in row.cells), default=0)
        if count > MOST_ROWS or width > MOST_COLUMNS:
            self.values.note(error("table-too-long", "The {what} has {rows} rows and {columns} columns; the limits are "
                                   "{most_rows} and {most_columns}", self.span,
                                   "Keep the rows and columns that you speak about.", rows=count, columns=width,
                                   most_rows=MOST_ROWS, most_columns=MOST_COLUMNS, what=self.what))  # fmt: skip
            return []
        if longest > MOST_SIGNS:
            self.values.note(error("too-long", "A cell has {count} characters; the limit is {limit}", self.span,
                                   "Put long texts below the {what}.", count=longest, limit=MOST_SIGNS,
                                   what=self.what))  # fmt: skip
            return []
        return list(rows)

    def width(self, rows: list[RawRow]) -> int | None:
        """How many columns there are, as the first row says; shorter rows end in empty cells. None: some are longer."""
        width = len(rows[0].cells)
        longer = [row for row in rows if len(row.cells) > width]
        shorter = [row for row in rows if len(row.cells) < width]
        if longer:
            row = longer[0]
            self.values.note(error("table-cells", "This row has {count} cells, the first one {width} ({many} such)",
                                   row.span, "Put a cell that holds the sign between cells in double quotes, or write "
                                   "`\\|` for a stroke; an empty cell needs its sign too.",
                                   count=len(row.cells), width=width, many=len(longer)))  # fmt: skip
            return None
        if shorter:
            row = shorter[0]
            self.values.note(warning("table-cells", "This row has {count} cells, the first one {width} ({many} such): "
                                     "the rest stays empty", row.span, "Write an empty cell where one is meant.",
                                     count=len(row.cells), width=width, many=len(shorter)))  # fmt: skip
        return width

    def _tell(self, guess: Guess | None, file: str) -> None:
        if guess is not None:
            self.values.note(notice("table-guess", "{file} is read with {key} {value}, because {reason}", self.span,
                                    "If cells look wrong, write `{key}: …`; `{key}: {value}` ends this notice.",
                                    file=file, key=guess.key, value=guess.value, reason=guess.reason))  # fmt: skip

    def _unreadable(self, file: str, why: str, place: Span) -> None:
        self.values.note(error("table-cells", "{file} cannot be read as a table: {why}", place,
                               "Save it as CSV, in UTF-8; or say `encoding:` or `delimiter:`.",
                               file=file, why=why))  # fmt: skip

    # --- what is said of them ----------------------------------------------------------------------------------------

    def _choice(self, name: str) -> str | None:
        if name not in self.fields:
            return None
        key, _, value = self.fields[name]
        return self.values.choice(value, key)

    def _delimiter(self) -> str | None:
        found = self._choice("delimiter")
        return DELIMITERS.get(found, found) if found else None

    def decimal(self, raw: list[RawRow]) -> str:
        """The decimal sign, as it is said or found out."""
        if given := self._choice("decimal"):
            return _DECIMALS[given]
        found = decimal_of([cell.text for cell in column] for column in _columns(raw))
        if found.doubtful:
            self.values.note(notice("table-guess", "{text} may be a thousand and more, or have three decimals",
                                    self.span, "Write `decimal: comma` or `decimal: point`.",
                                    text=found.doubtful))  # fmt: skip
        return found.sign


def _columns(rows: list[RawRow]) -> list[list[RawCell]]:
    width = max(len(row.cells) for row in rows)
    return [[row.cells[at] for row in rows if at < len(row.cells)] for at in range(width)]
