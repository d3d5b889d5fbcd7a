"""Tables between strokes, as GitHub and pandoc have them, with the caption above or below."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.markdown.attributes import attributes_last
from generator.deck.markdown.blocks import Attributes, Grid, Line
from generator.deck.tree import Scalar
from generator.patterns import pattern

_DASHES = pattern(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
CAPTION = pattern(r"[ \t]*(?:Table)?:(?![:])[ \t]*(.*)\Z")
_STROKE = pattern(r"(?<!\\)\|")


def grid_at(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The table that begins at the line ``at`` and the line after it."""
    if at + 1 >= len(lines) or "|" not in lines[at].text:
        return None
    dashes = lines[at + 1].text
    if "-" not in dashes or not _DASHES.match(dashes):
        return None
    aligns = tuple(_align(one) for one in _pieces(dashes))
    head = _cells(lines[at])
    if "|" not in dashes and len(head) > 1:
        return None
    rows, end = [head], at + 2
    while end < len(lines) and "|" in lines[end].text and lines[end].text.strip():
        rows.append(_cells(lines[end]))
        end += 1
    caption, attributes, end = _caption(lines, end)
    if not any(cell.text for cell in rows[0]):
        rows[0] = ()
    return Grid(lines[at].line, lines[at].column, tuple(rows), aligns, caption, attributes), end


def _caption(lines: Sequence[Line], end: int) -> tuple[Scalar | None, Attributes | None, int]:
    at = end + 1 if end < len(lines) and not lines[end].text.strip() else end
    if at >= len(lines) or not (found := CAPTION.match(lines[at].text)):
        return None, None, end
    line, column = lines[at].line, lines[at].column + found.start(1)
    text, attributes = attributes_last(found[1], line, column)
    return (Scalar(text.strip(), line, column) if text.strip() else None), attributes, at + 1


def _pieces(text: str) -> list[str]:
    return [one.strip() for one in text.strip().strip("|").split("|")]


def _align(dashes: str) -> str:
    left, right = dashes.startswith(":"), dashes.endswith(":")
    return "center" if left and right else "right" if right else "left" if left else ""


def _cells(line: Line) -> tuple[Scalar, ...]:
    text = line.text
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] == "|":
        start += 1
    end = len(text.rstrip())
    if end > start and text[end - 1] == "|" and text[end - 2 : end - 1] != "\\":
        end -= 1
    cells: list[Scalar] = []
    at = start
    for stop in [*(found.start() for found in _STROKE.finditer(text, start, end)), end]:
        cell = text[at:stop]
        lead = len(cell) - len(cell.lstrip())
        cells.append(Scalar(cell.strip().replace("\\|", "|"), line.line, line.column + at + lead))
        at = stop + 1
    return tuple(cells)
