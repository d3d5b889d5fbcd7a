"""A time line: dates over a line in a row, in two rows, or down the page."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.layout.diagram.canvas import Canvas
from generator.layout.diagram.work import LINE, Arrangement, DiagramWork, Plan, Sizes
from generator.scene.text import Align, Anchor

GUTTER = 24.0
DISC, RING, STROKE = 9.0, 3.0, 2.0
"""Radius of an event's disc, width of its ring and of the line."""
OVER, UNDER = 10.0, 14.0
"""From a date to its disc, and from there to the text."""
BETWEEN_ROWS = 30.0
MOST_ACROSS: Final = 6
LARGER: Final = 1.7
"""Of dates over texts, at the most."""
SHARES: Final = (0.12, 0.16, 0.2, 0.26, 0.34)
"""Of the width that dates may take beside a line down the page."""
BESIDE = 14.0
LEAST_GAP, GAP = 8.0, 26.0


def _dated(work: DiagramWork, width: float, sizes: Sizes) -> Sizes | None:
    """The sizes with the largest for dates at which each is on one line; the text's, on several, where none is."""
    dates = [work.date(point) for point in work.points]
    if not any(one.sections for one in dates):
        return sizes
    most = LARGER * sizes.head
    for size in work.theme.styles["point_date"].sizes:
        if not work.least() <= size <= most:
            continue
        found = replace(sizes, date=size)
        heights = work.heights(dates, width, found)
        if heights and max(heights) < 1.5 * LINE * size:
            return found
    found = replace(sizes, date=sizes.head)
    return found if work.heights(dates, width, found) else None


def _in_rows(rows: int) -> Arrangement:
    """Along lines, so many of them."""

    def arranged(work: DiagramWork, width: float, asked: Sizes) -> Plan | None:
        count = len(work.points)
        across = -(-count // rows)
        if across > MOST_ACROSS or (rows > 1 and across < 2) or across * (rows - 1) >= count:
            return None
        own = (width - GUTTER * (across - 1)) / across
        sizes = _dated(work, own, asked)
        if sizes is None:
            return None
        dates = work.heights([work.date(point) for point in work.points], own, sizes)
        texts = work.heights([work.both(point) for point in work.points], own, sizes)
        if dates is None or texts is None:
            return None
        starts = range(0, count, across)
        over = [max(dates[start : start + across]) for start in starts]
        under = [max(texts[start : start + across]) for start in starts]
        highs = [
            (above + OVER if above else 0.0) + 2 * DISC + (UNDER + below if below else 0.0)
            for above, below in zip(over, under, strict=True)
        ]
        total = sum(highs) + BETWEEN_ROWS * (rows - 1)

        def draw(canvas: Canvas, height: float) -> None:
            apart = BETWEEN_ROWS + (min(20.0, (height - total) / (rows - 1)) if rows > 1 else 0.0)
            top = 0.0
            for row, high in enumerate(highs):
                middle = top + (over[row] + OVER if over[row] else 0.0) + DISC
                canvas.shape(f"line-{row + 1}", (0.0, middle - STROKE / 2, width, STROKE), "rule")
                for column, at in enumerate(range(row * across, min(count, (row + 1) * across))):
                    point, left = work.points[at], (own + GUTTER) * column
                    canvas.text(work.date(point), (left, top, own, over[row]), sizes, item=at + 1,
                                anchor=Anchor.BOTTOM)  # fmt: skip
                    _disc(canvas, at, left + DISC, middle)
                    place = (left, middle + DISC + UNDER, own, texts[at])
                    canvas.text(work.both(point), place, sizes, item=at + 1)
                top += high + apart

        return Plan(total, total + 20.0 * (rows - 1), draw)

    return arranged


def _disc(canvas: Canvas, at: int, x: float, y: float) -> None:
    """What stands out is filled: what its author says, else the last one."""
    work = canvas.work
    lit = work.points[at].highlight if work.lit else at == len(work.points) - 1
    color, fill = ("pop", "pop") if lit else ("accent", work.context.background)
    canvas.disc(f"{at + 1}-disc", x, y, DISC - RING / 2, fill, line=color, width=RING)


def _down(work: DiagramWork, width: float, asked: Sizes) -> Plan | None:
    """From the top down: dates before the line, texts behind it."""
    dates, wide, sizes = [work.date(point) for point in work.points], 0.0, asked
    if any(one.sections for one in dates):
        sizes = replace(asked, date=asked.head)
        for share in SHARES:
            wide = width * share
            heights = work.heights(dates, wide, sizes, whole=not sizes.last)
            if heights and (max(heights) < 1.5 * LINE * sizes.date or share == SHARES[-1]):
                break
        else:
            return None
    line = (wide + BESIDE if wide else 0.0) + DISC
    start = line + DISC + BESIDE
    whole = not sizes.last
    of_dates = work.heights(dates, wide, sizes, whole=whole) if wide else [0.0] * len(dates)
    texts = work.heights([work.both(point) for point in work.points], width - start, sizes, whole=whole)
    if of_dates is None or texts is None:
        return None
    rows = [max(2 * DISC, one, other) for one, other in zip(of_dates, texts, strict=True)]
    count = len(rows)

    def draw(canvas: Canvas, height: float) -> None:
        gap = min(GAP, (height - sum(rows)) / (count - 1)) if count > 1 else 0.0
        first = LINE * sizes.head / 2
        """From the top of a row to the middle of its first line."""
        end = sum(rows[:-1]) + gap * (count - 1) + first
        canvas.shape("line", (line - STROKE / 2, first, STROKE, max(STROKE, end - first)), "rule")
        top = 0.0
        for at, (point, high) in enumerate(zip(work.points, rows, strict=True)):
            canvas.text(work.date(point), (0.0, top, wide, high), sizes, item=at + 1, align=Align.RIGHT)
            _disc(canvas, at, line, top + first)
            canvas.text(work.both(point), (start, top, width - start, high), sizes, item=at + 1)
            top += high + gap

    return Plan(sum(rows) + LEAST_GAP * (count - 1), sum(rows) + GAP * (count - 1), draw)


ARRANGEMENTS: Final[tuple[Arrangement, ...]] = (_in_rows(1), _in_rows(2), _down)
