"""Pieces -> the keys of a slide, a column or a box: kinds in their order, or a ``body`` where that says more."""

from __future__ import annotations

from generator.deck.markdown.options import Pairs
from generator.deck.markdown.pieces import Piece
from generator.deck.tree import Mapping, Node, Scalar, Sequence


def body_of(pieces: list[Piece]) -> Pairs:
    """Kinds stand on the slide itself where each occurs once and nothing is said of any of them by itself."""
    if not pieces:
        return []
    names = [piece.kind.text for piece in pieces]
    beside = [name.text for piece in pieces for name, _ in piece.beside]
    alone = len({*names, *beside}) == len(names) + len(beside) and not any(piece.options for piece in pieces)
    if alone:
        return [pair for piece in pieces for pair in ((piece.kind, piece.node), *piece.beside)]
    members: list[Node] = [
        Mapping([(piece.kind, piece.node), *piece.beside, *piece.options], piece.kind.line, piece.kind.column)
        for piece in pieces
    ]
    first = pieces[0].kind
    return [(Scalar("body", first.line, first.column), Sequence(members, first.line, first.column))]
