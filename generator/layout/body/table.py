"""Tables in a body: a piece is a row, and the head stands on every page.

All measures are whole hundredths of a millimetre, because LibreOffice rounds them to that in tables, and a table's
errors would add up from row to row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Table
from generator.errors import error
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.table_cells import CROWDED, LONGEST, TRIMS, CellText, cell_texts
from generator.layout.body.table_columns import Need, Spanning, by_content, shared, spread
from generator.layout.body.table_rules import rules_of
from generator.layout.clicks import shown_of
from generator.layout.fit import PITCH
from generator.layout.size_ladder import Setting
from generator.layout.soft_breaks import without_soft_breaks
from generator.scene.boxes import Box, Role, TableBox, TableCell, TableRow, TextBox
from generator.scene.text import Align, Anchor, LevelStyle, Paragraph
from generator.units import ZERO, Length, Pt, Rect

GRID = 360
"""EMU in a hundredth of a millimetre."""
SMALLER = 4
"""Points that a table's type is smaller than the body's, as far as its style goes."""
PAD_X = 9.0
PAD_EM = 0.22
"""Above and below the text of a row, in em."""
AIR_EM = 0.9
"""How much higher rows get where there is room."""
MANY_CELLS = 1_200
"""So many columns are not searched for."""


class Laid(Struct, frozen=True, eq=False):
    """The table in one size on one width. Widths and heights in EMU."""

    size: int
    cells: tuple[CellText, ...]
    widths: tuple[Length, ...]
    heights: tuple[Length, ...]
    pad: Length
    tails: tuple[float, ...]
    """By column: width in points of what stands right of the line on which its numbers are aligned."""
    wholes: tuple[float, ...]
    """And of what stands left of it."""
    softened: int
    """Cells whose words may be broken."""


class TablePart(Part):
    def __init__(self, table: Table, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = table.span
        self._table = table
        self._context = context
        self._air = AIR_EM
        self._cells = cell_texts(table, context)
        self._lit = any(one.fill for one in self._cells)
        self._known: dict[tuple[float, int, float], Laid | None] = {}
        self._open = [
            any(one.row < at < one.row + one.cell.rows for one in self._cells) for at in range(len(table.rows) + 1)
        ]
        """Whether a cell goes on over the boundary above a row."""
        self._above, self._below = self._formula_rooms()

    def _formula_rooms(self) -> tuple[list[float], list[float]]:
        """By row, what formulas need above its first lines and below its last ones, in em: all cells of a row have
        their first lines at the same height."""
        above, below = [0.0] * len(self._table.rows), [0.0] * len(self._table.rows)
        for one in self._cells:
            if one.composed.tall:
                above[one.row] = max(above[one.row], one.composed.pitch(1.0) - PITCH)
                last = one.row + one.cell.rows - 1
                below[last] = max(below[last], one.composed.deep)
        return above, below

    def _moved(self, one: CellText) -> tuple[float, float]:
        """What is free above and below a cell's text for the formulas of others in its rows, in em."""
        above = self._above[one.row]
        if one.composed.tall:
            above -= one.composed.pitch(1.0) - PITCH
        return above, self._below[one.row + one.cell.rows - 1]

    # --- pieces ------------------------------------------------------------------------------------------------------

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        laid = self._laid(width, setting)
        if laid is None:
            return None
        table, count = self._table, len(laid.heights)
        head = sum(laid.heights[: table.header], ZERO).pt
        found = []
        for at, height in enumerate(laid.heights):
            after = at + 1
            ends = after == count or not (
                after <= table.header  # a head without rows
                or after == table.header + 1  # one row below it
                or after == count - 1  # one row on the last page
                or self._open[after]
            )
            more = height.pt + self._air_of(at) * laid.size
            found.append(Piece(height.pt, most=more, ends=ends, repeats=head if at >= table.header else 0.0))
        return tuple(found)

    def _laid(self, width: float, setting: Setting) -> Laid | None:
        """In the largest size that breaks no word but very long ones; else in the largest that breaks no more cells'
        words than the smallest size."""
        sizes = self._sizes(setting)
        for size in sizes:
            if found := self._tried(width, size, LONGEST):
                return found
        crowded = CROWDED / self._table.columns
        smallest = self._tried(width, sizes[-1], crowded)
        if smallest is None:
            if self.name not in self._context.refusals:
                self._refuse(width, sizes[-1])
            return None
        for size in sizes[:-1]:
            larger = self._tried(width, size, crowded)
            if larger and larger.softened <= smallest.softened:
                return larger
        return smallest

    def _tried(self, width: float, size: int, longest: float) -> Laid | None:
        key = (width, size, longest)
        if key not in self._known:
            self._known[key] = self._at(width, size, longest)
        return self._known[key]

    def _sizes(self, setting: Setting) -> list[int]:
        """The sizes for a body that is set so, largest first: smaller ones where the table would be too wide."""
        if self._table.size:
            return [self._table.size]
        sizes = list(self._context.theme.styles["table"].sizes)
        least = self._context.min_size
        if least:
            sizes = [size for size in sizes if size >= least] or [least]
            sizes += range(sizes[-1] - 2, least - 1, -2) if least < sizes[-1] else ()
        return [size for size in sizes if size <= setting.size - SMALLER] or sizes[-1:]

    def _at(self, width: float, size: int, longest: float) -> Laid | None:
        """``longest``: the share of the width that a word may take in one piece."""
        cells = tuple(one.softened(size, longest * width, self._context) for one in self._cells)
        tails, wholes = self._numbers(cells, size)
        needs = self._needs(cells, size, tails, wholes)
        if self._table.widths:
            widths = shared(needs, self._table.widths, width)
        else:
            widths = by_content(needs, width, lambda tried: self._lines(cells, size, tried))
        if widths is None:
            return None
        snapped = tuple(Length(Pt(one) // GRID * GRID) for one in widths)
        pad = _snapped(Pt(PAD_EM * size))
        exact = [one.pt for one in snapped]
        line = _snapped(Pt(PITCH * size))
        pads = Length(2 * +pad)
        heights = [line + pads] * len(self._table.rows)
        for one in sorted(cells, key=lambda one: one.cell.rows):
            lines = one.lines(size, self._inner(one, exact, size, tails))
            need = lines * +line + +pads
            if any(moved := self._moved(one)) or one.composed.tall:
                need = _snapped(Pt(one.height(size, lines) + sum(moved) * size)) + pads
            # LibreOffice wants the whole of a cell that covers several rows in the last of them
            last = one.row + one.cell.rows - 1
            heights[last] = max(heights[last], Length(need))
        softened = sum(one is not before for one, before in zip(cells, self._cells, strict=True))
        return Laid(size, cells, snapped, tuple(map(Length, heights)), pad, tails, wholes, softened)

    def _numbers(self, cells: Sequence[CellText], size: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        tails, wholes = [0.0] * self._table.columns, [0.0] * self._table.columns
        for one in cells:
            if one.tail is not None:
                tail = one.tail_width(size)
                at = one.cell.column
                tails[at] = max(tails[at], tail)
                wholes[at] = max(wholes[at], one.sizes(size)[1] - tail)
        return tuple(tails), tuple(wholes)

    def _air_of(self, row: int) -> float:
        """How much higher a row gets where there is room, in em."""
        del row
        return self._air

    def _needs(
        self, cells: Sequence[CellText], size: int, tails: Sequence[float], wholes: Sequence[float]
    ) -> list[Need]:
        pads = [sum(self._pads(at, at + 1)) for at in range(self._table.columns)]
        wider = max((one.fitting.fallback for one in cells), default=1.0)  # of the families that may take their place
        numbers = [pad + (tail + whole) * wider + 0.5 for pad, tail, whole in zip(pads, tails, wholes, strict=True)]
        columns = [Need(number, number) for number in numbers]
        over: list[Spanning] = []
        for one in cells:
            least, most = one.sizes(size)
            pad = sum(self._pads(one.cell.column, one.end)) + 0.5
            need = Need(least * wider + pad, most * wider + pad)
            if one.cell.columns > 1:
                over.append(Spanning(one.cell.column, one.end, need))
            elif one.tail is None:
                at = one.cell.column
                columns[at] = Need(max(columns[at].least, need.least), max(columns[at].most, need.most))
        return spread(columns, over)

    def _lines(self, cells: Sequence[CellText], size: int, widths: Sequence[float]) -> int:
        """The lines of all rows, at these widths."""
        if len(cells) > MANY_CELLS:
            return 0
        rows = [1] * len(self._table.rows)
        tails = (0.0,) * len(widths)
        for one in cells:
            if one.tail is None:
                last = one.row + one.cell.rows - 1
                rows[last] = max(rows[last], one.lines(size, self._inner(one, widths, size, tails)))
        return sum(rows)

    def _pads(self, first: int, end: int) -> tuple[float, float]:
        """Before and after the text of a cell, in points; none at the table's edges, unless there are grounds."""
        left = 0.0 if first == 0 and not self._lit else PAD_X
        right = 0.0 if end == self._table.columns and not self._lit else PAD_X
        return left, right

    def _inner(self, one: CellText, widths: Sequence[float], size: int, tails: Sequence[float]) -> float:
        """Width of a cell's text."""
        at, end = one.cell.column, one.end
        left, right = self._pads(at, end)
        width = sum(widths[at:end]) - (left + right)
        if one.tail is not None:
            width -= tails[one.cell.column] - one.tail_width(size)
        return width

    def _refuse(self, width: float, size: int) -> None:
        longest = CROWDED / self._table.columns
        cells = tuple(one.softened(size, longest * width, self._context) for one in self._cells)
        needs = self._needs(cells, size, *self._numbers(cells, size))
        at = max(range(len(needs)), key=lambda column: needs[column].least)
        here = [one for one in cells if one.cell.column == at and one.cell.columns == 1]
        widest = max(here, key=lambda one: one.sizes(size)[0 if one.tail is None else 1], default=None)
        self._context.refusals[self.name] = error(
            "table-too-wide",
            "The table needs {needs:.0f} pt of width at {size} pt and has {room:.0f} pt; its widest column is the "
            "{number}., because of “{cell}”",
            self.span,
            hint="Shorten what stands there, leave a column out, or allow a smaller `min_size`.",
            needs=sum(need.least for need in needs),
            size=size,
            room=width,
            number=at + 1,
            cell=without_soft_breaks(widest.composed.source.said)[:60] if widest else "",
        )

    # --- boxes -------------------------------------------------------------------------------------------------------

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        laid = self._laid(rect.width.pt, setting)
        assert laid is not None
        table = self._table
        shown = [*(range(table.header) if first >= table.header else ()), *range(first, end)]
        spare = max(0, rect.height - sum(laid.heights[at] for at in shown))
        wants = sum(self._air_of(at) for at in shown)
        share = min(1.0, spare / Pt(wants * laid.size)) if wants else 0.0
        more = {at: round(Pt(self._air_of(at) * laid.size * share)) // (2 * GRID) * 2 * GRID for at in shown}
        heights = {at: Length(laid.heights[at] + more[at]) for at in shown}
        width = sum(laid.widths, ZERO)
        left = rect.right - width if self._context.rtl else rect.x
        head = sum(at < table.header for at in shown)
        ends = end == len(table.rows)
        box = TableBox(
            name=self.name,
            rect=Rect(left, rect.y, width, sum(heights.values(), ZERO)),
            columns=laid.widths,
            rows=tuple(TableRow(heights[at], ()) for at in shown),
            rules=rules_of([one for one in laid.cells if one.row in heights], shown, head, table, ends=ends),
            head=head,
            stub=table.stub,
            total=table.total and ends,
            caption=table.caption.plain if table.caption else "",
            alt=table.caption.plain if table.caption else ", ".join(_heads(table)),
            rtl=self._context.rtl,
            span=table.span,
        )
        exact = [width.pt for width in laid.widths]
        cells: dict[int, list[TableCell]] = {at: [] for at in shown}
        places = {at: place for place, at in enumerate(shown)}
        for one in laid.cells:
            if one.row in places:
                pad = Length(laid.pad + more[one.row] // 2)
                cells[one.row].append(self._cell(one, places[one.row], box, laid, exact, pad))
        made = (TableRow(heights[at], tuple(cells[at]), shown_of(table.rows[at].step)) for at in shown)
        return (replace(box, rows=tuple(made)),)

    def _cell(
        self, one: CellText, row: int, box: TableBox, laid: Laid, exact: Sequence[float], pad: Length
    ) -> TableCell:
        """``exact``: the widths of the columns in points."""
        cell = one.cell
        width = self._inner(one, exact, laid.size, laid.tails)
        paragraphs, trim = self._set(one, laid.size, width)
        style = one.fitting.levels(Setting(laid.size, 1.0, 0.0), 1, 0.0)[0]
        if (style.align, style.rtl) != (one.align, box.rtl):
            style = replace(style, align=one.align, rtl=box.rtl)
        start, end = self._pads(cell.column, one.end)
        if one.tail is not None and box.rtl:  # the end of its line is at the left, and so is its whole part
            end += laid.wholes[cell.column] - (one.sizes(laid.size)[1] - one.tail_width(laid.size))
        elif one.tail is not None:
            end += laid.tails[cell.column] - one.tail_width(laid.size)
        start, end = _trimmed(start, end, trim, style)
        before, after = (Pt(end), Pt(start)) if box.rtl else (Pt(start), Pt(end))
        around = box.place(row, cell.rows, cell.column, cell.columns)
        above, below = (Pt(em * laid.size) for em in self._moved(one))
        text = TextBox(
            name=f"{self.name}-{one.row + 1}-{cell.column + 1}",
            role=Role.CELL,
            rect=Rect(
                Length(+around.x + +before),
                Length(+around.y + +pad + +above),
                Length(+around.width - +before - +after),
                Length(+around.height - 2 * +pad - +above - +below),
            ),
            levels=(style,),
            paragraphs=paragraphs,
            anchor=Anchor.BOTTOM if one.row < self._table.header else Anchor.TOP,
            fill=one.fill,
            background=one.fill or self._context.background,
            text_height=Pt(one.height(laid.size, sum(len(p.lines) for p in paragraphs))),
            text_height_fallback=Pt(one.height(laid.size, one.lines(laid.size, width))),
            span=cell.text.span,
        )
        return TableCell(text, cell.column, cell.columns, cell.rows, one.scope)

    def _set(self, one: CellText, size: int, width: float) -> tuple[tuple[Paragraph, ...], float]:
        """The text with its lines, and by how much of its width it is kept from the cell's end."""
        fitting, setting = one.fitting, Setting(size, 1.0, 0.0)
        if not one.composed.source.text:
            return (), 0.0
        best, unstable = fitting.set([one.composed], setting, width, 0.0)
        if not unstable or one.tail is not None:
            return best, 0.0
        most = one.lines(size, width)
        for share in TRIMS[1:]:
            found, left = fitting.set([one.composed], setting, width * (1 - share), 0.0)
            if not left and len(found[0].lines) <= most:
                return found, share * width
        return fitting.set([one.composed], setting, width, 0.0, force=True)[0], 0.0


def _heads(table: Table) -> Iterator[str]:
    return (cell.text.plain for row in table.rows[: table.header] for cell in row.cells if cell.text.plain)


def _trimmed(start: float, end: float, trim: float, style: LevelStyle) -> tuple[float, float]:
    if style.align is Align.RIGHT:
        return start + trim, end
    return (start, end + trim) if style.align is Align.LEFT else (start + trim / 2, end + trim / 2)


def _snapped(length: Length) -> Length:
    return Length(-(-length // GRID) * GRID)
