"""MathML, as math-core writes it, becomes a tree. What is not known here is refused, so that nothing is lost silently
when math-core says something new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from generator.formulas.characters import (
    DIVIDERS,
    FENCES,
    INVISIBLE,
)
from generator.formulas.lengths import in_em
from generator.formulas.mathml_scripts import multi, over_and_under, scripts
from generator.formulas.mathml_strict import Unsupported, check, name, text_of
from generator.formulas.mathml_text import text_nodes
from generator.formulas.tree import (
    EMPTY,
    Attach,
    Big,
    Classed,
    Colored,
    Enclosed,
    EnclosedBy,
    Fenced,
    Frac,
    Limits,
    Matrix,
    Mid,
    Node,
    Num,
    Op,
    Phantom,
    Primes,
    Root,
    Row,
    Space,
    Style,
    Styled,
    Sym,
    Up,
    Word,
)
from generator.patterns import pattern

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ENTITIES: Final = (("&ApplyFunction;", "\u2061"), ("&InvisibleTimes;", "\u2062"), ("&nbsp;", "\u00a0"))
_COLOR: Final = pattern(r"color:\s*#([0-9A-Fa-f]{6})")
_MARGIN: Final = pattern(r"margin-left:\s*(-?[\d.]+em)")
_PADDING: Final = pattern(r"padding-left:\s*([\d.]+)(?:em)?;\s*padding-right:\s*([\d.]+)")
_STRIKES: Final[dict[str, EnclosedBy]] = {
    "box": "box",
    "updiagonalstrike": "up",
    "downdiagonalstrike": "down",
    "horizontalstrike": "through",
    "updiagonalstrike downdiagonalstrike": "cross",
}
_RELATION, _BINARY, _LARGE = 0.2778, 0.2222, 0.1667
"""Of an em: the room on both sides of a relation, of a binary operator, and after a large operator."""


def tree_of(mathml: str) -> Node:
    """The tree of a whole ``<math>``. Raises ``Unsupported``."""
    from xml.etree.ElementTree import fromstring

    for entity, char in _ENTITIES:
        mathml = mathml.replace(entity, char)
    return _row(fromstring(mathml))  # noqa: S314 - written by math-core, without entities or a document type


def _row(children: Iterable[Element]) -> Node:
    parts: list[Node] = []
    for child in children:
        if name(child) == "mo" and text_of(child) == "\u2061":
            if parts:
                parts[-1] = _operator(parts[-1])
            continue
        node = _node(child)
        if isinstance(node, Row):
            parts.extend(node.parts)
        elif node is not None:
            parts.append(node)
    parts = _with_dots(parts)
    return parts[0] if len(parts) == 1 else Row(tuple(parts))


def _operator(node: Node) -> Node:
    """What a function is applied with is the name of an operator; other words are only upright."""
    match node:
        case Word(text):
            return Op(text)
        case Up(char):
            return Op(char)
        case Limits(base, under, over, always):
            return Limits(_operator(base), under, over, always)
        case Attach(base, sub, sup):
            return Attach(_operator(base), sub, sup)
        case Primes(base, count):
            return Primes(_operator(base), count)
        case _:
            return node


def _with_dots(parts: list[Node]) -> list[Node]:
    """Three dots in a row are one sign."""
    found: list[Node] = []
    for part in parts:
        found.append(part)
        if len(found) >= 3 and all(_is_dot(one) for one in found[-3:]):
            found[-3:] = [Sym("…")]
    return found


def _is_dot(node: Node) -> bool:
    return node in (Sym("."), Classed("normal", Sym(".")))


def _one(element: Element) -> Node:
    node = _node(element)
    return EMPTY if node is None else node


def _node(element: Element) -> Node | None:
    """None for what takes no room and shows nothing."""
    check(element)
    match name(element):
        case "mrow" | "mstyle" | "math":
            return _group(element)
        case "mi":
            return _identifier(element)
        case "mn":
            return Num(text_of(element))
        case "mo":
            return _sign(element)
        case "mtext" | "ms":
            return _texts(element)
        case "mspace":
            return _space(element)
        case "mpadded":
            return _padded(element)
        case "mfrac":
            bar = element.get("linethickness") not in ("0", "0em", "0px", "0pt")
            body = Frac(_one(element[0]), _one(element[1]), bar)
            style = _style(element)
            return Styled(style, body) if style else body
        case "msqrt":
            return Root(_row(element))
        case "mroot":
            return Root(_one(element[0]), _one(element[1]))
        case "msub" | "msup" | "msubsup":
            return scripts(element, _one)
        case "munder" | "mover" | "munderover":
            return over_and_under(element, _one)
        case "mmultiscripts":
            return multi(element, _one)
        case "mtable":
            from generator.formulas.mathml_table import matrix

            return matrix(element, _row)
        case "menclose":
            notation = element.get("notation", "")
            if notation not in _STRIKES:
                raise Unsupported(f"menclose {notation}")
            return Enclosed(_STRIKES[notation], _row(element))
        case "mphantom":
            return Phantom(_row(element))
        case other:
            raise Unsupported(f"<{other}>")


def _style(element: Element) -> Style | None:
    level = element.get("scriptlevel")
    if level == "1":
        return "script"
    if level == "2":
        return "scriptscript"
    if (display := element.get("displaystyle")) is not None:
        return "display" if display == "true" else "text"
    return None


def _group(element: Element) -> Node | None:
    # An empty <mspace/> keeps browsers from slanting upright words; a row of class menclose draws a strike.
    children = [child for child in element if not (name(child) == "mspace" and not child.attrib)]
    if element.get("class", "").startswith("menclose-"):
        return None
    if _is_fenced(children):
        return Fenced(_fence(children[0]), tuple(_between(children[1:-1])), _fence(children[-1]))
    body = _row(children)
    if color := _COLOR.search(element.get("style", "")):
        return Colored(color[1].upper(), body)
    style = _style(element)
    if style == "script" and isinstance(body, Matrix) and body.kind == "matrix":
        return replace(body, kind="small")
    return Styled(style, body) if style else body


def _is_fenced(children: Sequence[Element]) -> bool:
    return len(children) >= 2 and _is_fence(children[0]) and _is_fence(children[-1])


def _is_fence(element: Element) -> bool:
    char = text_of(element).strip("\u2063")
    grows = element.get("stretchy") != "false" and element.get("minsize") is None
    return name(element) == "mo" and grows and (char in FENCES or char in ("", "."))


def _fence(element: Element) -> str:
    check(element)
    char = text_of(element).strip("\u2063")
    return "" if char == "." else char


def _between(children: Iterable[Element]) -> Iterable[Node]:
    chunk: list[Element] = []
    for child in children:
        if name(child) == "mo" and child.get("stretchy") == "true" and text_of(child) in DIVIDERS:
            yield from _parts(_row(chunk))
            chunk = []
            check(child)
            yield Mid(text_of(child))
        else:
            chunk.append(child)
    yield from _parts(_row(chunk))


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Row) else (node,)


def _identifier(element: Element) -> Node:
    text = "".join(char for char in text_of(element) if char not in INVISIBLE)
    if len(text) == 1:
        return Up(text) if element.get("mathvariant") == "normal" else Sym(text)
    if any("\U0001d400" <= char <= "\U0001d7ff" or "\u2100" <= char <= "\u214f" for char in text):
        return Row(tuple(Sym(char) for char in text))
    return Word(text) if text else EMPTY


def _sign(element: Element) -> Node | None:
    text = "".join(char for char in text_of(element) if char not in INVISIBLE)
    if not text:
        return None
    if (size := element.get("minsize")) is not None:
        return Big(text, _length(size))
    if len(text) > 1 and text.replace(" ", "").replace("\u2009", "").isalpha():  # in tables, names of operators
        return Op(text)
    body: Node = Sym(text) if len(text) == 1 else Row(tuple(Sym(char) for char in text))
    left, right = element.get("lspace"), element.get("rspace")
    if left is not None and right is not None:
        around = _length(left), _length(right)
        for class_, room in (("normal", 0.0), ("relation", _RELATION), ("binary", _BINARY)):
            if all(abs(side - room) < 0.01 for side in around):
                return Classed(class_, body)  # type: ignore[arg-type]
    elif right is not None and _length(right) == 0 and text in ",;.:":
        return Classed("normal", body)
    return body


def _length(text: str) -> float:
    found = in_em(text)
    if found is None:
        raise Unsupported(f"length {text}")
    return found


def _texts(element: Element) -> Node:
    parts = text_nodes(element)
    return parts[0] if len(parts) == 1 else Row(parts)


def _space(element: Element) -> Node | None:
    if margin := _MARGIN.search(element.get("style", "")):
        return Space(_length(margin[1]))
    width = element.get("width")
    return None if width is None else Space(_length(width))


def _padded(element: Element) -> Node:
    if padding := _PADDING.search(element.get("style", "")):  # \mathop, \mathrel, \mathbin
        left, right = float(padding[1]), float(padding[2])
        body = _row(element)
        if (right and abs(right - _LARGE) < 0.01) or (left and abs(left - _LARGE) < 0.01):
            return Classed("large", body)
        if max(left, right) < 0.01:
            return Classed("normal", body)
        return Classed("relation" if max(left, right) > 0.25 else "binary", body)
    room = {"width": "height", "height": "width"}
    for attribute, kept in room.items():
        if element.get(attribute) == "0" and len(element) == 1 and name(element[0]) == "mphantom":
            return Phantom(_row(element[0]), kept)  # type: ignore[arg-type]
    raise Unsupported("<mpadded>")
