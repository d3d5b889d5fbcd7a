"""The XML of styles and locales as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class CslError(Exception):
    """The text is no style, or no locale."""


class Node(Struct, frozen=True, eq=False):
    tag: str
    attrs: Mapping[str, str]
    children: tuple[Node, ...] = ()
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        return self.attrs.get(name, default)

    def child(self, tag: str) -> Node | None:
        return next((one for one in self.children if one.tag == tag), None)

    def all(self, tag: str) -> Iterator[Node]:
        return (one for one in self.children if one.tag == tag)


@lru_cache(maxsize=64)
def parsed(text: str) -> Node:
    """The root of a document. Raises CslError."""
    from xml.etree.ElementTree import ParseError, fromstring

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise CslError("it declares entities")
    try:
        return _node(fromstring(text.encode()))  # noqa: S314 - no entities
    except (ParseError, RecursionError) as problem:
        raise CslError(str(problem)) from None


def _node(element: Element) -> Node:
    attrs = {("lang" if name == _LANG else name): value for name, value in element.attrib.items()}
    inside = tuple(_node(one) for one in element if isinstance(one.tag, str))
    return Node(element.tag.rpartition("}")[2], attrs, inside, element.text or "")
