"""A formula as MathML Core, for those who listen to a page: written from the tree, without styles or scripts."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final, assert_never

from generator.formulas.characters import INVISIBLE
from generator.formulas.tree import (
    Accent,
    Arrow,
    Attach,
    Below,
    Big,
    Brace,
    Classed,
    Colored,
    Enclosed,
    Fenced,
    Formula,
    Frac,
    Limits,
    Line,
    Matrix,
    Mid,
    Multi,
    Node,
    Num,
    Op,
    Phantom,
    Primes,
    Root,
    Row,
    Space,
    Styled,
    Sym,
    Text,
    Up,
    Word,
)

NAMESPACE: Final = "http://www.w3.org/1998/Math/MathML"
_BRACES: Final = {"overbrace": "⏞", "underbrace": "⏟", "overbracket": "⎴", "underbracket": "⎵", "overparen": "⏜",
                  "underparen": "⏝"}  # fmt: skip
_STYLES: Final = {
    "display": 'displaystyle="true" scriptlevel="0"',
    "text": 'displaystyle="false" scriptlevel="0"',
    "script": 'displaystyle="false" scriptlevel="1"',
    "scriptscript": 'displaystyle="false" scriptlevel="2"',
}
_FUNCTION: Final = "<mo>&#x2061;</mo>"


def mathml(formula: Formula, *, xmlns: bool = False) -> str:
    """The ``<math>`` element. HTML needs no ``xmlns``, XML does."""
    space = f' xmlns="{NAMESPACE}"' if xmlns else ""
    display = ' display="block"' if formula.display else ""
    return f"<math{space}{display}>{_one(formula.tree)}</math>"


def _one(node: Node | None) -> str:
    """One element, whatever is in the node."""
    if node is None:
        return "<mrow></mrow>"
    match node:
        case Row(parts):
            return f"<mrow>{_row(parts)}</mrow>"
        case Sym(char):
            return f"<mi>{escape(char)}</mi>" if _is_letter(char) else f"<mo>{escape(char)}</mo>"
        case Up(char):
            return f'<mi mathvariant="normal">{escape(char)}</mi>'
        case Num(text):
            return f"<mn>{escape(text)}</mn>"
        case Word(text) | Op(text, _):
            return f"<mi>{escape(text)}</mi>"
        case Text(text, _):
            return f"<mtext>{escape(text)}</mtext>"
        case Classed(_, body) | Colored(_, body):
            return _one(body)
        case Space(em):
            return f'<mspace width="{em:g}em"/>'
        case Frac(num, den, bar):
            thin = "" if bar else ' linethickness="0"'
            return f"<mfrac{thin}>{_one(num)}{_one(den)}</mfrac>"
        case Root(radicand, None):
            return f"<msqrt>{_one(radicand)}</msqrt>"
        case Root(radicand, index):
            return f"<mroot>{_one(radicand)}{_one(index)}</mroot>"
        case Attach(base, sub, sup):
            return _scripts(base, sub, sup, ("msub", "msup", "msubsup"))
        case Limits(base, under, over, _):
            return _scripts(base, under, over, ("munder", "mover", "munderover"))
        case Multi(base, sub, sup, before_sub, before_sup):
            before = f"<mprescripts></mprescripts>{_one(before_sub)}{_one(before_sup)}"
            return f"<mmultiscripts>{_one(base)}{_one(sub)}{_one(sup)}{before}</mmultiscripts>"
        case Arrow(char) | Big(char, _):
            return f"<mo>{escape(char)}</mo>"
        case Mid(char):
            return f'<mo stretchy="true">{escape(char)}</mo>'
        case Primes(base, count):
            return f"<msup>{_one(base)}<mo>{'′' * count}</mo></msup>"
        case Accent(base, char, _):
            return f'<mover accent="true">{_one(base)}<mo>{escape(char)}</mo></mover>'
        case Below(base, char):
            return f'<munder accentunder="true">{_one(base)}<mo>{escape(char)}</mo></munder>'
        case Line("overline", body):
            return f'<mover accent="true">{_one(body)}<mo stretchy="true">‾</mo></mover>'
        case Line(_, body):
            return f'<munder accentunder="true">{_one(body)}<mo stretchy="true">_</mo></munder>'
        case Brace(kind, body):
            name = "mover" if kind.startswith("over") else "munder"
            return f"<{name}>{_one(body)}<mo>{_BRACES[kind]}</mo></{name}>"
        case Fenced(left, parts, right):
            return f"<mrow>{_fence(left)}{_row(parts)}{_fence(right)}</mrow>"
        case Styled(style, body):
            return f"<mrow {_STYLES[style]}>{_one(body)}</mrow>"
        case Enclosed(_, body):
            return f"<mrow>{_one(body)}</mrow>"
        case Phantom(body, _):
            return f"<mphantom>{_one(body)}</mphantom>"
        case Matrix(rows):
            lines = ("".join(f"<mtd>{_one(cell)}</mtd>" for cell in cells) for cells in rows)
            return f"<mtable>{''.join(f'<mtr>{line}</mtr>' for line in lines)}</mtable>"
        case _:
            assert_never(node)


def _row(parts: Iterable[Node]) -> str:
    written = []
    for part in parts:
        written.append(_one(part))
        if _is_operator(part):
            written.append(_FUNCTION)
    return "".join(written)


def _is_operator(node: Node) -> bool:
    match node:
        case Op():
            return True
        case Attach(base) | Limits(base) | Primes(base):
            return _is_operator(base)
        case _:
            return False


def _fence(char: str) -> str:
    return f'<mo fence="true">{escape(char)}</mo>' if char else ""


def _scripts(base: Node, low: Node | None, high: Node | None, names: tuple[str, str, str]) -> str:
    if low is not None and high is not None:
        return f"<{names[2]}>{_one(base)}{_one(low)}{_one(high)}</{names[2]}>"
    name, script = (names[0], low) if low is not None else (names[1], high)
    return f"<{name}>{_one(base)}{_one(script)}</{name}>"


def _is_letter(char: str) -> bool:
    return char.isalnum() or char in INVISIBLE or char in "∞∅ℓℏ∂°"
