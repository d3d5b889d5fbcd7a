"""Numbers: whether a text is one, and ordinals, Roman figures, ranges of pages."""

from __future__ import annotations

from typing import Final

from generator.csl.locale import Locale
from generator.patterns import pattern

_NUMERIC: Final = pattern(
    r"\s*[A-Za-z]{0,2}\d+[A-Za-z]{0,3}\.?(?:\s*(?:[-–—,&]|and|et|und)\s*[A-Za-z]{0,2}\d+[A-Za-z]{0,3}\.?)*\s*"
)
_ONE: Final = pattern(r"\d+")
_PARTED: Final = pattern(r"\s*(--?|[–—‐‑]|,|&)\s*")
_SEVERAL: Final = pattern(r"\d\s*(?:[-–—‐‑,&]|and|et|und|y|e|en)\s*\w*\d|[ivxlc]\s*[-–—‐‑,&]\s*[ivxlc]|,\s*\S|&", 2)
_RANGE: Final = pattern(r"([A-Za-z]*)(\d+)\s*(?:--?|[–—‐‑])\s*([A-Za-z]*)(\d+)")
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                 (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def is_numeric(text: str) -> bool:
    return _NUMERIC.fullmatch(text) is not None


def is_several(text: str) -> bool:
    """Whether it counts more than one thing: ``3-4``, ``1, 2``."""
    return _SEVERAL.search(text) is not None


def number(text: str, form: str, locale: Locale, gender: str) -> str:
    """The number in a form; a text that is none stays."""
    if not is_numeric(text):
        return text
    if form in ("ordinal", "long-ordinal", "roman"):
        return _ONE.sub(lambda found: _formed(int(found[0]), form, locale, gender), text)
    return _PARTED.sub(lambda found: {",": ", ", "&": " & "}.get(found[1], "–"), text.strip())


def _formed(value: int, form: str, locale: Locale, gender: str) -> str:
    if form == "roman":
        return _roman(value) if value < 4000 else str(value)
    return locale.ordinal(value, gender) if form == "ordinal" else locale.long_ordinal(value, gender)


def _roman(value: int) -> str:
    made = ""
    for worth, sign in _ROMAN:
        made += sign * (value // worth)
        value %= worth
    return made


def pages(text: str, form: str, locale: Locale) -> str:
    """Ranges of pages with the language's dash, the second number as long as the style wants it."""
    between = locale.term("page-range-delimiter") or "–"
    parts = [_range(part.strip(), form, between) for part in pattern(r"\s*[,;]\s*").split(text.strip())]
    joined = ", ".join(parts)
    return pattern(r"\s*&\s*").sub(" & ", joined)


def _range(text: str, form: str, between: str) -> str:
    found = _RANGE.fullmatch(text)
    if found is None:
        return pattern(r"\s*(?:--?|[–—‐‑])\s*").sub(between, text)
    before, first, again, last = found.groups()
    if before != again and again:
        return f"{before}{first}{between}{again}{last}"
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if form and len(whole) == len(first) and int(first) < int(whole):
        last = _shortened(first, whole, form)
    return f"{before}{first}{between}{last}"


def _shortened(first: str, last: str, form: str) -> str:
    if form == "expanded":
        return last
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=True)) if one != other), 0)
    if form in ("minimal", "minimal-two"):
        least = 2 if form == "minimal-two" and len(first) > 1 else 1
        return last[min(same, len(last) - least) :]
    if form in ("chicago", "chicago-15", "chicago-16"):
        value = int(first)
        if value < 100 or value % 100 == 0:
            return last
        if value % 100 < 10:
            return last[same:]
        if form != "chicago-16" and len(first) == 4 and len(last) - same >= 3:
            return last
        return last[min(same, len(last) - 2) :]
    return last
