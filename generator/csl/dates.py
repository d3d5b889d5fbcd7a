"""Dates in the forms of a language and of a style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from generator.csl.locale import Locale
from generator.csl.model import Span, Spans
from generator.csl.spans import affixed, formatted, joined
from generator.csl.xml import Node

_SHOWN: Final = {"year": 1, "year-month": 2, "year-month-day": 3}
_ORDER: Final = ("year", "month", "day")


def date(node: Node, value: tuple[int, ...], locale: Locale, *, english: bool) -> Spans:
    """What a date element writes; nothing if it shows no part that is known."""
    known = dict(zip(_ORDER, value, strict=False))
    form = node.get("form")
    pattern_node = locale.date(form) if form else node
    if pattern_node is None:
        return ()
    most = _SHOWN.get(node.get("date-parts", "year-month-day"), 3) if form else 3
    own = {part.get("name"): part for part in node.all("date-part")} if form else {}
    written: list[Spans] = []
    for part in pattern_node.all("date-part"):
        name = part.get("name")
        if name not in known or _ORDER.index(name) >= most:
            continue
        attrs = {**part.attrs, **own[name].attrs} if name in own else part.attrs
        written.append(_part(name, known, attrs, locale, english=english))
    return joined(_trimmed(written), pattern_node.get("delimiter"))


def _trimmed(written: list[Spans]) -> list[Spans]:
    """The parts; what parts one from a next that is not there goes."""
    found = [one for one in written if one]
    if not found:
        return []
    first, last = found[0], found[-1]
    found[0] = (replace(first[0], text=first[0].text.lstrip(" ,.-/")), *first[1:])
    last = found[-1]
    found[-1] = (*last[:-1], replace(last[-1], text=last[-1].text.rstrip(" ,-/")))
    return found


def _part(name: str, known: Mapping[str, int], attrs: Mapping[str, str], locale: Locale, *, english: bool) -> Spans:
    value, form = known[name], attrs.get("form", "")
    if name == "year":
        text = _year(value, form, locale)
    elif name == "month":
        text = _month(value, form or "long", locale)
    else:
        text = _day(value, form, locale, known)
    if attrs.get("strip-periods") == "true":
        text = text.replace(".", "")
    spans = formatted((Span(text),), attrs, english=english)
    return affixed(spans, attrs.get("prefix", ""), attrs.get("suffix", ""))


def _year(value: int, form: str, locale: Locale) -> str:
    if value < 0:
        return f"{-value}{locale.term('bc')}"
    text = str(value)
    if form == "short":
        return text[-2:]
    return f"{text}{locale.term('ad')}" if value < 1000 else text


def _month(value: int, form: str, locale: Locale) -> str:
    if form == "numeric":
        return str(value)
    if form == "numeric-leading-zeros":
        return f"{value:02}"
    return locale.term(f"month-{value:02}", form)


def _day(value: int, form: str, locale: Locale, known: Mapping[str, int]) -> str:
    if form == "numeric-leading-zeros":
        return f"{value:02}"
    if form == "ordinal" and not (locale.option("limit-day-ordinals-to-day-1") == "true" and value > 1):
        return locale.ordinal(value, locale.gender(f"month-{known.get('month', 1):02}"))
    return str(value)
