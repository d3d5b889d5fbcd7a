"""A pyramid: levels from the top down, and beside each what it stands for."""

from __future__ import annotations

from typing import Final

from generator.layout.diagram.canvas import LIT, TINT, Canvas
from generator.layout.diagram.work import Arrangement, DiagramWork, Plan, Sizes
from generator.scene.text import Anchor

SHARES: Final = (0.42, 0.3)
"""Of the width that the pyramid takes."""
TO_TEXT, GAP, RULE = 24.0, 4.0, 0.75
AIR = 6.0
LOWEST, LIKED = 34.0, 100.0


def _levels(work: DiagramWork, width: float, sizes: Sizes) -> Plan | None:
    count = len(work.points)
    share = SHARES[0] if width > 500 else SHARES[1]
    base = width * share
    start = base + TO_TEXT
    texts = work.heights([work.both(one) for one in work.points], width - start, sizes, whole=not sizes.last)
    if texts is None:
        return None
    low = max(LOWEST, max(texts) + 2 * AIR)
    liked = max(low, LIKED)

    def draw(canvas: Canvas, height: float) -> None:
        high = max(low, min(liked, height / count))
        whole = high * count

        def half(y: float) -> float:
            return base / 2 * y / whole

        for at, point in enumerate(work.points):
            top, bottom = high * at, high * (at + 1) - (GAP if at + 1 < count else 0.0)
            lit = point.highlight if work.lit else not at
            corners = [(base / 2 - half(top), top), (base / 2 + half(top), top),
                       (base / 2 + half(bottom), bottom), (base / 2 - half(bottom), bottom)]  # fmt: skip
            form = canvas.polygon(corners if at else [corners[0], *corners[2:]])
            wide = 2 * half(bottom)
            place = (base / 2 - wide / 2, top, wide, bottom - top)
            canvas.shape(
                f"{at + 1}-level", place, LIT if lit else TINT, form, line=canvas.edge(), width=canvas.outlined
            )
            if at + 1 < count:
                edge = base / 2 + half(bottom) + 2
                canvas.shape(f"{at + 1}-rule", (edge, bottom + GAP / 2 - RULE / 2, width - edge, RULE), "rule")
            room = (start, top + 1, width - start, high - GAP - 2)
            canvas.text(work.both(point), room, sizes, item=at + 1, anchor=Anchor.MIDDLE)

    return Plan(count * low, count * liked, draw)


ARRANGEMENTS: Final[tuple[Arrangement, ...]] = (_levels,)
