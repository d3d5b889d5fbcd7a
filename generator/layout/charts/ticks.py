"""Where an axis of numbers begins and ends, and which of them it writes."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor, log10
from typing import Final

from msgspec import Struct

STEPS: Final = (1, 2, 2.5, 5)
FEWEST, MOST = 2, 7
WANTED: Final = 5
NEAR_ZERO: Final = 0.4
"""Of its largest value: an axis begins at zero if its smallest value is less than that."""


class Scale(Struct, frozen=True):
    min: float
    max: float
    step: float
    digits: int = 0
    """Decimals that its numbers need."""
    log: bool = False

    @property
    def ticks(self) -> tuple[float, ...]:
        if self.log:
            first, last = round(log10(self.min)), round(log10(self.max))
            return tuple(float(Decimal(1).scaleb(power)) for power in range(first, last + 1))
        step, start = Decimal(repr(self.step)), Decimal(repr(self.min))
        count = int((Decimal(repr(self.max)) - start) / step + Decimal("0.5"))
        return tuple(float(start + at * step) for at in range(count + 1))

    def share(self, value: float) -> float:
        """Where a value stands, from 0 at the beginning to 1 at the end."""
        if self.log:
            first, last = log10(self.min), log10(self.max)
            return (log10(value) - first) / (last - first)
        return (value - self.min) / (self.max - self.min)

    @property
    def base(self) -> float:
        """The value that columns stand on."""
        return max(self.min, min(0.0, self.max))


def nice(
    low: float, high: float, *, zero: bool, near: float = NEAR_ZERO, whole: bool = False, most: int = MOST
) -> Scale:
    """A scale over the values. ``zero``: it holds zero; ``near``: so near to zero that it does, as a share; ``whole``:
    its steps are whole numbers, as its values are; ``most``: how many steps it may have."""
    if zero or 0 < low < near * high:
        low = min(low, 0.0)
    if zero or near * low < high < 0:
        high = max(high, 0.0)
    if low == high:
        low, high = (low - abs(low), high + abs(high)) if low and not zero else (min(low, 0.0), max(high, 1.0))
    most = max(most, 2) if low < 0 < high else most  # steps meet at zero
    fewest, wanted = min(FEWEST, most), min(WANTED, most)
    power = floor(log10((high - low) / most))
    best: tuple[float, Decimal, int, int] | None = None
    for exponent in (power, power + 1, power + 2):
        for step in STEPS:
            size = Decimal(str(step)).scaleb(exponent)
            if whole and size != size.to_integral_value():
                continue
            first, last = _floor(low, size), _ceil(high, size)
            count = last - first
            if not fewest <= count <= most:
                continue
            waste = 1 - (high - low) / (count * float(size))
            cost = 0.06 * abs(count - wanted) + waste + (0.1 if step == 2.5 else 0.0)
            if best is None or cost < best[0]:
                best = (cost, size, first, last)
    if best is None:  # whole numbers that are close to each other
        first, last = floor(low), max(ceil(high), floor(low) + fewest)
        best = (0.0, Decimal(1), first, last)
    _, size, first, last = best
    return Scale(float(first * size), float(last * size), float(size), _digits(size))


def wider(scale: Scale, *, below: bool = False, above: bool = False) -> Scale:
    """The scale with a step more."""
    size = Decimal(repr(scale.step))
    first = Decimal(repr(scale.min)) - (size if below else 0)
    last = Decimal(repr(scale.max)) + (size if above else 0)
    return Scale(float(first), float(last), scale.step, scale.digits)


def decades(low: float, high: float) -> Scale:
    """A logarithmic scale of powers of ten."""
    first, last = floor(log10(low) + 1e-9), ceil(log10(high) - 1e-9)
    if first == last:
        last += 1
    return Scale(float(Decimal(1).scaleb(first)), float(Decimal(1).scaleb(last)), 10.0, max(0, -first), log=True)


def _floor(value: float, size: Decimal) -> int:
    return floor(Decimal(repr(value)) / size)


def _ceil(value: float, size: Decimal) -> int:
    return ceil(Decimal(repr(value)) / size)


def _digits(size: Decimal) -> int:
    exponent = size.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
