"""LaTeX becomes a Formula, or a fault at a place of the author's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.formulas.fault import FormulaFault
from generator.formulas.limits import DEEPEST, MOST_CHARACTERS, check
from generator.formulas.macros import MOST_EXPANSIONS, SHIPPED, checked, measured
from generator.formulas.rewrite import Rewritten, rewritten
from generator.formulas.tree import Formula
from generator.patterns import pattern

if TYPE_CHECKING:
    from math_core import LatexToMathML

MOST_MATHML: Final = 400_000
"""Characters of MathML, some hundred times what a lecture shows."""
DEEPEST_MATHML: Final = 180
"""Elements within each other: Python's own stack must hold them, and the typesetter's."""

_ERROR: Final = pattern(r"(?:macro\d+:)?(\d+): (.*)", 16)  # re.DOTALL
_UNKNOWN: Final = pattern(r'Unknown command "\\(.*)"\.')
_ENVIRONMENT: Final = pattern(r'Unknown environment "(.*)"\.')
_COLOR: Final = pattern(r'Unknown color "(.*)"\.')
_TAG: Final = pattern(r"<(/?)[a-z]+[^<>]*?(/?)>")


def read_formula(tex: str, *, display: bool = False, macros: Mapping[str, str] | None = None) -> Formula:
    """The formula between the dollars. ``display``: in the large style, on a line of its own; ``macros``: a deck's own
    short names, without backslashes.

    Raises ``FormulaFault``: nothing that LaTeX says is lost without one.
    """
    own = checked(tuple(sorted(macros.items()))) if macros else ()
    return _read(tex, display, own)


@lru_cache(maxsize=1024)
def _read(tex: str, display: bool, macros: tuple[tuple[str, str], ...]) -> Formula:
    from generator.formulas.bounds import check_tree
    from generator.formulas.fences import check_fences
    from generator.formulas.mathml_strict import Unsupported
    from generator.formulas.mathml_tree import tree_of

    check(tex)
    source = rewritten(tex, [name for name, _ in macros])
    if not source.latex.strip():
        raise FormulaFault(0, "formula-empty")
    if len(source.latex) > 4 * MOST_CHARACTERS:
        raise FormulaFault(0, "formula-too-long", {"limit": str(MOST_CHARACTERS)})
    check_fences(source.latex, measured(macros))
    mathml = _mathml(source, display, macros)
    if len(mathml) > MOST_MATHML:
        raise FormulaFault(0, "formula-too-long", {"limit": str(MOST_CHARACTERS)})
    if _depth(mathml) > DEEPEST_MATHML:
        raise FormulaFault(0, "formula-too-deep", {"limit": str(DEEPEST)})
    try:
        tree = tree_of(mathml)
    except Unsupported as problem:
        raise FormulaFault(0, "formula-unsupported", {"what": str(problem)}) from None
    check_tree(tree)
    return Formula(tex, display, tree, source.tag, source.label, macros)


def _mathml(source: Rewritten, display: bool, macros: tuple[tuple[str, str], ...]) -> str:
    from math_core import LatexError

    try:
        return _converter(macros).convert_with_local_state(source.latex, displaystyle=display)
    except LatexError as problem:
        raise _fault(str(problem), source, macros) from None


@lru_cache(maxsize=8)
def _converter(macros: tuple[tuple[str, str], ...]) -> LatexToMathML:
    from math_core import LatexError, LatexToMathML

    names = [name for name, _ in macros]

    def made(bodies: Mapping[str, str]) -> LatexToMathML:
        return LatexToMathML(
            xml_namespace=False,
            fancy_error=False,
            allow_unreliable_rendering=True,
            max_expansions=MOST_EXPANSIONS,
            macros=dict(bodies),
        )

    try:
        return made({**SHIPPED, **{name: rewritten(body, names).latex for name, body in macros}})
    except (LatexError, FormulaFault):
        for name, body in macros:  # which of them it is
            try:
                made({**SHIPPED, **dict(macros), name: rewritten(body, names).latex})
                made({**SHIPPED, name: body})
            except LatexError as problem:
                match = _ERROR.fullmatch(str(problem))
                text = match[2].rstrip(".") if match else str(problem)
                raise FormulaFault(0, "formula-macro", {"name": name, "problem": text}) from None
            except FormulaFault as fault:
                text = fault.values.get("problem", "a line breaks outside an environment")
                raise FormulaFault(0, "formula-macro", {"name": name, "problem": text}) from None
        raise


def _fault(problem: str, source: Rewritten, macros: tuple[tuple[str, str], ...]) -> FormulaFault:
    from generator.formulas.known import nearest_command, nearest_environment

    match = _ERROR.fullmatch(problem)
    at, text = (int(match[1]), match[2]) if match else (0, problem)
    offset = source.offsets[min(at, len(source.offsets) - 1)]
    if unknown := _UNKNOWN.fullmatch(text):
        near = nearest_command(unknown[1], (name for name, _ in macros))
        return FormulaFault(offset, "formula-unknown-command", {"command": "\\" + unknown[1]}, near)
    if unknown := _ENVIRONMENT.fullmatch(text):
        near = nearest_environment(unknown[1])
        return FormulaFault(offset, "formula-unknown-command", {"command": f"\\begin{{{unknown[1]}}}"}, near)
    return FormulaFault(
        offset, "formula-syntax", {"problem": text.rstrip(".").replace('"', "“", 1).replace('"', "”", 1)}
    )


def _depth(mathml: str) -> int:
    depth = deepest = 0
    for tag in _TAG.finditer(mathml):
        if tag[1]:
            depth -= 1
        elif not tag[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
