"""The nodes directly within a node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

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


def children(node: Node) -> tuple[Node, ...]:
    match node:
        case Row(parts) | Fenced(_, parts, _):
            return parts
        case Sym() | Up() | Num() | Word() | Op() | Text() | Space() | Arrow() | Mid() | Big():
            return ()
        case Frac(num, den, _):
            return num, den
        case Root(radicand, index):
            return _there(radicand, index)
        case Attach(base, sub, sup) | Limits(base, sub, sup, _):
            return _there(base, sub, sup)
        case Multi(base, sub, sup, before_sub, before_sup):
            return _there(base, sub, sup, before_sub, before_sup)
        case Classed(_, body) | Line(_, body) | Brace(_, body) | Styled(_, body) | Colored(_, body) | Enclosed(_, body):
            return (body,)
        case Primes(body, _) | Accent(body, _, _) | Below(body, _) | Phantom(body, _):
            return (body,)
        case Matrix(rows):
            return tuple(cell for row in rows for cell in row)
        case _:
            assert_never(node)


def _there(*nodes: Node | None) -> tuple[Node, ...]:
    return tuple(node for node in nodes if node is not None)


def nodes(tree: Node) -> Iterator[Node]:
    """All nodes, each before what is within it, in the order of the formula."""
    pending = [tree]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed(children(node)))


def shown(node: Node) -> tuple[str, ...]:
    """The characters that a node draws itself."""
    match node:
        case (
            Sym(text) | Up(text) | Num(text) | Word(text) | Op(text) | Text(text) | Arrow(text) | Mid(text) | Big(text)
        ):
            return (text,)
        case Fenced(left, _, right):
            return left, right
        case _:
            return ()
