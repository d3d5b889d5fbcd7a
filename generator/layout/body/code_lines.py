"""Lines of code that are wider than their place: broken where that reads best, with a mark on what goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.layout.code_colors import COMMENT
from generator.patterns import pattern
from generator.scene.text import Run

MARK: Final = "→ "
"""Before what goes on with the line above."""
DEEPER: Final = 4
"""Columns that it is set in, from its line's own indentation."""
LEAST_PART: Final = 0.5
"""Share of a line that a break for reading leaves filled."""
MOST_INDENT: Final = 0.4
_BEFORE: Final = pattern(r"[\s,;(\[{=+*/|&.]\S")
"""A row may end after the first of these signs."""


class SetLine(Struct, frozen=True):
    """A line of code as it is shown: its runs, and the rows that they stand in."""

    runs: tuple[Run, ...]
    parts: tuple[str, ...]


Width = Callable[[str], float]
"""Of a text in em."""


def set_lines(lines: Sequence[Sequence[Run]], limit: float, width: Width) -> tuple[SetLine, ...]:
    """The lines in rows of at most ``limit`` em."""
    return tuple(_set(line, limit, width) for line in lines)


def _set(line: Sequence[Run], limit: float, width: Width) -> SetLine:
    runs = _trimmed(line)
    text = "".join(run.text for run in runs)
    if width(text) <= limit:
        return SetLine(runs, (text,))
    indent = min(len(text) - len(text.lstrip(" ")) + DEEPER, int(limit / width(" ") * MOST_INDENT))
    lead = " " * indent + MARK
    made: list[Run] = []
    parts: list[str] = []
    for number, (start, end) in enumerate(_cuts(text, limit, limit - width(lead), width)):
        if number:
            made.append(Run("\n" + lead, color=COMMENT, added=True))
        made += _cut(runs, start, end)
        parts.append(((lead if number else "") + text[start:end]).rstrip(" "))
    return SetLine(tuple(made), tuple(parts))


def _trimmed(line: Sequence[Run]) -> tuple[Run, ...]:
    """Without blanks at the end."""
    runs = list(line)
    while runs and not runs[-1].text.strip(" "):
        runs.pop()
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return tuple(runs)


def _cuts(text: str, first: float, others: float, width: Width) -> list[tuple[int, int]]:
    """Where each row begins and ends."""
    found: list[tuple[int, int]] = []
    start, room = 0, first
    while start < len(text):
        end = _fitting(text, start, room, width)
        if end < len(text):
            least = start + (end - start) * LEAST_PART
            end = next((at for at in range(end, start, -1) if at >= least and _BEFORE.match(text, at - 1)), end)
        found.append((start, end))
        start, room = end, others
    return found


def _fitting(text: str, start: int, room: float, width: Width) -> int:
    """The end of what fits, one sign at least; blanks may stand beyond the end of a row."""
    used, at = 0.0, start
    while at < len(text):
        used += width(text[at])
        if used > room and at > start and text[at] != " ":
            break
        at += 1
    return at


def _cut(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    found, offset = [], 0
    for run in runs:
        first, last = max(start - offset, 0), min(end - offset, len(run.text))
        if first < last:
            found.append(replace(run, text=run.text[first:last]))
        offset += len(run.text)
    return found
