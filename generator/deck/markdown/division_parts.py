"""What the readers of divisions share: the keys and the content of one."""

from __future__ import annotations

from generator.deck.markdown.blocks import Block, Comment, Division
from generator.deck.markdown.options import Pairs, pairs_of
from generator.deck.markdown.pieces import Piece, Pieces, texts_of
from generator.deck.schema import Table
from generator.deck.tree import Mapping, Node, Scalar
from generator.errors import error


def pairs_in(pieces: Pieces, block: Division, table: Table) -> Pairs:
    return pairs_of(block.attributes, table, pieces.shown, pieces.note)


def made(pieces: Pieces, block: Division, node: Node, pairs: Pairs, *, beside: Pairs | None = None) -> Piece:
    """A piece of a kind that has no long form of its own: what is said of it stands beside it."""
    return Piece(pieces.key(block.name, block), node, beside or [], pairs)


def long_form(pieces: Pieces, block: Division, key: str, content: Node | None, pairs: Pairs) -> Piece:
    """A piece of a kind that has a long form: ``content`` stands in it under ``key``."""
    kind = pieces.key(block.name, block)
    if not pairs and content is not None:
        return Piece(kind, content)
    inside: Pairs = [(pieces.key(key, content), content)] if content is not None else []
    return Piece(kind, Mapping([*inside, *pairs], block.line, block.column))


def only(pieces: Pieces, block: Division, kind: type[Block], what: str) -> Block | None:
    """The one block of a kind that stands in a division; what else there is is told."""
    found = None
    for one in block.blocks:
        if isinstance(one, kind) and found is None:
            found = one
        elif not isinstance(one, Comment):
            pieces.note(error("wrong-in-division", "`::: {name}` holds {what}, and nothing else", pieces.span(one),
                              "Put it before or after.", name=block.name, what=what))  # fmt: skip
    return found


def text_in(pieces: Pieces, block: Division) -> Scalar | None:
    texts = [*([block.title] if block.title else []), *texts_of(pieces, block.blocks)]
    return pieces.joined(texts)
