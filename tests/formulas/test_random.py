"""Whatever is typed, a formula comes of it or a fault with a place in it."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.formulas.drawing import Undrawable, drawings
from generator.formulas.environments import ALIASES, KNOWN
from generator.formulas.fault import FormulaFault
from generator.formulas.known import COMMANDS
from generator.formulas.letters import letters_of
from generator.formulas.macros import SHIPPED
from generator.formulas.mathml import mathml
from generator.formulas.plain import plain
from generator.formulas.quantities import ARGUMENTS
from generator.formulas.read import read_formula
from generator.formulas.speech import spoken
from generator.formulas.telling import problem
from generator.formulas.tree import Formula

PIECES = st.one_of(
    st.sampled_from([f"\\{name}" for name in (*COMMANDS.split(), *SHIPPED, *ARGUMENTS)]),
    st.sampled_from([f"\\{which}{{{name}}}" for which in ("begin", "end") for name in (*ALIASES, *KNOWN)]),
    st.sampled_from(
        ["{", "}", "{a}", "{b}", "^", "_", "&", r"\\", "'", "$", " ", "|", "\\left(", "\\right)", "[", "]"]
    ),
    st.sampled_from(["²", "√", "½", "é", "α", "∑", "≤", "漢", "→", "#", "%", "~", "\\%", "\\{", "\\,", "\\!", "\n"]),
    st.sampled_from(string.ascii_letters + string.digits + "+-=*/<>.,;:!?()"),
)
ATOMS = ("x", "12", r"\alpha ", "+", "=", r"\sum ", r"\text{si $x$}", r"\sin ", "f(x)", "|x|", "x'", r"\quad ")
TWO = (r"\frac{%s}{%s}", "{%s}_{%s}", "{%s}^{%s}", r"\overset{%s}{%s}", "%s%s")
ONE = (
    r"\sqrt{%s}", r"\hat{%s}", r"\left(%s\right)", r"\boxed{%s}", r"\underbrace{%s}", r"\sum_{%s}", r"\mathbf{%s}",
    r"\begin{pmatrix}%s&1\\2&3\end{pmatrix}", r"\begin{aligned}a&=%s\end{aligned}", r"\begin{cases}%s\\0\end{cases}",
    r"\textcolor{red}{%s}", r"\phantom{%s}", r"\cancel{%s}", r"\xrightarrow{%s}",
)  # fmt: skip
WHOLE = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(TWO), inner, inner).map(lambda parts: parts[0] % parts[1:]),
        st.tuples(st.sampled_from(ONE), inner).map(lambda parts: parts[0] % parts[1]),
    ),
    max_leaves=8,
)


def written(formula: Formula) -> None:
    plain(formula), mathml(formula), spoken(formula, "fr"), spoken(formula, "en")


@given(st.lists(PIECES, max_size=14).map("".join), st.booleans())
@settings(max_examples=400)
def test_commands_in_any_order(tex: str, display: bool) -> None:
    try:
        formula = read_formula(tex, display=display)
    except FormulaFault as fault:
        told = problem(fault, None)
        check(tex, fault, told.code, told.message, told.hint)
    else:
        written(formula)


def check(tex: str, fault: FormulaFault, code: str, message: str, hint: str) -> None:
    assert 0 <= fault.offset <= len(tex)
    assert code == fault.code
    assert message
    assert "{" not in fault.code
    assert hint is not None


@given(st.text(max_size=40))
def test_any_text(tex: str) -> None:
    try:
        written(read_formula(tex))
    except FormulaFault as fault:
        told = problem(fault, None)
        check(tex, fault, told.code, told.message, told.hint)


@given(st.lists(WHOLE, min_size=1, max_size=4))
@settings(max_examples=40)
def test_sound_formulas_are_drawn(texts: list[str]) -> None:
    codes = set()
    formulas = []
    for tex in texts:
        try:
            formulas.append(read_formula(tex, display=True))
        except FormulaFault as fault:
            codes.add(fault.code)
    assert codes <= {"formula-empty"}
    try:
        drawn = drawings(formulas, letters_of("arimo"))
    except Undrawable as undrawable:
        raise AssertionError([formula.tex for formula in undrawable.faults]) from undrawable
    assert set(drawn) == set(formulas)
    for one in drawn.values():
        assert 0 <= one.width < 400
        assert one.ascent >= 0
        assert one.descent >= 0
