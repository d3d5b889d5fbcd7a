"""Numbers in the cells of a table: which columns hold them, and where what they are aligned on stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.deck.model import ColumnAlign
from generator.patterns import pattern

_NUMBER: Final = pattern(
    r"\s*(?:[+\-−–±~≈<>≤≥(]\s?)*(?:[€$£¥]\s?)?(?P<digits>\d(?:[\d.,'’\s]*\d)?)(?P<rest>[^\d]{0,12})"
)
_NOTHING: Final = frozenset("- – — … ... . · / x n.d. n.\u00a0d. nd n/a na s.o.".split(" ")) | {""}
"""What stands where a number is missing."""
_YEAR: Final = pattern(r"1[5-9]\d\d|20\d\d|21\d\d")
_SHARE: Final = 0.6
"""Of a column's cells that are numbers."""


def tail_at(text: str, decimal: str) -> int | None:
    """Where in a number its decimals, or what else follows its whole part, begin; None if the text is no number."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    start, end = found.span("digits")
    digits = found["digits"]
    if decimal:
        at = digits.find(decimal)
        return end if at < 0 or digits.count(decimal) > 1 else start + at
    at = max(digits.rfind("."), digits.rfind(","))
    is_thousand = at >= 0 and (len(digits) - at == 4 or digits.count(digits[at]) > 1)
    return end if at < 0 or is_thousand else start + at


def is_missing(text: str) -> bool:
    return text.strip().lower() in _NOTHING


def align_of(texts: Sequence[str], *, first: bool) -> ColumnAlign:
    """How a column is aligned, by what stands below its head. ``first``: it is the first one, whose years are names."""
    said = [text.strip() for text in texts if not is_missing(text)]
    numbers = [text for text in said if tail_at(text, "") is not None]
    if not said or len(numbers) < len(said) * _SHARE:
        return ColumnAlign.LEFT
    if first and all(map(_YEAR.fullmatch, numbers)):
        return ColumnAlign.LEFT
    return ColumnAlign.NUMBER
