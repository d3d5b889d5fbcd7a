"""Typography by language, applied once, at layout: the source is never changed.

French: no-break spaces before ``: ; ? ! » %`` and after ``«``, and after ``n°``, ``p.``, ``M.``; every language:
``...``
becomes an ellipsis, straight apostrophes become curly, a number stays with its unit sign. English straight double
quotes
become curly. Only spaces that the author typed are made no-break; none is put where there was none (``12:30``, ``http://``).
"""

from __future__ import annotations

import re
from functools import lru_cache

NBSP = "\u00a0"

_Rule = tuple[re.Pattern[str], str]
_COMMON: tuple[_Rule, ...] = (
    (re.compile(r"(?<= ) +|\A +"), ""),
    (re.compile(r" \.\.\.(?!\.)"), NBSP + "…"),
    (re.compile(r"\.\.\.(?!\.)"), "…"),
    (re.compile(r"(?<=\w)'|'(?=\w)"), "’"),
    (re.compile(r"(?<=\d) (?=[%‰€$£°])"), NBSP),
    (re.compile(r" (?=[!?;:%)\]}»])|(?<=[(\[{«]) "), NBSP),  # one viewer breaks there and another does not
)
_TITLES = "n° N° p. pp. M. MM. Mme vol.".split()
_FRENCH: tuple[_Rule, ...] = (
    (re.compile(r" (?=[:;?!»%])"), NBSP),
    (re.compile(r"(?<=«) "), NBSP),
    (re.compile("(?:" + "|".join(rf"(?<=\b{re.escape(t)})" for t in _TITLES) + r") (?=\w)"), NBSP),
    (re.compile(r"(?<=\d) (?=\d{3}(?:\D|\Z))"), NBSP),
)
_ENGLISH: tuple[_Rule, ...] = (
    (re.compile(r'(?:(?<=\s)|(?<=\A)|(?<=[(\[]))"(?=\S)'), "“"),
    (re.compile(r'(?<=\S)"'), "”"),
)
_BY_LANGUAGE = {"fr": _FRENCH, "en": _ENGLISH}
_TOUCHED = re.compile(r"""[:;?!»«%'"°‰€$£()\[\]{}]|\.\.\.|  |\d \d|\b(?:p|pp|M|MM|vol)\. |Mme """)


@lru_cache(maxsize=32_768)
def edits(text: str, lang: str) -> tuple[tuple[int, int, str], ...]:
    """What typography changes in a paragraph, as (start, end, replacement), in order and without overlaps."""
    if not _TOUCHED.search(text):
        return ()
    found: dict[int, tuple[int, int, str]] = {}
    for pattern, new in (*_BY_LANGUAGE.get(lang.split("-")[0].lower(), ()), *_COMMON):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(at in found for at in range(start, end)):
                for at in range(start, end):
                    found[at] = (start, end, new)
    return tuple(sorted(set(found.values())))


def set_text(pieces: list[tuple[str, bool]], lang: str) -> list[str]:
    """Typography over the pieces of one paragraph, each (text, may be changed); the pieces' number stays.

    The rules see the whole paragraph, so a space at the end of one piece before a ``:`` in the next is found.
    """
    whole = "".join(text for text, _ in pieces)
    changes = edits(whole, lang)
    if not changes:
        return [text for text, _ in pieces]
    fixed: set[int] = set()
    offset = 0
    for text, free in pieces:
        fixed.update(range(offset, offset + len(text)) if not free else ())
        offset += len(text)
    changes = tuple(c for c in changes if fixed.isdisjoint(range(c[0], c[1])))
    result, offset, at = [], 0, 0
    for text, _ in pieces:
        end = offset + len(text)
        parts = []
        for start, stop, new in changes:
            if offset <= start < end:  # a change over two pieces is made in the first
                parts += [whole[at:start], new]
                at = stop
        result.append("".join((*parts, whole[at:end])))
        offset, at = end, max(at, end)
    return result
