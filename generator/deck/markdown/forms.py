"""Parts of the tree -> blocks of Markdown; the other way round than ``pieces.py`` and ``divisions.py``.

What has no form of its own raises ``NoFormError``; it goes into a fence of YAML then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from generator.deck.block_schema import DIAGRAMS
from generator.deck.keys import Kind, Table
from generator.deck.markdown.blocks import Attributes, Block, Division, Heading, Paragraph
from generator.deck.markdown.exhibit_forms import (
    agenda_form,
    cells_form,
    code_form,
    comparison_form,
    diagram_form,
    images_form,
    math_form,
    numbers_form,
    picture_form,
    qr_form,
    quote_form,
    references_form,
    statement_form,
)
from generator.deck.markdown.options import Pairs
from generator.deck.markdown.pieces import BOX_NAMES
from generator.deck.markdown.text_forms import (
    AT,
    NoFormError,
    attributes,
    division,
    items_form,
    members_of,
    paragraphs,
    terms_form,
    text_form,
    title,
)
from generator.deck.schema import BLOCK, BOX, CARD, COLUMN, SLIDE
from generator.deck.tree import Mapping, Node, Scalar

# --- kinds -----------------------------------------------------------------------------------------------------------


def blocks_of(kind: str, node: Node, beside: Pairs, options: Pairs) -> list[Block]:
    """The blocks of one kind. Raises NoFormError where there is none that says all of it."""
    if kind in BOX_NAMES:
        made = _box(kind, node)
    elif kind in _DIAGRAMS:
        made = diagram_form(kind, node)
    elif kind in _WRITERS:
        made = _WRITERS[kind](kind, node, beside)
    else:
        raise NoFormError
    return with_options(kind, made, options)


def with_options(kind: str, made: list[Block], options: Pairs) -> list[Block]:
    """The blocks with what is said of them: in a division of their kind, which a block may be already."""
    if not options:
        return made
    said = attributes(options, BLOCK)
    assert said is not None
    first = made[0]
    if len(made) == 1 and isinstance(first, Division) and first.name == kind:
        both = first.attributes or Attributes(*AT)
        merged = Attributes(*AT, both.id or said.id, (*both.classes, *said.classes), (*both.pairs, *said.pairs))
        return [Division(*AT, kind, first.title, first.blocks, first.lines, merged)]
    return [division(kind, made, said)]


def _cards(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("cards", [_headed("card", one, CARD) for one in members_of(node)])]


def _columns(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("columns", [_headed("column", one, COLUMN) for one in members_of(node)])]


def _headed(name: str, node: Node, table: Table) -> Division:
    """A column or a card, with its heading first."""
    if not isinstance(node, Mapping) or node.parent:
        raise NoFormError
    heading, texts, options, body = apart(node.pairs, table, ("caption", "source"))
    inside: list[Block] = [Heading(*AT, 3, title(heading))] if heading is not None else []
    inside += body_blocks(body)
    inside += [division(key.text, paragraphs(value)) for key, value in texts]
    return division(name, inside, attributes(options, table))


def _box(kind: str, node: Node) -> list[Block]:
    if isinstance(node, Scalar):
        return [division(kind, paragraphs(node))]
    if not isinstance(node, Mapping) or node.parent:
        raise NoFormError
    head = next((value for key, value in node.pairs if key.text == "title"), None)
    parts = ("note", "example", "hints")
    _, texts, options, body = apart([pair for pair in node.pairs if pair[0].text != "title"], BOX, parts, box=True)
    inside = body_blocks(body)
    for key, value in texts:
        inner: list[Block] = [*(items_form("items", value, []) if key.text == "hints" else paragraphs(value))]
        inside.append(division(key.text, inner))
    return [division(kind, inside, attributes(options, BOX), title(head) if head is not None else None)]


_Writer = Callable[[str, Node, Pairs], list[Block]]
_DIAGRAMS: Final = frozenset(key.name for key in DIAGRAMS) - {"matrix"}
_WRITERS: Final[dict[str, _Writer]] = {
    "text": text_form,
    "items": items_form,
    "terms": terms_form,
    "image": picture_form,
    "video": picture_form,
    "audio": picture_form,
    "images": images_form,
    "table": cells_form,
    "chart": cells_form,
    "code": code_form,
    "math": math_form,
    "quote": quote_form,
    "statement": statement_form,
    "numbers": numbers_form,
    "cards": _cards,
    "columns": _columns,
    "comparison": comparison_form,
    "qr": qr_form,
    "agenda": agenda_form,
    "references": references_form,
}

# --- bodies ----------------------------------------------------------------------------------------------------------

Part = tuple[Scalar, Node, Pairs, Pairs]
"""A kind, what it holds, what stands beside it, and what is said of it."""
_BESIDE: Final = {"items": ("numbered", "marker", "start"), "quote": ("by",)}
_KINDS: Final = frozenset({*_WRITERS, *BOX_NAMES, *(key.name for key in DIAGRAMS)})


def apart(
    pairs: Pairs, table: Table, texts: Iterable[str], *, box: bool = False
) -> tuple[Node | None, Pairs, Pairs, list[Part]]:
    """The heading, the texts of these names, the options, and the body of a mapping."""
    heading: Node | None = None
    said: Pairs = []
    options: Pairs = []
    parts: list[Part] = []
    wanted = frozenset(texts)
    beside = {name.text: (name, node) for name, node in pairs}
    taken = {"heading"}
    kinds = [name.text for name, _ in pairs if name.text in _KINDS and not (box and name.text == "example")]
    for kind in kinds:
        taken.update(name for name in _BESIDE.get(kind, ()) if name in beside)
    for name, node in pairs:
        if name.text == "heading" and table is not BOX:
            heading = node
        elif name.text == "body":
            parts += [_member(one) for one in members_of(node)]
        elif name.text in kinds:
            near = [beside[one] for one in _BESIDE.get(name.text, ()) if one in beside]
            parts.append((name, node, near, []))
        elif name.text in wanted and name.text not in taken:
            said.append((name, node))
        elif name.text not in taken:
            options.append((name, node))
    return heading, said, options, parts


def _member(node: Node) -> Part:
    """A block of a ``body``."""
    if not isinstance(node, Mapping) or node.parent:
        raise NoFormError
    kinds = [pair for pair in node.pairs if pair[0].text in _KINDS]
    if len(kinds) != 1:
        raise NoFormError
    name, content = kinds[0]
    near = _BESIDE.get(name.text, ())
    beside = [pair for pair in node.pairs if pair[0].text in near]
    return name, content, beside, [pair for pair in node.pairs if pair[0].text not in (name.text, *near)]


def body_blocks(parts: Iterable[Part], fenced: Callable[[Part], Block] | None = None) -> list[Block]:
    """The blocks of a body. ``fenced`` makes those that have no form; without it they raise NoFormError."""
    found: list[Block] = []
    for part in parts:
        name, node, beside, options = part
        try:
            made = blocks_of(name.text, node, beside, options)
        except NoFormError:
            if fenced is None:
                raise
            made = [fenced(part)]
        if found and isinstance(found[-1], Paragraph) and isinstance(made[0], Paragraph) and name.text == "text":
            made = [division("text", made)]  # two texts, not one
        found += made
    return found


SLIDE_TEXTS: Final = ("kicker", "subtitle", "author", "source", "caption", "by")
_SLIDE_WORDS: Final = frozenset({Kind.ID, Kind.LAYOUT, Kind.LANG, Kind.CHOICE, Kind.INTEGER, Kind.BOOLEAN, Kind.TAGS})


def is_slide_word(name: str) -> bool:
    """Whether a key of a slide may stand behind its heading."""
    key = SLIDE.keys.get(name)
    return key is not None and key.kind in _SLIDE_WORDS
