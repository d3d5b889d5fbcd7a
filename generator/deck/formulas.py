"""Formulas in a text: found before markup and typography touch it, and read.

What reads them is imported when the first text holds a dollar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.errors import Diagnostic
from generator.patterns import pattern
from generator.spans import Span

if TYPE_CHECKING:
    from generator.formulas.fault import FormulaFault
    from generator.formulas.scan import Found
    from generator.formulas.tree import Formula

_EATEN: Final = pattern(r"\$[^$\n]{0,300}?([\t\n\r\x07\x08\x0b\x0c\x1b])[A-Za-z][^$]{0,300}\$")
_CONTROL: Final = pattern(r"([\t\n\r\x07\x08\x0b\x0c\x1b])[A-Za-z]")
MOST_FORMULAS: Final = 200
"""In one text; more are no prose."""


class WrongFormula(Struct, frozen=True):
    """A formula that cannot be read. ``at``: where in the text what is wrong stands."""

    typed: str
    at: int
    fault: FormulaFault


def formula_problem(fault: FormulaFault, place: Span) -> Diagnostic:
    """What is told of a formula that cannot be read."""
    from generator.formulas.telling import problem

    return problem(fault, place)


def eaten_backslash(text: str, *, whole: bool = False) -> FormulaFault | None:
    """What is wrong with a text in double quotes, if YAML has taken the beginning of a command in it for a sign such as
    a tab (``\\theta``). ``whole``: all of it is a formula."""
    if not whole and "$" not in text:
        return None
    found = (_CONTROL if whole else _EATEN).search(text)
    if found is None:
        return None
    from generator.formulas.fault import FormulaFault

    sign = found[1]
    return FormulaFault(found.start(1), "formula-control-character", {"character": f"U+{ord(sign):04X}"})


def found_formulas(text: str) -> tuple[Found, ...]:
    """Those between single dollars; two at each end are notation of other tools, of which its author is told."""
    if "$" not in text:
        return ()
    from generator.formulas.scan import formulas_in

    return tuple(found for found in formulas_in(text) if not found.doubled)[:MOST_FORMULAS]


def masked(text: str, formulas: Sequence[Found], sign: str) -> str:
    """The text with ``sign`` in the place of each character of its formulas."""
    parts: list[str] = []
    at = 0
    for found in formulas:
        parts += text[at : found.start], sign * (found.end - found.start)
        at = found.end
    return "".join((*parts, text[at:])) if parts else text


def plain_formula(formula: Formula) -> str:
    """How it reads on one line of plain signs."""
    from generator.formulas.plain import plain

    return plain(formula)


def read_formulas(
    text: str, formulas: Sequence[Found], macros: Mapping[str, str]
) -> tuple[dict[int, Formula], tuple[WrongFormula, ...]]:
    """The formulas by where they begin in the text, and those that cannot be read."""
    if not formulas:
        return {}, ()
    from generator.formulas.fault import FormulaFault
    from generator.formulas.read import read_formula

    read: dict[int, Formula] = {}
    wrong: list[WrongFormula] = []
    for found in formulas:
        try:
            read[found.start] = read_formula(found.tex, macros=macros)
        except FormulaFault as fault:
            wrong.append(WrongFormula(text[found.start : found.end], found.start + 1 + fault.offset, fault))
    return read, tuple(wrong)
