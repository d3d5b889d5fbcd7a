"""Formulas that were written to do harm, and what each of them must end with: a fault, or a drawing in bounded time.

``python -m tests.formulas.hostile`` reads and draws all of them in one process, and says how each went.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from time import process_time
from typing import Final

from generator.formulas.drawing import Undrawable, drawings
from generator.formulas.fault import FormulaFault
from generator.formulas.letters import letters_of
from generator.formulas.limits import DEEPEST
from generator.formulas.mathml import mathml
from generator.formulas.plain import plain
from generator.formulas.read import read_formula
from generator.formulas.speech import spoken

HOSTILE: Final[tuple[str, ...]] = (
    "{" * 10_000,
    "{" * 10_000 + "}" * 10_000,
    "}" * 4000,
    "{" * 2000 + "}" * 2000,
    r"\frac" * 10_000,
    r"\frac" * 800,
    r"\sqrt" * 800,
    r"\hat" * 1000,
    r"\bar" * 1000 + "x",
    r"\bf" * 1300 + "x",
    r"\rm" * 199 + " x",
    r"\hat" * 199 + " x",
    r"\sqrt" * 199 + " x",
    r"\frac1" * 199 + "2",
    r"\frac12" * 570,
    r"\left(" * 666,
    r"\left(" * 40 + "x" + r"\right)" * 40,
    r"\begin{matrix}" * 285,
    r"\begin{matrix}" * 13 + "x" + r"\end{matrix}" * 13,
    r"\begin{" * 500,
    r"\begin{a" + "a" * 3900 + "}",
    "^" * 4000,
    "_" * 4000,
    "x^" * 2000,
    "x_{" * 1000,
    "&" * 4000,
    "$" * 4000,
    "#" * 4000,
    "'" * 4000,
    "x" + "'" * 3999,
    "\\" * 4000,
    "\\" * 3999,
    "~" * 4000,
    r"\ " * 2000,
    r"\quad" * 800,
    r"\," * 2000,
    r"\!" * 2000 + "x",
    "(" * 4000,
    "|" * 4000,
    "x+" * 2000,
    "漢" * 4000,
    "\U0001d400" * 4000,
    "e\u0301" * 2000,
    "x\u0301" + "\u0301" * 3998,
    r"\text{" + "a" * 3990 + "}",
    r"\text{" * 600,
    r"\text{$" * 500,
    r"\text{" + "$x$" * 1300 + "}",
    r"\ce{" + "H2" * 1990 + "}",
    r"\ce{" + "^" * 3000 + "}",
    r"\ce{->[" + "x" * 3000 + "]}",
    r"\num{" + "9" * 3990 + "}",
    r"\unit{" + r"\metre" * 600 + "}",
    r"\tag{" * 700,
    r"\def\a{\a\a}\a",
    r"\newcommand{\a}[1]{#1#1}\a{\a{\a{x}}}",
    r"\input{/etc/passwd}",
    r"\write18{ls}",
    r"\href{javascript:alert(1)}{x}",
    r"\color{red;background:url(x)}x",
    r"\text{</math><script>alert(1)</script>}",
    r"\text{]]>&amp;&#0;<!--}",
    r"\hspace{99999em}x",
    r"\hspace{-99999em}x",
    r"\hspace{9em}" * 300 + "x",
    r"\begin{array}{" + "c" * 3900 + "}x\\end{array}",
    r"\begin{array}{*{99}{c}}" + "&" * 98 + r"\end{array}",
    r"\begin{matrix}" + "&" * 3900 + r"\end{matrix}",
    r"\begin{matrix}" + r"\\" * 1900 + r"\end{matrix}",
    r"\begin{matrix}" + "x&" * 60 + r"x\\" + r"\end{matrix}",
    r"\sqrt[" * 600,
    r"\sum" * 1000,
    r"\overbrace" * 199 + " x",
    r"\cancel" * 199 + " x",
    r"\underrightarrow{" * 4 + "x" * 3900 + "}" * 4,
    r"\sqrt[" * 3 + "x" * 3800 + "]{x}" * 3,
    r"\xrightarrow" * 199 + " x",
    "\u202ex",
    "x\x00",
    "\ud800",
    "\ufffe",
    "²" * 4000,
    "√" * 3999 + "x",
    "½" * 4000,
)
MACROS: Final = {"a": "#1#1#1#1#1#1", "b": r"\a{\a{\a{#1}}}"}

OPENERS: Final = (
    "{%s}", r"\frac{%s}{1}", r"\sqrt{%s}", r"\sqrt[%s]{x}", "x^{%s}", r"\left(%s\right)",
    r"\begin{pmatrix}%s\end{pmatrix}",
    r"\begin{aligned}&%s\end{aligned}", r"\begin{cases}x&%s\end{cases}", r"\hat{%s}", r"\overbrace{%s}",
    r"\text{a $%s$}",
    r"\underrightarrow{%s}", r"\substack{%s}", r"\boxed{%s}", r"\textcolor{red}{%s}", r"\phantom{%s}", r"\hphantom{%s}",
    r"\vphantom{%s}", r"\xrightarrow{%s}", r"\binom{%s}{1}", r"\dfrac{%s}{2}", r"\norm{%s}", r"\abs{%s}",
    r"\overset{%s}{x}", r"\prescript{%s}{}{x}", r"\underline{%s}", r"\cancel{%s}", r"\mathop{%s}", r"\scriptstyle{%s}",
    r"\left.\frac{%s}{x}\right|",
)  # fmt: skip


def nested() -> Iterator[str]:
    """Each opener within itself, and each with the next one, as deep as is allowed."""
    for outer, inner in product(OPENERS, (None, *OPENERS[5:9])):
        tex, levels = "x", 0
        while True:
            deeper = (outer if levels % 2 or inner is None else inner) % tex
            depth = deeper.count("{") - deeper.count("{1}") + deeper.count(r"\left") + deeper.count(r"\begin")
            if depth > 2 * DEEPEST or levels >= DEEPEST:
                break
            tex, levels = deeper, levels + 1
        yield tex


def outcome(tex: str) -> str:
    """The code of the fault, or ``drawn``. Every writer is asked."""
    try:
        formula = read_formula(tex, display=True, macros=MACROS)
        plain(formula), mathml(formula), spoken(formula, "fr"), spoken(formula, "en")
        drawings([formula], letters_of("arimo"))
    except FormulaFault as fault:
        return fault.code
    except Undrawable as undrawable:
        return next(iter(undrawable.faults.values())).code
    return "drawn"


if __name__ == "__main__":
    for tex in (*HOSTILE, *nested(), r"\b{\b{\b{" + "x" * 3000 + "}}}", r"\b{x}"):
        start = process_time()
        print(json.dumps((tex[:60], outcome(tex), round(process_time() - start, 3))), flush=True)
