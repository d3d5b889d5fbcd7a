"""Numbers as people type them: with signs between thousands, a unit behind them, or a sign that says none is known."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from generator.patterns import pattern

_MINUS: Final = "-−–‒"
_BEFORE: Final = "€$£¥~≈±"
_BETWEEN: Final = "\u00a0\u202f\u2009\u2007 '’"
_NUMBER: Final = pattern(
    rf"(?P<minus>[{_MINUS}]?)\s?(?P<before>[{_BEFORE}]?)\s?(?P<minus2>[{_MINUS}]?)\+?"
    rf"(?P<digits>\d[\d.,{_BETWEEN}]*|[.,]\d+)(?P<power>[eE][+-]?\d{{1,2}})?\s?(?P<after>[^\d\s]\D{{0,11}})?"
)
_WORDS: Final = "… ... .. . : ? / x n/a na n.a. nd n.d. n/d nan null none nc n.c. s.o. k.a. #n/a"
MISSING: Final = frozenset(("", *_MINUS, "—", *_WORDS.split()))
"""How tables say that a number is not known."""
LARGEST: Final = 1e15
SMALLEST: Final = 1e-9


class Numeral(Struct, frozen=True):
    value: float
    digits: int
    """Decimals."""
    unit: str = ""
    """What stands with it."""


def is_missing(text: str) -> bool:
    return text.strip().lower() in MISSING


def numeral(text: str, decimal: str) -> Numeral | None:
    """The number that a cell says, ``decimal`` being the sign of decimals where that is known; None if it is none."""
    found = _NUMBER.fullmatch(text.strip().replace("\\", ""))
    if found is None:
        return None
    digits = found["digits"]
    for sign in _BETWEEN:
        digits = digits.replace(sign, "")
    whole, part = _parted(digits.rstrip(".,"), decimal)
    if not (whole + part).isdigit():
        return None
    value = float(f"{whole or 0}.{part or 0}{found['power'] or ''}")
    if found["minus"] or found["minus2"]:
        value = -value
    power = int((found["power"] or "e0")[1:])
    unit = (found["before"].strip("~≈±") or (found["after"] or "")).strip()
    return Numeral(value, max(0, len(part) - power), unit)


def _parted(digits: str, decimal: str) -> tuple[str, str]:
    """What stands before the decimal sign and behind it."""
    if decimal:
        other = "." if decimal == "," else ","
        if digits.count(decimal) > 1:
            return digits.replace(decimal, "").replace(other, ""), ""
        whole, _, part = digits.replace(other, "").partition(decimal)
        return whole, part
    signs = [sign for sign in digits if sign in ".,"]
    if not signs:
        return digits, ""
    last = signs[-1]
    if signs.count(last) > 1:
        return digits.replace(".", "").replace(",", ""), ""
    whole, _, part = digits.rpartition(last)
    return whole.replace(".", "").replace(",", ""), part
