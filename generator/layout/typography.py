"""Typography by language, applied once, at layout: the source is never changed.

French: no-break spaces before ``: ; ? ! » %``, after ``«``, and after ``n°``, ``p.``, ``M.``; every language: ``...``
becomes an ellipsis, a number stays with its unit sign and with what it is the number of (``§ 5``, ``Abs. 2``), initials
stay together (``z. B.``), and straight quotes become the language's (``quotes.py``). Only
spaces that the author typed are made no-break, and none is put where there was none (``12:30``, ``http://``), but
inside the guillemets that take the place of straight quotes. Addresses, paths, file names and formulas stay as typed.
"""

from __future__ import annotations

import re
from typing import Final

from generator.layout.quotes import quote_edits
from generator.patterns import pattern
from generator.verbatim import verbatim_spans

NBSP = "\u00a0"

_AFTER_NAMES = "|".join(rf"(?<=\b{re.escape(word)} )" for word in "n° N° p. pp. M. MM. Mme vol.".split())
# All begins with a space or a full stop, so that nothing else of a text is looked at closely; what stands behind a
# space is said with that space. Alternatives by group name: what a match becomes is in _NEW.
_EXTRA = r"(?P<extra>(?:(?<=  )|(?<=\A )) *)"
_SPACED, _DOTS = r"(?P<spaced>\.\.\.(?!\.))", r"(?P<dots>\.\.(?!\.))"
# One viewer breaks before lone punctuation and another does not, so every language keeps it with its word.
_GLUE = r"(?=[!?;:%)\]}»])|(?<=[(\[{«] )|(?<=\d )(?=[%‰€$£°])"
_INITIALS = r"(?<=\b[^\W\d]\. )(?=[^\W\d]\.)"
_NUMBERED = r"(?P<numbered>(?<=[.°º§¶] )(?=\d))"
_BEFORE_NUMBERS: Final = frozenset(
    "§ §§ ¶ n° nº n.º no. nr. nos. nrs. n. p. pp. s. pág. págs. blz. vol. bd. t. art. arts. abs. al. ziff. "
    "rn. rz. par. sec. ch. chap. kap. cap. hfst. fig. figs. abb. afb. tab. eq. éq. gl. ex. nb.".split()
)
"""What a number behind it belongs to, in the languages that the program has words for."""
_FRENCH_GLUE = rf"(?<=[°.e] )(?=\w)(?:{_AFTER_NAMES})|(?<=\d )(?=\d{{3}}(?:\D|\Z))"
_NEW = {"extra": "", "spaced": NBSP + "…", "dots": "…", "glue": NBSP, "numbered": NBSP}

Edits = tuple[tuple[int, int, str], ...]


def _rules(glue: str) -> re.Pattern[str]:
    return pattern(rf" (?:{_EXTRA}|{_SPACED}|(?P<glue>{glue}|{_INITIALS})|{_NUMBERED})|\.{_DOTS}")


_MATCHED_SIGN = pattern(r"[!?;:%)\]}»(\[{«‰€$£°º§¶]")
_GROUPED = pattern(r" (?<=\d )\d")
_ODD_APOSTROPHE = pattern(r"'(?:(?<![A-Za-zÀ-ÖØ-öø-ʯ]')|(?![A-Za-zÀ-ÖØ-öø-ʯ]))")
"""One that does not stand between two letters of Latin writing. These begin with the one sign that they all have, so
that nothing else of a text is looked at closely."""
_OTHERS = _rules(_GLUE)
_FRENCH = _rules(f"{_GLUE}|{_FRENCH_GLUE}")


def edits(text: str, lang: str, fixed: frozenset[int] = frozenset()) -> Edits:
    """What typography changes in a paragraph, as (start, end, replacement), in order and without overlaps. ``fixed``:
    the characters that must stay."""
    found = _matches(text, lang) if _may_match(text) else []
    quoted = "'" in text or '"' in text
    if not found and not quoted:
        return ()
    prose = "".join("`" if at in fixed else char for at, char in enumerate(text)) if fixed else text
    fixed = fixed.union(*(range(start, end) for start, end in verbatim_spans(prose)))
    quotes = quote_edits(text, lang, fixed) if quoted else []
    if not fixed and not (found and quotes):
        return tuple(found or quotes)
    return tuple(sorted(change for change in (*found, *quotes) if fixed.isdisjoint(range(change[0], change[1]))))


def _matches(text: str, lang: str) -> list[tuple[int, int, str]]:
    rules = _FRENCH if lang.split("-")[0].lower() == "fr" else _OTHERS
    return [
        (*match.span(), _NEW[match.lastgroup or ""])
        for match in rules.finditer(text)
        if match.lastgroup != "numbered" or _has_number(text, match.start())
    ]


def _has_number(text: str, end: int) -> bool:
    """Whether the word that ends there is one that stands before numbers."""
    start = text.rfind(" ", max(0, end - 8), end) + 1
    return text[start or max(0, end - 8) : end].lstrip("([„“«‘‚\u00a0").lower() in _BEFORE_NUMBERS


def set_text(pieces: list[tuple[str, bool]], lang: str) -> list[str]:
    """Typography over the pieces of one paragraph, each (text, may be changed); the pieces' number stays.

    The rules see the whole paragraph, so a space at the end of one piece before a ``:`` in the next is found.
    """
    whole = "".join(text for text, _ in pieces)
    changes = edits(whole, lang, _fixed(pieces))
    if not changes:
        return [text for text, _ in pieces]
    if len(pieces) == 1:
        return [_changed(whole, changes)]
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


def set_alone(text: str, lang: str) -> str:
    """The same over a paragraph that is one piece."""
    if not _may_match(text) and '"' not in text:
        if "'" not in text:
            return text
        if not (_ODD_APOSTROPHE.search(text) or verbatim_spans(text)):
            return text.replace("'", "’")
    changes = edits(text, lang)
    return _changed(text, changes) if changes else text


def _may_match(text: str) -> bool:
    """Whether one of the signs is there without which no rule holds: to look for those takes less than the rules."""
    return (
        text[:1] == " "
        or "  " in text
        or ("." in text and (". " in text or ".." in text))
        or "Mme " in text
        or _MATCHED_SIGN.search(text) is not None
        or _GROUPED.search(text) is not None
    )


def _fixed(pieces: list[tuple[str, bool]]) -> frozenset[int]:
    """The offsets of the characters that may not be changed."""
    found: set[int] = set()
    offset = 0
    for text, free in pieces:
        if not free:
            found.update(range(offset, offset + len(text)))
        offset += len(text)
    return frozenset(found)


def _changed(text: str, changes: Edits) -> str:
    parts, at = [], 0
    for start, stop, new in changes:
        parts += [text[at:start], new]
        at = stop
    return "".join((*parts, text[at:]))
