"""Blocks of Diapo's own Markdown -> slides, and slides of any dialect -> the mappings that the tree has of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.deck.markdown.blocks import Block, Comment, Division, Fence, Heading, Line, Paragraph, Rule
from generator.deck.markdown.bodies import body_of
from generator.deck.markdown.divisions import division, joined_columns
from generator.deck.markdown.drafts import Draft
from generator.deck.markdown.options import pairs_of
from generator.deck.markdown.paragraphs import joined
from generator.deck.markdown.pieces import Piece, Pieces
from generator.deck.markdown.prose import Prose
from generator.deck.markdown.yaml_parts import slide_part
from generator.deck.marks import Style
from generator.deck.read.body import BLOCK_NAMES
from generator.deck.schema import SLIDE
from generator.deck.tree import Mapping, Node, Scalar
from generator.errors import Diagnostic, error
from generator.spans import Span

Note = Callable[[Diagnostic], None]
_TEXTS = ("kicker", "subtitle", "author", "source", "caption", "by")
"""Texts of a slide that may stand in it as divisions."""


def drafts_of(blocks: Iterable[Block], level: int, shown: str, note: Note) -> list[Draft]:
    """The slides: a heading of ``level`` or higher begins one, and so does a rule."""
    found: list[Draft] = []
    open_ = False
    bare = False
    """Whether the last slide was begun by a rule and has nothing yet."""
    for block in blocks:
        if isinstance(block, Heading) and block.underlined:
            _tell_underlined(block, shown, note)
        if isinstance(block, Rule):
            open_, bare = False, True
        elif isinstance(block, Heading) and block.level <= level:
            draft = Draft(block.line, block.column, block.text)
            draft.keys += pairs_of(block.attributes, SLIDE, shown, note)
            if block.level < level:
                draft.keys.append((Scalar("#", block.line, block.column), Scalar("section", block.line, block.column)))
            found.append(draft)
            open_, bare = True, False
        else:
            if not open_:
                if isinstance(block, Comment) and not bare:
                    continue
                found.append(Draft(block.line, block.column))
                open_, bare = True, False
            _put(found[-1], block)
    return found


def _tell_underlined(block: Heading, shown: str, note: Note) -> None:
    note(error("underlined-heading", "The line below makes a heading of this text",
               Span(shown, block.line, block.column),
               "Write `## …` for a heading; leave a blank line before `---` where a new slide begins."))  # fmt: skip


def _put(draft: Draft, block: Block) -> None:
    if isinstance(block, Division) and block.name == "notes":
        draft.notes.append(block)
    else:
        draft.blocks.append(block)


def slide_of(draft: Draft, pieces: Pieces) -> Mapping:
    """The slide as the tree has it."""
    pairs = [*draft.keys]
    section = next((at for at, (name, _) in enumerate(pairs) if name.text == "#"), None)
    if section is not None:
        name, word = pairs.pop(section)
        shows = any(not isinstance(one, Comment) for one in draft.blocks)
        if not shows and not any(one.text == "layout" for one, _ in pairs):
            pairs.append((Scalar("layout", name.line, name.column), word))
    if draft.heading is not None and draft.heading.text:
        key = Scalar("heading", draft.heading.line, draft.heading.column)
        pairs.append((key, pieces.prose.said(draft.heading)))
    pieces.built = any(
        name.text == "steps" and isinstance(said, Scalar) and said.text == "items" for name, said in pairs
    )
    texts: list[tuple[Scalar, Node]] = []
    body: list[Piece] = []
    stretch: list[Block] = []

    def close() -> None:
        body.extend(joined_columns(pieces.of(stretch)))
        stretch.clear()

    for block in draft.blocks:
        if isinstance(block, Division) and block.name in _TEXTS:
            said = [*([block.title] if block.title else [])]
            said += [one.text for one in block.blocks if isinstance(one, Paragraph)]
            if text := pieces.joined([pieces.prose.said(one) for one in said]):
                texts.append((pieces.key(block.name, block), text))
        elif isinstance(block, Fence) and block.info.split() == ["yaml", "slide"]:
            close()
            _given(block, pieces, pairs, body)
        else:
            stretch.append(block)
    close()
    notes = [line for one in draft.notes for line in _noted(one)]
    pairs += [*body_of(body), *texts]
    if notes:
        pairs.append((pieces.key("notes", draft.notes[0]), _said(notes)))
    return Mapping(pairs, draft.line, draft.column)


def _given(block: Fence, pieces: Pieces, pairs: list[tuple[Scalar, Node]], body: list[Piece]) -> None:
    """The keys that a slide's own YAML gives: kinds go among the blocks, where they stand."""
    found = slide_part(block.code.text, block.line + 1, pieces.shown, pieces.note)
    if not isinstance(found, Mapping):
        if block.code.text.strip():
            pieces.note(error("wrong-kind", "{name} wants {wanted}; this is {found}", pieces.span(block),
                              "Write keys of the slide, such as `layout: quote`.", name="`yaml slide`",
                              wanted="keys of a slide", found="a text"))  # fmt: skip
        return
    for name, node in found.pairs:
        if name.text in BLOCK_NAMES and name.text != "body":
            body.append(Piece(name, node))
        else:
            pairs.append((name, node))


def _noted(block: Block) -> list[Line]:
    assert isinstance(block, Division)
    title = [Line(block.title.text, block.title.line, block.title.column)] if block.title else []
    return [*title, *block.lines]


def _said(lines: list[Line]) -> Scalar:
    """Notes keep their lines: they may hold lists."""
    while lines and not lines[0].text.strip():
        lines.pop(0)
    text = "\n".join(one.text for one in lines).rstrip()
    first = lines[0] if lines else Line("", 1, 1)
    if "\n" not in text:
        return joined([Line(text, first.line, first.column)]) if text else Scalar("", first.line, first.column)
    return Scalar(text + "\n", first.line - 1, first.column, Style.LITERAL)


def pieces_for(shown: str, note: Note, prose: Prose) -> Pieces:
    return Pieces(shown, note, prose, division)
