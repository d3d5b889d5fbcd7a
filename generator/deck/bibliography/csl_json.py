"""CSL-JSON -> works."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from generator.deck.bibliography.bibtex import MOST_ENTRIES, MOST_VALUE, BrokenEntry
from generator.deck.bibliography.dates import day
from generator.deck.bibliography.people import MOST_PEOPLE
from generator.deck.model.bibliography import KEPT_CLOSE, KEPT_OPEN, Entry, Name
from generator.patterns import pattern
from generator.spans import Span

_NOT_VALUES: Final = frozenset({"id", "type", "citation-key", "custom", "keyword", "categories"})
_TAGS: Final = pattern(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]{0,80})?>")
_NO_CASE: Final = pattern(r'<span class="nocase">(.*?)</span>')
_UNSEEN: Final = pattern("[\x00-\x08\x0b-\x1f]")
_SPACE: Final = pattern(r"[\s,]*")
_DATES: Final = frozenset({"issued", "accessed", "event-date", "original-date", "submitted", "available-date"})


class JsonWork(Struct, frozen=True):
    key: str
    line: int
    entry: Entry


def read_csl_json(text: str, path: str) -> tuple[list[JsonWork], list[BrokenEntry]]:
    """The works in their order, and what could not be read. A file is a list of works, or ``{"items": […]}``."""
    works: list[JsonWork] = []
    broken: list[BrokenEntry] = []
    decoder = json.JSONDecoder()
    at = text.find("[")
    if at < 0:
        return works, [BrokenEntry(1, "", "it is no list of works")]
    line, counted = 1, 0
    at += 1
    while len(works) < MOST_ENTRIES:
        at = found.end() if (found := _SPACE.match(text, at)) else at
        if text[at : at + 1] in ("]", ""):
            if not text[at : at + 1]:
                broken.append(BrokenEntry(text.count("\n") + 1, "", "the list of works is never closed"))
            break
        line, counted = line + text.count("\n", counted, at), at
        try:
            item, at = decoder.raw_decode(text, at)
        except ValueError as problem:
            where = problem.lineno if isinstance(problem, json.JSONDecodeError) else line
            broken.append(BrokenEntry(where, "", "it is no JSON from there on"))
            break
        except RecursionError:
            broken.append(BrokenEntry(line, "", "it is nested too deep"))
            break
        key = str(item.get("id", "")).strip() if isinstance(item, dict) else ""
        if not key:
            broken.append(BrokenEntry(line, "", "it has no `id`"))
            continue
        works.append(JsonWork(key, line, _work(key, item, Span(path, line, 1))))
    return works, broken


def _work(key: str, item: Mapping[str, Any], span: Span) -> Entry:
    names: dict[str, tuple[Name, ...]] = {}
    values: dict[str, str] = {}
    dates: dict[str, str] = {}
    for name, value in item.items():
        if name in _DATES:
            if found := _day(value):
                dates[name] = found
        elif isinstance(value, list):
            people = tuple(one for one in map(_name, value[:MOST_PEOPLE]) if one)
            if people:
                names[name] = people
        elif isinstance(value, str | int | float) and not isinstance(value, bool) and name not in _NOT_VALUES:
            values[name] = _plain(str(value))
    said = {name: value for name, value in values.items() if value}
    return Entry(key, str(item.get("type", "")) or "document", span, names, said, dates)


def _plain(value: str) -> str:
    value = _UNSEEN.sub("", value[:MOST_VALUE])
    if "<" in value:
        value = _TAGS.sub("", _NO_CASE.sub(f"{KEPT_OPEN}\\1{KEPT_CLOSE}", value))
    return " ".join(value.split())


def _name(value: object) -> Name | None:
    if not isinstance(value, dict):
        return Name(_plain(str(value))) if isinstance(value, str) and value.strip() else None
    said = {part: _plain(str(text)) for part, text in value.items() if isinstance(text, str | int)}
    if literal := said.get("literal"):
        return Name(literal)
    particles = (said.get("dropping-particle", ""), said.get("non-dropping-particle", ""), said.get("family", ""))
    family, given = " ".join(filter(None, particles)), said.get("given", "")
    if not family:
        return Name(given) if given else None
    return Name(family, given, said.get("suffix", ""))


def _day(value: object) -> str:
    if isinstance(value, str | int):
        return day(str(value))
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        numbers = [str(part).strip() for part in parts[0][:3]]
        if all(one.lstrip("-").isdigit() for one in numbers) and len(numbers[0]) <= 4 and numbers[0].isdigit():
            year, *others = numbers
            return day("-".join([year.zfill(4), *(one.zfill(2) for one in others)]))
    for name in ("raw", "literal"):
        if isinstance(value.get(name), str):
            return day(value[name])
    return ""
