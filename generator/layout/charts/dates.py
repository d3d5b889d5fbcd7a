"""Categories that are months or days, written as 2024-03 or 2024-03-15: shown as the deck's language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from generator.languages import locale
from generator.patterns import pattern

NBSP: Final = "\u00a0"
_DATE: Final = pattern(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_MONTH, _DAY, _DAY_OF_YEAR = "yMMM", "MMMd", "yMMMd"
"""CLDR's names of their forms."""
_LANGUAGES: Final = {"en": "en-001"}
"""A language that names no country is written as most of its countries do: 15 Mar, not Mar 15."""


def in_words(names: Sequence[str], lang: str) -> tuple[str, ...] | None:
    """The names as people write them; None if they are not all months, or all days. Days of one year need none."""
    found = [_DATE.fullmatch(name) for name in names]
    parts = [one.groups() for one in found if one]
    if len(parts) < len(names) or len({day is None for *_, day in parts}) != 1 or _are_school_years(parts):
        return None
    try:
        dates = [date(int(year), int(month), int(day or 1)) for year, month, day in parts]
    except ValueError:
        return None
    form = _MONTH if parts[0][2] is None else _DAY if len({one.year for one in dates}) == 1 else _DAY_OF_YEAR
    return tuple(_written(one, form, lang) for one in dates)


def is_month(name: str) -> bool:
    found = _DATE.fullmatch(name)
    return found is not None and found[3] is None


def _are_school_years(parts: Sequence[tuple[str | None, ...]]) -> bool:
    """2009-10, 2010-11: years that begin in one and end in the next."""
    return all(day is None and (int(year or 0) + 1) % 100 == int(month or 0) for year, month, day in parts)


def _written(day: date, form: str, lang: str) -> str:
    """A day is not divided from its month."""
    from babel.dates import format_skeleton

    chosen = locale(_LANGUAGES.get(lang.lower(), lang))
    text = format_skeleton(form, day, locale=chosen)
    if form == _MONTH:
        return text
    short = format_skeleton(_DAY, day, locale=chosen)
    return text.replace(short, short.replace(" ", NBSP))
