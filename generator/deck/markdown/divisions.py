"""What stands between ``::: name`` and ``:::``: boxes, columns, and kinds of which more is said than Markdown can."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    Heading,
    Listing,
    ListItem,
    Meanings,
    Paragraph,
    Quotation,
)
from generator.deck.markdown.bodies import body_of
from generator.deck.markdown.options import Pairs, pairs_of, parted
from generator.deck.markdown.pictures import pictures_in
from generator.deck.markdown.pieces import BOX_NAMES, Piece, Pieces, texts_of
from generator.deck.schema import BLOCK, BOX, CARD, COLUMN, NUMBER, PICTURE, POINT, Kind, Table, nearest
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.errors import error

_DIAGRAMS: Final = frozenset(key.name for key in DIAGRAMS)
_KEYS: Final = {key.name: key for key in (*KINDS, COLUMNS_KEY)}
_BOX_PARTS: Final = ("note", "example", "hints")
"""What may stand in a box as a division of its own."""
_MARKS: Final = ("marker", "numbered", "start")


def division(pieces: Pieces, block: Division) -> list[Piece]:
    """The pieces of a division; what is wrong with it is told."""
    if not block.closed:
        pieces.note(error("open-division", "`::: {name}` is never closed", pieces.span(block),
                          "Write `:::` on a line of its own where it ends.", name=block.name))  # fmt: skip
    name = block.name
    if name == "column":
        return [Piece(pieces.key("columns", block), Sequence([_column(pieces, block)], block.line, block.column))]
    if name not in _READERS and name not in BOX_NAMES and name not in _DIAGRAMS:
        known = sorted({*_READERS, *BOX_NAMES, *_DIAGRAMS, "column", "notes"})
        near = nearest(name, known) if name else None
        pieces.note(error("unknown-division", "There is no block {name}" if name else "This `:::` does not say what it "
                          "is", pieces.span(block), "Did you mean `::: {near}`?" if near else "There are: {known}.",
                          name=name[:80], near=near, known=", ".join(known)))  # fmt: skip
        return pieces.of(block.blocks)
    reader = _box if name in BOX_NAMES else _READERS.get(name, _diagram)
    made = reader(pieces, block)
    return [] if made is None else [made]


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


# --- what all of them need -------------------------------------------------------------------------------------------


def _pairs(pieces: Pieces, block: Division, table: Table) -> Pairs:
    return pairs_of(block.attributes, table, pieces.shown, pieces.note)


def _made(pieces: Pieces, block: Division, node: Node, pairs: Pairs, *, beside: Pairs | None = None) -> Piece:
    """A piece of a kind that has no long form of its own: what is said of it stands beside it."""
    return Piece(pieces.key(block.name, block), node, beside or [], pairs)


def _long(pieces: Pieces, block: Division, key: str, content: Node | None, pairs: Pairs) -> Piece:
    """A piece of a kind that has a long form: ``content`` stands in it under ``key``."""
    kind = pieces.key(block.name, block)
    if not pairs and content is not None:
        return Piece(kind, content)
    inside: Pairs = [(pieces.key(key, content), content)] if content is not None else []
    return Piece(kind, Mapping([*inside, *pairs], block.line, block.column))


def _only(pieces: Pieces, block: Division, kind: type[Block], what: str) -> Block | None:
    """The one block of a kind that stands in a division; what else there is is told."""
    found = None
    for one in block.blocks:
        if isinstance(one, kind) and found is None:
            found = one
        elif not isinstance(one, Comment):
            pieces.note(error("wrong-in-division", "`::: {name}` holds {what}, and nothing else", pieces.span(one),
                              "Put it before or after.", name=block.name, what=what))  # fmt: skip
    return found


def _text(pieces: Pieces, block: Division) -> Scalar | None:
    texts = [*([block.title] if block.title else []), *texts_of(pieces, block.blocks)]
    return pieces.joined(texts)


# --- readers ---------------------------------------------------------------------------------------------------------


def _prose(pieces: Pieces, block: Division) -> Piece:
    inside = pieces.of([one for one in block.blocks if isinstance(one, Paragraph)])
    for one in block.blocks:
        if not isinstance(one, Paragraph | Comment):
            pieces.note(error("only-text", "Only text stands here", pieces.span(one),
                              "Put it before or after the block."))  # fmt: skip
    node: Node = inside[0].node if inside else Scalar("", block.line, block.column)
    return _made(pieces, block, node, _pairs(pieces, block, BLOCK))


def _items(pieces: Pieces, block: Division) -> Piece:
    listing = _only(pieces, block, Listing, "a list")
    marks, pairs = parted(_pairs(pieces, block, BLOCK), _MARKS)
    if not isinstance(listing, Listing):
        return _made(pieces, block, Sequence([], block.line, block.column), pairs, beside=marks)
    made = pieces.listing(listing)
    told = {name.text for name, _ in marks} & {"marker", "numbered"}
    beside = [one for one in made.beside if not told or one[0].text == "start"]
    return _made(pieces, block, made.node, pairs, beside=[*beside, *marks])


def _terms(pieces: Pieces, block: Division) -> Piece:
    found = _only(pieces, block, Meanings, "terms, each with `: ` and its meaning below")
    node = pieces.meanings(found).node if isinstance(found, Meanings) else Sequence([], block.line, block.column)
    return _made(pieces, block, node, _pairs(pieces, block, BLOCK))


def _statement(pieces: Pieces, block: Division) -> Piece:
    node = _text(pieces, block) or Scalar("", block.line, block.column)
    return _made(pieces, block, node, _pairs(pieces, block, BLOCK))


def _quote(pieces: Pieces, block: Division) -> Piece:
    inside = [one.blocks if isinstance(one, Quotation) else (one,) for one in block.blocks]
    said, by = pieces.quoted([one for blocks in inside for one in blocks])
    pairs = _pairs(pieces, block, MAPPINGS[Kind.QUOTE])
    if by:
        pairs.insert(0, (pieces.key("by", by), by))
    return _long(pieces, block, "text", said, pairs)


def _shown(pieces: Pieces, block: Division) -> Piece | None:
    """A picture or a recording of which more is said; or one that only the attributes name."""
    table = MAPPINGS[_KEYS[block.name].kind]
    pairs = _pairs(pieces, block, table)
    paragraph = _only(pieces, block, Paragraph, "a picture, `![alt](file)`")
    if not isinstance(paragraph, Paragraph):
        return _long(pieces, block, "file", None, pairs)
    pictures = pictures_in(paragraph)
    if not pictures:
        return _long(pieces, block, "file", paragraph.text, pairs)
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
    return _made(pieces, block, Sequence(members, block.line, block.column), _pairs(pieces, block, BLOCK))


def _cells(pieces: Pieces, block: Division) -> Piece:
    """A table or a chart."""
    table = MAPPINGS[_KEYS[block.name].kind]
    pairs = _pairs(pieces, block, table)
    grid = _only(pieces, block, Grid, "a table")
    if not isinstance(grid, Grid):
        return _long(pieces, block, "text", None, pairs)
    made = pieces.grid(grid)
    if block.name == "table":
        inside = made.node.pairs if isinstance(made.node, Mapping) else [(pieces.key("text", grid), made.node)]
        return Piece(pieces.key("table", block), Mapping([*inside, *pairs], block.line, block.column))
    if grid.caption:
        pairs.insert(0, (pieces.key("caption", grid.caption), pieces.prose.said(grid.caption)))
    return _long(pieces, block, "rows", pieces.grid_lines(grid), pairs)


def _comparison(pieces: Pieces, block: Division) -> Piece:
    grid = _only(pieces, block, Grid, "a table")
    node: Node = Scalar("", block.line, block.column)
    if isinstance(grid, Grid):
        rows = pieces.grid_lines(grid)
        node = rows
    return _made(pieces, block, node, _pairs(pieces, block, BLOCK))


def _code(pieces: Pieces, block: Division) -> Piece:
    table = MAPPINGS[Kind.CODE]
    pairs = _pairs(pieces, block, table)
    fence = _only(pieces, block, Fence, "code between fences")
    if not isinstance(fence, Fence):
        return _long(pieces, block, "text", None, pairs)
    node = pieces.code(fence)
    inside = node.pairs if isinstance(node, Mapping) else [(pieces.key("text", fence), node)]
    return Piece(pieces.key("code", block), Mapping([*inside, *pairs], block.line, block.column))


def _math(pieces: Pieces, block: Division) -> Piece:
    pairs = _pairs(pieces, block, MAPPINGS[Kind.MATH])
    formula = next((one for one in block.blocks if isinstance(one, Formula)), None)
    texts = [one for one in block.blocks if isinstance(one, Paragraph)]
    if said := pieces.joined([pieces.prose.said(one.text) for one in texts]):
        pairs.append((pieces.key("text", said), said))
    return _long(pieces, block, "tex", formula.tex if formula else None, pairs)


def _diagram(pieces: Pieces, block: Division) -> Piece:
    kind = _KEYS[block.name].kind
    key = "sets" if kind is Kind.VENN else "items"
    pairs = _pairs(pieces, block, MAPPINGS[kind])
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
    return _long(pieces, block, key, Sequence(members, first.line, first.column), pairs)


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
    found = _only(pieces, block, Meanings, "figures, each with `: ` and what it counts below")
    members: list[Node] = []
    for one in found.entries if isinstance(found, Meanings) else ():
        options = pairs_of(one.attributes, NUMBER, pieces.shown, pieces.note)
        pairs: Pairs = [(pieces.key("value", one.term), pieces.prose.said(one.term)),
                        (pieces.key("label", one.text), pieces.prose.said(one.text)), *options]  # fmt: skip
        members.append(Mapping(pairs, one.term.line, one.term.column))
    return _made(pieces, block, Sequence(members, block.line, block.column), _pairs(pieces, block, BLOCK))


def _cards(pieces: Pieces, block: Division) -> Piece:
    members: list[Node] = []
    for one in block.blocks:
        if isinstance(one, Division) and one.name == "card":
            members.append(_headed(pieces, one, CARD))
        elif not isinstance(one, Comment):
            pieces.note(error("wrong-in-division", "`::: {name}` holds {what}, and nothing else", pieces.span(one),
                              "Put it before or after.", name=block.name, what="`::: card` blocks"))  # fmt: skip
    return _made(pieces, block, Sequence(members, block.line, block.column), _pairs(pieces, block, BLOCK))


def _columns(pieces: Pieces, block: Division) -> Piece:
    members: list[Node] = []
    for one in block.blocks:
        if isinstance(one, Division) and one.name == "column":
            members.append(_column(pieces, one))
        elif not isinstance(one, Comment):
            pieces.note(error("wrong-in-division", "`::: {name}` holds {what}, and nothing else", pieces.span(one),
                              "Put it before or after.", name=block.name, what="`::: column` blocks"))  # fmt: skip
    return _made(pieces, block, Sequence(members, block.line, block.column), _pairs(pieces, block, BLOCK))


def _column(pieces: Pieces, block: Division) -> Mapping:
    if not block.closed:
        pieces.note(error("open-division", "`::: {name}` is never closed", pieces.span(block),
                          "Write `:::` on a line of its own where it ends.", name=block.name))  # fmt: skip
    return _headed(pieces, block, COLUMN)


def _headed(pieces: Pieces, block: Division, table: Table) -> Mapping:
    """A column or a card: its heading is the first one in it, or what stands behind its name."""
    pairs = _pairs(pieces, block, table)
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
            text = _text(pieces, one)
            if text is not None:
                pairs.append((pieces.key(one.name, one), text))
        else:
            rest.append(one)
    return pairs, rest


def _box(pieces: Pieces, block: Division) -> Piece:
    pairs = _pairs(pieces, block, BOX)
    if block.title:
        pairs.insert(0, (pieces.key("title", block.title), pieces.prose.said(block.title)))
    rest: list[Block] = []
    parts: Pairs = []
    for one in block.blocks:
        if isinstance(one, Division) and one.name in _BOX_PARTS:
            listing = next((inside for inside in one.blocks if isinstance(inside, Listing)), None)
            node: Node | None = pieces.items(listing) if one.name == "hints" and listing else _text(pieces, one)
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


def _qr(pieces: Pieces, block: Division) -> Piece:
    return _long(pieces, block, "text", _text(pieces, block), _pairs(pieces, block, MAPPINGS[Kind.QR]))


def _agenda(pieces: Pieces, block: Division) -> Piece:
    node = _text(pieces, block) or Scalar("true", block.line, block.column)
    return _made(pieces, block, node, _pairs(pieces, block, BLOCK))


def _references(pieces: Pieces, block: Division) -> Piece:
    node: Node = _text(pieces, block) or Scalar("cited", block.line, block.column)
    if isinstance(node, Scalar) and (" " in node.text or "," in node.text):
        words = [Scalar(word, node.line, node.column) for word in node.text.replace(",", " ").split()]
        node = Sequence([*words], node.line, node.column)
    return _made(pieces, block, node, _pairs(pieces, block, BLOCK))


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
    "cards": _cards,
    "columns": _columns,
    "qr": _qr,
    "agenda": _agenda,
    "references": _references,
}
assert _READERS.keys() <= KIND_NAMES | {"columns"}
