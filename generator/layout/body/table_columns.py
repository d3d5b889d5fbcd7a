"""How wide the columns of a table are: by what stands in them, in as few lines as the width allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

_STEPS: Final = (24.0, 48.0, 96.0)
"""Parts of the width that are moved from one column to another, in turn."""
_ROUNDS: Final = 12
_NATURAL: Final = 0.6
"""A table is at least so wide, as a share of its room."""
_AIR: Final = 1.25
"""And at the most so much wider than what stands in it."""
_NEARLY: Final = 0.8
"""A table that would be so wide is as wide as its room, so that it ends where what is above and below it does."""


class Need(Struct, frozen=True):
    """What a column, or several that a cell covers, needs: so wide that no word breaks, so wide that no line does."""

    least: float
    most: float


class Spanning(Struct, frozen=True):
    first: int
    end: int
    need: Need


def spread(columns: Sequence[Need], spanning: Sequence[Spanning]) -> list[Need]:
    """The needs of the columns with those of the cells that cover several."""
    least, most = [one.least for one in columns], [one.most for one in columns]
    for over in spanning:
        here = range(over.first, over.end)
        for widths, wanted in ((least, over.need.least), (most, over.need.most)):
            missing = wanted - sum(widths[at] for at in here)
            if missing > 0:
                whole = sum(most[at] for at in here) or 1.0
                shares = [(most[at] or 1.0) / whole for at in here]
                for at, share in zip(here, shares, strict=True):
                    widths[at] += missing * share / (sum(shares) or 1.0)
        for at in here:
            most[at] = max(most[at], least[at])
    return [Need(a, b) for a, b in zip(least, most, strict=True)]


def shared(needs: Sequence[Need], shares: Sequence[float], width: float) -> list[float] | None:
    """The width by the author's shares; a column that would be too narrow takes what it needs from the others. None:
    there is too little."""
    if sum(need.least for need in needs) > width:
        return None
    fixed: dict[int, float] = {}
    while True:
        free = width - sum(fixed.values())
        whole = sum(share for at, share in enumerate(shares) if at not in fixed)
        found = [fixed.get(at, free * share / whole if whole else 0.0) for at, share in enumerate(shares)]
        short = {at: need.least for at, need in enumerate(needs) if at not in fixed and found[at] < need.least - 0.01}
        if not short:
            return found
        fixed |= short


def by_content(needs: Sequence[Need], width: float, lines: Callable[[Sequence[float]], int]) -> list[float] | None:
    """The widths; ``lines`` counts the lines of all rows for a try. None: a word would not fit."""
    least, most = sum(need.least for need in needs), sum(need.most for need in needs)
    if least > width:
        return None
    if most <= width:
        target = max(most * _AIR, width * _NATURAL)
        target = width if target >= width * _NEARLY else target
        return [need.most + (target - most) / len(needs) for need in needs]
    starts = [
        [need.least + (need.most - need.least) * (width - least) / (most - least) for need in needs],
        _proportional(needs, width),
    ]
    return min((_searched(needs, start, width, lines) for start in starts), key=lambda found: found[0])[1]


def _proportional(needs: Sequence[Need], width: float) -> list[float]:
    found = shared(needs, [need.most for need in needs], width)
    assert found is not None
    return found


def _searched(
    needs: Sequence[Need], start: Sequence[float], width: float, lines: Callable[[Sequence[float]], int]
) -> tuple[int, list[float]]:
    """The widths after moving parts of them about for as long as that saves lines."""
    best, count = list(start), lines(start)
    for parts in _STEPS:
        step = width / parts
        for _ in range(_ROUNDS):
            found = None
            for giver in range(len(needs)):
                if best[giver] - step < needs[giver].least:
                    continue
                for taker in range(len(needs)):
                    if taker == giver or best[taker] >= needs[taker].most:
                        continue
                    tried = list(best)
                    tried[giver] -= step
                    tried[taker] += step
                    if (new := lines(tried)) < count:
                        found, count = tried, new
            if found is None:
                break
            best = found
    return count, best
