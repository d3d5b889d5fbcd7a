"""The ways to set a text, best first: sizes from a ladder, spacing tiers at each."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from generator.layout.theme import Style, Theme, Tightness


class Setting(Struct, frozen=True):
    """One way to set a text: size of its first level, spacing, and gap in em of that size."""

    size: int
    spacing: float
    gap: float


@lru_cache(maxsize=256)
def settings(style: Style, theme: Theme, ladder: tuple[int, ...]) -> tuple[Setting, ...]:
    """Every setting of a style, best first: sizes downwards, at each the tiers from airy to tight.

    A tight tier waits for the comfortable size, and a cramped one for the theme's floor: large type without air
    reads no better.
    """
    if not style.list:
        return tuple(Setting(size, style.spacing, 0.0) for size in ladder)
    most = {Tightness.AIRY: 10**6, Tightness.TIGHT: style.comfortable or 10**6, Tightness.CRAMPED: style.sizes[-1]}
    last = ladder[-1]
    return tuple(
        Setting(size, tier.spacing, tier.gap)
        for size in ladder
        for tier in theme.tiers
        if size <= most[tier.tightness] or (size == last and tier.tightness is Tightness.TIGHT)
    )


def is_cramped(setting: Setting, theme: Theme) -> bool:
    return (setting.spacing, setting.gap) in _cramped(theme)


@lru_cache(maxsize=64)
def _cramped(theme: Theme) -> frozenset[tuple[float, float]]:
    return frozenset((one.spacing, one.gap) for one in theme.tiers if one.tightness is Tightness.CRAMPED)


def ladder(style: Style, min_size: int | None) -> tuple[int, ...]:
    """The sizes to try: the theme's down to the author's smallest, or carried on down to it in steps of 2 pt."""
    if min_size is None or not style.list:
        return style.sizes
    last = style.sizes[-1]
    further = (*range(last - 2, min_size, -2), min_size) if min_size < last else ()
    return tuple(size for size in (*style.sizes, *further) if size >= min_size) or (min_size,)
