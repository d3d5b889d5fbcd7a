"""A slide of a Markdown text before its blocks have become the format's kinds; every dialect ends here."""

from __future__ import annotations

from msgspec import Struct, field

from generator.deck.markdown.blocks import Block
from generator.deck.tree import Node, Scalar


class Draft(Struct):
    """A slide. ``keys``: what the tree has of it besides heading, body and notes, in the order of the text."""

    line: int
    column: int
    heading: Scalar | None = None
    keys: list[tuple[Scalar, Node]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)


class Lost(Struct, frozen=True):
    """Something of another tool that has no place here. ``construct`` groups what is told; ``became``: what was done
    with it; ``words``: what a reader of the other tool would have seen of it and does not see now."""

    line: int
    construct: str
    became: str
    words: str = ""


class Talk(Struct):
    """What a dialect's reader found: the deck's keys, its slides, and what had no place."""

    keys: list[tuple[Scalar, Node]] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
