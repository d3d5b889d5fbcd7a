"""Short names that lecturers use and math-core does not know, and those that a deck brings itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from generator.formulas.fault import FormulaFault
from generator.formulas.limits import MOST_CHARACTERS, check
from generator.patterns import pattern

MOST_MACROS: Final = 100
LONGEST: Final = 400
"""Characters of what a macro stands for."""
MOST_PARAMETERS: Final = 6
"""Places of parameters in what a macro stands for: it multiplies what it is given."""
MOST_EXPANSIONS: Final = 400
DEEPEST: Final = 8
"""Braces, and macros that use macros."""

_OPERATORS: Final = (
    "Var Cov Ker Tr tr rank rang rg grad rot curl pgcd ppcm lcm sgn sign diag Card card Vect Id Hom End Aut GL SL"
    " Bin Arccos Arcsin Arctan arccot arcsinh arccosh arctanh sech csch cosec cotan argsh argch argth sinc supp"
    " Span conv Corr bias MSE logit erf adj"
)
_NUMBERS: Final = {letter: rf"\mathbb{{{letter}}}" for letter in "NZQRCEPKF"}
SHIPPED: Final[Mapping[str, str]] = {
    **{name: rf"\operatorname{{{name}}}" for name in _OPERATORS.split()},
    **_NUMBERS,
    "divergence": r"\operatorname{div}",
    "norm": r"\left\lVert #1\right\rVert",
    "abs": r"\left\lvert #1\right\rvert",
    "floor": r"\left\lfloor #1\right\rfloor",
    "ceil": r"\left\lceil #1\right\rceil",
    "vect": r"\overrightarrow{#1}",
    "dd": r"\mathrm{d}",
    "diff": r"\mathrm{d}",
    "dv": r"\frac{\mathrm{d}#1}{\mathrm{d}#2}",
    "pdv": r"\frac{\partial #1}{\partial #2}",
    "esp": r"\mathbb{E}",
    "ensuremath": "{#1}",
    "nicefrac": "{#1}/{#2}",
    "sfrac": "{#1}/{#2}",
    "mathbbm": r"\mathbb{#1}",
    "mathds": r"\mathbb{#1}",
    "mathnormal": "{#1}",
    "pmb": r"\boldsymbol{#1}",
    "smallsetminus": r"\setminus",
    "dotsc": r"\ldots",
    "dotso": r"\ldots",
    "hdots": r"\ldots",
    "mathellipsis": r"\ldots",
    "dotsb": r"\cdots",
    "dotsm": r"\cdots",
    "dotsi": r"\cdots",
    "intop": r"\int",
    "euro": r"\text{€}",
    "textdegree": r"\degree",
    "lbrack": "[",
    "rbrack": "]",
    "varlimsup": r"\mathop{\overline{\mathrm{lim}}}",
    "varliminf": r"\mathop{\underline{\mathrm{lim}}}",
    "iddots": r"\text{⋰}",
    "qed": r"\blacksquare",
    "negthinspace": r"\!",
    "medspace": r"\:",
    "thickspace": r"\;",
    "And": r"\mathbin{\&}",
}
_NAME: Final = pattern(r"[A-Za-z]+")
_MANY: Final = 1_000_000
_OPENED: Final = pattern(r"(?<!\\left)(?:[(\[⟨⌊⌈⟦]|\\\{|\\(?:langle|lfloor|lceil|l[vV]ert|lbrack|lbrace|lgroup))")
_CLOSED: Final = pattern(r"(?<!\\right)(?:[)\]⟩⌋⌉⟧]|\\\}|\\(?:rangle|rfloor|rceil|r[vV]ert|rbrack|rbrace|rgroup))")
_COMMAND: Final = pattern(r"\\([A-Za-z]+)")


@lru_cache(maxsize=32)
def checked(macros: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """A deck's own macros, if they are sound. Raises ``FormulaFault`` with the macro's name among its values; the
    offset is that in what it stands for."""
    if len(macros) > MOST_MACROS:
        raise FormulaFault(
            0, "formula-macro", {"name": macros[-1][0][:40], "problem": f"more than {MOST_MACROS} macros"}
        )
    for name, body in macros:
        if not _NAME.fullmatch(name):
            raise FormulaFault(0, "formula-macro", {"name": name[:40], "problem": "a name has the letters A to Z only"})
        if len(body) > LONGEST:
            raise FormulaFault(0, "formula-macro", {"name": name[:40], "problem": f"more than {LONGEST} characters"})
        try:
            if body.strip():
                check(body)
        except FormulaFault as fault:
            problem = {"formula-forbidden": "{command} is not allowed", "formula-comment": "a % hides what follows",
                       "formula-too-deep": "too many braces within each other"}  # fmt: skip
            text = problem.get(fault.code, "there are characters that cannot be shown").format_map(fault.values)
            raise FormulaFault(fault.offset, "formula-macro", {"name": name[:40], "problem": text}) from None
    measured(macros)
    return macros


class Macro(Struct, frozen=True):
    """What becomes of a macro once those that it uses are replaced."""

    depth: int
    """Of braces within each other."""
    length: int
    copies: int
    """How often it repeats what it is given."""
    unclosed: int
    """Brackets that it opens and does not close, or more."""


@lru_cache(maxsize=32)
def measured(macros: tuple[tuple[str, str], ...]) -> Mapping[str, Macro]:
    """Raises ``FormulaFault`` for a macro that stands for itself, or for too much."""
    found: dict[str, Macro] = {}
    for name, _ in macros:
        _measure(name, dict(macros), found, ())
    return found


def _measure(name: str, bodies: Mapping[str, str], known: dict[str, Macro], within: tuple[str, ...]) -> Macro:
    if name in known:
        return known[name]
    body = bodies[name]
    depth = deepest = 0
    for char in body:
        depth += (char == "{") - (char == "}")
        deepest = max(deepest, depth)
    problem = "it stands for itself" if name in within else ""
    if body.count("#") > MOST_PARAMETERS:
        problem = f"more than {MOST_PARAMETERS} times a parameter"
    if not problem:
        used = [one for one in _COMMAND.findall(body) if one in bodies]
        inner = [_measure(one, bodies, known, (*within, name)) for one in used]
        deepest += max((one.depth for one in inner), default=0)
        length = len(body) + sum(one.length for one in inner)
        problem = "too much within each other" if deepest > DEEPEST or length > MOST_CHARACTERS else ""
    if problem:
        raise FormulaFault(0, "formula-macro", {"name": name, "problem": problem})
    copies = max(1, body.count("#"))
    for one in used:
        copies = min(_MANY, copies * known[one].copies)
    opened = len(_OPENED.findall(body)) - len(_CLOSED.findall(body))
    known[name] = Macro(deepest, length, copies, max(0, opened) + sum(one.unclosed for one in inner))
    return known[name]
