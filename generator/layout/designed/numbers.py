"""Numbers over the whole body: figures as large as the widest of them allows."""

from __future__ import annotations

from generator.deck.model import Numbers
from generator.layout.body.joined import even, places
from generator.layout.body.numbers import GUTTER, NumberSet
from generator.layout.designed.zone import Drawn, Zone, at, placeholder
from generator.scene.boxes import Box

DOWN = 28.0
"""They stand lower than other bodies by so much, where there is room."""
LABELS, NOTES = {1: 28, 4: 20}, {1: 24}
"""Largest size of labels and of notes by how many numbers there are; of others 24 and 20."""


def draw_numbers(numbers: Numbers, zone: Zone) -> Drawn | None:
    """None where they do not fit."""
    work = NumberSet(numbers, "numbers", zone.context)
    count = len(numbers.entries)
    width = even(zone.width, GUTTER, count)
    labels, notes = zone.sizes("card_head", LABELS.get(count, 24)), zone.sizes("card_body", NOTES.get(count, 20))
    most = 1_000.0
    while figure := work.figure(width, most):
        for label in labels:
            for note in notes:
                height = work.height(width, figure, label, note)
                if note > label or height is None or height > zone.height:
                    continue
                down = min(DOWN, (zone.height - height) / 2)
                boxes: list[Box] = []
                rects = places(at(zone.rect, down, height), GUTTER, count, rtl=zone.context.rtl)
                for index, rect in enumerate(rects):
                    boxes += work.boxes(index, rect, (figure, label, note), placeholder(index + 1))
                return Drawn(tuple(boxes), f"numbers, {figure}, {label} and {note} pt")
        most = figure - 1
    return None
