"""Tables as views for ``slide.html.j2``: rows of cells, heads with their scope; their lines are boxes of their own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.render.revealjs.styles import StyleSheet
from generator.render.revealjs.texts import ParagraphView, TextBuilder
from generator.scene.boxes import Scope, TableBox, TableCell


class CellView(Struct, frozen=True):
    name: str
    tag: str
    """``td`` or ``th``."""
    classes: str
    paragraphs: Sequence[ParagraphView]
    scope: str
    columns: int
    rows: int


class RowView(Struct, frozen=True):
    classes: str
    cells: Sequence[CellView]


class TableView(Struct, frozen=True):
    classes: str
    columns: Sequence[str]
    """Classes of the columns."""
    head: Sequence[RowView]
    body: Sequence[RowView]
    caption: str


def table_view(box: TableBox, styles: StyleSheet, texts: TextBuilder, *, rtl: bool) -> TableView:
    """``rtl``: the page's direction."""
    rows = [
        RowView(
            styles.row(row.height),
            [
                CellView(
                    cell.text.name,
                    "th" if cell.scope else "td",
                    styles.cell(box.cell_rect(number, cell), cell.text),
                    texts.paragraphs(cell.text, "p", rtl=rtl),
                    _scope(cell),
                    cell.columns,
                    cell.rows,
                )
                for cell in row.cells
            ],
        )
        for number, row in enumerate(box.rows)
    ]
    columns = [styles.column(width) for width in box.columns]
    return TableView(styles.table(box.rect), columns, rows[: box.head], rows[box.head :], box.caption)


def _scope(cell: TableCell) -> str:
    if cell.scope is Scope.COLUMN and cell.columns > 1:
        return "colgroup"
    if cell.scope is Scope.ROW and cell.rows > 1:
        return "rowgroup"
    return cell.scope or ""
