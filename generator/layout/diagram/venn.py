"""Two sets that overlap, and what they have in common."""

from __future__ import annotations

from typing import Final

from generator.layout.art.curves import XY, Piece, lens
from generator.layout.diagram.canvas import INK, LIT, Canvas
from generator.layout.diagram.work import Arrangement, DiagramWork, Plan, Sizes
from generator.scene.forms import Ellipse
from generator.scene.text import Align, Anchor

RADIUS, BETWEEN = 0.31, 0.38
"""Of each set, and between their centres, in shares of the width."""
ROUND = 0.1465
"""Share of an ellipse that its text keeps clear of, at each side."""
COMMON: Final = (0.13, 0.16, 0.19)
"""Shares of the width that the text of both may take."""
FREE = 0.015
LEAST, LIKED = 120.0, 330.0


def _pair(work: DiagramWork, width: float, sizes: Sizes) -> Plan | None:
    clear = 2 * RADIUS * ROUND
    own = (1 - 2 * RADIUS - FREE - clear) * width
    whole = not sizes.last
    both = work.said("both", work.diagram.both, "point", INK[LIT])
    texts = work.heights([work.both(point) for point in work.points], own, sizes, whole=whole)
    if texts is None:
        return None
    found = None
    for share in COMMON:
        common = work.height(both, width * share, sizes, whole=whole)
        if common is not None:
            # the lens is at least as wide as the text, from its top to its bottom
            reach = (1 - ((share / 2 + BETWEEN / 2) / RADIUS) ** 2) ** 0.5
            need = common / reach
            if found is None or need < found[0]:
                found = (need, share, common)
    if found is None:
        return None
    need, share, common = found
    least = max(LEAST, need, max(texts) / (1 - 2 * ROUND))
    liked = max(least, min(LIKED, 0.9 * width))

    def draw(canvas: Canvas, height: float) -> None:
        high = max(least, min(liked, height))
        wide = 2 * RADIUS * width
        for at, point in enumerate(work.points):
            left = BETWEEN * width * at
            holder = canvas.ground(f"{at + 1}-shape", (left, 0.0, wide, high), point.highlight, Ellipse())
            text = work.both(point, INK[LIT] if point.highlight else "")
            start = left + clear * width if not at else (2 * RADIUS + FREE) * width
            room = (start, high * ROUND, own, high * (1 - 2 * ROUND))
            canvas.text(text, room, sizes, holder=holder, item=at + 1, align=Align.CENTER, anchor=Anchor.MIDDLE)
        half = BETWEEN / 2 / RADIUS
        pieces = [_scaled(one, width, high) for one in lens((-half, 0.0), 1.0, (half, 0.0), 1.0)]
        form = canvas.path(pieces)
        across = (2 * RADIUS - BETWEEN) * width
        tall = high * (1 - half * half) ** 0.5
        place = ((width - across) / 2, (high - tall) / 2, across, tall)
        holder = canvas.ground("both-shape", place, True, form)
        room = (width * (1 - share) / 2, (high - common) / 2, width * share, common)
        canvas.text(both, room, sizes, holder=holder, align=Align.CENTER, anchor=Anchor.MIDDLE)

    return Plan(least, liked, draw)


def _scaled(piece: Piece, width: float, height: float) -> Piece:
    """From circles of radius 1 about the middle to the page."""

    def place(at: XY) -> XY:
        return width / 2 + at[0] * RADIUS * width, height / 2 + at[1] * height / 2

    if len(piece) == 2:
        return place(piece[0]), place(piece[1])
    return place(piece[0]), place(piece[1]), place(piece[2]), place(piece[3])


ARRANGEMENTS: Final[tuple[Arrangement, ...]] = (_pair,)
