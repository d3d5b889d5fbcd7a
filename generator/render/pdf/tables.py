"""Tables as the data that the templates draw from; each cell's text is placed in a block of the cell's size."""

from __future__ import annotations

from msgspec.structs import replace

from generator.render.pdf.styles import Data, Styles, points
from generator.render.pdf.texts import Texts
from generator.scene.boxes import TableBox, TableCell
from generator.scene.page import Page
from generator.units import Rect


def table_data(box: TableBox, page: Page, styles: Styles, texts: Texts) -> Data:
    columns = box.columns[::-1] if box.rtl else box.columns
    cells = [
        (row, _cell(box, row, cell, page, styles, texts)) for row, line in enumerate(box.rows) for cell in line.cells
    ]
    return {
        "kind": "table",
        "quiet": False,
        "x": points(box.rect.x.pt),
        "y": points(box.rect.y.pt),
        "columns": [points(width.pt) for width in columns],
        "rows": [points(row.height.pt) for row in box.rows],
        "head": [cell for row, cell in cells if row < box.head],
        "body": [cell for row, cell in cells if row >= box.head],
    }


def _cell(box: TableBox, row: int, cell: TableCell, page: Page, styles: Styles, texts: Texts) -> Data:
    around, inner = box.cell_rect(row, cell), cell.text.rect
    moved = Rect(inner.x - around.x, inner.y - around.y, inner.width, inner.height)
    data: Data = {
        "x": len(box.columns) - cell.column - cell.columns if box.rtl else cell.column,
        "y": row,
        "columns": cell.columns,
        "rows": cell.rows,
        "width": points(around.width.pt),
        "height": points(around.height.pt),
        "nodes": texts.nodes(replace(cell.text, rect=moved), page),
    }
    if cell.text.fill:
        data["fill"] = styles.color(cell.text.fill)
    return data
