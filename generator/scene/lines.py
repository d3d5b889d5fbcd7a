"""A paragraph's runs, cut where layout ends its lines."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.scene.text import Paragraph, Run

_BETWEEN = " \n"
"""What stands between two lines and is not shown."""


def lines_of(paragraph: Paragraph) -> Iterator[tuple[Run, ...]]:
    """The runs of each line. ValueError if the lines are not those of the paragraph's text."""
    text = paragraph.text
    if len(paragraph.lines) == 1 and paragraph.lines[0] == text:
        yield paragraph.runs
        return
    at = 0
    for line in paragraph.lines:
        start = text.find(line, at)
        if start < 0 or text[at:start].strip(_BETWEEN):
            raise ValueError(f"scene: {line!r} is no line of {text!r}")
        at = start + len(line)
        yield tuple(_cut(paragraph.runs, start, at))
    if text[at:].strip(_BETWEEN):
        raise ValueError(f"scene: no line holds {text[at:]!r}")


def _cut(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    offset = 0
    for run in runs:
        size = len(run.text)
        first, last = max(start - offset, 0), min(end - offset, size)
        if first < last:
            yield run if last - first == size else replace(run, text=run.text[first:last])
        offset += size
