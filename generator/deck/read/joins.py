"""Cells that are joined: ``<`` with the one before, ``^`` with the one above.

What has no cell of its own goes: a row in which all cells are joined with those above, and a column in which all are
joined with those before. Such a table says the same, and LibreOffice cannot read the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.deck.read.table_lines import RawCell, RawRow
from generator.spans import Span


class JoinError(Exception):
    def __init__(self, sign: str, why: str, span: Span) -> None:
        self.sign, self.why, self.span = sign, why, span


class Joined(Struct, frozen=True):
    """A cell with how many columns and rows it covers."""

    raw: RawCell
    column: int
    columns: int
    rows: int


class JoinedRow(Struct, frozen=True):
    cells: tuple[Joined, ...]
    span: Span


class Grid(Struct, frozen=True):
    rows: tuple[JoinedRow, ...]
    header: int
    kept: tuple[tuple[int, ...], ...]
    """For each column those that were typed."""


_Place = tuple[int, int]
_SIGNS = ("<", "^")


def joined(raw: Sequence[RawRow], width: int, header: int) -> Grid:
    """The cells of the rows, of which none may have more than ``width``. Raises JoinError."""
    cells = [[*row.cells, *[RawCell("", row.span)] * (width - len(row.cells))] for row in raw]
    if not any(cell.text in _SIGNS for line in cells for cell in line):
        alone = tuple(
            JoinedRow(tuple(Joined(cell, column, 1, 1) for column, cell in enumerate(line)), row.span)
            for line, row in zip(cells, raw, strict=True)
        )
        return Grid(alone, min(header, len(raw)), tuple((column,) for column in range(width)))
    owners = _owners(cells)
    covered: dict[_Place, list[_Place]] = {}
    for place, owner in owners.items():
        covered.setdefault(owner, []).append(place)
    ends: dict[_Place, _Place] = {}
    for (row, column), places in covered.items():
        last, right = max(r for r, _ in places), max(c for _, c in places)
        if len(places) != (last - row + 1) * (right - column + 1):
            at = places[-1]
            found = cells[at[0]][at[1]]
            raise JoinError(found.text, "the joined cells are no rectangle", found.span)
        if row < header <= last:
            found = cells[header][column]
            raise JoinError("^", "a head and a row below it cannot be one cell", found.span)
        ends[row, column] = (last, right)
    rows = [row for row in range(len(cells)) if any(owner[0] == row for owner in ends)]
    columns = [column for column in range(width) if any(owner[1] == column for owner in ends)]
    made = tuple(
        JoinedRow(
            tuple(
                Joined(
                    cells[row][column],
                    columns.index(column),
                    sum(column <= one <= ends[row, column][1] for one in columns),
                    sum(row <= one <= ends[row, column][0] for one in rows),
                )
                for column in columns
                if (row, column) in ends
            ),
            raw[row].span,
        )
        for row in rows
    )
    kept = tuple(
        tuple(range(column, columns[at + 1] if at + 1 < len(columns) else width)) for at, column in enumerate(columns)
    )
    return Grid(made, sum(row < header for row in rows), kept)


def _owners(cells: list[list[RawCell]]) -> dict[_Place, _Place]:
    """For each place the one whose cell covers it."""
    owners: dict[_Place, _Place] = {}
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            sign = cell.text
            if sign == "<":
                if not column:
                    raise JoinError(sign, "nothing stands before it", cell.span)
                owners[row, column] = owners[row, column - 1]
            elif sign == "^":
                if not row:
                    raise JoinError(sign, "nothing stands above it", cell.span)
                owners[row, column] = owners[row - 1, column]
            else:
                owners[row, column] = (row, column)
    return owners
