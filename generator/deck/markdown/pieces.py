"""A body's blocks of Markdown -> pieces: a kind of the format, what it holds, and what is said of it.

The one ``match`` over the blocks. ``divisions.py`` has those that stand between ``:::``, ``bodies.py`` puts pieces
together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from msgspec import Struct, field

from generator.deck.block_schema import BOXES, KIND_NAMES
from generator.deck.markdown.blocks import (
    Block,
    Comment,
    Division,
    Fence,
    Formula,
    Grid,
    Heading,
    Html,
    Listing,
    ListItem,
    Meanings,
    Paragraph,
    Pause,
    Quotation,
    Rule,
    Stray,
)
from generator.deck.markdown.options import Pairs, pairs_of
from generator.deck.markdown.paragraphs import part
from generator.deck.markdown.pictures import Shown, pictures_in
from generator.deck.markdown.prose import Prose, together
from generator.deck.markdown.yaml_parts import kind_part
from generator.deck.marks import Style
from generator.deck.schema import CODE, ITEM, MATH, MEDIA, PICTURE, TABLE, TERM, Table
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.errors import Diagnostic, error, notice
from generator.patterns import pattern
from generator.spans import Span

BOX_NAMES = frozenset(key.name for key in BOXES)
_ALERTS = {"note": "remark", "caution": "warning", "danger": "warning", "info": "remark", "hint": "tip"}
"""Words of alerts that are no names of boxes."""
_SAID_BY = pattern(r"(?:[—–―]|--)[ \t]*(?=\S)")
_CODE_STEPS = pattern(r"\{\s*(all|none|[\d,\s|*-]+)\s*\}")


class Piece(Struct):
    """``beside``: keys that may stand on the slide with it; ``options``: what makes it a block of its own."""

    kind: Scalar
    node: Node
    beside: Pairs = field(default_factory=list)
    options: Pairs = field(default_factory=list)
    loose: bool = False
    """It is prose, and goes on with prose that follows."""


class Pieces:
    """Makes the pieces of one file. ``inner`` makes those of a division."""

    def __init__(
        self,
        shown: str,
        note: Callable[[Diagnostic], None],
        prose: Prose,
        inner: Callable[[Pieces, Division], list[Piece]],
    ) -> None:
        self.shown, self.note, self.prose, self.inner = shown, note, prose, inner
        self.built = False
        """Whether the items of lists come click by click anyhow."""

    def span(self, place: Block | ListItem | Node) -> Span:
        return Span(self.shown, place.line, place.column)

    def of(self, blocks: Iterable[Block]) -> list[Piece]:
        """The pieces of a body. Neighbouring paragraphs are one text."""
        found: list[Piece] = []
        click = clicks = 0
        for block in blocks:
            if isinstance(block, Pause):
                click = clicks = clicks + 1
                continue
            if self.built and isinstance(block, Listing):  # its items come by themselves, the first with this click
                found += self._made(block)
                clicks = max(clicks - 1, 0) + len(block.items) if click == clicks else clicks + len(block.items)
                click = 0
                continue
            before = found[-1] if found and found[-1].loose and not click else None
            for piece in self._made(block):
                if click and not any(name.text == "step" for name, _ in piece.options):
                    step = Scalar(str(click), block.line, block.column)
                    piece.options.append((Scalar("step", block.line, block.column), step))
                if before is not None and piece.loose:
                    _join(before, piece)
                else:
                    found.append(piece)
        for piece in found:
            _plain(piece)
        return found

    def _made(self, block: Block) -> list[Piece]:
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Listing():
                return [self.listing(block)]
            case Fence():
                return self.fence(block)
            case Formula():
                return [self.formula(block)]
            case Quotation():
                return [self.quotation(block)]
            case Grid():
                return [self.grid(block)]
            case Meanings():
                return [self.meanings(block)]
            case Division():
                return self.inner(self, block)
            case Heading():
                return self.heading(block)
            case Stray():
                self.note(error("stray-division", "This `:::` closes nothing", self.span(block),
                                "Delete it, or write `::: name` where the block begins."))  # fmt: skip
                return []
            case Comment() | Rule() | Pause() | Html():
                return []
            case _:
                assert_never(block)

    # --- prose -------------------------------------------------------------------------------------------------------

    def paragraph(self, block: Paragraph) -> list[Piece]:
        shown = pictures_in(block)
        if len(shown) == 1:
            return [self.picture(shown[0], block)]
        if shown:
            return [self.gallery(shown, block)]
        text = self.prose.said(block.text)
        options = pairs_of(block.attributes, ITEM, self.shown, self.note)
        member: Node = text
        if options:
            member = Mapping([*options, (self.key("text", block), text)], block.line, block.column)
        return [Piece(self.key("text", block), Sequence([member], block.line, block.column), loose=True)]

    def heading(self, block: Heading) -> list[Piece]:
        """A heading below the slide's own: a paragraph in strong type."""
        bare = block.text.text.strip("*")
        strong = together([Scalar("**", block.line, block.column), part(block.text, 0, len(block.text.text)),
                           Scalar("**", block.line, block.column)], block.text)  # fmt: skip
        text = strong if bare == block.text.text and bare else block.text
        return self.paragraph(Paragraph(block.line, block.column, text, block.attributes)) if bare else []

    def listing(self, block: Listing) -> Piece:
        key = self.key("items", block)
        piece = Piece(key, self.items(block))
        checked = [one.checked for one in block.items]
        if block.start is not None:
            piece.beside.append((self.key("numbered", block), Scalar("true", block.line, block.column)))
            if block.start != 1:
                piece.beside.append((self.key("start", block), Scalar(str(block.start), block.line, block.column)))
        elif all(one is not None for one in checked):
            piece.beside.append((self.key("marker", block), Scalar("check", block.line, block.column)))
        return piece

    def items(self, block: Listing) -> Sequence:
        members = [one for one in map(self.item, block.items) if one is not None]
        return Sequence(members, block.line, block.column)

    def item(self, item: ListItem) -> Node | None:
        text = self.prose.said(item.text) if item.text else Scalar("", item.line, item.column)
        below: list[Node] = []
        for block in item.below:
            if isinstance(block, Listing):
                if block.start is not None and not below:
                    self._numbers_below(block)
                below += self.items(block).members
            elif isinstance(block, Paragraph) and not below:
                more = self.prose.said(block.text)
                text = together([text, Scalar("\n", text.line, text.column), more], text) if text.text else more
            elif not isinstance(block, Comment):
                self.note(error("block-in-item", "Only text and lists stand in an item", self.span(block),
                                "Put it behind the list: begin its line further left."))  # fmt: skip
        options = pairs_of(item.attributes, ITEM, self.shown, self.note)
        first = item.below[0] if item.below else item
        listed = Sequence(below, first.line, first.column) if below else None
        if options:
            pairs: Pairs = [*options, (Scalar("text", text.line, text.column), text)]
            if listed:
                pairs.append((Scalar("items", listed.line, listed.column), listed))
            return Mapping(pairs, item.line, item.column)
        if listed is None:
            return text
        if not text.text:
            return Mapping([(Scalar("items", listed.line, listed.column), listed)], item.line, item.column)
        return Mapping([(text, listed)], item.line, item.column, parent=True)

    def _numbers_below(self, block: Listing) -> None:
        self.note(notice("list-numbers", "Items below an item are not numbered", self.span(block),
                         "Write the numbers as a part of the texts, or make a list of its own of them."))  # fmt: skip

    def meanings(self, block: Meanings) -> Piece:
        members: list[Node] = []
        for one in block.entries:
            options = pairs_of(one.attributes, TERM, self.shown, self.note)
            pairs: Pairs = [(self.key("term", one.term), self.prose.said(one.term)),
                            (self.key("text", one.text), self.prose.said(one.text)), *options]  # fmt: skip
            members.append(Mapping(pairs, one.term.line, one.term.column))
        return Piece(self.key("terms", block), Sequence(members, block.line, block.column))

    # --- figures and exhibits ----------------------------------------------------------------------------------------

    def picture(self, shown: Shown, block: Paragraph) -> Piece:
        return Piece(self.key(shown.kind, block), self.picture_node(shown, MEDIA if shown.kind != "image" else PICTURE))

    def picture_node(self, shown: Shown, table: Table) -> Node:
        options = pairs_of(shown.attributes, table, self.shown, self.note)
        if not (shown.alt.text or shown.caption or options):
            return shown.file
        pairs: Pairs = [(self.key("file", shown.file), shown.file)]
        if shown.alt.text:
            pairs.append((self.key("alt", shown.alt), shown.alt))
        if shown.caption:
            pairs.append((self.key("caption", shown.caption), self.prose.said(shown.caption)))
        return Mapping([*pairs, *options], shown.file.line, shown.file.column)

    def gallery(self, shown: list[Shown], block: Paragraph) -> Piece:
        members = [self.picture_node(one, PICTURE) for one in shown]
        return Piece(self.key("images", block), Sequence(members, block.line, block.column))

    def fence(self, block: Fence) -> list[Piece]:
        words = block.info.split()
        if not block.closed:
            self.note(error("open-fence", "This fence is never closed", self.span(block),
                            "Close the code with a line of the same signs."))  # fmt: skip
        if words[:1] == ["yaml"] and len(words) == 2 and words[1] in KIND_NAMES | {"columns"}:
            node = kind_part(words[1], block.code.text, block.line + 1, self.shown, self.note)
            options = pairs_of(block.attributes, ITEM, self.shown, self.note)
            return [] if node is None else [Piece(self.key(words[1], block), node, options=options)]
        return [Piece(self.key("code", block), self.code(block))]

    def code(self, block: Fence) -> Node:
        text = Scalar(block.code.text, block.line, block.column, Style.LITERAL)
        options = pairs_of(block.attributes, CODE, self.shown, self.note)
        if block.braces:
            options += self._steps(block)
        lang = block.info.split()[0] if block.info.split() else ""
        if lang:
            options.insert(0, (self.key("lang", block), Scalar(lang, block.line, block.column)))
        if not options:
            return text
        if text.text or not any(name.text == "file" for name, _ in options):
            options.append((self.key("text", block), text))
        return Mapping(options, block.line, block.column)

    def _steps(self, block: Fence) -> Pairs:
        """``{1|3-4}`` behind a fence: lines that stand out, one after the other; ``{1,3}``: all at once."""
        found = _CODE_STEPS.fullmatch(block.braces)
        if found is None:
            self.note(error("fence-braces", "{braces} behind the fence is no list of lines", self.span(block),
                            "Write `{{2, 4-5}}` for lines that stand out, `{{1|3-4}}` for one after the other.",
                            braces=block.braces[:80]))  # fmt: skip
            return []
        steps = [one.strip() for one in found[1].split("|")]
        numbers = [one for one in steps if one not in ("all", "none", "*", "")]
        place = block.line, block.column
        if len(steps) == 1:
            return [(self.key("highlight", block), Scalar(steps[0], *place))] if numbers else []
        return [(self.key("steps", block), Sequence([Scalar(one, *place) for one in numbers], *place))]

    def formula(self, block: Formula) -> Piece:
        options = pairs_of(block.attributes, MATH, self.shown, self.note)
        key = self.key("math", block)
        if not options:
            return Piece(key, block.tex)
        return Piece(key, Mapping([(self.key("tex", block.tex), block.tex), *options], block.line, block.column))

    def grid(self, block: Grid) -> Piece:
        lines = self.grid_lines(block)
        options = pairs_of(block.attributes, TABLE, self.shown, self.note)
        if block.caption:
            options.insert(0, (self.key("caption", block.caption), self.prose.said(block.caption)))
        if not any(block.rows[:1]) and not any(name.text == "header" for name, _ in options):
            options.append((self.key("header", block), Scalar("0", block.line, block.column)))
        node: Node = lines
        if options:
            node = Mapping([(self.key("text", block), lines), *options], block.line, block.column)
        return Piece(self.key("table", block), node)

    def grid_lines(self, block: Grid) -> Scalar:
        """The rows as lines with strokes, where they stood."""
        rows = [
            [self.prose.said(cell).text.replace("|", "\\|").replace("\n", " ") for cell in row] for row in block.rows
        ]
        lines = ["| " + " | ".join(row) + " |" if row else "" for row in rows]
        dashes = [_DASHES[one] for one in block.aligns]
        if rows and rows[0]:
            lines.insert(1, "| " + " | ".join(dashes) + " |")
        text = "\n".join(lines)
        return Scalar(text, block.line - 1, block.column, Style.LITERAL)

    # --- quotations and boxes ----------------------------------------------------------------------------------------

    def quotation(self, block: Quotation) -> Piece:
        if block.alert:
            return self._alert(block)
        said, by = self.quoted(block.blocks)
        piece = Piece(self.key("quote", block), said or Scalar("", block.line, block.column))
        if by:
            piece.beside.append((self.key("by", by), by))
        return piece

    def quoted(self, blocks: Iterable[Block]) -> tuple[Scalar | None, Scalar | None]:
        """The words of a quotation, and who said them: what follows a dash in its last paragraph or line."""
        texts: list[Scalar] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                texts.append(self.prose.said(block.text))
            elif not isinstance(block, Comment):
                self.note(error("block-in-quote", "Only text stands in a quotation", self.span(block),
                                "Put it before or after the quotation."))  # fmt: skip
        by = None
        if len(texts) > 1 and (dash := _SAID_BY.match(texts[-1].text)):
            by = part(texts[-1], dash.end(), len(texts[-1].text))
            texts.pop()
        elif texts and texts[-1].starts:
            at = texts[-1].starts[-1][0]
            if dash := _SAID_BY.match(texts[-1].text, at):
                by = part(texts[-1], dash.end(), len(texts[-1].text))
                texts[-1] = part(texts[-1], 0, at)
        return self.joined(texts), by

    def joined(self, texts: list[Scalar]) -> Scalar | None:
        """Several paragraphs as one text."""
        if len(texts) < 2:
            return texts[0] if texts else None
        parts = [texts[0]]
        for one in texts[1:]:
            parts += [Scalar("\n\n", parts[-1].line, parts[-1].column), one]
        return together(parts, texts[0])

    def _alert(self, block: Quotation) -> Piece:
        word = block.alert.lower()
        name = word if word in BOX_NAMES else _ALERTS.get(word, "")
        if not name:
            self.note(error("unknown-alert", "There is no box {name}", self.span(block), "There are: {known}.",
                            name=block.alert[:40], known=", ".join(sorted(map(str.upper, BOX_NAMES)))))  # fmt: skip
            name = "remark"
        division = Division(block.line, block.column, name, block.title, block.blocks, ())
        return self.inner(self, division)[0]

    def key(self, name: str, place: Block | Node) -> Scalar:
        return Scalar(name, place.line, place.column)


_DASHES = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def _join(before: Piece, piece: Piece) -> None:
    assert isinstance(before.node, Sequence)
    assert isinstance(piece.node, Sequence)
    before.node.members += piece.node.members


def _plain(piece: Piece) -> None:
    """A text is whole once its body is; one plain paragraph is just that text."""
    piece.loose = False
    if piece.kind.text == "text" and isinstance(piece.node, Sequence) and len(piece.node.members) == 1:
        only = piece.node.members[0]
        if isinstance(only, Scalar):
            piece.node = only


def texts_of(pieces: Pieces, blocks: Iterable[Block]) -> Iterator[Scalar]:
    """The paragraphs among some blocks; what else there is is told."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield pieces.prose.said(block.text)
        elif not isinstance(block, Comment):
            pieces.note(error("only-text", "Only text stands here", pieces.span(block),
                              "Put it before or after the block."))  # fmt: skip
