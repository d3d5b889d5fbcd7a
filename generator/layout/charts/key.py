"""The key: which series, or slice, is drawn in which colour, with which dashes and which marker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from generator.layout.charts.pen import LINE, Pen
from generator.scene.boxes import Box
from generator.scene.charts import ChartMarker
from generator.scene.forms import Dash

SWATCH, SAMPLE = 0.72, 1.9
"""Width in em of a patch, and of a piece of line."""
GAP, APART = 0.4, 1.4
"""In em, after it, and between entries."""
ROW: Final = 1.35


class Entry(Struct, frozen=True):
    name: str
    color: str
    weight: float = 0.0
    """Of its line; 0: a patch."""
    dash: Dash = Dash.SOLID
    marker: ChartMarker | None = None

    @property
    def width(self) -> float:
        return SAMPLE if self.weight else SWATCH


def key_rows(entries: Sequence[Entry], width: float, pen: Pen, size: int) -> list[list[tuple[float, Entry]]]:
    """The entries in rows of at most that width, each with where it begins."""
    rows: list[list[tuple[float, Entry]]] = [[]]
    x = 0.0
    for entry in entries:
        own = (entry.width + GAP) * size + pen.room(entry.name, size) + 1
        if rows[-1] and x + own > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, entry))
        x += own + APART * size
    return rows


def key_height(rows: Sequence[object], size: int) -> float:
    return len(rows) * ROW * size


def key_width(entries: Sequence[Entry], pen: Pen, size: int) -> float:
    """Of the widest entry."""
    return max((one.width + GAP) * size + pen.room(one.name, size) + 2 for one in entries)


def draw_key(rows: Sequence[Sequence[tuple[float, Entry]]], x: float, y: float, pen: Pen, size: int) -> Iterator[Box]:
    for at, row in enumerate(rows):
        middle = y + (at * ROW + LINE / 2) * size
        for left, entry in row:
            start = x + left
            if entry.weight:
                ends = [(start, middle), (start + SAMPLE * size, middle)]
                yield pen.line(ends, entry.color, entry.weight, entry.dash)
            if entry.marker:
                wide = entry.width * size
                yield pen.marker((start + wide / 2, middle), entry.marker, entry.color)
            elif not entry.weight:
                side = SWATCH * size
                yield pen.bar(start, middle - side / 2, side, side, entry.color)
            spot = (start + (entry.width + GAP) * size, middle + pen.middle(size))
            yield pen.text("key", entry.name, spot, pen.style(size))
