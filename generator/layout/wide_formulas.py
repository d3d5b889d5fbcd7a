"""Formulas that are wider than their line, at which no line can end."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import Diagnostic, error
from generator.layout.composed import Composed
from generator.layout.fit import Fitting
from generator.layout.lines import MARGIN


def wide_formula(
    paragraphs: Sequence[Composed], fitting: Fitting, size: int, width: float, hang: float
) -> Diagnostic | None:
    """What is told of a formula that is wider than its line at that size, if one is. ``width``: points."""
    for composed in paragraphs:
        own = fitting.own_size(size, composed.source.level)
        limit = fitting.limit(composed, size, width, hang) * (1 - MARGIN)
        for run in composed.source.runs:
            if run.formula and run.formula.drawing.width > limit:
                return error(
                    "formula-too-wide",
                    "The formula {formula} is wider than its line by {points} points, at {size} pt",
                    composed.source.span,
                    "Write it under `math:`, where it can be broken, or give it more width.",
                    formula=run.formula.plain[:60],
                    points=max(1, round((run.formula.drawing.width - limit) * own)),
                    size=own,
                )
    return None
