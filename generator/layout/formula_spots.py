"""Where the formulas of a paragraph stand in its lines, for outputs that put pictures of them there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

from msgspec.structs import replace

from generator.layout.composed import Composed
from generator.layout.measure import font
from generator.layout.stretches import Stretch, width_of
from generator.scene.text import LINE_PITCH, OBJECT, Paragraph, Spot
from generator.units import Pt

NO_BREAK_SPACE = "\u00a0"
SILENT = " \n\u00a0\u202f\u200b\u2060\u00ad"


def with_spots(paragraph: Paragraph, composed: Composed, size: int, spacing: float) -> Paragraph:
    """The paragraph with its pitch and the places of its formulas. ``size``: points of its letters."""
    stretches = composed.with_runs(paragraph.runs).stretches(size)
    space, known = Pt(_space(composed) * size), _is_known(paragraph, stretches)
    offsets = list(_offsets(paragraph))
    spots = []
    for line, (start, end) in enumerate(_line_ends(paragraph)):
        width = Pt(width_of(stretches, start, end) * size)
        for at in offsets:
            if start <= at < end:
                spots.append(Spot(line, Pt(width_of(stretches, start, at) * size), width, space, known))
    pitch = composed.pitch(spacing)
    higher = pitch > LINE_PITCH * spacing
    return replace(paragraph, pitch=pitch if higher else 0.0, deep=composed.deep, spots=tuple(spots))


def _is_known(paragraph: Paragraph, stretches: Sequence[Stretch]) -> bool:
    """Whether what stands in the lines has the same widths and order in all viewers."""
    if not all(one.font.has(sign) for one in stretches for sign in one.text if sign not in SILENT):
        return False
    if not paragraph.rtl or paragraph.turned:
        return not paragraph.turned or paragraph.rtl
    return not any(bidirectional(sign) in ("L", "EN", "AN") for sign in paragraph.text if sign != OBJECT)


def _offsets(paragraph: Paragraph) -> Iterator[int]:
    """Where its formulas stand in its text."""
    at = 0
    for run in paragraph.runs:
        if run.formula:
            yield at
        at += len(run.text)


def _line_ends(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in the paragraph's text."""
    at = 0
    for line in paragraph.lines:
        at = max(at, paragraph.text.find(line, at))
        yield at, at + len(line)
        at += len(line)


def _space(composed: Composed) -> float:
    """The width of a no-break space in the paragraph's own letters, in em: those of a run may be raised."""
    style = composed.style
    return font(composed.theme.fonts[style.face].family.twin, style.bold, style.italic).width(NO_BREAK_SPACE)
