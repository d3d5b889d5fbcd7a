"""A hub: what surrounds one thing, on both sides of it or behind it."""

from __future__ import annotations

from typing import Final

from generator.layout.diagram.canvas import INK, LIT, Canvas
from generator.layout.diagram.work import Arrangement, DiagramWork, Plan, Sizes
from generator.scene.boxes import Side
from generator.scene.forms import Ellipse
from generator.scene.text import Align, Anchor

CENTER_SHARE, SPOKE_SHARE = 0.26, 0.07
ONE_SIDE_SHARE, ONE_SIDE_SPOKE = 0.34, 0.1
ROUND = 0.7071
"""Share of an ellipse's sides that its text may take."""
PAD, AIR = 14.0, 9.0
LOWEST, LIKED = 44.0, 76.0
LEAST_GAP, GAP = 10.0, 28.0
TALL = 0.82
"""Height of the middle over its width, at the most."""


def _around(sides: int) -> Arrangement:
    def arranged(work: DiagramWork, width: float, sizes: Sizes) -> Plan | None:
        count = len(work.points)
        share, spoke = (CENTER_SHARE, SPOKE_SHARE) if sides == 2 else (ONE_SIDE_SHARE, ONE_SIDE_SPOKE)
        center, between = width * share, width * spoke
        own = (width - center - sides * between) / sides
        whole = sides == 2 or not sizes.last
        texts = work.heights([work.both(point) for point in work.points], own - 2 * PAD, sizes, whole=whole)
        middle = work.said("center", work.diagram.center, "point", INK[LIT])
        inside = work.height(middle, center * ROUND - 4, sizes, whole=whole)
        if texts is None or inside is None:
            return None
        first = -(-count // sides)
        columns = [range(first), range(first, count)] if sides == 2 else [range(count)]
        low = max(LOWEST, max(texts) + 2 * AIR)
        round_low = (inside + 4) / ROUND
        if round_low > TALL * center:
            return None
        least = max(round_low, first * low + (first - 1) * LEAST_GAP)
        liked = max(round_low, first * max(low, LIKED) + (first - 1) * GAP, min(center * TALL, 180.0))

        def draw(canvas: Canvas, height: float) -> None:
            gap = max(LEAST_GAP, min(GAP, (height - first * low) / max(1, first - 1)))
            high = max(low, min(max(low, LIKED), (height - gap * (first - 1)) / first))
            tall = max(round_low, min(height, center * TALL))
            left = own + between if sides == 2 else 0.0
            if middle.sections:
                holder = canvas.ground("center-shape", (left, (height - tall) / 2, center, tall), True, Ellipse())
                inner = center * ROUND
                place = (left + (center - inner) / 2, (height - tall * ROUND) / 2, inner, tall * ROUND)
                canvas.text(middle, place, sizes, holder=holder, align=Align.CENTER, anchor=Anchor.MIDDLE)
            for side, column in enumerate(columns):
                before = sides == 2 and side == 0
                x = 0.0 if before else width - own
                top = (height - len(column) * high - gap * (len(column) - 1)) / 2
                for at in column:
                    point = work.points[at]
                    holder = canvas.ground(f"{at + 1}-shape", (x, top, own, high), point.highlight)
                    text = work.both(point, INK[LIT] if point.highlight else "")
                    canvas.text(text, (x + PAD, top + 2, own - 2 * PAD, high - 4), sizes, holder=holder, item=at + 1,
                                anchor=Anchor.MIDDLE)  # fmt: skip
                    if middle.sections:
                        start = (left if before else left + center, height / 2)
                        end = (x + own if before else x, top + high / 2)
                        here, there = (Side.LEFT, Side.RIGHT) if before else (Side.RIGHT, Side.LEFT)
                        canvas.connect(f"{at + 1}-line", (middle.name, here, *start), (point.id, there, *end))
                    top += high + gap

        return Plan(least, liked, draw)

    return arranged


ARRANGEMENTS: Final[tuple[Arrangement, ...]] = (_around(2), _around(1))
