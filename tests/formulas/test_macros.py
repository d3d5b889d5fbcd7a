"""A deck's own short names for formulas, and those that come with the program."""

from __future__ import annotations

import pytest

from generator.formulas.fault import FormulaFault
from generator.formulas.macros import MOST_MACROS, SHIPPED
from generator.formulas.read import read_formula
from generator.formulas.tree import Row


def test_own_macros_take_arguments_and_use_each_other() -> None:
    own = {"half": r"\frac{#1}{2}", "both": r"\half{#1} + \half{#2}"}
    assert read_formula(r"\both{a}{b}", macros=own).tree == read_formula(r"\frac{a}{2}+\frac{b}{2}").tree


def test_own_macros_go_before_shipped_ones() -> None:
    assert read_formula(r"\R", macros={"R": r"\mathbf{R}"}).tree == read_formula(r"\mathbf{R}").tree


def test_what_a_macro_stands_for_is_rewritten_like_formulas() -> None:
    own = {"si": r"\text{si $#1$}", "racine": "√{#1}"}
    assert read_formula(r"\si{x}\racine{y}", macros=own).tree == read_formula(r"\text{si $x$}\sqrt{y}").tree


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_macros_stand_for_something(name: str) -> None:
    arguments = "{a}" * max((int(one) for one in "12" if f"#{one}" in SHIPPED[name]), default=0)
    assert read_formula(rf"\{name}{arguments} x").tree != Row()


@pytest.mark.parametrize(
    ("macros", "name"),
    [
        ({"a b": "x"}, "a b"),
        ({"é": "x"}, "é"),
        ({"": "x"}, ""),
        ({"a": r"\a"}, "a"),
        ({"a": r"\b", "b": r"\c", "c": r"\a"}, "a"),
        ({"a": "x" * 401}, "a"),
        ({"a": "#1" * 7}, "a"),
        ({"a": r"\input{x}"}, "a"),
        ({"a": "x % y"}, "a"),
        ({"a": "x\ty\x0b"}, "a"),
        ({"a": "{" * 9 + "}" * 9}, "a"),
        ({"a": "{{{#1}}}", "b": "{{{" + r"\a{x}" + "}}}", "c": "{{{" + r"\b" + "}}}"}, "c"),
        ({"ok": "x", "a": r"\fooo"}, "a"),
        ({"ok": "x", "a": "#0"}, "a"),
        ({"a": r"x\\y"}, "a"),
        ({"a": r"\b" * 20, "b": r"\c" * 20, "c": "x" * 20}, "a"),
        ({f"m{chr(97 + n // 26)}{chr(97 + n % 26)}": "x" for n in range(MOST_MACROS + 1)}, None),
    ],
)
def test_a_macro_that_cannot_be_used_is_named(macros: dict[str, str], name: str | None) -> None:
    with pytest.raises(FormulaFault) as raised:
        read_formula("x", macros=macros)
    assert raised.value.code == "formula-macro"
    assert raised.value.values["problem"]
    assert name is None or raised.value.values["name"] == name


def test_growth_ends() -> None:
    tex = "x"
    for _ in range(9):
        tex = rf"\a{{{tex}}}"
    with pytest.raises(FormulaFault) as raised:
        read_formula(tex, macros={"a": "#1#1#1#1#1#1"})
    assert raised.value.code == "formula-syntax"
