"""Sheets of paper: how large they are, and where slides and writing lines stand on them."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from generator.render.pdf.styles import Data, points
from generator.units import ZERO, Pt, Rect, Size

MM: Final = 72 / 25.4
"""Points in a millimetre."""

PAPERS: Final = {
    "a4": Size(Pt(210 * MM), Pt(297 * MM)),
    "letter": Size(Pt(612), Pt(792)),
}
PER_PAGE: Final = (1, 2, 3, 4, 6, 9)
_ROWS: Final = {1: 1, 2: 2, 3: 3, 4: 2, 6: 3, 9: 3}
"""Rows of an upright sheet; of a sheet on its side they are the columns."""

MARGIN: Final = Pt(36)
HEAD: Final = Pt(9 * MM)
"""Height that the running head or foot takes, with its distance from the slides."""
GAP: Final = Pt(6 * MM)
LINE_PITCH: Final = Pt(24)
LEAST_LINES: Final = 2
"""Below a slide, where there are lines."""
_BESIDE: Final = 0.65
"""Share of a cell's width that a slide takes beside writing lines."""


class Place(Struct, frozen=True):
    """Where one slide stands, and the writing lines that go with it."""

    slide: Rect
    lines: tuple[Rect, ...] = ()
    """Rectangles without height: from where to where a line is drawn."""


class Sheet(Struct, frozen=True):
    size: Size
    places: tuple[Place, ...]


def paper_size(paper: str, landscape: bool) -> Size:
    size = PAPERS[paper]
    return Size(size.height, size.width) if landscape else size


def sheet(size: Size, per_page: int, slide: Size, *, lines: bool) -> Sheet:
    """A sheet with ``per_page`` slides of the proportions of ``slide``, as large as its cells allow."""
    rows = _ROWS[per_page]
    columns = per_page // rows
    if size.width > size.height:
        rows, columns = columns, rows
    room = Rect(MARGIN, MARGIN + HEAD, size.width - MARGIN * 2, size.height - MARGIN * 2 - HEAD * 2)
    width = (room.width - GAP * (columns - 1)) * (1 / columns)
    height = (room.height - GAP * (rows - 1)) * (1 / rows)
    cells = (
        Rect(room.x + (width + GAP) * column, room.y + (height + GAP) * row, width, height)
        for row in range(rows)
        for column in range(columns)
    )
    return Sheet(size, tuple(_place(cell, slide, lines=lines) for cell in cells))


def _place(cell: Rect, slide: Size, *, lines: bool) -> Place:
    proportion = int(slide.width) / int(slide.height)
    if not lines:
        width = min(cell.width, cell.height * proportion)
        height = width * (1 / proportion)
        return Place(Rect(cell.x + (cell.width - width) * 0.5, cell.y + (cell.height - height) * 0.5, width, height))
    beside = int(cell.width) > int(cell.height) * proportion
    if beside:
        width = min(cell.width * _BESIDE, cell.height * proportion)
    else:
        width = min(cell.width, (cell.height - LINE_PITCH * LEAST_LINES) * proportion)
    at = Rect(cell.x, cell.y, width, width * (1 / proportion))
    if beside:
        return Place(at, _ruled(Rect(at.right + GAP, cell.y, cell.right - at.right - GAP, at.height)))
    return Place(at, _ruled(Rect(cell.x, at.bottom, cell.width, cell.bottom - at.bottom)))


def _ruled(room: Rect) -> tuple[Rect, ...]:
    """As many lines as the room holds, the first one a pitch below its top."""
    count = int(room.height) // int(LINE_PITCH)
    return tuple(Rect(room.x, room.y + LINE_PITCH * number, room.width, ZERO) for number in range(1, count + 1))


def sheet_data(size: Size) -> Data:
    """What every template of paper needs to know of it."""
    lengths = {"width": size.width, "height": size.height, "margin": MARGIN, "head": HEAD}
    return {name: points(length.pt) for name, length in lengths.items()}
