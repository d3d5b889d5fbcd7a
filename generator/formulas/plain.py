"""A formula in one line of Unicode, for names of slides, notes, outlines and searching: ``x² + a/b = √(y)``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, assert_never

from generator.formulas.characters import BINARY, LARGE, RELATIONS
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
from generator.patterns import pattern

_OVER: Final = {
    "ˆ": "\u0302", "^": "\u0302", "¯": "\u0304", "→": "\u20d7", "⃗": "\u20d7", "←": "\u20d6", "↔": "\u20e1",
    "˙": "\u0307", "¨": "\u0308", "˜": "\u0303", "~": "\u0303", "ˇ": "\u030c", "˘": "\u0306", "´": "\u0301",
    "`": "\u0300", "˚": "\u030a",
}  # fmt: skip
_RAISED: Final = dict(zip("0123456789+-−=()ni′*∗⊤", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ′**ᵀ", strict=True))
_LOWERED: Final = dict(zip("0123456789+-−=()aeoxhklmnpstijruv", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", strict=True))
_ROOTS: Final = {"3": "∛", "4": "∜"}
_ITALIC: Final = (0x1D400, 0x1D7FF)
_PRIMES: Final = pattern("′{2,4}")
_MANY_PRIMES: Final = {2: "″", 3: "‴", 4: "⁗"}
_SPACES: Final = pattern(r"\s+")
_SPACED: Final = RELATIONS | (BINARY - frozenset("⋅·∘"))


@lru_cache(maxsize=1024)
def plain(formula: Formula) -> str:
    """No line break, no tab, and spaces of one kind only; every sign of the formula is there."""
    text = _PRIMES.sub(lambda found: _MANY_PRIMES[min(4, len(found[0]))], _text(formula.tree))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)).strip()


def _text(node: Node) -> str:
    match node:
        case Row(parts):
            return _row(parts)
        case Sym(char) | Up(char):
            return _letter(char)
        case Num(text) | Word(text) | Text(text, _):
            return text
        case Op(text, _):
            return text + " "
        case Classed("relation" | "binary", body):
            return f" {_text(body)} "
        case Classed(_, body):
            return _text(body)
        case Space(em):
            return " " if em > 0.15 else ""
        case Frac(num, den, True):
            return f"{_grouped(num)}/{_grouped(den, below=True)}"
        case Frac(num, den, _):
            return f"{_text(num)} | {_text(den)}"
        case Root(radicand, None):
            return f"√({_text(radicand)})" if not _is_short(radicand) else f"√{_text(radicand)}"
        case Root(radicand, index):
            assert index is not None
            power = _text(index)
            sign = _ROOTS.get(power) or f"{_script(index, '^')}√"
            return f"{sign}{_text(radicand)}" if _is_short(radicand) else f"{sign}({_text(radicand)})"
        case Attach(base, sub, sup) | Limits(base, sub, sup, _):
            return _with_scripts(base, sub, sup)
        case Multi(base, sub, sup, before_sub, before_sup):
            before = (_script(before_sup, "^") if before_sup else "") + (_script(before_sub, "_") if before_sub else "")
            return before + _with_scripts(base, sub, sup)
        case Arrow(char):
            return f" {char} "
        case Mid(char):
            return f" {char} "
        case Big(char, _):
            return char
        case Primes(base, count):
            return _text(base).rstrip() + "′" * count + (" " if isinstance(base, Op) else "")
        case Accent(base, char, _):
            return _accented(_text(base), _OVER.get(char, char))
        case Below(base, char):
            return f"{_text(base)}{char}"
        case Line(at, body):
            return _accented(_text(body), "\u0304" if at == "overline" else "\u0332")
        case Brace(_, body):
            return f"({_text(body)})"
        case Styled(_, body) | Colored(_, body) | Enclosed(_, body):
            return _text(body)
        case Fenced(left, parts, right):
            return _fenced(left, parts, right)
        case Phantom(_, _):
            return ""
        case Matrix():
            return _matrix(node)
        case _:
            assert_never(node)


def _letter(char: str) -> str:
    """Letters in italic, bold or script are plain ones here, so that they are found; double-struck ones stay."""
    if _ITALIC[0] <= ord(char) <= _ITALIC[1] and "DOUBLE-STRUCK" not in unicodedata.name(char, ""):
        return unicodedata.normalize("NFKC", char)
    return char


def _row(parts: Iterable[Node]) -> str:
    found = ""
    before: Node | None = None
    for part in parts:
        sign = _sign(part)
        if sign in ("(", "[") and isinstance(before, Op):
            found = found.rstrip() + sign
        elif sign in _SPACED:
            unary = not found.strip() or found.rstrip()[-1] in "([{=<>≤≥,;|"
            found += sign if unary and sign in BINARY else f" {sign} "
        elif sign in (",", ";"):
            found = found.rstrip() + sign + ("" if isinstance(part, Classed) else " ")
        else:
            text = _text(part)
            if text.startswith(("(", "[", "{")) and isinstance(before, Op):
                found = found.rstrip()
            elif text and found and (_is_fraction(before) or _is_name(part)) and found[-1] not in " ([{−+":
                found += " "
            found += text
        before = part
    return found


def _sign(node: Node) -> str:
    match node:
        case Sym(char):
            return char
        case Classed(as_, Sym(char)):
            return char if as_ != "normal" or char in ",;" else ""
        case _:
            return ""


def _is_short(node: Node) -> bool:
    """One thing that needs no brackets."""
    match node:
        case Row(parts):
            return len(parts) == 1 and _is_short(parts[0])
        case Sym() | Up() | Num() | Word() | Primes() | Accent() | Line() | Fenced():
            return True
        case Attach(base, _, _):
            return _is_short(base)
        case Styled(_, body) | Colored(_, body):
            return _is_short(body)
        case _:
            return False


def _grouped(node: Node, *, below: bool = False) -> str:
    text = _text(node).strip()
    product = text.isalnum() and not below
    change = len(text) == 2 and text[0] in "∂dΔδ"
    return text if _is_short(node) or product or change else f"({text})"


def _is_fraction(node: Node | None) -> bool:
    return isinstance(node.body if isinstance(node, (Styled, Colored)) else node, Frac)


def _is_name(node: Node) -> bool:
    """The name of an operator, with its scripts."""
    match node:
        case Attach(base) | Limits(base):
            return _is_name(base)
        case Sym(char):
            return char in LARGE
        case Op():
            return True
        case _:
            return False


def _with_scripts(base: Node, sub: Node | None, sup: Node | None) -> str:
    if isinstance(base, Arrow):
        labels = [_text(label).strip() for label in (sup, sub) if label is not None]
        return f" {base.char}{''.join(f'[{label}]' for label in labels if label)} "
    text = _text(base).rstrip() if isinstance(base, (Op, Word, Classed)) else _text(base)
    if isinstance(base, (Frac, Row)) and text:
        text = f"({text})"
    text += (_script(sub, "_") if sub is not None else "") + (_script(sup, "^") if sup is not None else "")
    wide = isinstance(base, Op) or (isinstance(base, Sym) and base.char in LARGE)
    return text + " " if wide else text


def _script(node: Node, sign: str) -> str:
    text = _text(node).strip()
    tight = text.replace(" ", "")
    table = _RAISED if sign == "^" else _LOWERED
    if tight and all(char in table for char in tight):
        return "".join(table[char] for char in tight)
    if sign == "^" and tight == "∘":
        return "°"
    return sign + (text if len(text) == 1 else f"({text})") if text else ""


def _accented(text: str, mark: str) -> str:
    if unicodedata.combining(mark) and len(text.strip()) <= 3:
        return "".join(char + mark for char in unicodedata.normalize("NFC", text.strip()))
    return f"({text}){mark}"


def _fenced(left: str, parts: tuple[Node, ...], right: str) -> str:
    if len(parts) == 1 and isinstance(parts[0], Matrix):
        return _matrix(parts[0], left, right)
    if len(parts) == 1 and isinstance(parts[0], Frac) and not parts[0].bar:
        return f"C({_text(parts[0].num)}, {_text(parts[0].den)})"
    return f"{left}{_row(parts)}{right}"


def _matrix(node: Matrix, left: str = "", right: str = "") -> str:
    between = " " if node.kind == "aligned" else ", "
    rows = "; ".join(between.join(text for cell in cells if (text := _text(cell).strip())) for cells in node.rows)
    if left or right:
        return f"{left}{rows}{right}"
    return rows if node.kind in ("aligned", "small") else f"[{rows}]"
