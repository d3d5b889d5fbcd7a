"""Which sign parts the decimals of a table's numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from generator.patterns import pattern

_NUMBER: Final = pattern(r"[+\-−–±~≈<>]?\s?(?:[€$£¥]\s?)?(\d[\d.,'’\u00a0\u202f\u2009 ]*)(?:\s?\D{0,8})?")


class Decimal(Struct, frozen=True):
    sign: str
    """Empty where nothing says which it is."""
    doubtful: str = ""
    """A number that would stand elsewhere if the sign were the other one."""


def decimal_of(columns: Iterable[list[str]]) -> Decimal:
    votes: Counter[str] = Counter()
    doubtful = ""
    for cells in columns:
        plain = False
        unclear = ""
        for cell in cells:
            if not (found := _NUMBER.fullmatch(cell)):
                continue
            digits = found[1].strip(" .,")
            sign = _decimal(digits)
            if sign:
                votes[sign] += 1
            elif "." in digits or "," in digits:
                unclear = unclear or cell
            else:
                plain = True
        if unclear and plain:
            doubtful = doubtful or unclear
    if not votes:
        return Decimal("", doubtful)
    (sign, count), *others = votes.most_common(2)
    return Decimal("" if others and others[0][1] == count else sign)


def _decimal(digits: str) -> str:
    """The decimal sign of a number; empty if it has none, or may have one."""
    signs = re.findall(r"[.,]", digits)
    if not signs:
        return ""
    if len(set(signs)) == 2:
        return str(signs[-1])
    if len(signs) > 1:  # thousands
        return "," if signs[0] == "." else "."
    whole, _, decimals = digits.partition(signs[0])
    sure = len(decimals) != 3 or whole.startswith("0") or len(re.sub(r"\D", "", whole)) > 3 or not whole.isdecimal()
    return str(signs[0]) if sure else ""
