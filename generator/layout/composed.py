"""A paragraph with its style, ready to be measured."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.layout.breaks import is_korean
from generator.layout.eastern import KOREAN_SIGNS, WIDE_SIGNS
from generator.layout.lettering import lettered
from generator.layout.lines import Measured
from generator.layout.measure import font
from generator.layout.runs import SourceParagraph
from generator.layout.stretches import FormulaWidth, Stretch
from generator.layout.theme import Style, Theme
from generator.scene.text import BASELINE, LINE_PITCH, SCRIPT_SCALE, Run, Script


class Composed:
    """A paragraph with its style: what the fit asks again and again is computed once."""

    __slots__ = (
        "_characters",
        "_measured",
        "_sized",
        "deep",
        "heights",
        "source",
        "style",
        "tall",
        "theme",
        "tracking",
    )

    def __init__(self, source: SourceParagraph, style: Style, theme: Theme) -> None:
        runs = lettered(source.runs, style, theme)
        self.source = source if runs is source.runs else replace(source, runs=runs)
        self.style = style
        self.theme = theme
        self._sized = any(run.size for run in source.runs)
        self.tracking = style.tracking if style.tracking and _may_be_tracked(source) else 0.0
        self.tall, self.deep = _formula_heights(self.source)
        """What its formulas need of a line's pitch, and below the last line; em."""
        self._measured: dict[int, Measured] = {}
        self._characters: dict[int, list[float]] = {}
        self.heights: dict[tuple[int, float, float, float], float | None] = {}
        """Height at spacing 1 by size, width, hang and widening: settings of one size differ in spacing only."""

    def measured(self, size: int) -> Measured:
        """Widths at a size; the size only matters where a run has a size of its own."""
        key = size if self._sized else 0
        found = self._measured.get(key)
        if found is None:
            found = self._measured[key] = Measured(self.stretches(size))
        return found

    @property
    def length(self) -> tuple[float, float]:
        """As of what is measured; 0 where that differs by its size."""
        return (0.0, 0.0) if self._sized else self.measured(0).length

    def stretches(self, size: int) -> list[Stretch]:
        return [self._stretch(run, size) for run in self.source.runs]

    def with_runs(self, runs: tuple[Run, ...]) -> Composed:
        return Composed(replace(self.source, runs=runs), self.style, self.theme)

    def character_widths(self, size: int) -> list[float]:
        """Width of each character on its own, in em of the paragraph's size."""
        key = size if self._sized else 0
        found = self._characters.get(key)
        if found is None:
            stretches = self.stretches(size)
            found = self._characters[key] = [s.font.width(char) * s.scale for s in stretches for char in s.text]
        return found

    def pitch(self, spacing: float) -> float:
        """From line to line in em of its size."""
        return max(LINE_PITCH * spacing, self.tall)

    def _stretch(self, run: Run, size: int) -> Stretch:
        if run.formula:
            return Stretch(run.text, FormulaWidth(run.formula.drawing.width), run.size.pt / size if run.size else 1.0)
        if run.wide:
            scale = run.size.pt / size if run.size else 1.0
            return Stretch(run.text, KOREAN_SIGNS if is_korean(self.source.text) else WIDE_SIGNS, scale)
        style = self.style
        face = run.face or style.face
        twin = self.theme.fonts[face].family.twin
        scale = run.size.pt / size if run.size else 1.0
        if run.script is not Script.NORMAL:
            scale *= SCRIPT_SCALE
        return Stretch(run.text, font(twin, run.bold or style.bold, run.italic != style.italic, self.tracking), scale)


APART = 0.08
"""Em between a formula and what stands in the next line."""
LETTERS = 0.75
"""Em from the base line up to the top of letters."""


def _formula_heights(source: SourceParagraph) -> tuple[float, float]:
    drawings = [run.formula.drawing for run in source.runs if run.formula]
    if not drawings:
        return 0.0, 0.0
    ascent, descent = max(one.ascent for one in drawings), max(one.descent for one in drawings)
    return max(ascent, LETTERS) + APART + max(descent, BASELINE), max(0.0, descent - BASELINE)


def _may_be_tracked(source: SourceParagraph) -> bool:
    """Whether all viewers set its signs closer when they are told to: they do not agree about other scripts."""
    return not source.rtl and all(char < "\u0250" or "\u2010" <= char <= "\u203a" for char in source.text)


def compose(sources: Sequence[SourceParagraph], style: Style, theme: Theme) -> list[Composed]:
    return [Composed(source, style, theme) for source in sources]
