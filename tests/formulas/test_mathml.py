"""MathML for those who listen: well formed, of MathML Core's elements, with every sign of the formula."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from generator.formulas.mathml import NAMESPACE, mathml
from generator.formulas.read import read_formula
from generator.formulas.tree import Phantom
from generator.formulas.walk import nodes, shown
from tests.formulas.known import REFUSED, lectures, snippets

CHILDREN = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}
CORE = {*CHILDREN, "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msqrt", "mmultiscripts", "mprescripts",
        "mtable", "mtr", "mtd", "mphantom"}  # fmt: skip


@pytest.mark.parametrize("tex", [*(one.tex for one in lectures()), *(one for one in snippets() if one not in REFUSED)])
def test_it_is_well_formed_and_complete(tex: str) -> None:
    formula = read_formula(tex, display=True)
    root = ET.fromstring(mathml(formula, xmlns=True))
    for element in root.iter():
        name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        assert name in CORE
        assert len(element) == CHILDREN.get(name, len(element)), tex
    said = "".join(root.itertext())
    for node in nodes(formula.tree):
        for text in shown(node):
            assert text in said or isinstance(node, Phantom)


def test_html_needs_no_namespace() -> None:
    assert mathml(read_formula("x<1")) == "<math><mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow></math>"
    assert mathml(read_formula("x", display=True)) == '<math display="block"><mi>x</mi></math>'


def test_words_are_text() -> None:
    found = mathml(read_formula(r"\text{<script>alert(1)</script>}"))
    assert found == "<math><mtext>&lt;script&gt;alert(1)&lt;/script&gt;</mtext></math>"


@pytest.mark.parametrize(
    ("tex", "part"),
    [
        (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (r"\sin x", "<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>"),
        (r"\sum_a^b", "<munderover><mo>∑</mo><mi>a</mi><mi>b</mi></munderover>"),
        (r"\bar{x}", '<mover accent="true"><mi>x</mi><mo>¯</mo></mover>'),
        (r"\mathrm{d}", '<mi mathvariant="normal">d</mi>'),
        ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"),
    ],
)
def test_elements(tex: str, part: str) -> None:
    assert part in mathml(read_formula(tex))
