"""Ids of slides and items: given by the author or derived, so that courses and links can address every one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.patterns import pattern

MAX_ID = 80
MAX_DERIVED = 60
FEW_WORDS = 6
"""Of a text that is no heading, so many words name its slide."""
_GAP = pattern(r"-{2,}")
_ASCII_GAP = pattern(r"[^a-z0-9]+")
_POINTS = pattern(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""Accents over letters that have no form with them, Hebrew points, Arabic vowels: the same word is written without."""
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def is_id(text: str) -> bool:
    """Lower-case letters and digits of any script, joined by single hyphens, at most MAX_ID long. Latin letters have no
    accents, and others are composed (Unicode's form NFC)."""
    return 0 < len(text) <= MAX_ID and words_of(text) == text


def composed(text: str) -> str:
    """An id as it is kept, however its letters were typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def slug(text: str) -> str:
    """The id that a text suggests, accents folded; empty when it holds no letter or digit of any script."""
    return words_of(text[:400])[:MAX_DERIVED].rstrip("-")


def few_words(text: str) -> str:
    """The id that the beginning of a longer text suggests."""
    return slug(" ".join(text[:400].split()[:FEW_WORDS]))


def words_of(text: str) -> str:
    """All words of a text, written as in an id, however many they are."""
    lowered = text.lower().translate(_LETTERS)
    if not lowered.isascii():
        plain = [*map(_plain, unicodedata.normalize("NFC", lowered))]
        if None in plain:
            return _words_of_any_script(lowered)
        lowered = "".join(filter(None, plain))
    return _ASCII_GAP.sub("-", lowered).strip("-")


@lru_cache(maxsize=4096)
def _plain(char: str) -> str | None:
    """A sign as ids have it: a Latin letter without its accents, nothing for what is not seen, a gap for other signs;
    None for letters of other scripts."""
    if char.isascii():
        return char
    if unicodedata.category(char)[0] == "M":
        return None
    parts = [*_letters(char)]
    if any(part.isalnum() and not part.isascii() for part in parts):
        return None
    kinds = [(part, unicodedata.category(part)) for part in parts]
    return "".join(part if part.isalnum() else "-" for part, kind in kinds if kind != "Cf" and kind[0] != "M")


def _words_of_any_script(lowered: str) -> str:
    kept: list[str] = []
    other = False
    """Whether the last letter is of another script, whose marks are part of the word."""
    for char in _letters(lowered):
        category = unicodedata.category(char)
        if category == "Cf" or (category[0] == "M" and not other):
            continue  # a joiner, a soft hyphen; an accent
        is_letter = char.isalnum() or category[0] == "M"
        kept.append(char if is_letter else "-")
        other = is_letter and not char.isascii()
    whole = _POINTS.sub("", unicodedata.normalize("NFC", "".join(kept)))
    return _GAP.sub("-", whole).strip("-")


def _letters(lowered: str) -> Iterator[str]:
    """The letters with their marks apart; ligatures and the like as Latin letters, where they are some."""
    for char in unicodedata.normalize("NFC", lowered):
        parts = unicodedata.normalize("NFKD", char).lower().translate(_LETTERS)
        latin = all(part.isascii() or part == "\u2044" or unicodedata.combining(part) for part in parts)  # as in ½
        yield from parts if latin else unicodedata.normalize("NFD", char)


def unique(wanted: str, taken: dict[str, int]) -> str:
    """``wanted``, or with the first free number behind it. ``taken`` maps an id to the last number tried for it."""
    found, number = wanted, taken.get(wanted, 0) or 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken[wanted] = number
    taken.setdefault(found, 1)
    return found
