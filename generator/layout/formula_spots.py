"""Where the formulas of a paragraph stand in its lines, for outputs that put pictures of them there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.layout.composed import Composed
from generator.layout.lines import Stretch, width_of
from generator.scene.text import LINE_PITCH, OBJECT, Paragraph, Spot
from generator.units import Pt

NO_BREAK_SPACE = "\u00a0"
SPACE_EM = 0.25
"""Of a space where nothing but formulas stands."""


def with_spots(paragraph: Paragraph, composed: Composed, size: int, spacing: float) -> Paragraph:
    """The paragraph with its pitch and the places of its formulas. ``size``: points of its letters."""
    stretches = composed.with_runs(paragraph.runs).stretches(size)
    space = Pt(_space(stretches) * size)
    spots = []
    for line, (start, end) in enumerate(_line_ends(paragraph)):
        width = Pt(width_of(stretches, start, end) * size)
        for at in range(start, end):
            if paragraph.text[at] == OBJECT:
                spots.append(Spot(line, Pt(width_of(stretches, start, at) * size), width, space))
    pitch = composed.pitch(spacing)
    higher = pitch > LINE_PITCH * spacing
    return replace(paragraph, pitch=pitch if higher else 0.0, deep=composed.deep, spots=tuple(spots))


def _line_ends(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in the paragraph's text."""
    at = 0
    for line in paragraph.lines:
        at = max(at, paragraph.text.find(line, at))
        yield at, at + len(line)
        at += len(line)


def _space(stretches: Sequence[Stretch]) -> float:
    """The width of a no-break space among the paragraph's letters, in em."""
    near = next((one for one in stretches if one.text != OBJECT), None)
    return near.font.width(NO_BREAK_SPACE) * near.scale if near else SPACE_EM
