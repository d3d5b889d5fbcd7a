"""Formulas in one line of Unicode."""

from __future__ import annotations

import pytest

from generator.formulas.plain import plain
from generator.formulas.read import read_formula
from tests.formulas.known import REFUSED, SPACES, lectures, snippets


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x^2", "x²"),
        (r"\bar{x}", "x̄"),
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a+b}{2c}", "(a + b)/(2c)"),
        (r"\sqrt{x}", "√x"),
        (r"\sqrt{x+1}", "√(x + 1)"),
        (r"\sqrt[3]{x}", "∛x"),
        (r"\sqrt[n]{x}", "ⁿ√x"),
        ("x_{12}", "x₁₂"),
        (r"x_{\alpha}", "x_α"),
        ("x_i^{n+1}", "xᵢⁿ⁺¹"),
        ("e^{-x^2}", "e^(−x²)"),
        ("a+b=-c", "a + b = −c"),
        (r"a \cdot b", "a ⋅ b"),
        ("f''(x)", "f″(x)"),
        ("3{,}14", "3,14"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"\lim_{x\to 0} f(x)", "lim_(x→0) f(x)"),
        (r"\sin x", "sin x"),
        (r"\sin(x)", "sin(x)"),
        (r"n\log n", "n log n"),
        (r"\binom{n}{k}", "C(n, k)"),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "(a, b; c, d)"),
        (r"\begin{matrix}a&b\end{matrix}", "[a, b]"),
        (r"\begin{aligned}a&=b\\&=c\end{aligned}", "a = b; = c"),
        (r"\text{si } x > 0", "si x > 0"),
        (r"A \xrightarrow{k} B", "A →[k] B"),
        (r"\mathbf{x} \in \mathbb{R}^n", "x ∈ ℝⁿ"),
        (r"30^\circ", "30°"),
        (r"\ce{SO4^2-}", "SO₄²⁻"),
        (r"\qty{9.81}{m/s^2}", "9.81 m s⁻²"),
        (r"{}^{14}_{6}\mathrm{C}", "₆¹⁴C"),
        (r"\overline{AB}", "ĀB̄"),
        (r"\cancel{x}", "x"),
    ],
)
def test_one_line(tex: str, expected: str) -> None:
    assert plain(read_formula(tex, display=True)) == expected


@pytest.mark.parametrize("tex", [*(one.tex for one in lectures()), *(one for one in snippets() if one not in REFUSED)])
def test_every_formula_has_a_line_of_its_own(tex: str) -> None:
    found = plain(read_formula(tex, display=True))
    assert found == found.strip()
    assert "\n" not in found
    assert "  " not in found
    assert found or tex in SPACES


def test_no_letter_and_no_number_is_lost() -> None:
    for one in lectures():
        letters = {char for char in one.tex.replace("\\", " \\") if char.isdigit()}
        shown = plain(one.formula).translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉∛", "012345678901234567893"))
        assert letters <= set(shown), one.name
