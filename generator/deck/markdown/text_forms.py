"""Texts and lists of the tree -> blocks of Markdown that are read as just these.

What has no form of its own raises ``NoFormError``; it goes into a fence of YAML then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.deck.keys import Kind, Table
from generator.deck.markdown.blocks import (
    Attributes,
    Block,
    Division,
    Listing,
    ListItem,
    Meaning,
    Meanings,
    Paragraph,
)
from generator.deck.markdown.options import Pairs
from generator.deck.marks import Style
from generator.deck.schema import BLOCK, ITEM, POINT, TERM
from generator.deck.tree import Mapping, Node, Scalar, Sequence, unfolded
from generator.patterns import pattern

_START = pattern(r"(?:\A|(?<=\n))(\d{0,9})(?=[-+|:=.)!](?:\s|\Z|[-+|:=.)!\[(]))")
_BRACES = pattern(r"(?<![\\])(?=\{[#.\w][^{}\n]*\}\s*\Z)")
_HASH = pattern(r"(?:\A|(?<=\n))(?=#{1,6}(?:\s|\Z)|>|`{3}|~{3}|<!--|\$\$)")
_PARTS = pattern(r"\n(?:[ \t]*\n)+")
_LISTED: Final = {Kind.STRINGS: "; ", Kind.RANGES: "; ", Kind.CHOICES: ", ", Kind.NUMBERS: ", ", Kind.TAGS: ", ",
                  Kind.IDS: ", ", Kind.WORDS: ", "}  # fmt: skip
AT: Final = (1, 1)


class NoFormError(Exception):
    """Something has no form in Markdown."""


def escaped(text: str) -> str:
    """A text as a paragraph that is read as nothing else."""
    if text != text.strip() or "\t" in text:
        raise NoFormError
    text = _HASH.sub(r"\\", text)
    text = _START.sub(r"\1\\", text)
    return _BRACES.sub(r"\\", text) if text.endswith("}") else text


def prose(node: Node) -> Scalar:
    """A text of one paragraph."""
    if not isinstance(node, Scalar) or node.style is Style.BROKEN:
        raise NoFormError
    text = unfolded(node).strip("\n")
    if not text.strip() or "\n\n" in text:
        raise NoFormError
    return Scalar(escaped(text), node.line, node.column)


def title(node: Node) -> Scalar:
    """A text that stands on one line: a line break is a tag there."""
    said = prose(node)
    if said.text.endswith("#"):
        raise NoFormError
    return Scalar(said.text.replace("\n", "<br>"), said.line, said.column)


def paragraphs(node: Node) -> list[Paragraph]:
    if not isinstance(node, Scalar) or not node.text.strip():
        raise NoFormError
    text = unfolded(node).strip("\n")
    return [Paragraph(*AT, Scalar(escaped(one), *AT)) for one in _PARTS.split(text)]


def attributes(pairs: Iterable[tuple[Scalar, Node]], table: Table) -> Attributes | None:
    """Keys of a mapping as attributes: the id first, what is true as a class, the others by their names."""
    name: Scalar | None = None
    classes: list[Scalar] = []
    others: list[tuple[Scalar, Scalar]] = []
    for key, node in pairs:
        known = table.keys.get(key.text)
        if known is None:
            raise NoFormError
        said = _word(node, known.kind)
        if key.text == "id":
            name = said
        elif known.kind is Kind.BOOLEAN and said.text == "true":
            classes.append(key)
        else:
            others.append((key, said))
    others.sort(key=lambda one: one[0].text)
    if name is None and not classes and not others:
        return None
    return Attributes(*AT, name, tuple(sorted(classes, key=lambda one: one.text)), tuple(others))


def _word(node: Node, kind: Kind) -> Scalar:
    if isinstance(node, Sequence) and kind in _LISTED and node.members:
        words = [one.text if isinstance(one, Scalar) else "\n" for one in node.members]
        sign = _LISTED[kind]
        if any(sign.strip() in word or "\n" in word or not word.strip() for word in words):
            raise NoFormError
        if len(words) == 1 and kind in (Kind.STRINGS, Kind.RANGES):
            return Scalar(words[0], *AT)
        return Scalar(sign.join(words), *AT)
    if not isinstance(node, Scalar) or "\n" in node.text or not node.text.strip():
        raise NoFormError
    if node.text != node.text.strip() or (kind in _LISTED and ";" in node.text):
        raise NoFormError
    return node


def division(
    name: str, blocks: Iterable[Block], said: Attributes | None = None, head: Scalar | None = None
) -> Division:
    return Division(*AT, name, head, tuple(blocks), (), said)


def text_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    if isinstance(node, Scalar):
        return [*paragraphs(node)]
    if not isinstance(node, Sequence) or not node.members:
        raise NoFormError
    found: list[Block] = []
    for one in node.members:
        text, options = said_of(one, "text")
        found.append(Paragraph(*AT, prose(text), attributes(options, ITEM)))
    return found


def said_of(node: Node, name: str) -> tuple[Node, Pairs]:
    """The text of a member and what is said of it."""
    if not isinstance(node, Mapping):
        return node, []
    if node.parent:
        raise NoFormError
    found = [value for key, value in node.pairs if key.text == name]
    if len(found) != 1:
        raise NoFormError
    return found[0], [pair for pair in node.pairs if pair[0].text != name]


def items_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    marks = {name.text: value for name, value in beside}
    marker = plain(marks.get("marker")) or ("number" if plain(marks.get("numbered")) == "true" else "")
    start = plain(marks.get("start")) or "1"
    checked = True if marker == "check" else None
    items = tuple(item_of(one, checked, ITEM) for one in members_of(node))
    if marker in ("", "bullet", "check", "number") and start.isdecimal():
        listing = Listing(*AT, items, "." if marker == "number" else "-", int(start) if marker == "number" else None)
        if marker == "number" or start == "1":
            return [listing]
    said = attributes(beside, BLOCK)
    return [division("items", [Listing(*AT, items, "-")], said)]


def plain(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def members_of(node: Node) -> list[Node]:
    if not isinstance(node, Sequence) or not node.members:
        raise NoFormError
    return node.members


def item_of(node: Node, checked: bool | None, table: Table) -> ListItem:
    if isinstance(node, Scalar):
        return ListItem(*AT, prose(node), (), None, checked)
    if not isinstance(node, Mapping):
        raise NoFormError
    if node.parent:
        text: Node = node.pairs[0][0]
        below: Node | None = node.pairs[0][1]
        rest: Pairs = []
    else:
        text, rest = said_of(node, "text")
        below = next((value for key, value in rest if key.text == "items"), None)
        rest = [pair for pair in rest if pair[0].text != "items"]
    if node.parent and table is POINT and isinstance(text, Scalar):
        text = Scalar(text.text.rstrip(" :\u00a0\u202f"), *AT)  # which parts it from what is below
    inner = (Listing(*AT, tuple(item_of(one, None, table) for one in members_of(below)), "-"),) if below else ()
    return ListItem(*AT, prose(text), inner, attributes(rest, table), checked)


def terms_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [meanings_of(node, "term", "text", TERM)]


def meanings_of(node: Node, term: str, text: str, table: Table) -> Meanings:
    entries: list[Meaning] = []
    for one in members_of(node):
        if not isinstance(one, Mapping) or one.parent:
            raise NoFormError
        head, rest = said_of(one, term)
        said, rest = said_of(Mapping(rest, *AT), text)
        entries.append(Meaning(title(head), prose(said), attributes(rest, table)))
    return Meanings(*AT, tuple(entries))
