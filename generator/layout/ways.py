"""The ways in which a body may be set, best first: sizes, frames, columns, spacings (docs/design/type.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.layout.size_ladder import Setting, is_cramped, settings_at
from generator.layout.theme import Step, Theme

NARROWEST = 13.0
"""Em that a column is wide at least."""
SLACK, MANY = 4.0, 4
"""A line may be so many em longer than the measure before a list of so many items is rather set in two columns."""


class Room(Struct, frozen=True):
    """What a layout offers a body: the columns' width and height in points."""

    layout: str
    width: float
    height: float
    columns: int
    dense: bool = False
    """The taller frame of dense pages."""


class Way(Struct, frozen=True):
    """A way to set a body: in a room, with the measure kept to, under what holds at a size."""

    room: Room
    setting: Setting
    fill: float = 1.0
    """Share of the room's height that the text may take."""
    lines: int = 0
    """Most lines of one item; 0: any number."""


@lru_cache(maxsize=512)
def known_ways(
    theme: Theme, policy: str, ladder: tuple[int, ...], rooms: tuple[Room, ...], items: int, short: bool, whole: bool
) -> tuple[Way, ...]:
    """As ``ways``, kept: the slides of a deck have few different ones."""
    return tuple(ways(theme, policy, ladder, rooms, items, short=short, whole=whole))


def ways(
    theme: Theme,
    policy: str,
    ladder: Sequence[int],
    rooms: Sequence[Room],
    items: int,
    *,
    short: bool = False,
    whole: bool = False,
) -> Iterator[Way]:
    """Ways to set a body of so many items, best first, by the fit policy; after the last one comes splitting, or an
    error. ``short``: of a list of short items, which stands in two columns from the beginning. ``whole``: no further
    page may be taken, so rather long lines than none.
    """
    if policy in ("error", "split"):
        ladder = comfortable(theme, ladder)
    steps = [step for size in ladder for step in theme.fit.steps(size)]
    for step in steps:
        every = settings_at(step.size, theme, smallest=step.size == ladder[-1])
        for room in _rooms_at(step, theme, policy, rooms, items, short=short):
            yield from (Way(room, one, step.fill, step.lines) for one in every if not is_cramped(one, theme))
    if policy in ("error", "split"):
        return
    cramped = [one for one in settings_at(ladder[-1], theme, smallest=True) if is_cramped(one, theme)]
    for room in _rooms_at(steps[-1], theme, policy, rooms, items, short=short):
        yield from (Way(room, one) for one in cramped)
    if whole:
        for room in sorted((one for one in rooms if one.dense), key=lambda one: one.columns):
            for step in steps:
                every = settings_at(step.size, theme, smallest=step.size == ladder[-1])
                yield from (Way(room, one) for one in every)


def comfortable(theme: Theme, ladder: Sequence[int]) -> tuple[int, ...]:
    """The sizes that are not smaller than body text should be."""
    return tuple(size for size in ladder if size >= theme.fit.comfortable) or tuple(ladder[:1])


def _rooms_at(step: Step, theme: Theme, policy: str, rooms: Sequence[Room], items: int, *, short: bool) -> list[Room]:
    """Where a body may stand at a size, the best first; one column is no wider than the measure."""
    measure = theme.fit.measure * step.size
    here = [room for room in rooms if room.dense == step.dense]
    one = next((room for room in here if room.columns == 1), None)
    two = next((room for room in here if room.columns == 2), None)
    if one is None:
        return [two] if two else []
    narrow = replace(one, width=min(one.width, measure))
    single = [narrow] if not step.items or items <= step.items else []
    double = [two] if two and two.width >= NARROWEST * step.size and items > 1 else []
    if policy == "columns" and two and items > 1:
        return double
    if policy != "auto":
        return single
    if short:
        return [*double, *single]
    if step.size >= theme.fit.comfortable:
        return single
    wide = one.width > measure + SLACK * step.size and items >= MANY
    return [*double, *single] if wide else [*single, *double]
