"""A cycle: numbered discs on a ring, and beside or below it what each of them stands for."""

from __future__ import annotations

from math import asin, ceil, cos, pi, sin
from typing import Final

from generator.layout.art.curves import arc
from generator.layout.body.joined import JoinedText
from generator.layout.diagram.canvas import Canvas
from generator.layout.diagram.work import LINE, Arrangement, DiagramWork, Plan, Sizes
from generator.scene.text import Align

DISC, LEAST_DISC = 50.0, 17.0
"""Radius of a disc, and the least."""
SHARE = 0.36
"""Of the distance between two discs that their radius takes at the most."""
ARC, HEAD, FREE = 3.0, 12.0, 0.07
"""Width of an arc, length of its head, and what is free before and after it, in radians."""
LIKED, LEAST = 360.0, 170.0
"""Height of the ring."""
SIDES: Final = (LEAST, 200.0, 230.0, 260.0, 290.0, 320.0, LIKED)
DISCS: Final = (DISC, 42.0, 34.0, 26.0, 20.0)
INNER, WIDE = 8.0, 1.7
"""Free around a text in the middle, and its width over the radius that is left for it."""
RING_SHARE = 0.5
BETWEEN = 40.0
NUMBER, TO_TEXT = 34.0, 10.0
"""Room for the number of an item, and after it."""
LEAST_GAP, GAP = 10.0, 24.0


def _ring(canvas: Canvas, x: float, y: float, radius: float, disc: float) -> None:
    """The arcs, and the discs with their numbers, from the top on with the hands of a clock."""
    work = canvas.work
    count = len(work.points)
    step, own = 2 * pi / count, 2 * asin(disc / (2 * radius))
    lit = [point.highlight if work.lit else not at for at, point in enumerate(work.points)]
    for at in range(count):
        start = at * step - pi / 2 + own + FREE
        end = (at + 1) * step - pi / 2 - own - FREE
        head = HEAD / radius
        following = min(at + 2, count)  # the item that the arrow leads to, or the last one for that back to the first
        canvas.outline(f"{at + 1}-arc", arc((x, y), radius, start, max(start + 0.01, end - head * 0.8)), None,
                       line="accent", width=ARC, item=following)  # fmt: skip
        base, tip = end - head, (x + radius * cos(end), y + radius * sin(end))
        sides = [(x + r * cos(base), y + r * sin(base)) for r in (radius - HEAD / 2, radius + HEAD / 2)]
        corners = [tip, *sides]
        outline = list(zip(corners, [*corners[1:], corners[0]], strict=True))
        canvas.outline(f"{at + 1}-head", outline, "accent", item=following)
    large = next((size for size in (28, 24, 20, 18, 16, 14) if size <= disc), 14)
    for at in range(count):
        angle = at * step - pi / 2
        left, top = x + radius * cos(angle) - disc, y + radius * sin(angle) - disc
        canvas.number(at + 1, (left, top, 2 * disc, 2 * disc), large, lit=lit[at])


def _measures(side: float, count: int, most: float = DISC) -> tuple[float, float]:
    """Radii of the ring and of the discs."""
    share = 2 * SHARE * sin(pi / count)
    fitting = share * side / 2 / (1 + share)
    disc = max(min(most, LEAST_DISC), most - ceil(max(0.0, most - fitting)))
    return side / 2 - disc, disc


def _arranged(*, beside: bool) -> Arrangement:
    """``beside``: the texts stand beside the ring, else below it."""

    def arranged(work: DiagramWork, width: float, sizes: Sizes) -> Plan | None:
        count = len(work.points)
        ring = min(LIKED, width * RING_SHARE) if beside else min(width, LIKED)
        if ring < LEAST:
            return None
        start = (width * RING_SHARE + BETWEEN if beside else 0.0) + NUMBER + TO_TEXT
        whole = beside or not sizes.last
        texts = work.heights([work.both(point) for point in work.points], width - start, sizes, whole=whole)
        middle = work.said("center", work.diagram.center, "point")
        if texts is None:
            return None
        listed = sum(texts)
        fewest = listed + LEAST_GAP * (count - 1)

        found = next(
            (one for side in SIDES if side <= ring and (one := _ring_of(work, side, count, middle, sizes))), None
        )
        if found is None:
            return None
        least, within = found

        def draw(canvas: Canvas, height: float) -> None:
            side = min(ring, height) if beside else min(ring, height - fewest - GAP)
            inside = _ring_of(work, side, count, middle, sizes)
            radius, disc, wide, high = inside[1] if inside else within
            x = (width * RING_SHARE if beside else width) / 2
            y = (height if beside else side) / 2
            _ring(canvas, x, y, radius, disc)
            if middle.sections:
                canvas.text(middle, (x - wide / 2, y - high / 2, wide, high), sizes.small, align=Align.CENTER)
            room = height if beside else height - side - GAP
            gap = min(GAP, (room - listed) / (count - 1))
            top = (height - listed - gap * (count - 1)) / 2 if beside else side + GAP
            for at, point in enumerate(work.points):
                place = (start - NUMBER - TO_TEXT, top, NUMBER, LINE * sizes.head + 2)
                canvas.counted(at + 1, place, sizes)
                canvas.text(work.both(point), (start, top, width - start, texts[at]), sizes, item=at + 1)
                top += texts[at] + gap

        if beside:
            return Plan(max(least, fewest), max(ring, fewest), draw)
        return Plan(least + GAP + fewest, ring + GAP + listed + GAP * (count - 1), draw)

    return arranged


def _ring_of(
    work: DiagramWork, side: float, count: int, middle: JoinedText, sizes: Sizes
) -> tuple[float, tuple[float, float, float, float]] | None:
    """A ring of that height with the largest discs that leave its middle room for a text: the radii of both, and the
    text's width and height."""
    for most in DISCS:
        radius, disc = _measures(side, count, most)
        free = radius - disc - INNER
        wide = WIDE * free
        high = work.height(middle, wide, sizes.small, whole=most != DISCS[-1] or not sizes.last)
        if high is not None and disc >= LEAST_DISC and (high / 2) ** 2 + (wide / 2) ** 2 <= free**2 + 1:
            return side, (radius, disc, wide, high)
    return None


ARRANGEMENTS: Final[tuple[Arrangement, ...]] = (_arranged(beside=True), _arranged(beside=False))
