"""Blocks of Markdown -> their text in its one layout: what ``scan`` reads back as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

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
    Listing,
    ListItem,
    Meanings,
    Paragraph,
    Pause,
    Quotation,
    Rule,
    Stray,
)
from generator.patterns import pattern

_BARE = pattern(r"[^\s\"'{}=]+")
_FENCES = pattern(r"^ *(`{3,}|~{3,})", re.MULTILINE)
_DASHES = {"": "-", "left": ":", "center": ":", "right": "-"}
_ENDS = {"": "-", "left": "-", "center": ":", "right": ":"}


def markdown_of(blocks: Iterable[Block]) -> str:
    """The text of some blocks, a blank line between them, without one at its end."""
    parts: list[str] = []
    before: Block | None = None
    turned = False
    for block in blocks:
        follows = isinstance(block, Listing) and isinstance(before, Listing) and _alike(before, block)
        turned = follows and not turned  # a list right behind another one has marks of its own, else it goes on with it
        parts.append(_other_marks(block) if turned and isinstance(block, Listing) else _text(block))
        before = block
    return "\n\n".join(parts)


def attributes_text(attributes: Attributes | None) -> str:
    """The attributes in braces: the id first, then classes, then keys; empty if there are none."""
    if attributes is None:
        return ""
    words = [f"#{attributes.id.text}"] if attributes.id else []
    words += [f".{one.text}" for one in attributes.classes]
    words += [f"{name.text}={_quoted(value.text)}" for name, value in attributes.pairs]
    return f"{{{' '.join(words)}}}" if words else ""


def _quoted(value: str) -> str:
    if _BARE.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _behind(text: str, attributes: Attributes | None) -> str:
    said = attributes_text(attributes)
    space = "" if text.startswith("![") and text.endswith(")") else " "
    return f"{text}{space}{said}" if text and said else text or said


def _lines(text: str) -> str:
    """A text whose line breaks are kept."""
    return text.replace("\n", "\\\n")


def _text(block: Block) -> str:
    match block:
        case Heading():
            return _behind(f"{'#' * block.level} {block.text.text}".rstrip(), block.attributes)
        case Rule():
            return "---"
        case Pause():
            return ". . ."
        case Paragraph():
            return _behind(_lines(block.text.text), block.attributes)
        case Listing():
            return _listing(block, "-" if block.start is None else ".")
        case Fence():
            return _fence(block)
        case Formula():
            return _behind(f"$$\n{block.tex.text}\n$$", block.attributes)
        case Quotation():
            return _quotation(block)
        case Grid():
            return _grid(block)
        case Meanings():
            return _meanings(block)
        case Division():
            return _division(block)
        case Comment():
            return f"<!--{block.text}-->"
        case Html():
            return block.text
        case Stray():
            return ":::"
        case _:
            assert_never(block)


# --- lists -----------------------------------------------------------------------------------------------------------


def _alike(before: Listing, block: Listing) -> bool:
    return (before.start is None) == (block.start is None)


def _other_marks(block: Listing) -> str:
    return _listing(block, "*" if block.start is None else ")")


def _listing(block: Listing, mark: str) -> str:
    number = block.start
    texts: list[str] = []
    for at, item in enumerate(block.items):
        lead = f"{mark} " if number is None else f"{number + at}{mark} "
        texts.append(_item(item, lead))
    return "\n".join(texts)


def _item(item: ListItem, lead: str) -> str:
    task = "" if item.checked is None else "[x] " if item.checked else "[ ] "
    indent = " " * len(lead)
    said = _behind(_lines(item.text.text) if item.text else "", item.attributes).replace("\n", f"\n{indent}")
    text = f"{lead}{task}{said}".rstrip()
    before: Block | None = None
    for block in item.below:
        tight = isinstance(block, Listing) and (before is None)
        below = "\n".join(indent + line if line else "" for line in _text(block).split("\n"))
        text += ("\n" if tight else "\n\n") + below
        before = block
    return text


def _meanings(block: Meanings) -> str:
    return "\n\n".join(
        f"{one.term.text}\n: {_behind(_lines(one.text.text), one.attributes)}".replace("\\\n", "\\\n  ")
        for one in block.entries
    )


# --- the rest --------------------------------------------------------------------------------------------------------


def _fence(block: Fence) -> str:
    inside = [len(found[1]) for found in _FENCES.finditer(block.code.text) if found[1][0] == "`"]
    mark = "`" * max(3, *(length + 1 for length in inside), 3)
    info = " ".join(filter(None, (block.info, attributes_text(block.attributes), block.braces)))
    code = f"{block.code.text}\n" if block.code.text else ""
    return (
        f"{mark}{' ' * bool(info)}{info}\n{code}{mark}" if not info or info[0] == "{" else f"{mark}{info}\n{code}{mark}"
    )


def _quotation(block: Quotation) -> str:
    head = [f"[!{block.alert}]{' ' + block.title.text if block.title else ''}"] if block.alert else []
    inside = markdown_of(block.blocks)
    lines = [*head, *(inside.split("\n") if inside else [])]
    return "\n".join(f"> {line}".rstrip() for line in lines) or ">"


def _grid(block: Grid) -> str:
    rows = [[cell.text.replace("|", "\\|") for cell in row] for row in block.rows]
    count = max((len(row) for row in rows), default=0)
    count = max(count, len(block.aligns))
    rows = [row + [""] * (count - len(row)) for row in rows]
    aligns = [*block.aligns, *[""] * (count - len(block.aligns))]
    widths = [max([3, *(len(row[at]) for row in rows)]) for at in range(count)]
    dashes = [_DASHES[align] + "-" * (width - 2) + _ENDS[align] for align, width in zip(aligns, widths, strict=True)]
    lines = [rows[0] if rows else [""] * count, dashes, *rows[1:]]
    text = "\n".join(f"| {' | '.join(_padded(row, widths, aligns))} |" for row in lines)
    caption = _behind(block.caption.text if block.caption else "", block.attributes)
    return f"{text}\n\n: {caption}" if caption else text


def _padded(row: list[str], widths: list[int], aligns: list[str]) -> list[str]:
    return [cell.rjust(width) if align == "right" else cell.ljust(width)
            for cell, width, align in zip(row, widths, aligns, strict=True)]  # fmt: skip


def _division(block: Division) -> str:
    title = block.title.text if block.title else ""
    head = _behind(" ".join(filter(None, (":::", block.name, title))), block.attributes)
    inside = "\n".join(one.text for one in block.lines) if block.name == "notes" else markdown_of(block.blocks)
    body = f"{inside.strip(chr(10))}\n" if inside.strip() else ""
    return f"{head}\n{body}:::"
