"""The ways to set a text, best first: sizes from a ladder, spacings at each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.layout.theme import Style, Theme

DISPLAY: Final = 42
"""From this size on type is display type, whose lines stand closer."""


class Setting(Struct, frozen=True):
    """One way to set a text: size of its first level, spacing, and gap in em of that size."""

    size: int
    spacing: float
    gap: float
    wide: bool = False
    """Lines as long as the room, where they would rather be no longer than the measure."""


@lru_cache(maxsize=256)
def settings(style: Style, theme: Theme, ladder: tuple[int, ...]) -> tuple[Setting, ...]:
    """Every setting of a style, best first: sizes downwards, at each the spacings from airy to tight.

    Tight spacings are for small type and for the smallest that is allowed: large type without air reads no better.
    """
    if not style.list:
        return tuple(Setting(size, line_spacing(style, theme, size), 0.0) for size in ladder)
    return tuple(one for size in ladder for one in settings_at(size, theme, smallest=size == ladder[-1]))


def settings_at(size: int, theme: Theme, *, smallest: bool) -> list[Setting]:
    """Those of one size of a body. ``smallest``: no smaller one may be tried."""
    return [
        Setting(size, one.line, one.gap)
        for one in theme.fit.spacing
        if smallest or not (one.last or (one.below and size >= one.below))
    ]


def with_wide(found: Sequence[Setting], theme: Theme) -> list[Setting]:
    """The same settings, those of small type also with long lines: after the others of their size."""
    result: list[Setting] = []
    for size, group in groupby(found, key=lambda one: one.size):
        own = list(group)
        result += own
        if size < theme.fit.comfortable or size == found[-1].size:
            result += (replace(one, wide=True) for one in own)
    return result


def line_spacing(style: Style, theme: Theme, size: int) -> float:
    """The line spacing of a style that is no list."""
    return style.spacing or (theme.fit.display_spacing if size >= DISPLAY else 1.0)


def is_cramped(setting: Setting, theme: Theme) -> bool:
    return (setting.spacing, setting.gap) in _cramped(theme)


@lru_cache(maxsize=64)
def _cramped(theme: Theme) -> frozenset[tuple[float, float]]:
    return frozenset((one.line, one.gap) for one in theme.fit.spacing if one.last)


def ladder(style: Style, min_size: int | None) -> tuple[int, ...]:
    """The sizes to try: the theme's down to the author's smallest, or carried on down to it in steps of 2 pt."""
    if min_size is None or not style.list:
        return style.sizes
    last = style.sizes[-1]
    further = (*range(last - 2, min_size, -2), min_size) if min_size < last else ()
    return tuple(size for size in (*style.sizes, *further) if size >= min_size) or (min_size,)
