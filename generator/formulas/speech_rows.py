"""Signs that belong together in a row: numbers with their commas, fences that do not grow, pairs of bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.formulas.tree import Attach, Big, Classed, Fenced, Limits, Node, Num, Primes, Row, Space, Sym

_CLOSES: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉"}
_BARS: Final = frozenset("|‖")


def char_of(node: Node) -> str:
    """The sign that a node is, whatever room it has; nothing for others."""
    match node:
        case Sym(char) | Classed(_, Sym(char)) | Big(char, _):
            return char
        case _:
            return ""


def grouped(parts: Sequence[Node]) -> tuple[Node, ...]:
    """The row with numbers in one piece and everything between fences in ``Fenced`` nodes."""
    return _bars(_fences(_numbers(parts)))


def _numbers(parts: Sequence[Node]) -> list[Node]:
    found: list[Node] = []
    for part in parts:
        if isinstance(part, Num) and len(found) >= 2 and isinstance(found[-2], Num):
            between = found[-1]
            if isinstance(between, Classed) and char_of(between) == ",":
                found[-2:] = [Num(f"{found[-2].text},{part.text}")]
                continue
            if isinstance(between, Space) and 0 < between.em < 0.2 and len(part.text) == 3:
                found[-2:] = [Num(found[-2].text + part.text)]
                continue
        found.append(part)
    return found


def _fences(parts: Sequence[Node]) -> list[Node]:
    """A fence without its partner stays a sign."""
    open_at: list[tuple[str, list[Node]]] = []
    into: list[Node] = []
    for part in parts:
        char, closing = char_of(part), _closing(part)
        if char in _CLOSES:
            open_at.append((char, into))
            into = []
        elif closing is not None and open_at and _CLOSES[open_at[-1][0]] == closing[0]:
            left, before = open_at.pop()
            inner = tuple(into) if left == "⟨" else _bars(into)  # there bars divide
            before.append(closing[1](Fenced(left, inner, closing[0])))
            into = before
        elif closing is not None and closing[0] == "⟩" and (bar := _last_bar(into)) is not None:  # a ket
            into[bar:] = [closing[1](Fenced("|", tuple(into[bar + 1 :]), "⟩"))]
        else:
            into.append(part)
    while open_at:
        left, before = open_at.pop()
        bar = next((at for at, part in enumerate(into) if char_of(part) == "|"), None) if left == "⟨" else None
        if bar is not None:  # a bra
            into = [*before, Fenced("⟨", tuple(into[:bar]), "|"), *into[bar + 1 :]]
        else:
            into = [*before, Sym(left), *into]
    return into


def _last_bar(parts: Sequence[Node]) -> int | None:
    return next((at for at in range(len(parts) - 1, -1, -1) if char_of(parts[at]) == "|"), None)


def _closing(node: Node):  # type: ignore[no-untyped-def]
    """The closing fence that a node is or has scripts on, and how to put the scripts on what is between."""
    match node:
        case Attach(base, sub, sup) if char_of(base) in _CLOSES.values():
            return char_of(base), lambda inner: Attach(inner, sub, sup)
        case Primes(base, count) if char_of(base) in _CLOSES.values():
            return char_of(base), lambda inner: Primes(inner, count)
        case _ if char_of(node) in _CLOSES.values():
            return char_of(node), lambda inner: inner
        case _:
            return None


def _bars(parts: Sequence[Node]) -> tuple[Node, ...]:
    """Two bars with something between them are fences; the second one may have scripts."""
    for bar in _BARS:
        at = [index for index, part in enumerate(parts) if _bar(part) == bar]
        while len(at) >= 2 and at[1] > at[0] + 1:
            first, second = at[0], at[1]
            last, inner = parts[second], Fenced(bar, tuple(parts[first + 1 : second]), bar)
            whole: Node = Attach(inner, last.sub, last.sup) if isinstance(last, Attach) else inner
            parts = [*parts[:first], whole, *parts[second + 1 :]]
            at = [index for index, part in enumerate(parts) if _bar(part) == bar]
    return tuple(parts)


def _bar(node: Node) -> str:
    return char_of(node.base) if isinstance(node, (Attach, Limits)) else char_of(node)


def parts_of(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Row) else (node,)
