"""Formulas in texts and by themselves: what is found, what is told of wrong ones, and where."""

from __future__ import annotations

import pytest

from generator.deck.inline import read_inline
from generator.deck.load import parse_deck
from generator.deck.model import Deck, Equation, Inline, Items
from generator.errors import ContentError, Diagnostic
from generator.spans import Span


def read(slide: str, more: str = "") -> Deck:
    return parse_deck(f"title: t\n{more}slides:\n  - {slide}\n")[0]


def problems(slide: str, more: str = "") -> list[Diagnostic]:
    with pytest.raises(ContentError) as caught:
        read(slide, more)
    return list(caught.value.diagnostics)


def shown(text: str) -> list[tuple[str, str | None]]:
    return [(one.text, one.formula.tex if one.formula else None) for one in read_inline(text)[0]]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("$x^2$", [("x²", "x^2")]),
        ("la loi $a*b*c$ et *c*", [("la loi ", None), ("a∗b∗c", "a*b*c"), (" et ", None), ("c", None)]),
        (r"$\{1, 2\}$", [("{1, 2}", r"\{1, 2\}")]),
        ("5 $ ou 10 $", [("5 $ ou 10 $", None)]),
        ("$5 and $10", [("$5 and $10", None)]),
        (r"\$x\$", [("$x$", None)]),
        ("`$x$`", [("$x$", None)]),
        ("[le $x_i$](#a)", [("le ", None), ("xᵢ", "x_i")]),
        ("**gras $x$**", [("gras ", None), ("x", "x")]),
    ],
)
def test_formulas_are_found_before_markup(text: str, stretches: list[tuple[str, str | None]]) -> None:
    found = shown(text)
    assert [tex for _, tex in found] == [tex for _, tex in stretches]
    for (got, tex), (wanted, _) in zip(found, stretches, strict=True):
        assert got == wanted or tex


def test_a_formula_has_the_link_and_the_place_of_its_text() -> None:
    _, formula = read_inline("[le $x_i$](#a)")[0]
    assert formula.link == "#a"
    note = read_inline("un mot^[avec $y$]")[0][1]
    assert note.note[-1].formula
    assert note.note[-1].formula.tex == "y"


def test_an_unknown_command_is_told_at_its_place() -> None:
    [found] = problems(r"heading: La loi $x + \frc{1}{2}$")
    assert found.code == "formula-unknown-command"
    assert r"\frac" in str(found)
    assert found.span == Span("deck.yaml", 3, 5 + len("heading: La loi $x + "))


def test_all_wrong_formulas_are_told_at_once() -> None:
    found = problems("heading: $\\foo$\n    text: $\\bar$ et ^[$\\baz$]\n    math: \\frac{1")
    assert [one.span and one.span.line for one in found] == [3, 4, 4, 5]


def test_double_quotes_that_eat_backslashes_are_told() -> None:
    for slide in ('heading: "$\\theta$"', 'text: "mot $x + \\nu$"', 'text: "$\\frac12$"', 'math: "\\beta"'):
        [found] = problems(slide)
        assert found.code == "formula-control-character"
        assert "quotes" in str(found)
    assert not read('text: "un\\ttab, 5 $ et 6 $"').slides[0].fields["text"].items[0].text.inlines[0].formula  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "typed",
    [r"math: \frac{1}{n}", "math: |\n      \\frac{1}\n      {n}", r"math: $$\frac{1}{n}$$", r"math: \[\frac{1}{n}\]",
     r"math: {tex: '\frac{1}{n}'}"],
)  # fmt: skip
def test_a_formula_by_itself(typed: str) -> None:
    block = read(typed).slides[0].fields["math"]
    assert isinstance(block, Equation)
    assert block.formula.display
    assert "".join(block.formula.tex.split()) == r"\frac{1}{n}"


def test_the_long_form() -> None:
    block = read(r"math: {tex: 'x \tag{A}', alt: ix, text: 'où $x$ est grand', id: loi, caption: Une loi}").slides[0]
    [(name, equation)] = block.fields.items()
    assert name == "loi"
    assert isinstance(equation, Equation)
    assert equation.numbered
    assert equation.formula.tag == "A"
    assert equation.alt
    assert equation.text
    assert equation.caption
    assert equation.text.inlines[1].formula


def test_commands_of_the_deck() -> None:
    deck = read(r"text: $\Esp{X}$", "macros:\n  Esp: \\mathbb{E}\\left[#1\\right]\n")
    block = deck.slides[0].fields["text"]
    assert isinstance(block, Items)
    assert block.items[0].text.inlines[0].formula
    [found] = problems("text: a", "macros:\n  E2: x\n")
    assert found.code == "invalid-macro"


def test_a_wrong_formula_is_shown_as_typed() -> None:
    inlines, told = read_inline(r"a $\foo$ b")
    assert [one.text for one in inlines] == [r"a $\foo$ b"] or [one.text for one in inlines] == ["a ", r"$\foo$", " b"]
    assert [one.code for one in told] == ["formula"]
    assert all(one.formula is None for one in inlines)


def test_notation_of_other_tools_is_told() -> None:
    assert read_inline("$$x^2$$")[0] == (Inline("$$x^2$$"),)
    assert [one.code for one in read_inline("$$x^2$$")[1]] == ["foreign-notation"]
