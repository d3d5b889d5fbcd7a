"""Line ends that are written, where viewers would not end the lines of a paragraph alike by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.layout.composed import Composed
from generator.layout.lines import MARGIN, Broken, break_lines, is_contested_in_a_word
from generator.layout.run_text import ended_before
from generator.scene.text import Run


def needs_line_ends(composed: Composed, size: int, limit: float, loose: float) -> bool:
    """Whether a paragraph that is not stable gets them: one that viewers break by different habits, or in a word."""
    measured = composed.measured(size)
    return bool(measured.others) or is_contested_in_a_word(measured, limit, loose)


def with_line_ends(
    composed: Composed, broken: Broken, runs: tuple[Run, ...], size: int, limit: float, loose: float, most: int
) -> tuple[tuple[Run, ...], Broken] | None:
    """The runs with hard line ends where viewers may not end a line by themselves, else where all lines end; None if a
    line would still not fit everywhere.

    Where the lines are too full for the viewer that sets them widest, all have its lines: there is room for as many as
    any viewer needs. ``runs``: with the glue that ``broken`` has; ``limit``: the line's length in em; ``most``: for how
    many lines there is room.
    """
    measured, tight = composed.measured(size), limit * (1 - MARGIN)
    open_ends = set(broken.starts) - set(measured.line_starts(limit * (1 + loose)))
    if not measured.others and open_ends:
        few = _ended(composed, sorted(open_ends), runs)
        if few is not None and break_lines(few.measured(size), limit, loose).stable:
            return few.source.runs, replace(broken, stable=True)
    each = (measured, *measured.others)
    ends: list[tuple[tuple[int, ...], tuple[int, ...], tuple[Run, ...]]]
    ends = [(one.line_starts(tight, one.inside_words()), (), composed.source.runs) for one in each]
    in_words = set(measured.offsets(sorted(measured.inside_words())))
    ends.insert(len(ends) if in_words.intersection(broken.starts) else 0, (broken.starts, broken.offsets, runs))
    for starts, offsets, own in ends:
        ended = _ended(composed, starts[1:], own)
        if ended is not None and ended.measured(size).count(tight) == len(starts) <= most:
            return ended.source.runs, Broken(broken.text, starts, offsets, True)
    return None


def _ended(composed: Composed, starts: Sequence[int], runs: tuple[Run, ...]) -> Composed | None:
    """The paragraph with a hard line end before each of these offsets; None if one is inside a web address, which must
    stay in one piece for those who copy it."""
    text = composed.source.text
    ends = [at for at in starts if text[at - 1] != "\n"]
    inside = [at for at in ends if text[at - 1] != " "]
    if any(text[at - 1].isascii() and text[at].isascii() and not _is_compound(text, at) for at in inside):
        return None
    return composed.with_runs(ended_before(runs, ends))


def _is_compound(text: str, at: int) -> bool:
    """Whether an ordinary word goes on there behind a hyphen: “COVID-19”."""
    start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return text[at - 1] == "-" and not any(sign in text[start : end if end > 0 else len(text)] for sign in "/@.:")
