"""Typography by language, applied once, at layout: the source is never changed.

French: no-break spaces before ``: ; ? ! » %``, after ``«``, and after ``n°``, ``p.``, ``M.``; every language: ``...``
becomes an ellipsis, straight apostrophes become curly, a number stays with its unit sign. Straight double quotes become
those of English, Dutch, Spanish or German. Only spaces that the author typed are made no-break; none is put where there
was none (``12:30``, ``http://``).
"""

from __future__ import annotations

import re

NBSP = "\u00a0"

_BEFORE_NAMES = "|".join(rf"(?<=\b{re.escape(word)})" for word in "n° N° p. pp. M. MM. Mme vol.".split())
# Alternatives by group name: what a match becomes is in _NEW.
_EXTRA = r"(?P<extra>(?<= ) +|\A +)"
_DOTS = r"(?P<spaced> \.\.\.(?!\.))|(?P<dots>\.\.\.(?!\.))"
_APOSTROPHE = r"(?P<apostrophe>(?<=\w)'|'(?=\w))"
# One viewer breaks before lone punctuation and another does not, so every language keeps it with its word.
_GLUE = r" (?=[!?;:%)\]}»])|(?<=[(\[{«]) |(?<=\d) (?=[%‰€$£°])"
_FRENCH_GLUE = rf"(?:{_BEFORE_NAMES}) (?=\w)|(?<=\d) (?=\d{{3}}(?:\D|\Z))"
_STRAIGHT_QUOTES = r'|(?P<opening>(?:(?<=\s)|(?<=\A)|(?<=[(\[]))"(?=\S))|(?P<closing>(?<=\S)")'
_NEW = {"extra": "", "spaced": NBSP + "…", "dots": "…", "apostrophe": "’", "glue": NBSP}
_CURLY, _LOW = {"opening": "“", "closing": "”"}, {"opening": "„", "closing": "“"}
_QUOTES = {"en": _CURLY, "nl": _CURLY, "es": _CURLY, "de": _LOW}


def _rules(glue: str, quotes: str = "") -> re.Pattern[str]:
    return re.compile(f"{_EXTRA}|{_DOTS}|{_APOSTROPHE}|(?P<glue>{glue}){quotes}")


_OTHERS = _rules(_GLUE)
_QUOTING = _rules(_GLUE, _STRAIGHT_QUOTES)
_BY_LANGUAGE = {"fr": _rules(f"{_GLUE}|{_FRENCH_GLUE}"), **dict.fromkeys(_QUOTES, _QUOTING)}


def edits(text: str, lang: str) -> tuple[tuple[int, int, str], ...]:
    """What typography changes in a paragraph, as (start, end, replacement), in order and without overlaps."""
    primary = lang.split("-")[0].lower()
    rules = _BY_LANGUAGE.get(primary, _OTHERS)
    new = _NEW if primary not in _QUOTES else {**_NEW, **_QUOTES[primary]}
    return tuple((*match.span(), new[match.lastgroup or ""]) for match in rules.finditer(text))


def set_text(pieces: list[tuple[str, bool]], lang: str) -> list[str]:
    """Typography over the pieces of one paragraph, each (text, may be changed); the pieces' number stays.

    The rules see the whole paragraph, so a space at the end of one piece before a ``:`` in the next is found.
    """
    whole = "".join(text for text, _ in pieces)
    changes = edits(whole, lang)
    if not changes:
        return [text for text, _ in pieces]
    if len(pieces) == 1 and pieces[0][1]:
        return [_changed(whole, changes)]
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


def _changed(text: str, changes: tuple[tuple[int, int, str], ...]) -> str:
    parts, at = [], 0
    for start, stop, new in changes:
        parts += [text[at:start], new]
        at = stop
    return "".join((*parts, text[at:]))
