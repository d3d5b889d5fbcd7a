"""The names of categories under a plot: on as many lines as it takes, or where that is too much, of every few only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from generator.layout.charts.pen import TO_AXIS, Pen
from generator.layout.charts.work import CrowdedError, Room, Work
from generator.scene.text import Align

MOST_LINES: Final = 3
FULL: Final = 0.9
"""Of its slot that a name may take; viewers break it where it is wider."""
APART: Final = 8.0
"""Between names that are not all written."""
ROUND_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)
MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120)
ORDERED: Final = 0.7
"""Where so many of the names have a figure in them, they follow each other, and need not all be written."""


class Named(Struct, frozen=True):
    """The lines of each name; none of those that are not written. ``every``: whether all are, so that the native chart
    writes them itself."""

    lines: tuple[tuple[str, ...], ...]
    every: bool

    @property
    def most(self) -> int:
        return max(map(len, self.lines), default=1)


def named_under(work: Work, slot: float) -> Named:
    """Raises CrowdedError."""
    names, pen, size = work.data.categories, work.pen, work.size
    lines = [wrapped(name, FULL * slot, pen, size) for name in names]
    if all(one is not None and len(one) <= MOST_LINES for one in lines):
        return Named(tuple(one or () for one in lines), True)
    if sum(any(sign.isdigit() for sign in name) for name in names) < ORDERED * len(names):
        raise CrowdedError("its names have no room under it", "Write `type: bar`, or shorten the names.")
    widest = max(pen.room(name, size) for name in names) + APART
    step = next((one for one in (MONTHS if work.data.monthly else ROUND_STEPS) if one * slot >= widest), len(names))
    shown = chosen(names, step)
    return Named(tuple((name,) if at in shown else () for at, name in enumerate(names)), False)


def chosen(names: Sequence[str], step: int) -> set[int]:
    """Which of the names are written: round years where they are years, else from the first on."""
    if all(len(name) == 4 and name.isdecimal() for name in names):
        round_ones = {at for at, name in enumerate(names) if int(name) % step == 0}
        if len(round_ones) > 1:
            return round_ones
    return set(range(0, len(names), step))


def wrapped(text: str, width: float, pen: Pen, size: float) -> tuple[str, ...] | None:
    """The text in lines of at most that width; None where a word is wider."""
    lines: list[str] = []
    for word in text.split(" "):
        if pen.width(word, size) > width:
            return None
        if lines and pen.width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def height_under(work: Work, named: Named) -> float:
    """What the names need under the plot."""
    return TO_AXIS + named.most * work.pen.pitch(work.size) + 2


def write_under(work: Work, named: Named, plot: Room, middles: Sequence[float]) -> tuple[str, ...]:
    """Writes them; what the native chart writes itself, with line ends, is given back."""
    pen, size = work.pen, work.size
    style = pen.style(size, "text", align=Align.CENTER)
    top = plot.bottom + TO_AXIS + pen.ascent(size)
    boxes = [
        pen.text("name", line, (middle, top + at * pen.pitch(size)), style)
        for lines, middle in zip(named.lines, middles, strict=True)
        for at, line in enumerate(lines)
        if line
    ]
    if not named.every:
        work.own += boxes
        return ()
    work.labels += boxes
    return tuple("\n".join(lines) for lines in named.lines)
