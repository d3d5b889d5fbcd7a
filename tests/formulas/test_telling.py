"""Faults as problems for authors: every code has words, and what an author typed is not read as a template."""

from __future__ import annotations

import pytest

from generator.formulas.fault import FormulaFault
from generator.formulas.read import read_formula
from generator.formulas.telling import problem
from generator.spans import Span

PLACE = Span("deck.yaml", 3, 7)


@pytest.mark.parametrize(
    ("tex", "message", "hint"),
    [
        (r"\frca", r"Formulas know no `\frca`", r"Did you mean `\frac`?"),
        (r"\begin{pmatrx}a\end{pmatrx}", r"Formulas know no `\begin{pmatrx}`", r"Did you mean `\begin{pmatrix}`?"),
        (r"\qqqqqqq", r"Formulas know no `\qqqqqqq`", "`macros:` of the deck can give it a meaning."),
        ("", "The formula is empty", r"Write `\$` for a dollar."),
        ("a%", "In LaTeX `%` hides all that follows it", r"Write `\%` for a percent sign."),
        (r"a\\b", "A line breaks in an environment only", r"Write `\begin{aligned} … \\ … \end{aligned}`."),
        (r"\ce{@{}}", r"`\ce` cannot read “@{}”", r"Write this part as a formula, beside `\ce{…}`."),
        (r"\unit{\metr}", r"There is no unit `\metr`", r"Did you mean `\metre`?"),
        (r"\color{{a}}x", None, None),
        (r"{a", "Expected closing token “}”, but reached end of input", ""),
        (r"\input{x}", r"`\input` is not for formulas on slides", "Short names go into `macros:` of the deck."),
    ],
)
def test_words(tex: str, message: str | None, hint: str | None) -> None:
    with pytest.raises(FormulaFault) as raised:
        read_formula(tex)
    told = problem(raised.value, PLACE)
    assert told.span == PLACE
    assert told.message in str(told)
    if message is not None:
        assert (told.message, told.hint) == (message, hint)


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("formula-too-long", {"limit": "4000"}),
        ("formula-too-deep", {"limit": "40"}),
        ("formula-control-character", {"character": "U+0009"}),
        ("formula-macro", {"name": "a{b}", "problem": "p"}),
        ("formula-unsupported", {"what": "<x {y}>"}),
        ("formula-space", {"limit": "10"}),
        ("formula-letters", {"letters": "“{”"}),
        ("formula-undrawable", {"problem": "{"}),
    ],
)
def test_values_with_braces(code: str, values: dict[str, str]) -> None:
    told = problem(FormulaFault(0, code, values), PLACE)
    assert told.code == code
    assert all(value in told.message for value in values.values())
    assert told.hint is not None
