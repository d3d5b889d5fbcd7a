"""Speaker notes of other tools, in the lines of this format's notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.deck.markdown.blocks import (
    Block,
    Division,
    Fence,
    Formula,
    Grid,
    Heading,
    Line,
    Listing,
    Meanings,
    Paragraph,
    Quotation,
)
from generator.deck.markdown.pictures import pictures_in
from generator.patterns import pattern

_LIKE_ITEM = pattern(r"(?=[-•*]\s)")
_LIKE_NUMBER = pattern(r"(\d{1,9})([.)])(?=\s)")


def note_division(blocks: Sequence[Block], line: int) -> Division | None:
    """Notes that say what the blocks (of own forms) say; None if they say nothing."""
    lines: list[str] = []
    for one in blocks:
        made = list(_lines(one, ""))
        if made and lines:
            lines.append("")
        lines += made
    if not any(lines):
        return None
    return Division(line, 1, "notes", None, (), tuple(Line(text, line, 1) for text in lines))


def _lines(block: Block, indent: str) -> Iterable[str]:
    if isinstance(block, Paragraph | Heading):
        text = block.text.text
        if isinstance(block, Paragraph) and (shown := pictures_in(block)):
            text = " ".join(one.alt.text for one in shown)
        elif isinstance(block, Heading) and "**" not in text:
            text = f"**{text}**"
        for line in text.split("\n"):
            if line.strip():
                yield indent + _escaped(line.strip())
    elif isinstance(block, Listing):
        number = block.start
        for item in block.items:
            mark = "- " if number is None else f"{number}. "
            yield indent + mark + (" ".join(item.text.text.split()) if item.text else "…")
            for below in item.below:
                yield from _lines(below, indent + " " * len(mark))
            number = None if number is None else number + 1
    elif isinstance(block, Fence):
        for line in block.code.text.split("\n"):
            if line.strip():
                ticks = "``" if "`" in line else "`"
                yield f"{indent}{ticks}{line.rstrip()}{ticks}"
    elif isinstance(block, Formula):
        yield f"{indent}${' '.join(block.tex.text.split())}$"
    elif isinstance(block, Grid):
        for row in block.rows:
            if row:
                yield indent + _escaped(" · ".join(cell.text for cell in row))
    elif isinstance(block, Meanings):
        for entry in block.entries:
            yield indent + _escaped(f"{entry.term.text}: {' '.join(entry.text.text.split())}")
    elif isinstance(block, Quotation | Division):
        for inside in block.blocks:
            yield from _lines(inside, indent)


def _escaped(text: str) -> str:
    """So that a line which begins like an item stays a line."""
    if _LIKE_ITEM.match(text):
        return f"\\{text}"
    return _LIKE_NUMBER.sub(r"\1\\\2", text, count=1) if _LIKE_NUMBER.match(text) else text
