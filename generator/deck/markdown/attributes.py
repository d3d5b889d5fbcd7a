"""What stands in braces behind a heading, an item, a picture or a fence: ``{#id .class key=value key="a b"}``.

Braces are attributes only if every word in them fits that grammar; ``{1, 2, 3}`` and ``{x : x > 0}`` stay text.
"""

from __future__ import annotations

import re

from generator.deck.markdown.blocks import Attributes
from generator.deck.marks import Style
from generator.deck.tree import Scalar
from generator.patterns import pattern

_NAME = r"[^\W\d_][\w:.-]*"
_VALUE = r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[^\s"\'{}=]+'
_WORD = rf"#[\w:.-]+|\.{_NAME}|{_NAME}=(?:{_VALUE})"
_BRACES = rf"\{{:?\s*(?:(?:{_WORD})(?:\s+|(?=\}})))+\}}"
_WHOLE = pattern(_BRACES)
_LAST = pattern(rf"(?:(?<=\s)|(?<=[\])]))({_BRACES})\s*\Z")
_EACH = pattern(rf"#(?P<id>[\w:.-]+)|\.(?P<class>{_NAME})|(?P<key>{_NAME})=(?P<value>{_VALUE})")
_ESCAPE = pattern(r"\\(.)")
BRACES = pattern(r"\{[^{}\n]*\}\s*\Z")
"""Anything in braces at the end."""


def attributes_at(text: str, at: int, line: int, column: int) -> tuple[Attributes, int] | None:
    """The attributes that begin at ``at``, and where they end; ``line`` and ``column``: the place of ``text``."""
    found = _WHOLE.match(text, at)
    return None if found is None else (_read(found.group(), line, column + at), found.end())


def attributes_last(text: str, line: int, column: int) -> tuple[str, Attributes | None]:
    """A text without the attributes at its end, and these."""
    if not text.rstrip().endswith("}"):
        return text, None
    found = _LAST.search(text) or (_WHOLE.fullmatch(text.strip()) and _WHOLE.search(text))
    if not found:
        return text, None
    at = found.start(1) if found.re.groups else found.start()
    return text[:at].rstrip(), _read(text[at:].rstrip(), line, column + at)


def _read(braces: str, line: int, column: int) -> Attributes:
    name: Scalar | None = None
    classes: list[Scalar] = []
    pairs: list[tuple[Scalar, Scalar]] = []
    for found in _EACH.finditer(braces, 1):
        if found["id"]:
            name = Scalar(found["id"], line, column + found.start("id"))
        elif found["class"]:
            classes.append(Scalar(found["class"], line, column + found.start("class")))
        else:
            pairs.append((Scalar(found["key"], line, column + found.start("key")), _value(found, line, column)))
    return Attributes(line, column, name, tuple(classes), tuple(pairs))


def _value(found: re.Match[str], line: int, column: int) -> Scalar:
    typed = found["value"]
    if typed[0] not in "\"'":
        return Scalar(typed, line, column + found.start("value"))
    said = _ESCAPE.sub(r"\1", typed[1:-1]) if "\\" in typed else typed[1:-1]
    return Scalar(said, line, column + found.start("value") + 1, Style.PLAIN)
