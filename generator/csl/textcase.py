"""Capitals as a style wants them. Words that an author marked, and words with capitals inside, stay as they are."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from generator.csl.model import NOCASE_CLOSE, NOCASE_OPEN, Spans, plain
from generator.patterns import pattern

_SMALL: Final = frozenset(
    "a an and as at but by down for from in into nor of on onto or over so the till to up via with without yet et al "
    "about above across after against along amid among around before behind below beneath beside besides between "
    "beyond despite during except inside like near off out outside per plus since than through throughout toward "
    "towards under underneath until upon versus vs vs. v v. within de d' von van der c ca".split()
)
"""Words that stay small in English titles."""
_WORD: Final = pattern(r"[^\s\u00a0\u2013\u2014/-]+")
_ENDS: Final = (":", "?", "!", "\u2014", ".")
_KEPT: Final = pattern(f"{NOCASE_OPEN}.*?{NOCASE_CLOSE}", re.DOTALL)


def cased(spans: Spans, case: str, *, english: bool) -> Spans:
    """The spans with ``text-case`` applied over all of them."""
    if case == "lowercase":
        return _each(spans, str.lower)
    if case == "uppercase":
        return _each(spans, str.upper)
    if case == "capitalize-first":
        return _first(spans)
    if case == "capitalize-all":
        return _each(spans, lambda text: _WORD.sub(lambda word: _up(word[0]), text))
    if case == "sentence":
        return _first(_each(spans, str.lower) if _is_shouted(plain(spans)) else spans)
    if case == "title" and english:
        return _title(spans)
    return spans


def _is_shouted(text: str) -> bool:
    """Whether a text is all capitals, and no acronym."""
    return text.isupper() and " " in text.strip()


def _each(spans: Spans, change: object) -> Spans:
    assert callable(change)

    def outside(text: str) -> str:
        parts, at = [], 0
        for kept in _KEPT.finditer(text):
            parts += [change(text[at : kept.start()]), kept[0]]
            at = kept.end()
        return "".join((*parts, change(text[at:])))

    return tuple(replace(span, text=outside(span.text)) for span in spans)


def _up(word: str) -> str:
    """With a capital first, unless it has capitals inside (``iPhone``) or is marked."""
    at = next((at for at, char in enumerate(word) if char.isalpha()), -1)
    if at < 0 or NOCASE_OPEN in word or any(char.isupper() for char in word[at + 1 :]):
        return word
    return word[:at] + word[at].upper() + word[at + 1 :]


def _first(spans: Spans) -> Spans:
    """The first letter as a capital."""
    made = list(spans)
    for number, span in enumerate(spans):
        at = next((at for at, char in enumerate(span.text) if char.isalnum() or char == NOCASE_OPEN), -1)
        if at >= 0:
            if span.text[at] != NOCASE_OPEN:
                text = span.text[:at] + span.text[at].upper() + span.text[at + 1 :]
                made[number] = replace(span, text=text)
            break
    return tuple(made)


def _title(spans: Spans) -> Spans:
    whole = plain(spans)
    shouted = _is_shouted(whole)
    kept = {at for found in _KEPT.finditer(whole) for at in range(found.start(), found.end())}
    words = list(_WORD.finditer(whole))
    edits: dict[int, str] = {}
    for number, word in enumerate(words):
        text = word[0].lower() if shouted else word[0]
        if word.start() in kept:
            continue
        bare = text.strip("()[]{}«»“”‘’\"',;:.!?").lower()
        before = whole[: word.start()].rstrip(" \u00a0\"'“‘«([")
        first = number == 0 or before.endswith(_ENDS)
        last = number == len(words) - 1
        elided = pattern(r"[a-zA-Z]{1,2}['’]\w").match(text) is not None and not first
        small = (bare in _SMALL and not first and not last) or elided
        new = (text.lower() if not any(c.isupper() for c in text[1:]) else text) if small else _up(text)
        if small and text[:1].isupper() and not shouted:
            new = new if bare in _SMALL else text
        for offset, char in enumerate(new if len(new) == len(word[0]) else word[0]):
            edits[word.start() + offset] = char
    made, at = [], 0
    for span in spans:
        text = "".join(edits.get(at + offset, char) for offset, char in enumerate(span.text))
        made.append(replace(span, text=text))
        at += len(span.text)
    return tuple(made)
