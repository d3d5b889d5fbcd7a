"""Tables as views for ``slide.html.j2``: rows of cells, heads with their scope; their lines are boxes of their own."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.render.revealjs.steps import fragment
from generator.render.revealjs.styles import StyleSheet
from generator.render.revealjs.texts import TextBuilder, escaped
from generator.scene.boxes import Scope, TableBox, TableCell


class TableView(Struct, frozen=True):
    classes: str
    columns: Sequence[str]
    """Classes of the columns."""
    head: Markup
    """Its rows."""
    body: Markup
    caption: str


def table_view(box: TableBox, styles: StyleSheet, texts: TextBuilder, *, rtl: bool) -> TableView:
    """``rtl``: the page's direction."""
    rows = []
    for number, row in enumerate(box.rows):
        height = styles.row(row.height)
        cells = "".join(_cell(box, number, cell, styles, texts, rtl=rtl) for cell in row.cells)
        step = fragment(row.shown)
        rows.append(f'<tr class="{height}{step.classes}"{step.attributes}>{cells}</tr>\n')
    head, body = (Markup("".join(part)) for part in (rows[: box.head], rows[box.head :]))  # noqa: S704 - made here
    columns = [styles.column(width) for width in box.columns]
    return TableView(styles.table(box.rect), columns, head, body, box.caption)


def _cell(box: TableBox, row: int, cell: TableCell, styles: StyleSheet, texts: TextBuilder, *, rtl: bool) -> str:
    tag = "th" if cell.scope else "td"
    more = f' scope="{_scope(cell)}"' if cell.scope else ""
    more += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    more += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    look = styles.cell(box.cell_rect(row, cell), cell.text)
    text = texts.paragraphs(cell.text, "p", rtl=rtl)
    return f'<{tag} class="cell {look}" data-box="{escaped(cell.text.name)}"{more}>{text}</{tag}>'


def _scope(cell: TableCell) -> str:
    if cell.scope is Scope.COLUMN and cell.columns > 1:
        return "colgroup"
    if cell.scope is Scope.ROW and cell.rows > 1:
        return "rowgroup"
    return cell.scope or ""
