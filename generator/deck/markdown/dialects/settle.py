"""Blocks of a dialect -> blocks in Diapo's own forms: what stands in them, and where that may stand here."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from generator.deck.markdown.blocks import (
    Attributes,
    Block,
    Comment,
    Division,
    Fence,
    Formula,
    Grid,
    Heading,
    Html,
    Line,
    Listing,
    ListItem,
    Meaning,
    Meanings,
    Paragraph,
    Pause,
    Quotation,
    Rule,
    Stray,
)
from generator.deck.markdown.dialects.code import code_blocks
from generator.deck.markdown.dialects.divisions import division_blocks, in_rows
from generator.deck.markdown.dialects.html_blocks import html_blocks
from generator.deck.markdown.dialects.html_tree import is_html_block
from generator.deck.markdown.dialects.inline import pieces_of, said
from generator.deck.markdown.dialects.own_forms import boxed, of_pieces, own_grid, own_listing
from generator.deck.markdown.dialects.pictures import Picture, picture_paragraph
from generator.deck.markdown.dialects.reading import Reading, Remark
from generator.deck.markdown.dialects.tex import readable
from generator.deck.markdown.paragraphs import joined
from generator.deck.tree import Scalar
from generator.patterns import pattern

_LABEL = pattern(r"\\label\{[^{}]*\}|\\(?:nonumber|notag)\b")
_STEPS = pattern(r"\A\s*\{[^{}]*\}\s*")


def settled(blocks: Iterable[Block], reading: Reading) -> list[Block]:
    """What there is for some blocks, in their order."""
    found = _prose_of_html(blocks)
    if any(isinstance(one, Html) for one in found):
        return html_blocks(found, reading, settled)
    made: list[Block] = []
    for block in in_rows(found):
        reading.line = block.line
        made += _settled(block, reading)
    return made


def _prose_of_html(blocks: Iterable[Block]) -> list[Block]:
    """A line that begins with a tag that stands among words is prose."""
    found: list[Block] = []
    for one in blocks:
        if isinstance(one, Html) and not is_html_block(one.text):
            lines = [Line(text, one.line + at, 1) for at, text in enumerate(one.text.split("\n"))]
            found.append(Paragraph(one.line, one.column, joined(lines)))
        else:
            found.append(one)
    return found


def _settled(block: Block, reading: Reading) -> list[Block]:
    match block:
        case Paragraph():
            return paragraph_blocks(block, reading)
        case Heading():
            return _heading(block, reading)
        case Listing():
            return _listing(block, reading)
        case Fence():
            return code_blocks(block, reading, settled)
        case Formula():
            return _formula(block, reading)
        case Quotation():
            return _quotation(block, reading)
        case Grid():
            return _grid(block, reading)
        case Meanings():
            return _meanings(block, reading)
        case Division():
            return division_blocks(block, reading, settled)
        case Comment():
            reading.remarks.append(Remark(block.line, block.column, block.text))
            return []
        case Stray():
            reading.lose("`:::` that closes nothing", "left out", "", block.line)
            return []
        case Pause():
            return [block]
        case Rule() | Html():
            return []


def text_of(text: Scalar, reading: Reading) -> Scalar:
    """A text where no picture can stand."""
    reading.line = text.line
    return Scalar(said(typed(text, reading), reading), text.line, text.column)


def typed(text: Scalar, reading: Reading) -> str:
    """As typed, with its line ends where the dialect keeps them."""
    if not (reading.ways.breaks and text.starts):
        return text.text
    made = text.text
    for at, _, _ in reversed(text.starts[1:]):
        if made[at - 1 : at] == " ":
            made = f"{made[: at - 1]}\n{made[at:]}"
    return made


def paragraph_blocks(block: Paragraph, reading: Reading) -> list[Block]:
    text = typed(block.text, reading)
    if block.attributes and text.endswith("]"):
        text += "{.c}"  # the scanner has taken a span's attributes for the paragraph's
    pieces = pieces_of(text, reading)
    found = of_pieces(pieces, block.line, block.column, reading)
    if block.attributes and "fragment" in {one.text for one in block.attributes.classes}:
        found.insert(0, Pause(block.line, block.column))
    if block.attributes and len(found) == 1 and (pictures := [one for one in pieces if isinstance(one, Picture)]):
        found = [_sized(pictures, block.attributes, block)]
    return found


def _sized(pictures: list[Picture], attributes: Attributes, block: Paragraph) -> Paragraph:
    """Pictures alone in a paragraph, whose attributes the scanner has taken for the paragraph's."""
    pairs = {name.text: value.text for name, value in attributes.pairs}
    last = pictures[-1]
    pictures = [*pictures[:-1], replace(last, pairs={**pairs, **last.pairs})]
    return picture_paragraph(pictures, block.line, block.column)


def _heading(block: Heading, reading: Reading) -> list[Block]:
    found = of_pieces(pieces_of(typed(block.text, reading), reading), block.line, block.column, reading)
    made: list[Block] = []
    for one in found:
        if isinstance(one, Paragraph) and not one.text.text.startswith("!["):
            made.append(Heading(block.line, block.column, block.level, one.text))
        else:
            made.append(one)
    return made


def _formula(block: Formula, reading: Reading) -> list[Block]:
    tex = _LABEL.sub("", _STEPS.sub("", block.tex.text)).strip()
    if not tex:
        return []
    if not readable(tex):
        reading.lose("formula that cannot be read here", "it stands as code")
        return [Fence(block.line, block.column, "latex", replace(block.tex, text=tex))]
    return [Formula(block.line, block.column, replace(block.tex, text=tex))]


def _quotation(block: Quotation, reading: Reading) -> list[Block]:
    inside = settled(block.blocks, reading)
    if block.alert:
        title = text_of(block.title, reading) if block.title else None
        return boxed(block.alert, title, inside, block)
    if all(isinstance(one, Paragraph) and not one.text.text.startswith("![") for one in inside):
        return [Quotation(block.line, block.column, tuple(inside))] if inside else []
    reading.lose("quotation that holds more than text", "what is no text stands behind the quotation")
    made: list[Block] = []
    words: list[Block] = []
    for one in inside:
        if isinstance(one, Paragraph) and not one.text.text.startswith("!["):
            words.append(one)
            continue
        if words:
            made.append(Quotation(block.line, block.column, tuple(words)))
            words = []
        made.append(one)
    return [*made, Quotation(block.line, block.column, tuple(words))] if words else made


def _grid(block: Grid, reading: Reading) -> list[Block]:
    rows = tuple(tuple(_cell(cell, reading) for cell in row) for row in block.rows)
    return own_grid(
        replace(block, rows=rows, caption=text_of(block.caption, reading) if block.caption else None), reading
    )


def _cell(cell: Scalar, reading: Reading) -> Scalar:
    made = text_of(cell, reading)
    text = " ".join(made.text.split())
    return replace(made, text=f"\\{text}" if text in ("<", "^") else text)


def _meanings(block: Meanings, reading: Reading) -> list[Block]:
    entries = tuple(Meaning(text_of(one.term, reading), text_of(one.text, reading)) for one in block.entries)
    return [Meanings(block.line, block.column, entries)]


# --- lists ----------------------------------------------------------------------------------------------------------


def _listing(block: Listing, reading: Reading) -> list[Block]:
    items: list[ListItem] = []
    for one in block.items:
        reading.line = one.line
        own: list[Block] = [Paragraph(one.line, one.column, one.text, one.attributes)] if one.text else []
        inside = tuple(settled([*own, *one.below], reading))
        items.append(ListItem(one.line, one.column, None, inside, None, one.checked))
    return own_listing(replace(block, items=tuple(items), attributes=None))
