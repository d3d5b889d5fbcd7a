"""A formula as it is said aloud."""

from __future__ import annotations

from generator.formulas.tree import Formula


def spoken(formula: Formula, lang: str) -> str:
    """In the language of the text, if that is French or English; LaTeX for others."""
    return formula.tex
