"""Charts: their numbers from the same cells as tables, and what their author says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Block, Chart, ChartSteps, ChartType, Inline, Legend, Series, Stacked, Text, ValuesShown
from generator.deck.read.cells import CellReader
from generator.deck.read.chart_forms import doubts, with_all_years, wrong_form
from generator.deck.read.numerals import LARGEST, SMALLEST, Numeral, is_missing, numeral
from generator.deck.read.table_lines import RawCell, RawRow
from generator.deck.schema import CHART, nearest
from generator.deck.steps import chart_steps
from generator.deck.tree import Mapping, Node
from generator.deck.values import Fields, Values, members
from generator.errors import error, warning

if TYPE_CHECKING:
    from generator.deck.read.body import BodyReader, Spot

MOST_DIGITS: Final = 9
_WHOLE: Final = frozenset({ChartType.LINE, ChartType.AREA, ChartType.SCATTER})
"""Types whose series are of one piece."""


def read_chart(reader: BodyReader, spot: Spot) -> Block | None:
    """The chart; None where there is none, which has been told."""
    node = spot.node
    fields = reader.values.fields(node, CHART) if isinstance(node, Mapping) and not node.parent else {}
    made = _ChartReader(reader.values, node, fields).chart()
    if made and (steps := chart_steps(reader.values, fields)):
        if steps is ChartSteps.CATEGORIES and made.type in _WHOLE:
            at = fields["steps"][1]
            reader.values.note(warning("chart-steps", "A chart of the type {type} appears by its series; `{value}` has "
                                       "no parts of it to show", reader.values.span(at), "Write `steps: series`.",
                                       type=str(made.type), value="categories"))  # fmt: skip
            steps = ChartSteps.SERIES
        made = replace(made, steps=steps)
    return reader.with_options(made, fields) if made else None


class _Column(Struct, frozen=True):
    """A column of numbers."""

    head: RawCell
    cells: tuple[Numeral | None, ...]


class _ChartReader:
    def __init__(self, values: Values, node: Node, fields: Fields) -> None:
        self.values = values
        self.fields = fields
        self.span = values.span(node)
        self.cells = CellReader(values, node, fields, "chart")
        self.type = ChartType(self._choice("type") or "column")

    def chart(self) -> Chart | None:
        rows = self.cells.rows()
        if not rows or (width := self.cells.width(rows)) is None:
            return None
        if width < 2 or len(rows) < 2:
            self.values.note(error("chart-cells", "A chart needs names or years in its first column, numbers beside "
                                   "them, and a first row that names the columns", self.span,
                                   "Write `Year | North | South` and the numbers below."))  # fmt: skip
            return None
        first, *below = rows
        decimal = self.cells.decimal(below)
        columns = self._columns(first, below, width, decimal)
        if columns is None:
            return None
        places: tuple[Numeral, ...] = ()
        if self.type is ChartType.SCATTER:
            found = self._places(below, decimal)
            if found is None:
                return None
            places = found
        shown = self._chosen(columns)
        if shown is None:
            return None
        made = Chart(
            type=self.type,
            categories=() if places else tuple(self._text(_cell(row, 0)) for row in below),
            series=tuple(
                Series(self._text(column.head), tuple(one.value if one else None for one in column.cells))
                for column in shown
            ),
            span=self.span,
            places=tuple(one.value for one in places),
            digits=self._digits([one.digits for column in shown for one in column.cells if one]),
            place_digits=max((one.digits for one in places), default=0),
            stacked=self._stacked(),
            labels=ValuesShown(self._choice("labels") or "auto"),
            legend=Legend(self._choice("legend") or "auto"),
            min=self._number("min", decimal),
            max=self._number("max", decimal),
            log=self._boolean("log"),
            head=self._head(first),
            file=self.cells.file,
            title=self._typed("title"),
            unit=self._typed("unit"),
            x_title=self._typed("x_title"),
            y_title=self._typed("y_title"),
            alt=self._typed("alt"),
        )
        if made.unit is None and (unit := _common_unit(shown)):
            made = replace(made, unit=Text((Inline(unit),), self.span))
        made = self._lit(made)
        if (wrong := wrong_form(made)) is not None:
            for one in wrong:
                self.values.note(one)
            return None
        for one in doubts(made):
            self.values.note(one)
        return with_all_years(made)

    # --- numbers -----------------------------------------------------------------------------------------------------

    def _columns(self, first: RawRow, below: list[RawRow], width: int, decimal: str) -> list[_Column] | None:
        columns, wrong = [], []
        for at in range(1, width):
            cells = [self._numeral(_cell(row, at), decimal) for row in below]
            columns.append(_Column(_cell(first, at), tuple(one if isinstance(one, Numeral) else None for one in cells)))
            wrong += [one for one in cells if isinstance(one, RawCell)]
        for one in wrong[:3]:
            self._no_number(one)
        return None if wrong else columns

    def _numeral(self, cell: RawCell, decimal: str) -> Numeral | RawCell | None:
        """The number of a cell, None where one is missing, the cell itself where it is none."""
        if is_missing(cell.text):
            return None
        found = numeral(cell.text, decimal)
        if found is None or abs(found.value) >= LARGEST or 0 < abs(found.value) < SMALLEST:
            return cell
        return found

    def _no_number(self, cell: RawCell) -> None:
        self.values.note(error("chart-number", "{text} is no number that a chart can show", cell.span,
                               "Leave the cell empty where a number is missing; write very large and very small ones "
                               "in another unit.", text=cell.text[:60]))  # fmt: skip

    def _places(self, below: list[RawRow], decimal: str) -> tuple[Numeral, ...] | None:
        cells = [self._numeral(_cell(row, 0), decimal) for row in below]
        wrong = [_cell(row, 0) for row, one in zip(below, cells, strict=True) if not isinstance(one, Numeral)]
        if wrong:
            self.values.note(error("chart-number", "The first column of a scatter chart holds numbers, not {text}",
                                   wrong[0].span, "Write `type: dot` or `type: column` for names.",
                                   text=wrong[0].text[:60] or "nothing"))  # fmt: skip
            return None
        return tuple(one for one in cells if isinstance(one, Numeral))

    def _chosen(self, columns: list[_Column]) -> list[_Column] | None:
        if "series" not in self.fields:
            return columns
        by_name = {column.head.text.strip(): column for column in columns}
        found, sound = [], True
        for one in members(self.fields["series"][2]):
            name = self.values.word(one, "`series`") or ""
            if name in by_name:
                found.append(by_name[name])
                continue
            sound = False
            near = nearest(name, list(by_name))
            hint = "Did you mean {near}?" if near else "There are: {known}."
            self.values.note(error("chart-series", "No column of the chart is called {name}", self.values.span(one),
                                   hint, name=name[:80], near=near, known=", ".join(by_name)[:200]))  # fmt: skip
        return found if sound and found else None

    def _digits(self, typed: list[int]) -> int:
        if "digits" in self.fields:
            key, _, value = self.fields["digits"]
            found = self.values.integer(value, key)
            if found is not None:
                return found
        return min(MOST_DIGITS, max(typed, default=0))

    # --- what is said of it ------------------------------------------------------------------------------------------

    def _choice(self, name: str) -> str | None:
        if name not in self.fields:
            return None
        key, _, value = self.fields[name]
        return self.values.choice(value, key)

    def _boolean(self, name: str) -> bool:
        if name not in self.fields:
            return False
        key, _, value = self.fields[name]
        return self.values.boolean(value, key, False)

    def _stacked(self) -> Stacked:
        if "stacked" not in self.fields:
            return Stacked.NO
        key, _, value = self.fields["stacked"]
        word = (self.values.word(value, "`stacked`") or "").lower()
        if word == "percent":
            return Stacked.PERCENT
        return Stacked.YES if self.values.boolean(value, key, False) else Stacked.NO

    def _number(self, name: str, decimal: str) -> float | None:
        if name not in self.fields:
            return None
        key, _, value = self.fields[name]
        word = self.values.word(value, f"`{name}`")
        found = numeral(word, "." if word and "," not in word else decimal or ",") if word else None
        if word and found is None:
            self.values.wrong_value(value, key, word, "a number")
        return found.value if found else None

    def _typed(self, name: str) -> Text | None:
        return self.values.text(self.fields[name][2], f"`{name}`") if name in self.fields else None

    def _text(self, cell: RawCell) -> Text:
        return self.values.inline(cell.text, cell.span, cell.node)

    def _head(self, first: RawRow) -> Text | None:
        cell = _cell(first, 0)
        return self._text(cell) if cell.text else None

    def _lit(self, chart: Chart) -> Chart:
        if "highlight" not in self.fields:
            return chart
        series = {one.name.plain.strip(): at for at, one in enumerate(chart.series)}
        categories = {one.plain.strip(): at for at, one in enumerate(chart.categories)}
        lit_series, lit = set[int](), set[int]()
        for one in members(self.fields["highlight"][2]):
            name = self.values.word(one, "`highlight`") or ""
            if name in series:
                lit_series.add(series[name])
            elif name in categories:
                lit.add(categories[name])
            elif name:
                near = nearest(name, [*series, *categories])
                hint = "Did you mean {near}?" if near else "Write the name of a series or of a category."
                self.values.note(warning("chart-highlight", "Nothing in the chart is called {name}",
                                         self.values.span(one), hint, name=name[:80], near=near))  # fmt: skip
        shown = tuple(replace(one, lit=at in lit_series) for at, one in enumerate(chart.series))
        return replace(chart, series=shown, lit=frozenset(lit))


def _cell(row: RawRow, at: int) -> RawCell:
    return row.cells[at] if at < len(row.cells) else RawCell("", row.span)


def _common_unit(columns: list[_Column]) -> str:
    """What stands with every number."""
    units = {one.unit for column in columns for one in column.cells if one}
    return units.pop() if len(units) == 1 else ""
