"""Divisions that hold bodies of their own: boxes, columns, cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.deck.markdown.blocks import Block, Comment, Division, Heading, Listing
from generator.deck.markdown.bodies import body_of
from generator.deck.markdown.division_parts import made, pairs_in, text_in
from generator.deck.markdown.options import Pairs, pairs_of
from generator.deck.markdown.pieces import Piece, Pieces
from generator.deck.schema import BLOCK, BOX, CARD, COLUMN, Table
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.errors import error

_BOX_PARTS: Final = ("note", "example", "hints")
"""What may stand in a box as a division of its own."""


def cards(pieces: Pieces, block: Division) -> Piece:
    members: list[Node] = []
    for one in block.blocks:
        if isinstance(one, Division) and one.name == "card":
            members.append(_headed(pieces, one, CARD))
        elif not isinstance(one, Comment):
            pieces.note(error("wrong-in-division", "`::: {name}` holds {what}, and nothing else", pieces.span(one),
                              "Put it before or after.", name=block.name, what="`::: card` blocks"))  # fmt: skip
    return made(pieces, block, Sequence(members, block.line, block.column), pairs_in(pieces, block, BLOCK))


def columns(pieces: Pieces, block: Division) -> Piece:
    members: list[Node] = []
    for one in block.blocks:
        if isinstance(one, Division) and one.name == "column":
            members.append(column(pieces, one))
        elif not isinstance(one, Comment):
            pieces.note(error("wrong-in-division", "`::: {name}` holds {what}, and nothing else", pieces.span(one),
                              "Put it before or after.", name=block.name, what="`::: column` blocks"))  # fmt: skip
    return made(pieces, block, Sequence(members, block.line, block.column), pairs_in(pieces, block, BLOCK))


def column(pieces: Pieces, block: Division) -> Mapping:
    if not block.closed:
        pieces.note(error("open-division", "`::: {name}` is never closed", pieces.span(block),
                          "Write `:::` on a line of its own where it ends.", name=block.name))  # fmt: skip
    return _headed(pieces, block, COLUMN)


def _headed(pieces: Pieces, block: Division, table: Table) -> Mapping:
    """A column or a card: its heading is the first one in it, or what stands behind its name."""
    pairs = pairs_in(pieces, block, table)
    inside = [one for one in block.blocks if not isinstance(one, Comment)]
    heading = block.title
    if heading is None and inside and isinstance(inside[0], Heading):
        first = inside.pop(0)
        assert isinstance(first, Heading)
        heading = first.text
        pairs = [*pairs_of(first.attributes, table, pieces.shown, pieces.note), *pairs]
    if heading is not None:
        pairs.append((pieces.key("heading", heading), pieces.prose.said(heading)))
    texts, rest = _own_texts(pieces, inside, ("caption", "source"))
    return Mapping([*pairs, *body_of(pieces.of(rest)), *texts], block.line, block.column)


def _own_texts(pieces: Pieces, blocks: Iterable[Block], names: Iterable[str]) -> tuple[Pairs, list[Block]]:
    """The divisions that are texts of what they stand in, and the other blocks."""
    pairs: Pairs = []
    rest: list[Block] = []
    for one in blocks:
        if isinstance(one, Division) and one.name in names:
            text = text_in(pieces, one)
            if text is not None:
                pairs.append((pieces.key(one.name, one), text))
        else:
            rest.append(one)
    return pairs, rest


def box(pieces: Pieces, block: Division) -> Piece:
    pairs = pairs_in(pieces, block, BOX)
    if block.title:
        pairs.insert(0, (pieces.key("title", block.title), pieces.prose.said(block.title)))
    rest: list[Block] = []
    parts: Pairs = []
    for one in block.blocks:
        if isinstance(one, Division) and one.name in _BOX_PARTS:
            listing = next((inside for inside in one.blocks if isinstance(inside, Listing)), None)
            node: Node | None = pieces.items(listing) if one.name == "hints" and listing else text_in(pieces, one)
            if node is not None:
                parts.append((pieces.key(one.name, one), node))
        else:
            rest.append(one)
    body = pieces.of(rest)
    kind = pieces.key(block.name, block)
    lone = body[0] if len(body) == 1 and not (pairs or parts) else None
    if lone and lone.kind.text == "text" and not lone.options and isinstance(lone.node, Scalar):
        return Piece(kind, lone.node)
    return Piece(kind, Mapping([*pairs, *body_of(body), *parts], block.line, block.column))
