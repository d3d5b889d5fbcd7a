"""Tables: their cells from a CSV file, from lines with ``|``, or from lists; and what their author says of them."""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf

from msgspec.structs import replace

from generator.deck.model import Cell, ColumnAlign, Row, Table
from generator.deck.read.cells import CellReader
from generator.deck.read.joins import JoinError, joined
from generator.deck.schema import TABLE, Key, nearest
from generator.deck.steps import one_by_one, step_of
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Sequence
from generator.deck.values import Fields, Values, members
from generator.errors import error, warning


def read_table(values: Values, node: Node) -> Table | None:
    """The table; None where there is none, which has been told."""
    return _TableReader(values, node).table()


class _TableReader:
    def __init__(self, values: Values, node: Node) -> None:
        self.values = values
        self.node = node
        self.span = values.span(node)
        self.fields: Fields = values.fields(node, TABLE) if isinstance(node, Mapping) and not node.parent else {}

    def table(self) -> Table | None:
        cells = CellReader(self.values, self.node, self.fields, "table")
        raw = cells.rows()
        if not raw:
            return None
        width = cells.width(raw)
        if width is None:
            return None
        header = min(self._integer("header", 1 if cells.header is None else cells.header), len(raw))
        given = cells.decimal(raw)
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
            align=self._kept(self._aligns(width, cells.align), grid.kept),
            widths=self._widths(width, grid.kept),
            size=self._integer("size", 0) or None,
            decimal=given,
            by_rows=one_by_one(self.values, self.fields),
            audience=audience(self.values, self.fields),
            step=step_of(self.values, self.fields),
            caption=self.values.text(self.fields["caption"][2], "`caption`") if "caption" in self.fields else None,
            source=self.values.text(self.fields["source"][2], "`source`") if "source" in self.fields else None,
        )
        return self._highlighted(made)

    # --- what is said of it ------------------------------------------------------------------------------------------

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

    def _aligns(self, width: int, typed: tuple[ColumnAlign | None, ...]) -> tuple[ColumnAlign | None, ...]:
        """``typed``: as a line of dashes says."""
        if "align" not in self.fields:
            return (typed + (None,) * width)[:width] if any(typed) else ()
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


def _stub(row: Row) -> str:
    return row.cells[0].text.plain.strip() if row.cells and row.cells[0].column == 0 else ""
