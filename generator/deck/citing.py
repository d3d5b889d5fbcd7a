"""Citations in a text, as pandoc has them: ``[see @a, pp. 3-4; @b]``, ``[-@a]``, ``@a`` and ``@a [p. 3]``."""

from __future__ import annotations

import re
from typing import Final

from generator.deck.model.text import Cite
from generator.patterns import pattern

MOST_SIGNS: Final = 2_000
"""Of a citation in brackets."""
MOST_CITES: Final = 50
"""In one pair of brackets."""
_KEY: Final = r"@(?:\{(?P<braced>[^{}\s]{1,200})\}|(?P<key>\w(?:[^\W_]|(?:_{1,9}|[:.#$%&+?<>~/-])(?=[^\W_])){0,199}))"
_ALONE: Final = pattern(_KEY)
_CITE: Final = pattern(rf"(?P<prefix>.*?)(?P<bare>-?)(?<![\w.]){_KEY}(?P<locator>.*)", re.DOTALL)
"""With the locator what else follows; an ``@`` in an address is no sign of a key."""
_BEFORE: Final = frozenset(" \t\n\u00a0\u202f([{<«»“”„‘’'\"–—-/:;,*_~|")
"""What may stand before the ``@`` of a citation; after a letter it is that of an address."""


def may_cite(text: str) -> bool:
    """False when ``text`` surely cites nothing."""
    at = text.find("@")
    while at >= 0:
        if at == 0 or text[at - 1] in _BEFORE:
            return True
        at = text.find("@", at + 1)
    return False


def citation_at(text: str, at: int, end: int) -> tuple[tuple[Cite, ...], int] | None:
    """The works that are cited by what begins at ``at`` (a ``[`` or an ``@``), and where that ends; None if none is."""
    return _in_brackets(text, at, end) if text[at] == "[" else _in_sentence(text, at, end)


def _in_brackets(text: str, at: int, end: int) -> tuple[tuple[Cite, ...], int] | None:
    close = _closing(text, at, end)
    if close is None or text[close + 1 : close + 2] == "(":
        return None  # a link
    parts = text[at + 1 : close].split(";")
    if len(parts) > MOST_CITES:
        return None
    cites = []
    for part in parts:
        found = _CITE.fullmatch(part.strip())
        if found is None:
            return None
        locator = found["locator"].strip()
        if locator and locator[0] not in ",{[" and not found["locator"][0].isspace():
            return None
        cites.append(
            Cite(
                key=found["braced"] or found["key"],
                prefix=" ".join(found["prefix"].split()),
                locator=" ".join(locator.removeprefix(",").split()),
                bare=bool(found["bare"]),
            )
        )
    return tuple(cites), close + 1


def _closing(text: str, at: int, end: int) -> int | None:
    depth = 0
    for place in range(at, min(end, at + MOST_SIGNS)):
        depth += (text[place] == "[") - (text[place] == "]")
        if not depth:
            return place
    return None


def _in_sentence(text: str, at: int, end: int) -> tuple[tuple[Cite, ...], int] | None:
    if at and text[at - 1] not in _BEFORE:
        return None
    found = _ALONE.match(text, at, end)
    if found is None or text[found.end() : found.end() + 1] == "@":
        return None
    stop, locator = found.end(), ""
    if text.startswith((" [", "\u00a0["), stop) and (close := _closing(text, stop + 1, end)) is not None:
        inside = text[stop + 2 : close]
        if "@" not in inside and text[close + 1 : close + 2] not in ("(", "[") and inside.strip():
            locator, stop = " ".join(inside.split()), close + 1
    return (Cite(found["braced"] or found["key"], locator=locator, sentence=True),), stop
