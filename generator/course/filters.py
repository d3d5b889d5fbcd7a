"""The filters of templates. What a language needs to know of dates, lists and plurals is CLDR's, through Babel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any, Final

from generator.languages import locale
from generator.patterns import pattern

MAX_RESULT: Final = 20_000
"""Characters that a filter may give."""
_DAY: Final = pattern(r"(\d{4})-(\d{2})-(\d{2})")
_STYLES: Final = ("full", "long", "medium", "short")


class FilterError(Exception):
    """What a filter cannot do, for the author."""


def day_in_words(text: str, lang: str, style: str = "long") -> str | None:
    """A day that is written as 2026-03-12 as people write it; None if it is none."""
    found = _DAY.fullmatch(text.strip())
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    if day is None:
        return None
    from babel.dates import format_date

    return format_date(day, style, locale=locale(lang))


def filters(lang: str) -> Mapping[str, Callable[..., Any]]:
    """The filters that templates may use, by name."""

    def in_words(value: object, style: str = "long") -> str:
        if style not in _STYLES:
            raise FilterError(f"date has the styles {', '.join(_STYLES)}, not {style!r}")
        said = day_in_words(str(value), lang, style)
        if said is None:
            raise FilterError(f"{str(value)[:40]!r} is no day written as 2026-03-12")
        return said

    def listed(value: object) -> str:
        from babel.lists import format_list

        return format_list(_texts(value), locale=locale(lang)) if _texts(value) else ""

    def plural(number: object, one: str, other: str) -> str:
        try:
            count = float(str(number).replace(",", "."))
            if not isfinite(count):
                raise ValueError
        except ValueError:
            raise FilterError(f"{str(number)[:40]!r} is no number") from None
        form = one if locale(lang).plural_form(count) == "one" else other
        return f"{number} {form}"

    return {
        "date": in_words,
        "listed": listed,
        "plural": plural,
        "join": lambda value, separator=", ": str(separator).join(_texts(value)),
        "first": lambda value: (_texts(value) or [""])[0],
        "last": lambda value: (_texts(value) or [""])[-1],
        "length": lambda value: len(_texts(value)),
        "upper": lambda value: str(value).upper(),
        "lower": lambda value: str(value).lower(),
        "capitalize": lambda value: str(value)[:1].upper() + str(value)[1:],
        "trim": lambda value: str(value).strip(),
        "int": _whole,
    }


def _whole(value: object) -> int:
    try:
        return int(str(value)[:20])
    except ValueError:
        raise FilterError(f"{str(value)[:40]!r} is no whole number") from None


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]
