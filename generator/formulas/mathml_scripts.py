"""Scripts, accents and labels in MathML become nodes of a tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from generator.formulas.characters import ARROWS, BRACES, INVISIBLE, LINES, MOVING, PRIMES
from generator.formulas.mathml_strict import Unsupported, check, name, text_of
from generator.formulas.tree import (
    EMPTY,
    Accent,
    Arrow,
    Attach,
    Below,
    Brace,
    Classed,
    Limits,
    Line,
    Multi,
    Node,
    Op,
    Primes,
    Row,
    Space,
    Sym,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Reader: TypeAlias = "Callable[[Element], Node]"
"""Reads one element, whatever it is."""


def _base(element: Element, one: Reader) -> Node:
    """What has scripts: a sign has no room of its own there."""
    check(element)
    if name(element) == "mo":
        text = "".join(char for char in text_of(element) if char not in INVISIBLE)
        if element.get("minsize") is None:
            return Sym(text) if len(text) == 1 else Op(text) if text else EMPTY
    return one(element)


def scripts(element: Element, one: Reader) -> Node:
    base, kind = _base(element[0], one), name(element)
    if kind == "msup" and name(element[1]) == "mo" and (text := text_of(element[1])) and set(text) <= set(PRIMES):
        return Primes(base, sum(PRIMES[char] for char in text))
    sub = one(element[1]) if kind != "msup" else None
    sup = one(element[-1]) if kind != "msub" else None
    if isinstance(base, Classed) and base.as_ == "large":  # \mathop has its scripts under and over it
        return Limits(base, sub, sup)
    return Attach(base, sub, sup)


def over_and_under(element: Element, one: Reader) -> Node:
    kind = name(element)
    under = element[1] if kind != "mover" else None
    over = element[-1] if kind != "munder" else None
    if over is not None and under is None and (node := _accent(element, over, one)) is not None:
        return node
    if under is not None and over is None and (node := _accent_below(element, under, one)) is not None:
        return node
    base = _base(element[0], one)
    first = element[0]
    if name(first) == "mo" and text_of(first) in ARROWS and any(_is_label(label) for label in (under, over)):
        base = Arrow(text_of(first))
    always = first.get("movablelimits") == "false" or (isinstance(base, Sym) and base.char not in MOVING)
    return Limits(base, _script(under, one), _script(over, one), always)


def _is_label(element: Element | None) -> bool:
    """Labels of arrows stand over a space that keeps the arrow long."""
    return element is not None and name(element) in ("mover", "munder") and name(element[1]) == "mspace"


def _script(element: Element | None, one: Reader) -> Node | None:
    if element is None:
        return None
    if _is_label(element):
        label = one(element[0])
        inner = label.parts if isinstance(label, Row) else (label,)
        if len(inner) >= 2 and isinstance(inner[0], Space) and isinstance(inner[-1], Space):
            inner = inner[1:-1]
        return inner[0] if len(inner) == 1 else Row(inner)
    return one(element)


def _accent(element: Element, over: Element, one: Reader) -> Node | None:
    char = text_of(over)
    if name(over) != "mo" or not (element.get("accent") == "true" or char in BRACES or char in LINES):
        return None
    check(over)
    if char in BRACES:
        return Brace(BRACES[char], one(element[0]))  # type: ignore[arg-type]
    grows = over.get("stretchy") != "false"
    if char in LINES and grows:
        return Line("overline", one(element[0]))
    return Accent(one(element[0]), char, grows)


def _accent_below(element: Element, under: Element, one: Reader) -> Node | None:
    char = text_of(under)
    if name(under) != "mo" or not (element.get("accentunder") == "true" or char in BRACES or char in LINES):
        return None
    check(under)
    if char in BRACES:
        return Brace(BRACES[char], one(element[0]))  # type: ignore[arg-type]
    if char in LINES:
        return Line("underline", one(element[0]))
    return Below(one(element[0]), char)


def multi(element: Element, one: Reader) -> Node:
    after: list[Node | None] = []
    before: list[Node | None] = []
    into = after
    for child in element[1:]:
        check(child)
        if name(child) == "mprescripts":
            into = before
        else:
            into.append(None if name(child) == "none" or (name(child) == "mrow" and not len(child)) else one(child))
    after += [None] * (2 - len(after))
    before += [None] * (2 - len(before))
    if len(after) > 2 or len(before) > 2:
        raise Unsupported("more than two scripts on a side")
    return Multi(_base(element[0], one), *after, *before)
