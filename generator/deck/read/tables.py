"""Tables: their cells from a CSV file, from lines with ``|``, or from lists; and what their author says of them."""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Cell, ColumnAlign, Row, Table
from generator.deck.read.csv_cells import (
    DELIMITERS,
    CsvError,
    Guess,
    delimiter_of,
    rows_of,
    text_of,
)
from generator.deck.read.decimals import decimal_of
from generator.deck.read.files import read_data
from generator.deck.read.joins import JoinError, joined
from generator.deck.read.table_lines import RawCell, RawRow, parted, table_lines
from generator.deck.schema import TABLE, Key, nearest
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import Fields, Values, members
from generator.errors import error, notice, warning
from generator.spans import Span

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_TEXT: Final = 100_000
MOST_ROWS: Final = 300
MOST_COLUMNS: Final = 24
MOST_SIGNS: Final = 1_000
"""In one cell."""
_DECIMALS: Final = {"comma": ",", "point": ".", ",": ",", ".": "."}


def read_table(values: Values, node: Node) -> Table | None:
    """The table; None where there is none, which has been told."""
    return _TableReader(values, node).table()


class _TableReader:
    def __init__(self, values: Values, node: Node) -> None:
        self.values = values
        self.node = node
        self.span = values.span(node)
        self.fields: Fields = values.fields(node, TABLE) if isinstance(node, Mapping) and not node.parent else {}
        self.header: int | None = None
        """As a line of dashes says."""
        self.align: tuple[ColumnAlign | None, ...] = ()

    def table(self) -> Table | None:
        raw = self._raw()
        if not raw:
            return None
        width = self._width(raw)
        if width is None:
            return None
        header = min(self._integer("header", 1 if self.header is None else self.header), len(raw))
        given = self._decimal(raw)
        try:
            grid = joined(raw, width, header)
        except JoinError as problem:
            self.values.note(error("table-join", "{sign} in this cell joins nothing: {why}", problem.span,
                                   "`<` joins the cell before it and `^` the one above; a cell that has joined others "
                                   "is a rectangle. For the sign itself write `\\<` or `\\^`.",
                                   sign=problem.sign, why=problem.why))  # fmt: skip
            return None
        rows = tuple(
            Row(
                tuple(
                    Cell(self.values.inline(cell.raw.text, cell.raw.span, cell.raw.node), cell.column, cell.columns,
                         cell.rows)
                    for cell in row.cells
                ),
                row.span,
            )
            for row in grid.rows
        )  # fmt: skip
        made = Table(
            rows=rows,
            columns=len(grid.kept),
            span=self.span,
            header=grid.header,
            stub=self._boolean("stub"),
            total=self._boolean("total"),
            align=self._kept(self._aligns(width), grid.kept),
            widths=self._widths(width, grid.kept),
            size=self._integer("size", 0) or None,
            decimal=given,
            audience=audience(self.values, self.fields),
            caption=self.values.text(self.fields["caption"][2], "`caption`") if "caption" in self.fields else None,
            source=self.values.text(self.fields["source"][2], "`source`") if "source" in self.fields else None,
        )
        return self._highlighted(made)

    # --- where the cells come from -----------------------------------------------------------------------------------

    def _raw(self) -> list[RawRow]:
        """The cells as they were typed; none if something is wrong, which is told."""
        node, fields = self.node, self.fields
        if isinstance(node, Scalar):
            text = self.values.typed(node, "`table`", MAX_TEXT)
            if text is None:
                return []
            return self._from_text(node, text) if "\n" in text or "|" in text else self._from_file(node)
        if isinstance(node, Sequence):
            return self._from_rows(node)
        sources = [name for name in ("file", "text", "rows") if name in fields]
        if len(sources) > 1:
            self.values.note(error("table-cells", "`{first}` and `{second}` both say what stands in the table",
                                   self.values.span(fields[sources[1]][1]), "Keep one of them.",
                                   first=sources[0], second=sources[1]))  # fmt: skip
            return []
        if not sources:
            if len(fields) == len(node.pairs):
                self.values.note(error("table-cells", "The table has no cells", self.span,
                                       "Write `file: data/a.csv`, or `text: |` and the rows below it."))  # fmt: skip
            return []
        value = fields[sources[0]][2]
        if sources[0] == "rows":
            return self._from_rows(value)
        if not isinstance(value, Scalar):
            self.values.wrong_kind(value, f"`{sources[0]}`", "a text")
            return []
        if sources[0] == "file":
            return self._from_file(value)
        text = self.values.typed(value, "`text`", MAX_TEXT)
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
        self._tell(guess, "The table")
        return rows

    def _from_file(self, node: Scalar) -> list[RawRow]:
        file = read_data(self.values, node, "`table`", MAX_BYTES)
        if file is None:
            return []
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

    def _csv(self, text: str, delimiter: str, place: object, name: str = "The table") -> list[RawRow]:
        assert callable(place)
        try:
            found = rows_of(text, delimiter)
        except CsvError as problem:
            self._unreadable(name, str(problem), self.span)
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
            self.values.note(error("table-empty", "Nothing stands in the table", self.span,
                                   "Write its rows, with `|` between the cells."))  # fmt: skip
            return []
        width = max((len(row.cells) for row in rows), default=0)
        longest = max((len(cell.text) for row in rows for cell in row.cells), default=0)
        if count > MOST_ROWS or width > MOST_COLUMNS:
            self.values.note(error("table-too-long", "The table has {rows} rows and {columns} columns; the limits are "
                                   "{most_rows} and {most_columns}", self.span,
                                   "Keep the rows and columns that you speak about.", rows=count, columns=width,
                                   most_rows=MOST_ROWS, most_columns=MOST_COLUMNS))  # fmt: skip
            return []
        if longest > MOST_SIGNS:
            self.values.note(error("too-long", "A cell has {count} characters; the limit is {limit}", self.span,
                                   "Put long texts below the table.", count=longest, limit=MOST_SIGNS))  # fmt: skip
            return []
        return list(rows)

    def _width(self, rows: list[RawRow]) -> int | None:
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

    # --- what is said of it ------------------------------------------------------------------------------------------

    def _choice(self, name: str) -> str | None:
        if name not in self.fields:
            return None
        key, _, value = self.fields[name]
        return self.values.choice(value, key)

    def _delimiter(self) -> str | None:
        found = self._choice("delimiter")
        return DELIMITERS.get(found, found) if found else None

    def _integer(self, name: str, default: int) -> int:
        if name not in self.fields:
            return default
        key, _, value = self.fields[name]
        found = self.values.integer(value, key)
        return default if found is None else found

    def _boolean(self, name: str) -> bool:
        if name not in self.fields:
            return False
        key, _, value = self.fields[name]
        return self.values.boolean(value, key, False)

    def _decimal(self, raw: list[RawRow]) -> str:
        if given := self._choice("decimal"):
            return _DECIMALS[given]
        found = decimal_of([cell.text for cell in column] for column in _columns(raw))
        if found.doubtful:
            self.values.note(notice("table-guess", "{text} may be a thousand and more, or have three decimals",
                                    self.span, "Write `decimal: comma` or `decimal: point`.",
                                    text=found.doubtful))  # fmt: skip
        return found.sign

    def _aligns(self, width: int) -> tuple[ColumnAlign | None, ...]:
        if "align" not in self.fields:
            return (self.align + (None,) * width)[:width] if self.align else ()
        key, _, value = self.fields["align"]
        words = [self.values.choice(one, key) for one in members(value)]
        found = tuple(ColumnAlign(word) if word else None for word in words)
        if not isinstance(value, Sequence):  # one word for all of them
            return found * width
        self._counted(key, value, len(found), width)
        return (found + (None,) * width)[:width]

    def _widths(self, width: int, kept: SequenceOf[tuple[int, ...]]) -> tuple[float, ...]:
        if "widths" not in self.fields:
            return ()
        key, _, value = self.fields["widths"]
        shares = []
        for one in members(value):
            word = (self.values.word(one, "`widths`") or "").rstrip("% ").replace(",", ".")
            number = float(word) if word.replace(".", "", 1).isdecimal() and len(word) < 8 else 0.0
            if number <= 0:
                self.values.note(error("wrong-value", "`{name}` is {wanted}, not {word}", self.values.span(one),
                                       "Write something like `{example}`.", name="widths", wanted="a list of numbers",
                                       word=word[:80], example=key.example))  # fmt: skip
                return ()
            shares.append(number)
        if not self._counted(key, value, len(shares), width):
            return ()
        return tuple(sum(shares[column] for column in columns) for columns in kept)

    def _counted(self, key: Key, node: Node, count: int, width: int) -> bool:
        if count != width:
            self.values.note(error("table-cells", "`{name}` is for {count} columns; the table has {width}",
                                   self.values.span(node), "Write one for each column.", name=key.name, count=count,
                                   width=width))  # fmt: skip
        return count == width

    @staticmethod
    def _kept(
        aligns: tuple[ColumnAlign | None, ...], kept: SequenceOf[tuple[int, ...]]
    ) -> tuple[ColumnAlign | None, ...]:
        return tuple(aligns[columns[0]] for columns in kept) if aligns else ()

    def _highlighted(self, table: Table) -> Table:
        if "highlight" not in self.fields:
            return table
        value = self.fields["highlight"][2]
        heads = {cell.text.plain.strip(): cell for row in table.rows[: table.header] for cell in row.cells}
        stubs = [_stub(row) for row in table.rows]
        rows, columns = set[int](), set[int]()
        for one in members(value):
            name = self.values.word(one, "`highlight`")
            if not name:
                continue
            here = {at for at, stub in enumerate(stubs) if at >= table.header and stub == name}
            rows |= here
            if cell := heads.get(name):
                columns.update(range(cell.column, cell.column + cell.columns))
            elif not here:
                near = nearest(name, [*filter(None, stubs[table.header :]), *filter(None, heads)])
                hint = "Did you mean {near}?" if near else "Write what stands in a row's first cell or a column's head."
                self.values.note(warning("table-highlight", "No row or column is called {name}", self.values.span(one),
                                         hint, name=name[:80], near=near))  # fmt: skip
        lit = tuple(replace(row, highlight=True) if at in rows else row for at, row in enumerate(table.rows))
        return replace(table, rows=lit, highlight=frozenset(columns))

    # --- messages ----------------------------------------------------------------------------------------------------

    def _tell(self, guess: Guess | None, file: str) -> None:
        if guess is not None:
            self.values.note(notice("table-guess", "{file} is read with {key} {value}, because {reason}", self.span,
                                    "If cells look wrong, write `{key}: …`; `{key}: {value}` ends this notice.",
                                    file=file, key=guess.key, value=guess.value, reason=guess.reason))  # fmt: skip

    def _unreadable(self, file: str, why: str, place: Span) -> None:
        self.values.note(error("table-cells", "{file} cannot be read as a table: {why}", place,
                               "Save it as CSV, in UTF-8; or say `encoding:` or `delimiter:`.",
                               file=file, why=why))  # fmt: skip


def _stub(row: Row) -> str:
    return row.cells[0].text.plain.strip() if row.cells and row.cells[0].column == 0 else ""


def _columns(rows: list[RawRow]) -> list[list[RawCell]]:
    width = max(len(row.cells) for row in rows)
    return [[row.cells[at] for row in rows if at < len(row.cells)] for at in range(width)]
