"""A date as people type it -> ``2004``, ``2004-12`` or ``2004-12-03``."""

from __future__ import annotations

from typing import Final

from generator.patterns import pattern

_ISO: Final = pattern(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?=$|[^\d])")
_YEAR: Final = pattern(r"\b(\d{4})\b")
_PARTS: Final = pattern(r"\d+|[^\W\d_]+")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan janv janvier", "feb fév fev févr février fevrier", "mar mars maart märz", "apr avr avril", "may mai mei",
         "jun juin", "jul juil juillet", "aug août aout", "sep sept septembre", "oct octobre okt", "nov novembre",
         "dec déc décembre decembre dez"), start=1)
    for name in names.split()
}  # fmt: skip


def day(typed: str) -> str:
    """The day, the month or the year that a text says; empty if it says none. Of a span of time the beginning."""
    typed = typed.strip()
    found = _ISO.match(typed)
    if found and (found[2] or typed[4:5] in ("", "/", "~", "?")):
        return _made(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    year = _YEAR.search(typed)
    if year is None:
        return ""
    month = number = 0
    for part in _PARTS.findall(typed[: year.start()] + " " + typed[year.end() :]):
        folded = part.lower()
        known = _MONTHS.get(folded) or _MONTHS.get(folded[:3])
        if known and not month and not part.isdigit():
            month = known
        elif part.isdigit() and len(part) <= 2:
            if not month and not number and int(part) <= 12 and typed.endswith(part):
                month = int(part)
            else:
                number = number or int(part)
    return _made(int(year[1]), month, number)


def _made(year: int, month: int, number: int) -> str:
    if not 1 <= month <= 12:
        return f"{year:04}"
    return f"{year:04}-{month:02}-{number:02}" if 1 <= number <= 31 else f"{year:04}-{month:02}"
