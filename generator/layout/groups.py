"""Regions that stand side by side, as the columns of a comparison: all in one size."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from generator.layout.flow import Body, Filled, relaxed, tallest
from generator.layout.regions import TextFit, first_fit
from generator.layout.size_ladder import Setting
from generator.layout.theme import Theme
from generator.layout.ways import Room, Way, ways
from generator.units import Length

NARROWEST = 8.5
"""Em that a column of large type is wide at least."""


class GroupFit(Struct, frozen=True):
    """How regions of one group are set."""

    setting: Setting
    drop: float = 0.0
    """Points that all of them stand lower than their rule says."""


def group_fit(jobs: Sequence[TextFit], most: int = 0) -> GroupFit | None:
    """Regions of one group in one size, as large as all of them allow; lists share out what is left over. ``most``: the
    largest size, if the style has one that is no larger; 0: any."""
    if most and (sizes := tuple(size for size in jobs[0].sizes if size <= most)):
        jobs = [replace(one, sizes=sizes) for one in jobs]
    first = jobs[0]
    theme = first.fitting.theme
    if not first.fitting.style.list:
        setting = first_fit(jobs)
        return GroupFit(setting) if setting else None
    bodies = [Body(one.fitting, list(one.paragraphs), one.hang) for one in jobs]
    rooms = [Room("", one.width, one.height, 1) for one in jobs]
    items = max(body.items for body in bodies)
    for way in ways(theme, "auto", first.sizes, [rooms[0], replace(rooms[0], dense=True)], items, whole=True):
        lines = _lines(way, theme)
        if lines is None:
            continue
        if all(body.in_room(way.setting, room, way.fill, lines) for body, room in zip(bodies, rooms, strict=True)):
            break
    else:
        return None
    filled = [Filled(room, way.setting, (0,)) for room in rooms]
    done = [relaxed(body, one) for body, one in zip(bodies, filled, strict=True)]
    fullest = min(done, key=lambda one: one.setting.gap)
    same = [replace(one, setting=fullest.setting) for one in filled]
    heights = [tallest(body, one)[0] for body, one in zip(bodies, same, strict=True)]
    return GroupFit(fullest.setting, theme.fit.shelf.drop(first.height - max(heights)))


def _lines(way: Way, theme: Theme) -> int | None:
    """How many lines an item may have in a column: as many more as the column is narrower than the measure. None: the
    column is too narrow for type so large."""
    if not way.lines:
        return 0
    wide = way.room.width / way.setting.size
    return None if wide < NARROWEST else ceil(way.lines * max(1.0, theme.fit.measure / wide))


def lowered(one: TextFit, drop: Length) -> TextFit:
    """The same, so much further down; the bottom of a list stays."""
    rect = replace(one.rect, y=one.rect.y + drop)
    return replace(one, rect=replace(rect, height=Length(rect.height - drop)) if one.fitting.style.list else rect)
