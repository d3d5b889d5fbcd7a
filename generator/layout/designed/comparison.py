"""A comparison over the whole body: rows as high as the page allows."""

from __future__ import annotations

from generator.deck.model import Comparison
from generator.layout.body.comparison import ComparisonPart
from generator.layout.body.table import SMALLER
from generator.layout.designed.zone import Drawn, Zone
from generator.layout.size_ladder import Setting

AIR = 2.4
"""How much higher rows get than their text where there is room, in em."""
LARGEST = 24


def draw_comparison(comparison: Comparison, zone: Zone) -> Drawn | None:
    """None where it does not fit on one page."""
    for size in zone.sizes("table", LARGEST):
        part = ComparisonPart(comparison, "comparison", zone.context, AIR)
        setting = Setting(size + SMALLER, 1.0, 0.0)
        pieces = part.pieces(zone.width, setting)
        if pieces is None or sum(piece.height for piece in pieces) > zone.height:
            continue
        boxes = part.boxes(zone.rect, setting, 0, len(pieces))
        return Drawn(boxes, f"comparison, {size} pt")
    return None
