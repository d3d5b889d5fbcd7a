"""Formulas that stand by themselves, and a deck's own commands for formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.deck.formulas import eaten_backslash, formula_problem
from generator.deck.marks import Style
from generator.deck.model import Equation
from generator.deck.schema import MATH
from generator.deck.tree import Mapping, Node, Scalar
from generator.deck.values import Values
from generator.errors import error
from generator.patterns import pattern

if TYPE_CHECKING:
    from generator.deck.read.body import BodyReader, Spot
    from generator.formulas.tree import Formula

MAX_TEX: Final = 4_000
MOST_MACROS: Final = 200
_DELIMITED: Final = pattern(r"\s*(\$\$?|\\\[|\\\()(.*?)(\$\$?|\\\]|\\\))\s*", 16)  # re.DOTALL
_PAIRS: Final = {"$": "$", "$$": "$$", "\\[": "\\]", "\\(": "\\)"}
_ONE_A_LINE: Final = r"Write each on a line of its own, as in `Esp: \mathbb{{E}}`."
_NAME: Final = pattern(r"\\?([A-Za-z]{1,40})")


def read_equation(reader: BodyReader, spot: Spot) -> Equation | None:
    """The formula; None where it cannot be read, which has been told."""
    values = reader.values
    if not isinstance(spot.node, Mapping) or spot.node.parent:
        formula = _formula(values, spot.node, "`math`")
        return Equation(formula, values.span(spot.node)) if formula else None
    fields = values.fields(spot.node, MATH)
    formula = _formula(values, fields["tex"][2], "`tex`") if "tex" in fields else None
    numbered = False
    if "number" in fields:
        key, _, node = fields["number"]
        numbered = values.boolean(node, key, False)
    alt, text = reader.text(fields, "alt"), reader.text(fields, "text")
    if formula is None:
        return None
    found = Equation(formula, values.span(spot.node), numbered=numbered or bool(formula.tag), alt=alt, text=text)
    made = reader.with_options(found, fields)
    assert isinstance(made, Equation)
    return made


def _formula(values: Values, node: Node, name: str) -> Formula | None:
    from generator.formulas.fault import FormulaFault
    from generator.formulas.read import read_formula

    if isinstance(node, Scalar) and node.style is Style.QUOTED and (eaten := eaten_backslash(node.text, whole=True)):
        values.note(formula_problem(eaten, values.span(node)))
        return None
    tex = values.typed(node, name, MAX_TEX)
    if tex is None or not isinstance(node, Scalar):
        return None
    start = 0
    if (found := _DELIMITED.fullmatch(tex)) and _PAIRS[found[1]] == found[3]:
        tex, start = found[2], found.start(2)  # as other tools want it
    try:
        return read_formula(tex, display=True, macros=values.macros)
    except FormulaFault as fault:
        values.note(formula_problem(fault, values.place(node, start + fault.offset)))
        return None


def read_macros(values: Values, node: Node) -> dict[str, str]:
    """What each of the deck's own commands stands for, by its name."""
    if not isinstance(node, Mapping):
        values.wrong_kind(node, "`macros`", "commands and what they stand for", _ONE_A_LINE)
        return {}
    found: dict[str, str] = {}
    for at, value in node.pairs:
        name = _NAME.fullmatch(at.text)
        if name is None:
            values.note(error("invalid-macro", "{name} is no name of a command in formulas: it has letters only",
                              values.span(at), name=at.text[:80]))  # fmt: skip
            continue
        said = values.typed(value, f"`{at.text}`", MAX_TEX)
        if said is not None and len(found) < MOST_MACROS:
            found[name[1]] = said
    return found
