"""The lines of a table: under the head, over a sum and at the end; hairlines between rows; none upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.deck.model import Table
from generator.layout.body.table_cells import CellText
from generator.scene.boxes import TableRule
from generator.units import Pt

STRONG, SUM, HAIR = Pt(1.5), Pt(1.0), Pt(0.75)


def rules_of(
    cells: Sequence[CellText], shown: Sequence[int], head: int, table: Table, *, ends: bool
) -> tuple[TableRule, ...]:
    """Those of the rows that are ``shown``, of which ``head`` are the head. ``ends``: the last row is among them."""
    count, columns = len(shown), table.columns
    closed = _closed(cells, shown, columns)
    rules = [] if head else [TableRule(0, 0, columns, STRONG, "text")]
    for row in range(1, count):
        if row == head:
            rules.append(TableRule(row, 0, columns, STRONG, "text"))
        elif row < head:
            over = [one for one in cells if one.row == row - 1 and one.cell.columns > 1 and one.composed.source.text]
            rules += [TableRule(row, one.cell.column, one.end, HAIR, "rule") for one in over]
        else:
            is_sum = table.total and ends and row == count - 1
            width, color = (SUM, "text") if is_sum else (HAIR, "rule")
            rules += [TableRule(row, first, end, width, color) for first, end in _stretches(closed[row])]
    return (*rules, TableRule(count, 0, columns, STRONG, "text"))


def _closed(cells: Sequence[CellText], shown: Sequence[int], columns: int) -> list[list[bool]]:
    """For the boundary above each row: by column, whether no cell goes on over it."""
    closed = [[True] * columns for _ in range(len(shown) + 1)]
    places = {row: place for place, row in enumerate(shown)}
    for one in cells:
        first = places[one.row]
        for row in range(first + 1, first + one.cell.rows):
            closed[row][one.cell.column : one.end] = [False] * one.cell.columns
    return closed


def _stretches(closed: Sequence[bool]) -> Iterator[tuple[int, int]]:
    first = None
    for at, here in enumerate([*closed, False]):
        if here and first is None:
            first = at
        elif not here and first is not None:
            yield first, at
            first = None
