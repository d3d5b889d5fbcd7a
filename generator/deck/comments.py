"""The comments of a deck file, by their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.deck.lines import mark
from generator.deck.markdown.blocks import Block, Comment, Division, Listing, ListItem, Quotation
from generator.deck.markdown.read import head_of
from generator.deck.markdown.scan import scan
from generator.deck.markdown.yaml_parts import HEAD
from generator.deck.marks import Style
from generator.deck.schema import DECK, Table
from generator.deck.tree import Mapping, Node, Scalar, Sequence, read_tree


class Comments:
    """Gives each comment once: those above a line, when that line is come to."""

    def __init__(self, found: Iterable[tuple[int, str]]) -> None:
        self._left = sorted(found)

    def before(self, line: int) -> list[str]:
        given = [text for at, text in self._left if at < line]
        self._left = [one for one in self._left if one[0] >= line]
        return given


def yaml_comments(text: str, root: Node | None, table: Table = DECK) -> list[tuple[int, str]]:
    """Comments on lines of their own, and behind values, which then stand above them; ``root``: the tree of the text,
    whose keys are ``table``'s."""
    marked = mark(text, "", table)
    inside = {line for first, end in _blocks(root) for line in range(first, end)}
    found = [
        (number + 1, line.strip()[1:].strip())
        for number, line in enumerate(text.split("\n"))
        if line.strip().startswith("#") and number + 1 not in inside and marked.lines[number].strip().startswith("#")
    ]
    found += [(at, typed.comment[1:].strip()) for at, typed in marked.typed.items() if typed.comment]
    return [one for one in found if one[1]]


def _blocks(node: Node | None) -> Iterator[tuple[int, int]]:
    """The lines of texts that were written as blocks: the first, and the one after the last."""
    if isinstance(node, Scalar):
        if node.style in (Style.LITERAL, Style.FOLDED):
            yield node.line + 1, node.line + 2 + node.text.rstrip("\n").count("\n")
    elif isinstance(node, Sequence):
        for one in node.members:
            yield from _blocks(one)
    elif isinstance(node, Mapping):
        for name, value in node.pairs:
            yield from _blocks(name)
            yield from _blocks(value)


def markdown_comments(text: str) -> list[tuple[int, str]]:
    """Those among the deck's keys at its head, and those between ``<!--`` and ``-->``."""
    head, lines = head_of(text)
    above = "\n" * (lines[0].line - 2 - head.count("\n") - 1) + head if head and lines else head or ""
    found = yaml_comments(above, read_tree(mark(above, "", HEAD))[0], HEAD)
    found += [(one.line, line.strip()) for one in _comments(scan(lines)) for line in one.text.split("\n")]
    return [one for one in found if one[1]]


def _comments(blocks: Iterable[Block | ListItem]) -> Iterator[Comment]:
    for block in blocks:
        if isinstance(block, Comment):
            yield block
        elif isinstance(block, Division | Quotation):
            yield from _comments(block.blocks)
        elif isinstance(block, Listing):
            yield from _comments(block.items)
        elif isinstance(block, ListItem):
            yield from _comments(block.below)
