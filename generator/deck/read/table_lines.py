"""Rows as lines with ``|`` between the cells, as people type them and as Markdown has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from generator.deck.marks import Style
from generator.deck.model import ColumnAlign
from generator.deck.tree import Node, Scalar
from generator.deck.values import Values
from generator.patterns import pattern
from generator.spans import Span

_STROKE: Final = pattern(r"(?<!\\)\|")
_DASHES: Final = pattern(r":-+:?|-+:|-{2,}")
_ALIGNS: Final = {
    (False, False): None,
    (True, False): ColumnAlign.LEFT,
    (False, True): ColumnAlign.RIGHT,
    (True, True): ColumnAlign.CENTER,
}
"""By whether a colon stands before the dashes, and after them."""


class Line(Struct, frozen=True):
    text: str
    span: Span


class RawCell(Struct, frozen=True):
    text: str
    span: Span
    node: Node | None = None


class RawRow(Struct, frozen=True):
    cells: tuple[RawCell, ...]
    span: Span


class Parted(Struct, frozen=True):
    rows: tuple[RawRow, ...]
    header: int | None
    """How many rows stand above a line of dashes."""
    align: tuple[ColumnAlign | None, ...]


def table_lines(values: Values, node: Scalar, text: str) -> list[Line]:
    """The lines of a text that say something, each with its place."""
    begun = values.span(node)
    first = node.line + 1 + node.text.count("\n", 0, node.text.find(text)) if node.style is Style.LITERAL else node.line
    found = []
    for at, line in enumerate(text.split("\n")):
        if line.strip():
            place = begun.at(first + at, begun.column) if node.style is not Style.QUOTED else begun
            found.append(Line(line.strip(), place))
    return found


def parted(lines: Sequence[Line], node: Node | None = None) -> Parted:
    """The cells of the lines. Strokes at both ends of every line are no cells."""
    opened = all(line.text.startswith("|") for line in lines)
    closed = all(line.text.endswith("|") and not line.text.endswith("\\|") for line in lines)
    rows: list[RawRow] = []
    header: int | None = None
    align: tuple[ColumnAlign | None, ...] = ()
    for line in lines:
        cells = [cell.strip() for cell in _STROKE.split(line.text[opened : len(line.text) - closed or None])]
        if header is None and 0 < len(rows) < 3 and _is_dashes(cells):
            header = len(rows)
            align = tuple(_ALIGNS[cell.startswith(":"), cell.endswith(":")] for cell in cells if cell)
        elif not (rows and header is not None and _is_dashes(cells)):
            texts = (cell.replace("\\|", "|") for cell in cells)
            rows.append(RawRow(tuple(RawCell(text, line.span, node) for text in texts), line.span))
    return Parted(tuple(rows), header, align)


def _is_dashes(cells: Sequence[str]) -> bool:
    """``--- | :---:``, with strokes at the ends or without."""
    said = [cell for cell in cells if cell]
    return bool(said) and all(map(_DASHES.fullmatch, said)) and len(said) >= len(cells) - 2
