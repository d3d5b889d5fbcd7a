"""The clicks of a slide, counted once: every part that appears with one is told which, before anything is laid out.

What its author says stays; what appears by itself (``steps: items``) follows in reading order, after the last click
that was counted before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from msgspec.structs import replace

from generator.deck.model import (
    Block,
    Callout,
    Card,
    Cards,
    Chart,
    ChartSteps,
    Code,
    Column,
    Columns,
    Content,
    Deck,
    Diagram,
    Item,
    Items,
    Marker,
    Number,
    Numbers,
    Point,
    Row,
    Slide,
    Step,
    StepMode,
    Table,
    Term,
    Terms,
    Text,
)
from generator.remembered import remembered

SOLUTION: Final = "solution"
_Part = TypeVar("_Part", Term, Number, Card, Point)


def with_steps(deck: Deck) -> Deck:
    """The deck whose parts say when they appear; the same where nothing of it does."""
    if deck.stepless:
        return replace(deck, slides=tuple(_still(slide) for slide in deck.slides))
    slides = tuple(_counted(slide, slide.steps if slide.steps is not None else deck.steps) for slide in deck.slides)
    return replace(deck, slides=slides)


@remembered
def _counted(slide: Slide, mode: StepMode | None) -> Slide:
    if mode is StepMode.NONE:
        return _still(slide)
    return replace(slide, fields=_Count(mode).body(slide.fields))


@remembered
def _still(slide: Slide) -> Slide:
    """The slide with everything there from the start."""
    return replace(slide, fields=_Count(None, still=True).body(slide.fields))


class _Count:
    """The clicks of one slide so far."""

    def __init__(self, mode: StepMode | None, *, still: bool = False) -> None:
        self._mode = mode
        self._still = still
        """Nothing appears, whatever was written."""
        self._clicks = 0

    def body(self, body: Mapping[str, Content]) -> dict[str, Content]:
        return {name: one if isinstance(one, Text) else self._block(one) for name, one in body.items()}

    def _block(self, block: Block) -> Block:
        solution = isinstance(block, Callout) and block.kind == SOLUTION and self._mode is StepMode.SOLUTIONS
        by_itself = solution or (self._mode is StepMode.BLOCKS and not isinstance(block, Columns))
        block = replace(block, step=self._step(block.step, by_itself=by_itself))
        match block:
            case Items():
                by_items = self._mode is StepMode.ITEMS and block.marker is not Marker.NONE
                return replace(block, items=tuple(self._item(one, by_itself=by_items) for one in block.items))
            case Terms():
                return replace(block, entries=tuple(map(self._part, block.entries)))
            case Numbers():
                return replace(block, entries=tuple(map(self._part, block.entries)))
            case Cards():
                return replace(block, cards=tuple(map(self._part, block.cards)))
            case Diagram():
                one_by_one = block.by_items or self._mode is StepMode.ITEMS
                return replace(block, points=self._points(block.points, by_itself=one_by_one))
            case Columns():
                return replace(block, columns=tuple(map(self._column, block.columns)))
            case Callout():
                one_by_one = not by_itself and self._mode is not StepMode.BLOCKS
                return replace(block, body=self.body(block.body) if one_by_one else self._whole(block.body))
            case Table():
                return self._table(block)
            case Code():
                return replace(block, lit=() if self._still else tuple(self._lit(len(block.steps))))
            case Chart():
                return replace(block, builds=self._builds(block))
            case _:
                return block

    def _whole(self, body: Mapping[str, Content]) -> dict[str, Content]:
        """What stands in something that appears as one: only what says so itself appears later."""
        mode, self._mode = self._mode, None
        made = self.body(body)
        self._mode = mode
        return made

    def _step(self, given: Step | None, *, by_itself: bool) -> Step | None:
        if self._still:
            return None
        if given is None and by_itself:
            given = Step(self._clicks + 1)
        if given:
            self._clicks = max(self._clicks, given.first)
        return given

    def _part(self, part: _Part) -> _Part:
        return replace(part, step=self._step(part.step, by_itself=self._mode is StepMode.ITEMS))

    def _points(self, points: Sequence[Point], *, by_itself: bool) -> tuple[Point, ...]:
        """Below a single root its branches are the items of the first level."""
        alone = by_itself and len(points) == 1
        found: list[Point] = []
        for point in points:
            step = self._step(point.step, by_itself=by_itself)
            found.append(replace(point, step=step, children=self._points(point.children, by_itself=alone)))
        return tuple(found)

    def _column(self, column: Column) -> Column:
        step = self._step(column.step, by_itself=self._mode is StepMode.BLOCKS)
        whole = self._mode is StepMode.BLOCKS
        return replace(column, step=step, body=self._whole(column.body) if whole else self.body(column.body))

    def _item(self, item: Item, *, by_itself: bool) -> Item:
        step = self._step(item.step, by_itself=by_itself)
        return replace(item, step=step, children=tuple(self._item(one, by_itself=False) for one in item.children))

    def _table(self, table: Table) -> Table:
        """Rows that a cell joins appear together."""
        if not table.by_rows or self._still:
            return table
        rows: list[Row] = []
        joined = 0
        for number, row in enumerate(table.rows):
            if number >= table.header:
                if number >= joined:
                    self._clicks += 1
                row = replace(row, step=Step(self._clicks))
                joined = max(joined, number + max((cell.rows for cell in row.cells), default=1))
            rows.append(row)
        return replace(table, rows=tuple(rows))

    def _lit(self, count: int) -> list[Step]:
        """Lines stand out until others do."""
        first = self._clicks + 1
        self._clicks += count
        return [Step(first + at, first + at if at + 1 < count else None) for at in range(count)]

    def _builds(self, chart: Chart) -> tuple[Step, ...]:
        if chart.steps is None or self._still:
            return ()
        categories = len(chart.places) or len(chart.categories)
        count = len(chart.series) if chart.steps is ChartSteps.SERIES else categories
        first = self._clicks + 1
        self._clicks += count
        return tuple(Step(first + at) for at in range(count))
