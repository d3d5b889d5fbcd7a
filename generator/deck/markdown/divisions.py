"""What stands between ``::: name`` and ``:::``: boxes, columns, and kinds of which more is said than Markdown can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator.deck.block_schema import COLUMNS_KEY, DIAGRAMS, KIND_NAMES, KINDS
from generator.deck.grammar import MAPPINGS
from generator.deck.markdown.blocks import (
    Block,
    Comment,
    Division,
    Fence,
    Formula,
    Grid,
    Listing,
    ListItem,
    Meanings,
    Paragraph,
    Quotation,
)
from generator.deck.markdown.division_bodies import box, cards, column, columns
from generator.deck.markdown.division_parts import long_form, made, only, pairs_in, text_in
from generator.deck.markdown.options import Pairs, pairs_of, parted
from generator.deck.markdown.pictures import pictures_in
from generator.deck.markdown.pieces import BOX_NAMES, Piece, Pieces
from generator.deck.schema import BLOCK, NUMBER, PICTURE, POINT, Kind, nearest
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.errors import error

_DIAGRAMS: Final = frozenset(key.name for key in DIAGRAMS)
_KEYS: Final = {key.name: key for key in (*KINDS, COLUMNS_KEY)}
_MARKS: Final = ("marker", "numbered", "start")


def division(pieces: Pieces, block: Division) -> list[Piece]:
    """The pieces of a division; what is wrong with it is told."""
    if not block.closed:
        pieces.note(error("open-division", "`::: {name}` is never closed", pieces.span(block),
                          "Write `:::` on a line of its own where it ends.", name=block.name))  # fmt: skip
    name = block.name
    if name == "column":
        return [Piece(pieces.key("columns", block), Sequence([column(pieces, block)], block.line, block.column))]
    if name not in _READERS and name not in BOX_NAMES and name not in _DIAGRAMS:
        known = sorted({*_READERS, *BOX_NAMES, *_DIAGRAMS, "column", "notes"})
        near = nearest(name, known) if name else None
        pieces.note(error("unknown-division", "There is no block {name}" if name else "This `:::` does not say what it "
                          "is", pieces.span(block), "Did you mean `::: {near}`?" if near else "There are: {known}.",
                          name=name[:80], near=near, known=", ".join(known)))  # fmt: skip
        return pieces.of(block.blocks)
    reader = box if name in BOX_NAMES else _READERS.get(name, _diagram)
    piece = reader(pieces, block)
    return [] if piece is None else [piece]


def joined_columns(found: list[Piece]) -> list[Piece]:
    """Neighbouring columns as one row of them."""
    joined: list[Piece] = []
    for piece in found:
        before = joined[-1] if joined else None
        both = before is not None and piece.kind.text == before.kind.text == "columns"
        if both and before and not (piece.options or before.options) and _is_lone(piece):
            assert isinstance(before.node, Sequence)
            assert isinstance(piece.node, Sequence)
            before.node.members += piece.node.members
        else:
            joined.append(piece)
    return joined


def _is_lone(piece: Piece) -> bool:
    return isinstance(piece.node, Sequence) and len(piece.node.members) == 1


def _prose(pieces: Pieces, block: Division) -> Piece:
    inside = pieces.of([one for one in block.blocks if isinstance(one, Paragraph)])
    for one in block.blocks:
        if not isinstance(one, Paragraph | Comment):
            pieces.note(error("only-text", "Only text stands here", pieces.span(one),
                              "Put it before or after the block."))  # fmt: skip
    node: Node = inside[0].node if inside else Scalar("", block.line, block.column)
    return made(pieces, block, node, pairs_in(pieces, block, BLOCK))


def _items(pieces: Pieces, block: Division) -> Piece:
    listing = only(pieces, block, Listing, "a list")
    marks, pairs = parted(pairs_in(pieces, block, BLOCK), _MARKS)
    if not isinstance(listing, Listing):
        return made(pieces, block, Sequence([], block.line, block.column), pairs, beside=marks)
    listed = pieces.listing(listing)
    told = {name.text for name, _ in marks} & {"marker", "numbered"}
    beside = [one for one in listed.beside if not told or one[0].text == "start"]
    return made(pieces, block, listed.node, pairs, beside=[*beside, *marks])


def _terms(pieces: Pieces, block: Division) -> Piece:
    found = only(pieces, block, Meanings, "terms, each with `: ` and its meaning below")
    node = pieces.meanings(found).node if isinstance(found, Meanings) else Sequence([], block.line, block.column)
    return made(pieces, block, node, pairs_in(pieces, block, BLOCK))


def _statement(pieces: Pieces, block: Division) -> Piece:
    node = text_in(pieces, block) or Scalar("", block.line, block.column)
    return made(pieces, block, node, pairs_in(pieces, block, BLOCK))


def _quote(pieces: Pieces, block: Division) -> Piece:
    inside = [one.blocks if isinstance(one, Quotation) else (one,) for one in block.blocks]
    said, by = pieces.quoted([one for blocks in inside for one in blocks])
    pairs = pairs_in(pieces, block, MAPPINGS[Kind.QUOTE])
    if by:
        pairs.insert(0, (pieces.key("by", by), by))
    return long_form(pieces, block, "text", said, pairs)


def _shown(pieces: Pieces, block: Division) -> Piece | None:
    """A picture or a recording of which more is said; or one that only the attributes name."""
    table = MAPPINGS[_KEYS[block.name].kind]
    pairs = pairs_in(pieces, block, table)
    paragraph = only(pieces, block, Paragraph, "a picture, `![alt](file)`")
    if not isinstance(paragraph, Paragraph):
        return long_form(pieces, block, "file", None, pairs)
    pictures = pictures_in(paragraph)
    if not pictures:
        return long_form(pieces, block, "file", paragraph.text, pairs)
    node = pieces.picture_node(pictures[0], table)
    if not pairs:
        return Piece(pieces.key(block.name, block), node)
    inside = node.pairs if isinstance(node, Mapping) else [(pieces.key("file", node), node)]
    return Piece(pieces.key(block.name, block), Mapping([*inside, *pairs], block.line, block.column))


def _gallery(pieces: Pieces, block: Division) -> Piece:
    members: list[Node] = []
    for one in block.blocks:
        found = pictures_in(one) if isinstance(one, Paragraph) else []
        members += [pieces.picture_node(shown, PICTURE) for shown in found]
        if not found and not isinstance(one, Comment):
            pieces.note(error("wrong-in-division", "`::: {name}` holds {what}, and nothing else", pieces.span(one),
                              "Put it before or after.", name=block.name, what="pictures"))  # fmt: skip
    return made(pieces, block, Sequence(members, block.line, block.column), pairs_in(pieces, block, BLOCK))


def _cells(pieces: Pieces, block: Division) -> Piece:
    """A table or a chart."""
    table = MAPPINGS[_KEYS[block.name].kind]
    pairs = pairs_in(pieces, block, table)
    grid = only(pieces, block, Grid, "a table")
    if not isinstance(grid, Grid):
        return long_form(pieces, block, "text", None, pairs)
    cells = pieces.grid(grid)
    if block.name == "table":
        inside = cells.node.pairs if isinstance(cells.node, Mapping) else [(pieces.key("text", grid), cells.node)]
        return Piece(pieces.key("table", block), Mapping([*inside, *pairs], block.line, block.column))
    if grid.caption:
        pairs.insert(0, (pieces.key("caption", grid.caption), pieces.prose.said(grid.caption)))
    return long_form(pieces, block, "rows", pieces.grid_lines(grid), pairs)


def _comparison(pieces: Pieces, block: Division) -> Piece:
    grid = only(pieces, block, Grid, "a table")
    node: Node = Scalar("", block.line, block.column)
    if isinstance(grid, Grid):
        rows = pieces.grid_lines(grid)
        node = rows
    return made(pieces, block, node, pairs_in(pieces, block, BLOCK))


def _code(pieces: Pieces, block: Division) -> Piece:
    table = MAPPINGS[Kind.CODE]
    pairs = pairs_in(pieces, block, table)
    fence = only(pieces, block, Fence, "code between fences")
    if not isinstance(fence, Fence):
        return long_form(pieces, block, "text", None, pairs)
    node = pieces.code(fence)
    inside = node.pairs if isinstance(node, Mapping) else [(pieces.key("text", fence), node)]
    return Piece(pieces.key("code", block), Mapping([*inside, *pairs], block.line, block.column))


def _math(pieces: Pieces, block: Division) -> Piece:
    pairs = pairs_in(pieces, block, MAPPINGS[Kind.MATH])
    formula = next((one for one in block.blocks if isinstance(one, Formula)), None)
    texts = [one for one in block.blocks if isinstance(one, Paragraph)]
    if said := pieces.joined([pieces.prose.said(one.text) for one in texts]):
        pairs.append((pieces.key("text", said), said))
    return long_form(pieces, block, "tex", formula.tex if formula else None, pairs)


def _diagram(pieces: Pieces, block: Division) -> Piece:
    kind = _KEYS[block.name].kind
    key = "sets" if kind is Kind.VENN else "items"
    pairs = pairs_in(pieces, block, MAPPINGS[kind])
    members: list[Node] = []
    first: Block = block
    for one in block.blocks:
        if isinstance(one, Listing):
            first = one if first is block else first
            members += [_point(pieces, item) for item in one.items]
        elif isinstance(one, Meanings):
            first = one if first is block else first
            for entry in one.entries:
                options = pairs_of(entry.attributes, POINT, pieces.shown, pieces.note)
                when: Pairs = [(pieces.key("when", entry.term), pieces.prose.said(entry.term)),
                               (pieces.key("text", entry.text), pieces.prose.said(entry.text))]  # fmt: skip
                members.append(Mapping([*when, *options], entry.term.line, entry.term.column))
        elif not isinstance(one, Comment):
            pieces.note(error("wrong-in-division", "`::: {name}` holds {what}, and nothing else", pieces.span(one),
                              "Put it before or after.", name=block.name, what="a list"))  # fmt: skip
    return long_form(pieces, block, key, Sequence(members, first.line, first.column), pairs)


def _point(pieces: Pieces, item: ListItem) -> Node:
    text = pieces.prose.said(item.text) if item.text else Scalar("", item.line, item.column)
    below = [_point(pieces, one) for block in item.below if isinstance(block, Listing) for one in block.items]
    options = pairs_of(item.attributes, POINT, pieces.shown, pieces.note)
    for block in item.below:
        if not isinstance(block, Listing | Comment):
            pieces.note(error("block-in-item", "Only text and lists stand in an item", pieces.span(block),
                              "Put it behind the list: begin its line further left, after a blank line."))  # fmt: skip
    if not (below or options):
        return text
    listed = Sequence(below, item.below[0].line, item.below[0].column) if below else None
    pairs: Pairs = [(Scalar("text", text.line, text.column), text), *options]
    if listed:
        pairs.append((Scalar("items", listed.line, listed.column), listed))
    return Mapping(pairs, item.line, item.column)


def _numbers(pieces: Pieces, block: Division) -> Piece:
    found = only(pieces, block, Meanings, "figures, each with `: ` and what it counts below")
    members: list[Node] = []
    for one in found.entries if isinstance(found, Meanings) else ():
        options = pairs_of(one.attributes, NUMBER, pieces.shown, pieces.note)
        pairs: Pairs = [(pieces.key("value", one.term), pieces.prose.said(one.term)),
                        (pieces.key("label", one.text), pieces.prose.said(one.text)), *options]  # fmt: skip
        members.append(Mapping(pairs, one.term.line, one.term.column))
    return made(pieces, block, Sequence(members, block.line, block.column), pairs_in(pieces, block, BLOCK))


def _qr(pieces: Pieces, block: Division) -> Piece:
    return long_form(pieces, block, "text", text_in(pieces, block), pairs_in(pieces, block, MAPPINGS[Kind.QR]))


def _agenda(pieces: Pieces, block: Division) -> Piece:
    node = text_in(pieces, block) or Scalar("true", block.line, block.column)
    return made(pieces, block, node, pairs_in(pieces, block, BLOCK))


def _references(pieces: Pieces, block: Division) -> Piece:
    node: Node = text_in(pieces, block) or Scalar("cited", block.line, block.column)
    if isinstance(node, Scalar) and (" " in node.text or "," in node.text):
        words = [Scalar(word, node.line, node.column) for word in node.text.replace(",", " ").split()]
        node = Sequence([*words], node.line, node.column)
    return made(pieces, block, node, pairs_in(pieces, block, BLOCK))


_READERS: Final[dict[str, Callable[[Pieces, Division], Piece | None]]] = {
    "text": _prose,
    "items": _items,
    "terms": _terms,
    "statement": _statement,
    "quote": _quote,
    "image": _shown,
    "video": _shown,
    "audio": _shown,
    "images": _gallery,
    "table": _cells,
    "chart": _cells,
    "comparison": _comparison,
    "code": _code,
    "math": _math,
    "numbers": _numbers,
    "cards": cards,
    "columns": columns,
    "qr": _qr,
    "agenda": _agenda,
    "references": _references,
}
assert _READERS.keys() <= KIND_NAMES | {"columns"}
