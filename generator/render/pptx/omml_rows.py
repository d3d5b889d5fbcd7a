"""What belongs together in a row of a formula: large operators and functions with what they are applied to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from generator.formulas.characters import LARGE, RELATIONS
from generator.formulas.tree import Attach, Classed, Limits, Node, Op, Primes, Row, Space, Sym

Operator: TypeAlias = tuple[str, Node | None, Node | None, bool]
"""The sign, what stands under and over it, and whether that stands beside it."""

_ENDS = RELATIONS | frozenset(",;+−±∓")
"""What a sum does not reach over."""


def flat(nodes: Sequence[Node]) -> list[Node]:
    """Rows in a row are of one row; an empty one stays, as what scripts may stand on."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Row):
            found.extend(flat(node.parts))
        else:
            found.append(node)
    return found


def large(node: Node) -> Operator | None:
    match node:
        case Sym(char) | Classed(_, Sym(char)) if char in LARGE:
            return char, None, None, True
        case Attach(Sym(char), sub, sup) if char in LARGE:
            return char, sub, sup, True
        case Limits(Sym(char), under, over, _) if char in LARGE:
            return char, under, over, False
        case _:
            return None


def takes_argument(node: Node) -> bool:
    """Whether it is the name of a function, with scripts or without."""
    match node:
        case Op():
            return True
        case Attach(base) | Limits(base) | Primes(base):
            return isinstance(base, Op)
        case _:
            return False


def operand(parts: Sequence[Node], at: int, *, argument: bool = False) -> tuple[int, int]:
    """From where to where the operand goes: up to the next relation, sign of a sum or closing fence. An ``argument``
    is one part, and none if that is a fence or a sign."""
    while at < len(parts) and isinstance(parts[at], Space):
        at += 1
    if argument:
        if at >= len(parts) or _char(parts[at]) in _ENDS | frozenset("([{)]}|") or _is_spaced(parts[at]):
            return at, at
        return at, at + 1
    end, depth = at, 0
    while end < len(parts):
        char = _char(parts[end])
        if char and char in "([{":
            depth += 1
        elif char and char in ")]}":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and char in _ENDS and not (end == at and char in "−+±"):
            break
        end += 1
    return at, end


def _char(node: Node) -> str:
    match node:
        case Sym(char) | Classed(_, Sym(char)):
            return char
        case Attach(base) | Primes(base):  # a closing bracket may have an exponent
            return char if (char := _char(base)) in (")", "]", "}") else ""
        case _:
            return ""


def _is_spaced(node: Node) -> bool:
    return isinstance(node, Classed) and node.as_ in ("relation", "binary")
