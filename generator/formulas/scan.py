"""Formulas in a text: between dollars, by pandoc's rule, so that prices and shell variables stay text.

The opening dollar has no letter, digit or backslash before it and no space after it; the closing one stands at the same
depth of braces, has no space before it and no digit after it. What stands between backticks is code, ``\\$`` is a
dollar, and an empty line ends what was open. Two dollars at each end are read alike.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from msgspec import Struct

from generator.patterns import pattern

_EVENT: Final = pattern(r"\\.?|`+|\${1,2}|[{}]|\n[ \t]*\n", 16)  # re.DOTALL
_TICKS: Final = pattern(r"`+")
_VARIABLE: Final = pattern(r"\{?[A-Z_][A-Z0-9_]+\b")
"""``$HOME/bin:$PATH`` names two variables of a shell."""


class Found(Struct, frozen=True):
    """``start`` and ``end`` are offsets in the text and include the dollars, ``tex`` is what stands between them.
    ``doubled``: there are two dollars at each end."""

    start: int
    end: int
    tex: str
    doubled: bool = False


class _Dollars(Struct, frozen=True):
    at: int
    width: int
    depth: int
    opens: bool


def formulas_in(text: str) -> tuple[Found, ...]:
    """The formulas of a text in their order, in a time that grows with its length. A dollar without a second one is
    text."""
    if "$" not in text:
        return ()
    events = _events(text)
    closers = _closers(text, events)
    found: list[Found] = []
    free_from = 0
    for event in events:
        if event.width and event.opens and event.at >= free_from:
            close = closers.get(event.at)
            if close is not None and not _variables(text, event, close):
                inner = text[event.at + event.width : close]
                free_from = close + event.width
                found.append(Found(event.at, free_from, inner, event.width == 2))
    return tuple(found)


def _events(text: str) -> list[_Dollars]:
    """Dollars, and with width 0 what changes the depth (``depth`` is that after it) or, with depth -1, ends all."""
    ticks: dict[int, list[int]] = {}
    for run in _TICKS.finditer(text):
        ticks.setdefault(len(run[0]), []).append(run.start())
    events: list[_Dollars] = []
    depth = at = 0
    while (match := _EVENT.search(text, at)) is not None:
        start, at, kind = match.start(), match.end(), match[0]
        match kind[0]:
            case "`":
                runs = ticks.get(len(kind), [])
                after = bisect_left(runs, at)
                if after < len(runs):
                    at = runs[after] + len(kind)
            case "$":
                before = text[start - 1] if start else " "
                after_it = text[at] if at < len(text) else " "
                opens = not (before.isalnum() or after_it.isspace() or after_it == "$")
                events.append(_Dollars(start, len(kind), depth, opens))
            case "{":
                depth += 1
                events.append(_Dollars(start, 0, depth, True))
            case "}":
                depth -= 1
                events.append(_Dollars(start, 0, depth, False))
            case "\n":
                depth = 0
                events.append(_Dollars(start, 0, -1, False))
    return events


def _closers(text: str, events: list[_Dollars]) -> dict[int, int]:
    """The closing dollars nearest to each opening ones: at the same depth, and the depth is never less in between."""
    nearest: dict[tuple[int, int], int] = {}
    closers: dict[int, int] = {}
    for event in reversed(events):
        if event.width:
            key = (event.depth, event.width)
            if event.opens and key in nearest:
                closers[event.at] = nearest[key]
            if _may_close(text, event):
                nearest[key] = event.at
        elif event.depth == -1 and not event.opens and text[event.at] == "\n":
            nearest.clear()
        elif not event.opens:
            nearest.pop((event.depth + 1, 1), None)
            nearest.pop((event.depth + 1, 2), None)
    return closers


def _may_close(text: str, dollars: _Dollars) -> bool:
    end = dollars.at + dollars.width
    after = text[end] if end < len(text) else " "
    return dollars.at > 0 and not text[dollars.at - 1].isspace() and not after.isdigit() and after != "$"


def _variables(text: str, opening: _Dollars, close: int) -> bool:
    first, second = opening.at + opening.width, close + opening.width
    return _VARIABLE.match(text, first) is not None and _VARIABLE.match(text, second) is not None
