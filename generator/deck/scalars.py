"""Single YAML scalars as text: quoting, unquoting, and what is left of a line before its comment."""

from __future__ import annotations

import json
import re

from generator.deck.source import BOM, FORBIDDEN
from generator.patterns import pattern

_DOUBLE = pattern(r'("(?:[^"\\]++|\\.)*+")(?:[ \t]+(#.*))?[ \t]*', re.DOTALL)
_SINGLE = pattern(r"('(?:[^']++|'')*+')(?:[ \t]+(#.*))?[ \t]*", re.DOTALL)
_DOUBLE_OPEN = pattern(r'(?:[^"\\]++|\\.|\\$)*+')
_SINGLE_OPEN = pattern(r"(?:[^']++|'')*+")
BLOCK = pattern(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*)?")
CURLY = pattern("([“”„«‹‘’‚])[ \u00a0\u202f]?(.+?)[ \u00a0\u202f]?([“”»›‘’])")
"""A word in the quotes that word processors make."""
MEANT = pattern(r"(?:true|false|yes|no|on|off|null|y|n)", re.IGNORECASE)
"""What YAML 1.1 or 1.2 would take for something else than text."""
_UNSEEN = pattern(f"{FORBIDDEN.pattern}|{BOM}")
_COMMENT = pattern(r"(?:^|[ \t]+)(#.*)$")


def whole_quoted(value: str) -> tuple[str, str] | None:
    """A value that is one quoted string and at most a comment, taken apart; None when it is anything else."""
    found = (_DOUBLE if value[0] == '"' else _SINGLE).fullmatch(value)
    if found is None or "\n" in (found.group(2) or ""):
        return None
    return found.group(1), found.group(2) or ""


def goes_on(line: str, quote: str) -> bool:
    """True when a string that was open before ``line`` is still open after it."""
    return (_DOUBLE_OPEN if quote == '"' else _SINGLE_OPEN).fullmatch(line) is not None


def still_open(value: str) -> bool:
    """True when a value begins with a quote that its line does not close."""
    return goes_on(value[1:], value[0])


def block_header(value: str) -> bool:
    """True for ``|``, ``>``, ``|-``, ``>2`` and so on."""
    return BLOCK.fullmatch(value) is not None


def first_comment(value: str) -> tuple[str, str]:
    """A word and the comment after it."""
    if "#" in value and (found := _COMMENT.search(value)):
        return value[: found.start()], found.group(1)
    return value, ""


def unquote(fragment: str) -> str | tuple[int, int, str]:
    """The text of a quoted YAML scalar; or the line and column in it (from 0) and what is wrong there."""
    inner = fragment[1:-1]
    if "\n" not in fragment:
        if fragment[0] == "'":
            return inner.replace("''", "'")
        if "\\" not in inner:
            return inner
    from generator.deck.tree import read_scalar

    return read_scalar(fragment)


def quoted(text: str) -> str:
    """``text`` as a double-quoted YAML scalar on one line."""
    return _UNSEEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def unseen(text: str) -> bool:
    """True when ``text`` holds characters that a file can hold only as escapes."""
    return _UNSEEN.search(text) is not None


def _escape(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
