"""Words that are wider than their line get zero-width spaces, at which every viewer breaks (an address, a formula, a
slip).

Without them PowerPoint and LibreOffice break such a word anywhere, and a browser lets it run out of its box.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from generator.layout.breaks import Habit, pieces
from generator.layout.measure import JOINER
from generator.layout.run_text import inserted
from generator.layout.runs import SourceParagraph

BREAK = "\u200b"
FILL = 0.96
"""Share of the line that a part may fill."""
_AFTER = re.compile(r"[/\-_.?&=:;,+@#]")


def softened(source: SourceParagraph, widths: Sequence[float], limit_em: float) -> SourceParagraph:
    """The paragraph with its overlong words cut into parts that fit a line of ``limit_em`` em; ``widths`` has one em
    width a character."""
    text = source.text
    cuts: list[int] = []
    for start, end, _ in pieces(text, Habit.RELUCTANT):
        if sum(widths[start:end]) > limit_em * FILL:
            cuts.extend(_cuts(text, widths, start, end, limit_em * FILL))
    return replace(source, runs=inserted(source.runs, cuts, BREAK)) if cuts else source


def _cuts(text: str, widths: Sequence[float], start: int, end: int, limit: float) -> list[int]:
    cuts: list[int] = []
    while True:
        used, stop = 0.0, start
        while stop < end and used + widths[stop] <= limit:
            used += widths[stop]
            stop += 1
        stop = max(stop, start + 1)
        if stop >= end:
            return cuts
        natural = [start + m.end() for m in _AFTER.finditer(text[start:stop]) if m.end() > (stop - start) * 0.6]
        cut = natural[-1] if natural else stop
        while cut > start + 1 and _inside_character(text, cut):
            cut -= 1
        if _inside_character(text, cut):
            cut = stop  # one character with more marks than a line holds: cut it rather than let it run out
        cuts.append(cut)
        start = cut


def _inside_character(text: str, at: int) -> bool:
    char, before = text[at], text[at - 1]
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or JOINER in (char, before) or char in "\ufe0e\ufe0f"
