"""Entries of the deck's bibliography as works of the processor; its styles and locales, by their names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from generator.assets import asset, manifest
from generator.citation_styles import DEFAULT_STYLE, STYLES
from generator.csl.engine import Engine
from generator.csl.locale import dialect
from generator.csl.model import Item, Person
from generator.csl.style import Style
from generator.csl.xml import Node, parsed
from generator.deck.model import CitationStyle, Entry, Name
from generator.patterns import pattern

_LOCALES: Final = "csl/locales/"
_ORDINAL: Final = pattern(r"(\d+)(?:st|nd|rd|th|e|er|re|ère|ème|[.ªº])?(?:\s*(?:edition|éd\.?|ed\.?|édition))?", 2)
_NUMBERS: Final = {word: str(number) for number, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)}  # fmt: skip
_PARTICLE: Final = pattern(r"((?:[^\W\d_A-ZÀ-Þ][^\sA-ZÀ-Þ]*\s+)+|[dl]['’])(?=\S)(.+)")
_LANGUAGES: Final = {
    "english": "en", "american": "en", "british": "en", "ukenglish": "en", "usenglish": "en", "french": "fr",
    "francais": "fr", "français": "fr", "german": "de", "ngerman": "de", "dutch": "nl", "spanish": "es",
    "italian": "it", "portuguese": "pt", "brazilian": "pt",
}  # fmt: skip


def engine_for(style: CitationStyle | None, lang: str, entries: Sequence[Entry]) -> Engine:
    """The processor with these works, in the order in which they are first cited."""
    text = style.csl if style and style.csl else _shipped(style.name if style else DEFAULT_STYLE)
    read = Style(text)
    name = dialect(lang, _locale_names())
    return Engine(read, read.locale(name, _locales(name)), [work(entry) for entry in entries])


@cache
def _shipped(name: str) -> str:
    return asset(f"csl/styles/{STYLES[name]}.csl").decode()


@cache
def _locale_names() -> tuple[str, ...]:
    files = manifest().files
    return tuple(name.removeprefix(_LOCALES).removesuffix(".xml") for name in files if name.startswith(_LOCALES))


def _locales(name: str) -> list[Node]:
    """The locale, that of its language's own country, and English, which knows every word."""
    names = dict.fromkeys((name, dialect(name.partition("-")[0], _locale_names()), "en-US"))
    return [parsed(asset(f"{_LOCALES}{one}.xml").decode()) for one in names]


def work(entry: Entry) -> Item:
    values = dict(entry.values)
    if edition := values.get("edition"):
        numbered = _ORDINAL.fullmatch(edition.strip())
        values["edition"] = numbered[1] if numbered else _NUMBERS.get(edition.strip().lower(), edition)
    if language := values.get("language"):
        values["language"] = _LANGUAGES.get(language.strip().lower(), language)
    return Item(
        id=entry.key,
        type=entry.kind,
        names={role: tuple(map(_person, names)) for role, names in entry.names.items()},
        values=values,
        dates={name: tuple(int(part) for part in day.split("-")) for name, day in entry.dates.items()},
        more=entry.more,
    )


def _person(name: Name) -> Person:
    found = _PARTICLE.fullmatch(name.family) if name.given else None
    if found is None:
        return Person(name.family, name.given, suffix=name.suffix)
    return Person(found[2], name.given, found[1].strip(), name.suffix)
