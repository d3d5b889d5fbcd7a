"""Tables whose rows appear, as several: PowerPoint animates no rows, but whole tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from generator.scene.boxes import Box, TableBox


def by_rows(boxes: Iterable[Box]) -> Iterator[Box]:
    """The boxes, with one table for each of the rows that appear together in the place of their table."""
    for box in boxes:
        if isinstance(box, TableBox) and any(row.shown for row in box.rows):
            yield from _tables(box)
        else:
            yield box


def _tables(table: TableBox) -> Iterator[TableBox]:
    first = 0
    for number, (shown, run) in enumerate(groupby(table.rows, lambda row: row.shown), 1):
        end = first + len(list(run))
        name = table.name if number == 1 else f"{table.name}-part-{number}"
        yield replace(_rows(table, first, end), name=name, shown=shown or table.shown)
        first = end


def _rows(table: TableBox, first: int, end: int) -> TableBox:
    """Some of its rows, where they stand. The line between two tables is that of the lower one, which it comes with."""
    last = end == len(table.rows)
    return replace(
        table,
        rect=table.place(first, end - first, 0, len(table.columns)),
        rows=tuple(replace(row, shown=None) for row in table.rows[first:end]),
        rules=tuple(
            replace(rule, row=rule.row - first) for rule in table.rules if first <= rule.row < end + (1 if last else 0)
        ),
        sides=tuple(
            replace(side, first=max(side.first, first) - first, end=min(side.end, end) - first)
            for side in table.sides
            if side.first < end and side.end > first
        ),
        head=min(max(table.head - first, 0), end - first),
        total=table.total and last,
    )
