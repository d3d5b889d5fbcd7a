"""Formulas that tests go over: those of lectures with their sizes, and a snippet for every command."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator.formulas.read import read_formula
from generator.formulas.tree import Formula

HERE: Final = Path(__file__).parent


class Lecture(Struct, frozen=True):
    """``width``, ``ascent`` and ``descent`` in em, measured with STIX Two Math 2.11, typst 0.15.2 and words in Arimo,
    after this program had given the sizes of another one with another version of the font."""

    name: str
    display: bool
    tex: str
    width: float
    ascent: float
    descent: float

    @property
    def formula(self) -> Formula:
        return read_formula(self.tex, display=self.display)


@cache
def lectures() -> tuple[Lecture, ...]:
    found = []
    for line in (HERE / "lectures.tsv").read_text(encoding="utf-8").splitlines():
        name, style, tex, *sizes = line.split("\t")
        width, ascent, descent = map(float, sizes)
        found.append(Lecture(name, style == "display", tex, width, ascent, descent))
    return tuple(found)


@cache
def snippets() -> tuple[str, ...]:
    """Commands and environments that lecturers use, each in a minimal formula."""
    return tuple((HERE / "snippets.txt").read_text(encoding="utf-8").splitlines())


REFUSED: Final = {
    r"\DeclareMathOperator{\rk}{rk}\rk A": "formula-forbidden",
    r"\newcommand{\foo}{x}\foo": "formula-forbidden",
    r"\def\foo{x}\foo": "formula-forbidden",
    r"\begin{CD}A@>>>B\end{CD}": "formula-unknown-command",
    r"\begin{foo}x\end{foo}": "formula-unknown-command",
    r"\unknowncmd x": "formula-unknown-command",
    r"\smash{x}": "formula-unknown-command",
    r"\colorbox{red}{x}": "formula-unknown-command",
    r"\href{u}{x}": "formula-unknown-command",
    r"\rule{1em}{1em}": "formula-unknown-command",
    r"\sout{x}": "formula-syntax",
    r"\raisebox{1em}{x}": "formula-unsupported",
}
"""Snippets that are told to be none of ours; all others are shown."""
SPACES: Final = frozenset({r"\hskip 1em", r"\mathstrut", r"\phantom{x}", r"\hphantom{x}", r"\vphantom{x}"})
