"""Where a paragraph ends because something else begins."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.markdown.blocks import Line
from generator.deck.markdown.grids import grid_at
from generator.deck.markdown.listings import LIST_MARK
from generator.deck.markdown.signs import DEFINITION, DIVISION, FENCE, HEADING, HTML, PAUSE, RULE, Habits


def begins(lines: Sequence[Line], at: int, habits: Habits) -> bool:
    """Whether something else than prose begins on a line, so that a paragraph ends before it."""
    text = lines[at].text
    bare = text.lstrip(" ")
    sign = bare[:1]
    if not sign:
        return True
    if sign == "#":
        return HEADING.match(text) is not None
    if sign in "`~":
        found = FENCE.match(text)
        return found is not None and len(found[1]) < 4
    if sign == ":":
        return habits.divisions and DIVISION.match(text) is not None
    if sign == ">":
        return True
    if sign == "<":
        return bare.startswith("<!--") or (habits.html and HTML.match(text) is not None)
    if sign == "." and habits.pauses:
        return PAUSE.match(text) is not None
    if sign in "-*+_" and (RULE.match(text) or ((found := LIST_MARK.match(text)) and found[4])):
        return True
    if sign == "$":
        return bare.startswith("$$")
    if sign == "[":
        return DEFINITION.match(text) is not None
    if sign.isdigit() and (found := LIST_MARK.match(text)):
        return found[2] in ("1.", "1)") and bool(found[4])
    return sign == "|" and grid_at(lines, at) is not None
