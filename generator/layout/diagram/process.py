"""A process: arrows in a row, in several rows, or boxes one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.layout.diagram.canvas import INK, LIT, Canvas
from generator.layout.diagram.work import LINE, Arrangement, DiagramWork, Plan, Sizes
from generator.scene.boxes import Side
from generator.scene.forms import Preset
from generator.scene.text import Anchor
from generator.units import Pt

TIP, GAP, PAD = 24.0, 6.0, 12.0
"""How far an arrow's point reaches, between two of them, and between a notch or an edge and the text."""
MOST_ACROSS: Final = 6
LINES: Final = 3
"""Of the text in an arrow at the most."""
LOWEST, LIKED, ALONE = 52.0, 120.0, 140.0
"""Heights of arrows: the lowest, and those that they like to have, with texts below them and without."""
AIR = 12.0
"""Above and below the text in one."""
TO_TEXT, TEXT_FREE = 14.0, 18.0
"""From an arrow to what is said of it, and at the end of that."""
BETWEEN_ROWS = 20.0
DOWN, LEAST_DOWN = 22.0, 9.0
"""Between boxes that stand one under the other."""
HEAD_SHARE = 0.36
BOX_AIR = 7.0


def _in_rows(rows: int) -> Arrangement:
    """Arrows in so many rows."""

    def arranged(work: DiagramWork, width: float, sizes: Sizes) -> Plan | None:
        count = len(work.points)
        across = -(-count // rows)
        if across > MOST_ACROSS or (rows > 1 and across < 2) or across * (rows - 1) >= count:
            return None
        step = (width - TIP + GAP) / across
        inner = step - TIP - GAP - PAD - 4
        heads = work.heights([work.head(point) for point in work.points], inner, sizes)
        details = work.heights([work.detail(point) for point in work.points], step - TEXT_FREE - GAP, sizes)
        if heads is None or details is None or max(heads) > LINES * LINE * sizes.head + 3:
            return None
        low = max(LOWEST, max(heads) + 2 * AIR)
        said = [max(details[start : start + across]) for start in range(0, count, across)]
        below = [TO_TEXT + one if one else 0.0 for one in said]
        fixed = sum(below) + BETWEEN_ROWS * (rows - 1)
        liked = max(low, (LIKED if work.listed else ALONE) * (1.0 if rows == 1 else 0.7))

        def draw(canvas: Canvas, height: float) -> None:
            high = max(low, min(liked, (height - fixed) / rows))
            top = 0.0
            for row in range(rows):
                for column, at in enumerate(range(row * across, min(count, (row + 1) * across))):
                    _arrow(canvas, at, (step * column, top, step + TIP - GAP, high), inner, sizes, flat=not at)
                    if detail := work.detail(work.points[at]):
                        place = (step * column, top + high + TO_TEXT, step - TEXT_FREE - GAP, details[at])
                        canvas.text(detail, place, sizes, item=at + 1)
                top += high + below[row] + BETWEEN_ROWS

        return Plan(rows * low + fixed, rows * liked + fixed, draw)

    return arranged


def _arrow(
    canvas: Canvas, at: int, place: tuple[float, float, float, float], inner: float, sizes: Sizes, *, flat: bool
) -> None:
    """``flat``: it begins with a straight edge."""
    work = canvas.work
    left, top, width, height = place
    right, middle, bottom = left + width, top + height / 2, top + height
    corners = [(left, top), (right - TIP, top), (right, middle), (right - TIP, bottom), (left, bottom)]
    handles = (("adj", round(100_000 * TIP / min(width, height))),)
    preset = Preset("homePlate", handles, after=Pt(TIP / 2))
    if not flat:
        corners.append((left + TIP, middle))
        preset = Preset("chevron", handles, Pt(TIP), Pt(TIP))
    lit = is_lit(work, at)
    holder = canvas.ground(f"{at + 1}-shape", place, lit, canvas.polygon(corners, preset))
    text = work.head(work.points[at], INK[LIT] if lit else "")
    start = left + (PAD + 4 if flat else TIP + PAD)
    room = (start, top + 2, inner + (TIP - 4 if flat else 0.0), height - 4)
    canvas.text(text, room, sizes, holder=holder, item=at + 1, anchor=Anchor.MIDDLE)


def is_lit(work: DiagramWork, at: int) -> bool:
    """Whether an item stands out: those that their author says, else the last one."""
    return work.points[at].highlight if work.lit else at == len(work.points) - 1


def _down(work: DiagramWork, width: float, sizes: Sizes) -> Plan | None:
    """Boxes one under the other, what is said of each beside it."""
    count = len(work.points)
    wide = width * HEAD_SHARE if work.listed else width
    heads = work.heights([work.head(point) for point in work.points], wide - 2 * PAD, sizes, whole=not sizes.last)
    beside = width - wide - PAD - 4
    details: Sequence[float] | None = [0.0] * count
    if work.listed:
        details = work.heights([work.detail(one) for one in work.points], beside, sizes, whole=not sizes.last)
    if heads is None or details is None:
        return None
    rows = [max(head, detail) + 2 * BOX_AIR for head, detail in zip(heads, details, strict=True)]

    def draw(canvas: Canvas, height: float) -> None:
        spare = height - sum(rows)
        gap = min(DOWN, spare / (count - 1)) if count > 1 else 0.0
        more = max(0.0, min(10.0, (spare - gap * (count - 1)) / count))
        top = 0.0
        for at, point in enumerate(work.points):
            high = rows[at] + more
            lit = is_lit(work, at)
            holder = canvas.ground(f"{at + 1}-shape", (0.0, top, wide, high), lit)
            text = work.head(point, INK[LIT] if lit else "")
            canvas.text(text, (PAD, top + 2, wide - 2 * PAD, high - 4), sizes, holder=holder, item=at + 1,
                        anchor=Anchor.MIDDLE)  # fmt: skip
            if at:
                start = (work.points[at - 1].id, Side.BOTTOM, wide / 2, top - gap)
                canvas.connect(f"{at}-arrow", start, (point.id, Side.TOP, wide / 2, top), arrow=True)
            if detail := work.detail(point):
                canvas.text(detail, (wide + PAD + 4, top, beside, high), sizes, item=at + 1, anchor=Anchor.MIDDLE)
            top += high + gap

    return Plan(sum(rows) + LEAST_DOWN * (count - 1), sum(rows) + DOWN * (count - 1) + 10.0 * count, draw)


ARRANGEMENTS: Final[tuple[Arrangement, ...]] = (_in_rows(1), _in_rows(2), _in_rows(3), _down)
