"""A matrix: cells between two axes."""

from __future__ import annotations

from typing import Final

from generator.layout.body.joined import JoinedText
from generator.layout.diagram.canvas import INK, LIT, Canvas
from generator.layout.diagram.work import Arrangement, DiagramWork, Plan, Sizes
from generator.scene.text import Align

GAP = 12.0
PAD, CLOSE = 16.0, 9.0
"""Between the edge of a cell and its text."""
SHARES: Final = (0.1, 0.14, 0.18, 0.24)
"""Of the width that what stands beside the rows may take."""
AXIS, TO_CELLS, TO_WORDS = 1.5, 8.0, 8.0
"""Width of an axis, and its distance from the cells and from the words beside it."""
ARROW = 8.0
LOWEST, LIKED = 40.0, 150.0


def _with(pad: float) -> Arrangement:
    """Cells with so much between their edges and their texts."""

    def arranged(work: DiagramWork, width: float, sizes: Sizes) -> Plan | None:
        diagram = work.diagram
        columns = diagram.columns
        rows = len(work.points) // columns
        whole = not sizes.last
        words = sizes.small
        down = [work.said(f"y{at}", text, "point_text") for at, text in enumerate(diagram.down, start=1)]
        across = [work.said(f"x{at}", text, "point_text") for at, text in enumerate(diagram.across, start=1)]
        x_title, y_title = (
            work.said("x_title", diagram.x_title, "point"),
            work.said("y_title", diagram.y_title, "point"),
        )
        beside = _beside(work, down or [y_title], width, words)
        if beside is None:
            return None
        left = beside + (TO_WORDS if beside else ARROW / 2) + AXIS + TO_CELLS
        own = (width - left - GAP * (columns - 1)) / columns
        below = work.heights(across, own, words, whole=whole)
        title = work.height(x_title, width - left, words, whole=whole)
        cells = work.heights([work.both(point) for point in work.points], own - 2 * pad, sizes, whole=whole)
        named = work.heights(down, beside, words, whole=whole) if beside else []
        y_high = work.height(y_title, width if down else beside, words, whole=whole) if beside else 0.0
        if below is None or title is None or cells is None or named is None or y_high is None:
            return None
        low = [max(LOWEST, max(cells[row * columns : (row + 1) * columns]) + 2 * pad) for row in range(rows)]
        if named:  # each beside the middle of its row; the title of all stands above them
            low = [max(one, name + 8) for one, name in zip(low, named, strict=True)]
        else:
            low[0] = max(low[0], y_high)
        over = y_high + TO_WORDS if named and y_high else 0.0
        low = [max(low)] * rows
        foot = TO_CELLS + AXIS + (TO_WORDS + max(below) if across else 0.0) + (TO_WORDS + title if title else 0.0)
        fixed = over + GAP * (rows - 1) + foot
        liked = max(low[0], LIKED if work.listed or rows == 2 else 100.0)

        def draw(canvas: Canvas, height: float) -> None:
            high = max(low[0], min(liked, (height - fixed) / rows))
            bottom = over + rows * high + GAP * (rows - 1) + TO_CELLS
            axis = left - TO_CELLS - AXIS
            plain = not (down or across)
            head = ARROW / 2 if plain else 0.0
            canvas.shape("y-axis", (axis, over + head, AXIS, bottom + AXIS - over - head), "muted")
            canvas.shape("x-axis", (axis, bottom, width - axis - head, AXIS), "muted")
            if plain:  # nothing else says which way they go
                _arrow(canvas, "y-head", (axis + AXIS / 2, 0.0), up=True)
                _arrow(canvas, "x-head", (width, bottom + AXIS / 2), up=False)
            if y_high and named:
                canvas.text(y_title, (0.0, 0.0, width, y_high), words)
            elif y_high:
                canvas.text(y_title, (0.0, 0.0, beside, y_high), words, align=Align.RIGHT)
            for row, text in enumerate(down):
                y = over + (high + GAP) * row + (high - named[row]) / 2
                canvas.text(text, (0.0, y, beside, named[row]), words, align=Align.RIGHT)
            for at, point in enumerate(work.points):
                row, column = divmod(at, columns)
                place = (left + (own + GAP) * column, over + (high + GAP) * row, own, high)
                holder = canvas.ground(f"{at + 1}-shape", place, point.highlight)
                text = work.both(point, INK[LIT] if point.highlight else "")
                room = (place[0] + pad, place[1] + pad, own - 2 * pad, high - 2 * pad)
                canvas.text(text, room, sizes, holder=holder, item=at + 1)
            y = bottom + AXIS + TO_WORDS
            for column, text in enumerate(across):
                place = (left + (own + GAP) * column, y, own, below[column])
                canvas.text(text, place, words, align=Align.CENTER)
            if title:
                y += max(below) + TO_WORDS if across else 0.0
                canvas.text(x_title, (left, y, width - left, title), words, align=Align.RIGHT)

        return Plan(rows * low[0] + fixed, rows * liked + fixed, draw)

    return arranged


def _beside(work: DiagramWork, texts: list[JoinedText], width: float, sizes: Sizes) -> float | None:
    """How wide what stands beside the rows has to be: so that no word is broken."""
    said = [one for one in texts if one.sections]
    if not said:
        return 0.0
    for share in SHARES:
        if work.heights(said, width * share, sizes, whole=share != SHARES[-1]) is not None:
            return width * share
    return None


def _arrow(canvas: Canvas, name: str, tip: tuple[float, float], *, up: bool) -> None:
    x, y = tip
    half = ARROW / 2
    if up:
        corners = [(x, y), (x + half, y + ARROW), (x - half, y + ARROW)]
        place = (x - half, y, ARROW, ARROW)
    else:
        corners = [(x, y), (x - ARROW, y + half), (x - ARROW, y - half)]
        place = (x - ARROW, y - half, ARROW, ARROW)
    canvas.shape(name, place, "muted", canvas.polygon(corners))


ARRANGEMENTS: Final[tuple[Arrangement, ...]] = (_with(PAD), _with(CLOSE))
