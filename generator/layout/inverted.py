"""Inverted verbs (“a-t-il”) stay on one line. All viewers would divide them after a hyphen, and few fonts have one that
does not break: so a line end stands before a verb that one of them would divide."""

from __future__ import annotations

from generator.layout.breaks import Habit, inverted_hyphens
from generator.layout.composed import Composed
from generator.layout.lines import MARGIN, Broken, Measured, break_lines
from generator.layout.run_text import ended_before, replaced

MOST = 6
"""Verbs of one paragraph that are looked after."""


def unbroken(composed: Composed, broken: Broken, size: int, limit: float, loose: float) -> tuple[Composed, Broken]:
    """The paragraph with line ends before the verbs that a viewer would divide, unless that costs a line."""
    hyphens = inverted_hyphens(composed.source.text)
    if not hyphens or len(broken.starts) < 2:
        return composed, broken
    widths = limit * (1 - MARGIN), limit * (1 + loose)
    for _ in range(MOST):
        glued = composed.with_runs(replaced(composed.source.runs, broken.offsets, "\u00a0"))
        seen = Measured(glued.stretches(size), Habit.INVERTING)
        torn = {at for width in widths for at in seen.line_starts(width)}.intersection(hyphens)
        space = glued.source.text.rfind(" ", 0, min(torn)) if torn else -1
        if space < 0:
            break
        ended = composed.with_runs(ended_before(composed.source.runs, [space + 1]))
        again = break_lines(ended.measured(size), limit, loose)
        if len(again.starts) > len(broken.starts):
            break
        composed, broken = ended, again
    return composed, broken
