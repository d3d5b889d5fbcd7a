"""Two or three things compared by criteria: keys, or lines with ``|``."""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf
from typing import TYPE_CHECKING, Final

from generator.deck.model import Block, Compared, Comparison, Text
from generator.deck.read.table_lines import RawCell, RawRow, parted, table_lines
from generator.deck.schema import COMPARED, COMPARISON
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import Fields, Values, members
from generator.errors import error
from generator.spans import Span

if TYPE_CHECKING:
    from generator.deck.read.body import BodyReader, Spot

LEAST_THINGS, MOST_THINGS = 2, 3
MOST_CRITERIA: Final = 40
MAX_TEXT: Final = 100_000


def read_comparison(reader: BodyReader, spot: Spot) -> Block | None:
    """Lines of which the first has the heads, or a mapping with ``heads`` and ``rows``."""
    values, node = reader.values, spot.node
    span = values.span(node)
    if isinstance(node, Mapping) and not node.parent:
        fields = values.fields(node, COMPARISON)
        made = _from_keys(values, fields, span)
        return reader.with_options(made, fields) if made else None
    lines = _raw_rows(values, node) if isinstance(node, Scalar | Sequence) else []
    if isinstance(node, Mapping):
        values.wrong_kind(node, "`comparison`", "lines with `|`, or `heads:` and `rows:`")
    if not lines:
        return None
    first, *others = lines
    width = max((len(row.cells) for row in others), default=len(first.cells) + 1)
    heads = first.cells if len(first.cells) < width else first.cells[1:]  # over the criteria stands nothing, or a word
    return _checked(values, [_inline(values, cell) for cell in heads if cell.text], _rows(values, others), span)


def _from_keys(values: Values, fields: Fields, span: Span) -> Comparison | None:
    if "heads" not in fields or "rows" not in fields:
        return None
    heads = _texts(values, fields["heads"][2], "`heads`")
    value = fields["rows"][2]
    rows: list[Compared] = []
    if isinstance(value, Sequence):
        for one in value.members:
            if isinstance(one, Mapping) and not one.parent:
                keys = values.fields(one, COMPARED)
                if "criterion" in keys and "cells" in keys:
                    criterion = values.text(keys["criterion"][2], "`criterion`")
                    cells = _texts(values, keys["cells"][2], "`cells`")
                    rows += [Compared(criterion, tuple(cells), values.span(one))] if criterion else []
            else:
                rows += _rows(values, _raw_row(values, one))
        if value.members and not rows:
            return None  # what is wrong with each was told
    else:
        rows = _rows(values, _raw_rows(values, value))
    return _checked(values, heads, rows, span)


def _checked(values: Values, heads: SequenceOf[Text], rows: SequenceOf[Compared], span: Span) -> Comparison | None:
    """The comparison, if every row has a cell for each thing; empty ones at a row's end may be left out."""
    if not LEAST_THINGS <= len(heads) <= MOST_THINGS:
        values.note(error("comparison-heads", "Two or three things are compared; here are {count} heads",
                          heads[-1].span if len(heads) > MOST_THINGS else span,
                          "Write `heads: [Contract, Partnership]`, or make it a `table:`.",
                          count=len(heads)))  # fmt: skip
        return None
    longer = next((row for row in rows if len(row.cells) > len(heads)), None)
    if longer:
        values.note(error("comparison-cells", "This criterion has {count} cells for {heads} things", longer.span,
                          "Write one for each of the heads; `\\|` is a stroke in a text.",
                          count=len(longer.cells), heads=len(heads)))  # fmt: skip
        return None
    if len(rows) > MOST_CRITERIA:
        values.note(error("too-many", "At most {limit} criteria are compared", span,
                          "Divide them among several slides.", limit=MOST_CRITERIA))  # fmt: skip
        return None
    if not rows:
        values.note(error("comparison-cells", "Nothing is said of what is compared", span,
                          "Write `- {{criterion: Duration, cells: [A term, Long]}}`."))  # fmt: skip
        return None
    empty = Text((), span)
    filled = (
        Compared(row.criterion, (*row.cells, *(empty,) * (len(heads) - len(row.cells))), row.span) for row in rows
    )
    return Comparison(tuple(heads), tuple(filled), span)


def _texts(values: Values, node: Node, name: str) -> list[Text]:
    return [text for one in members(node) if (text := values.text(one, name)) is not None]


def _raw_rows(values: Values, node: Node) -> list[RawRow]:
    """Rows of lines with ``|``, or of a list of such lines and of lists."""
    if isinstance(node, Sequence):
        return [row for one in node.members for row in _raw_row(values, one)]
    if not isinstance(node, Scalar):
        values.wrong_kind(node, "`rows`", "a list of criteria, or lines with `|`")
        return []
    text = values.typed(node, "`comparison`", MAX_TEXT)
    return list(parted(table_lines(values, node, text), node).rows) if text else []


def _raw_row(values: Values, node: Node) -> list[RawRow]:
    if isinstance(node, Sequence):
        cells = ((values.typed(one, "A cell") or "", one) for one in node.members)
        raw = tuple(RawCell(text, values.span(one), one) for text, one in cells)
        return [RawRow(raw, values.span(node))]
    if isinstance(node, Scalar):
        return _raw_rows(values, node)
    values.wrong_kind(node, "A criterion", "`criterion:` and `cells:`",
                      "Write `- {{criterion: Duration, cells: [A term, Long]}}`.")  # fmt: skip
    return []


def _rows(values: Values, raw: SequenceOf[RawRow]) -> list[Compared]:
    return [
        Compared(_inline(values, row.cells[0]), tuple(_inline(values, cell) for cell in row.cells[1:]), row.span)
        for row in raw
        if row.cells
    ]


def _inline(values: Values, cell: RawCell) -> Text:
    return values.inline(cell.text, cell.span, cell.node)
