"""Numbers in a chart: as the deck's language writes them, and the format that makes spreadsheets write them so."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from msgspec import Struct

NBSP: Final = "\u00a0"
MINUS: Final = "−"


class Signs(Struct, frozen=True):
    """How a language writes numbers. ``locale``: the number of one that spreadsheets write in the same way."""

    decimal: str
    group: str
    locale: str
    percent: str
    """Before the sign of per cent."""


_POINT: Final = Signs(".", ",", "409", "")
_COMMA: Final = Signs(",", ".", "407", "")
_SPACED: Final = Signs(",", ".", "407", NBSP)
_FRENCH: Final = Signs(",", NBSP, "40C", NBSP)
_SIGNS: Final = {
    **dict.fromkeys("fr pl cs sk sv fi nb nn no ru uk bg hu et lv lt".split(), _FRENCH),
    **dict.fromkeys("de es da ca ro".split(), _SPACED),
    **dict.fromkeys("nl it pt tr el id hr sl sr".split(), _COMMA),
}
_BEFORE: Final = {"en": "$£€¥", "nl": "€"}
"""Signs of currencies that stand before their number."""
_CLOSE: Final = "$£€¥"
SHORT, SHORT_WORD = 3, 2
"""A unit of so many signs stands with every number; of so many where letters are among them."""


def signs_of(lang: str) -> Signs:
    return _SIGNS.get(lang.split("-")[0].lower(), _POINT)


class NumberFormat(Struct, frozen=True):
    signs: Signs
    digits: int = 0
    before: str = ""
    after: str = ""
    factor: int = 1
    """100 for shares that are shown in per cent."""
    grouped: bool = True

    def text(self, value: float) -> str:
        shown = Decimal(repr(value)) * self.factor
        rounded = abs(shown).quantize(Decimal(1).scaleb(-self.digits), ROUND_HALF_UP)
        whole, _, part = f"{rounded:,f}".partition(".")
        whole = whole.replace(",", self.signs.group if self.grouped else "")
        number = f"{whole}{self.signs.decimal}{part}" if part else whole
        minus = MINUS if shown < 0 and rounded else ""
        return f"{minus}{self.before}{number}{self.after}"

    @property
    def code(self) -> str:
        """As spreadsheets have it: a part for numbers that are not negative, and one for those that are."""
        digits = ("#,##0" if self.grouped else "0") + ("." + "0" * self.digits if self.digits else "")
        per_cent = "%" if self.factor == 100 else ""
        after = self.after.removesuffix("%") if per_cent else self.after
        body = f"{_quoted(self.before)}{digits}{_quoted(after)}{per_cent}"
        locale = f"[$-{self.signs.locale}]"
        return f"{locale}{body};{locale}{_quoted(MINUS)}{body}"

    def with_digits(self, digits: int) -> NumberFormat:
        return NumberFormat(self.signs, digits, self.before, self.after, self.factor, self.grouped)


def number_format(lang: str, digits: int, unit: str, *, grouped: bool = True) -> NumberFormat:
    """``unit``: what stands with every number, if anything does."""
    signs = signs_of(lang)
    if unit == "%":
        return NumberFormat(signs, digits, after=f"{signs.percent}%", grouped=grouped)
    if unit and unit in _BEFORE.get(lang.split("-")[0].lower(), ""):
        space = NBSP if signs.decimal == "," else ""
        return NumberFormat(signs, digits, before=unit + space, grouped=grouped)
    return NumberFormat(signs, digits, after=f"{'' if unit == '°' else NBSP}{unit}" if unit else "", grouped=grouped)


def share_format(lang: str, digits: int = 0) -> NumberFormat:
    """Of shares of one, in per cent."""
    signs = signs_of(lang)
    return NumberFormat(signs, digits, after=f"{signs.percent}%", factor=100)


def is_short(unit: str) -> bool:
    """Whether a unit stands with every number, and not once over the chart."""
    return 0 < len(unit) <= (SHORT_WORD if any(map(str.isalpha, unit)) else SHORT)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""
