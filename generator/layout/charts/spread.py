"""Labels on one side of a chart that would stand over each other: moved apart by as little as it takes."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], gap: float, first: float, last: float) -> list[float] | None:
    """Places at least ``gap`` apart, from ``first`` to ``last``, in the order of the wanted ones and as near to them as
    goes; None if they have no room. (Isotonic regression of each less its turn's gaps.)"""
    if gap * (len(wanted) - 1) > last - first + 1e-6:
        return None
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    blocks: list[list[float]] = []
    for turn, at in enumerate(order):
        blocks.append([wanted[at] - turn * gap, 1.0])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, many), (other, more) = blocks[-2:]
            blocks[-2:] = [[(one * many + other * more) / (many + more), many + more]]
    level = [mean for mean, count in blocks for _ in range(int(count))]
    least, most = first, last - gap * (len(wanted) - 1)
    placed = [min(max(one, least), most) + turn * gap for turn, one in enumerate(level)]
    found = [0.0] * len(wanted)
    for place, at in zip(placed, order, strict=True):
        found[at] = place
    return found
