"""Words that are wider than their line (an address, a formula, a slip) get joints, at which they may break.

Without them PowerPoint and LibreOffice break such a word anywhere, and a browser lets it run out of its box. Addresses
and paths break after a slash or backslash before anything else, and rather break than make a whole body small.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.layout.breaks import Habit, pieces
from generator.layout.measure import JOINER
from generator.layout.run_text import inserted
from generator.layout.runs import SourceParagraph
from generator.layout.soft_breaks import JOINT, SOFT_HYPHEN
from generator.patterns import pattern
from generator.verbatim import verbatim_spans

FILL = 0.96
"""Share of the line that a part may fill."""
HYPHEN_EM = 0.4
_MAJOR = pattern(r"[/\\]+(?=[^/\\])")
_IN_ADDRESS = pattern(r"[/\\?]+(?=[^/\\?])|(?<=[^\W_])[-\u2010\u2013\u2014](?=[^\W_])")
"""With slashes the places at which some viewers break and others do not: at a joint all of them do."""
_MINOR = pattern(r"[\-_.?&=:;,+@#]+(?=[^\-_.?&=:;,+@#])")


def softened(
    source: SourceParagraph, widths: Sequence[float], limit_em: float, widest_em: float = 0.0
) -> tuple[SourceParagraph, tuple[str, ...]]:
    """The paragraph with joints in its overlong words, cut into parts that fit a line of ``limit_em`` em, and these
    words. What is no wider than ``widest_em``, the line at the smallest size, gets joints only where it is an address
    or a path. ``widths`` has one em width a character."""
    text = source.text
    limit, widest = limit_em * FILL, max(limit_em, widest_em) * FILL
    paths: tuple[tuple[int, int], ...] | None = None
    cuts: list[int] = []
    words: list[str] = []
    for start, end in _words(text):
        width = _width(widths, start, end) + HYPHEN_EM * text[start:end].endswith(SOFT_HYPHEN)
        if width <= limit:
            continue
        if width <= widest:
            paths = verbatim_spans(text) if paths is None else paths
            if not any(begin < end and start < stop for begin, stop in paths):
                continue  # it fits at a smaller size
        words.append(_whole(text, start, end))
        cuts.extend(_cuts(text, widths, start, end, limit))
    told = tuple(dict.fromkeys(words))
    return (replace(source, runs=inserted(source.runs, cuts, JOINT)) if cuts else source), told


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The parts that no viewer breaks. A path is one: its backslashes are better places than its hyphens."""
    begun = -1
    for start, end, after in pieces(text, Habit.RELUCTANT):
        begun = start if begun < 0 else begun
        if after == end < len(text) and text[end - 1] != "\n" and "\\" in _whole(text, start, end):
            continue
        yield begun, end
        begun = -1


def _whole(text: str, start: int, end: int) -> str:
    """The word that a part belongs to."""
    start = text.rfind(" ", 0, start) + 1
    stop = text.find(" ", end)
    return text[start : stop if stop >= 0 else len(text)].split("\n")[0]


def _width(widths: Sequence[float], start: int, end: int) -> float:
    return sum(widths[start:end])


def _cuts(text: str, widths: Sequence[float], start: int, end: int, limit: float) -> Iterator[int]:
    """Joints after slashes; where that leaves too much, after other signs; where that does too, at the line's end."""
    last = start
    major = _IN_ADDRESS if "/" in text[start:end] else _MAJOR
    for at in (*(found.end() for found in major.finditer(text, start, end)), end):
        if _width(widths, last, at) > limit:
            before = last
            for inner in (*(found.end() for found in _MINOR.finditer(text, last, at)), at):
                yield from _forced(text, widths, before, inner, limit)
                if inner < at:
                    yield inner
                before = inner
        if at < end:
            yield at
        last = at


def _forced(text: str, widths: Sequence[float], start: int, end: int, limit: float) -> Iterator[int]:
    while True:
        used, stop = 0.0, start
        while stop < end and used + widths[stop] <= limit:
            used += widths[stop]
            stop += 1
        stop = max(stop, start + 1)
        if stop >= end:
            return
        cut = stop
        while cut > start + 1 and _inside_character(text, cut):
            cut -= 1
        if _inside_character(text, cut):
            cut = stop  # one character with more marks than a line holds: cut it rather than let it run out
        yield cut
        start = cut


def _inside_character(text: str, at: int) -> bool:
    char, before = text[at], text[at - 1]
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or JOINER in (char, before) or char in "\ufe0e\ufe0f"
