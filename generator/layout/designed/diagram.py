"""A diagram over the whole body: the largest type that it fits in, a part of the room to spare above it."""

from __future__ import annotations

from generator.deck.model import Diagram
from generator.layout.designed.zone import Drawn, Zone, at
from generator.layout.diagram.canvas import Canvas
from generator.layout.diagram.work import DiagramWork, arrangements_of, chosen

MOST_SHELF = 84.0


def draw_diagram(diagram: Diagram, name: str, zone: Zone) -> Drawn | None:
    """None where it does not fit."""
    work = DiagramWork(diagram, name, zone.context)
    found = chosen(work, arrangements_of(diagram.kind), zone.width, zone.height, 1_000)
    if found is None:
        return None
    plan, sizes = found
    height = min(zone.height, max(plan.least, plan.liked))
    canvas = Canvas(work, at(zone.rect, zone.shelf(height, MOST_SHELF), height))
    plan.draw(canvas, height)
    return Drawn((canvas.group(),), f"{diagram.kind}, {sizes.head} pt")
