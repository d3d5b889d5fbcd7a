"""When each slide is planned to begin, for the speaker's screen."""

from __future__ import annotations

from itertools import accumulate

from generator.scene.page import Scene


def planned_starts(scene: Scene) -> list[float]:
    """The minute in which each page is to begin, and at last that in which the lecture ends; nothing where nobody
    planned it. What a deck says of its ``duration`` counts: the minutes of its pages are shares of that."""
    minutes = [float(getattr(page, "minutes", 0.0) or 0.0) for page in scene.pages]
    duration = getattr(scene, "duration", None)
    if not sum(minutes):
        minutes = [1.0 if duration else 0.0] * len(minutes)
    total = sum(minutes)
    if not total:
        return []
    scale = duration / total if duration else 1.0
    return [round(start * scale, 3) for start in accumulate(minutes, initial=0.0)]
