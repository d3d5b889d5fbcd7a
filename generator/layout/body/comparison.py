"""A comparison: a table whose columns are what is compared, their heads on grounds of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Cell, Comparison, Row, Table, Text
from generator.layout.body.part import BodyContext
from generator.layout.body.table import AIR_EM, TablePart
from generator.layout.body.table_cells import CellText
from generator.layout.composed import Composed
from generator.layout.fit import Fitting
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, TableBox, TableRule, TableSide
from generator.scene.checks import LEAST_CONTRAST, contrast_ratio
from generator.scene.theme import SceneTheme
from generator.units import Pt, Rect

PAD = 16.0
BETWEEN = 10.0
"""Points between the grounds of two heads."""
HAIRLINE = 0.75
AIR_OF_HEADS = 0.35
CRITERIA: Final = {2: 0.24, 3: 0.22}
"""The share of the width that the criteria have, by how many things there are."""
_GROUNDS: Final = (("accent", ("on_accent",)), ("pop", ("bg", "text", "on_accent")), ("muted", ("bg",)))
"""Of the heads in their order, and what may be read on each."""


class ComparisonPart(TablePart):
    def __init__(self, comparison: Comparison, name: str, context: BodyContext, air: float = AIR_EM) -> None:
        super().__init__(as_table(comparison), name, context)
        self._air = air
        self._cells = [self._drawn(one) for one in self._cells]

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        boxes = super().boxes(rect, setting, first, end)
        return tuple(self._ruled(box) if isinstance(box, TableBox) else box for box in boxes)

    def _ruled(self, box: TableBox) -> TableBox:
        """Hairlines between the criteria, and the page between the heads."""
        count, columns = len(box.rows), len(box.columns)
        rules = tuple(
            TableRule(row, 0, columns, Pt(HAIRLINE), "rule") for row in range(box.head + 1, count + 1) if row < count
        )
        sides = tuple(
            TableSide(column, 0, box.head, Pt(BETWEEN), self._context.background) for column in range(2, columns)
        )
        return replace(box, rules=rules, sides=sides)

    def _drawn(self, one: CellText) -> CellText:
        context = self._context
        column = one.cell.column
        if one.row == 0 and column:
            ground, colors = _GROUNDS[column - 1]
            ink = readable(context.theme.scene, ground, colors)
            return _styled(replace(one, fill=ground), ink)
        if column == 0 and one.row:
            return _styled(one, "muted")
        return one

    def _air_of(self, row: int) -> float:
        return self._air if row else min(self._air, AIR_OF_HEADS)

    def _pads(self, first: int, end: int) -> tuple[float, float]:
        del end
        return (PAD, PAD) if first else (0.0, PAD)


def as_table(comparison: Comparison) -> Table:
    """The same thing as rows and columns, which every output knows."""
    nothing = Text((), comparison.span)
    count = len(comparison.heads)
    head = _row((nothing, *comparison.heads), comparison)
    rows = (replace(_row((row.criterion, *row.cells), comparison), span=row.span) for row in comparison.rows)
    first = CRITERIA[count]
    return Table(
        (head, *rows),
        count + 1,
        comparison.span,
        stub=True,
        widths=(first, *((1 - first) / count,) * count),
        caption=comparison.caption,
    )


def readable(theme: SceneTheme, ground: str, colors: Sequence[str]) -> str:
    """The first of these colours that can well be read on a ground, or that which can be best."""
    hexes = {one: theme.colors[one].hex for one in (ground, *colors)}
    ratios = {one: contrast_ratio(hexes[one], hexes[ground]) for one in colors}
    return next((one for one in colors if ratios[one] >= LEAST_CONTRAST), max(colors, key=ratios.__getitem__))


def _row(texts: Sequence[Text], comparison: Comparison) -> Row:
    return Row(tuple(Cell(text, column) for column, text in enumerate(texts)), comparison.span)


def _styled(one: CellText, color: str) -> CellText:
    """The cell in another colour; level styles are kept by the style's name."""
    style = replace(one.composed.style, color=color, name=f"{one.composed.style.name} {color}")
    fitting = Fitting(style, one.composed.theme, one.fitting.least)
    source = one.composed.source
    if one.fill:  # where the accent of links could not be read
        source = replace(source, runs=tuple(replace(run, color=color) if run.link else run for run in source.runs))
    return replace(one, fitting=fitting, composed=Composed(source, style, one.composed.theme))
