"""Ids of slides and items: given by the author or derived, so that courses and links can address every one."""

from __future__ import annotations

import re
import unicodedata

MAX_ID = 80
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GAP = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def is_id(text: str) -> bool:
    """Lower-case letters and digits, joined by single hyphens, at most MAX_ID long."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


def slug(text: str) -> str:
    """The id that a text suggests, accents folded; empty when it holds no letter or digit of the Latin script."""
    return _folded(text[:400])[:60].rstrip("-")


def _folded(text: str) -> str:
    lowered = text.lower().translate(_LETTERS)
    if not lowered.isascii():
        # Accents go, letters stay; the apostrophe of "l'action" and any other sign part words.
        parts = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(part if part.isascii() else "" if _is_silent(part) else "-" for part in parts)
    return _GAP.sub("-", lowered).strip("-")


def words_of(text: str) -> str:
    """All words of a text, written as in an id, however many they are."""
    return _folded(text)


def _is_silent(char: str) -> bool:
    """An accent, or what is no sign at all: a joiner, a soft hyphen."""
    return unicodedata.combining(char) > 0 or unicodedata.category(char) == "Cf"


def unique(wanted: str, taken: dict[str, int]) -> str:
    """``wanted``, or with the first free number behind it. ``taken`` maps an id to the last number tried for it."""
    found, number = wanted, taken.get(wanted, 0) or 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken[wanted] = number
    taken.setdefault(found, 1)
    return found
