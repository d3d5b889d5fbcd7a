"""Words in a formula, with the looks that LaTeX gave them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from generator.formulas.mathml_strict import Unsupported, name
from generator.formulas.tree import Text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_Look: TypeAlias = Literal["", "b", "i", "bi", "mono", "sans"]
_LOOKS: Final[dict[str, _Look]] = {"b": "b", "strong": "b", "i": "i", "em": "i", "code": "mono", "tt": "mono"}
_CLASSES: Final[dict[str, _Look]] = {
    "math-core-serif-font": "",
    "math-core-sans-serif-font": "sans",
    "math-core-monospace-font": "mono",
}


def text_nodes(element: Element) -> tuple[Text, ...]:
    return tuple(_texts(element, ""))


def _texts(element: Element, look: _Look) -> Iterator[Text]:
    if element.text:
        yield Text(element.text, look)
    for child in element:
        own = _LOOKS.get(name(child), _CLASSES.get(child.get("class", "")))
        if own is None and name(child) == "span" and not child.get("class"):
            own = look
        if own is None:
            raise Unsupported(f"text in <{name(child)} class=“{child.get('class', '')}”>")
        both: _Look = "bi" if {own, look} == {"b", "i"} else own
        yield from _texts(child, both)
        if child.tail:
            yield Text(child.tail, look)
