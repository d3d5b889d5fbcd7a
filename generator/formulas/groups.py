"""Arguments in braces."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from generator.patterns import pattern

_TOKEN: Final = pattern(r"\\.|[{}]", 16)  # re.DOTALL


class Group(Struct, frozen=True):
    """``text`` stands between braces: it starts at ``start``, and ``end`` is after the closing brace."""

    text: str
    start: int
    end: int


def group_at(tex: str, at: int) -> Group | None:
    """The group that begins at ``at``, after white space; None if there is none or if it is not closed."""
    while at < len(tex) and tex[at].isspace():
        at += 1
    if tex[at : at + 1] != "{":
        return None
    depth = 0
    for token in _TOKEN.finditer(tex, at):
        depth += (token[0] == "{") - (token[0] == "}")
        if depth == 0:
            return Group(tex[at + 1 : token.start()], at + 1, token.end())
    return None
