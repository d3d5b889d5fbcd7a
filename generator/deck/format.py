"""A deck file in its one layout, which says the same, comments included: strict YAML, for editors and other tools, or
Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from generator.deck.course_schema import COURSE
from generator.deck.lines import mark
from generator.deck.marks import Marked, Style, Typed
from generator.deck.scalars import MEANT, quoted, unseen
from generator.deck.schema import DECK
from generator.deck.source import clean
from generator.deck.tree import Mapping, Node, Scalar, Sequence, read_tree
from generator.errors import ContentError, error, has_errors
from generator.patterns import pattern
from generator.places import is_markdown
from generator.spans import Span

_SAFE = pattern(r"[^\W\d_](?:[^:#\n\t]|:(?! |$)|(?<! )#)*+(?<! )(?<!:)")
"""Begins with a letter, holds neither ``: `` nor `` #``, ends with neither a space nor a colon."""


def format_deck(source_text: str, shown: str = "deck.yaml", *, course: bool = False, folder: Path | None = None) -> str:
    """The deck file ``source_text``, or the file of a ``course``, as strict YAML, which loads as the same.

    Raises ContentError when the text cannot be read as YAML; ``shown`` is its path in messages,
    ``folder`` where it is.
    """
    if is_markdown(shown) and not course:
        from generator.deck.markdown.format import format_markdown  # most decks are YAML

        return format_markdown(source_text, shown, folder)
    root = COURSE if course else DECK
    text, problems = clean(source_text, shown)
    marked = mark(text, shown, root)
    before, found = read_tree(marked)
    problems += marked.problems.found + found
    if has_errors(problems):
        raise ContentError(problems)
    rewritten = strict(marked)
    again = mark(rewritten, shown, root)
    after, found = read_tree(again)
    if has_errors(again.problems.found + found) or content(before) != content(after):
        raise refused(shown)  # never give back a file that says something else
    return rewritten.replace("\n", "\r\n") if "\r\n" in source_text else rewritten


def refused(shown: str) -> ContentError:
    return ContentError(
        [error("format-refused", "This file could not be rewritten without changing what it says; it is left as it is",
               Span(shown, 1, 1), "Please report it, with the file.")]
    )  # fmt: skip


def scalar(text: str) -> str:
    """``text`` as YAML on one line: plain where every YAML parser reads it as that text, else in double quotes."""
    if _SAFE.fullmatch(text) and not MEANT.fullmatch(text) and not unseen(text):
        return text
    return quoted(text)


def strict(marked: Marked) -> str:
    lines: list[str] = []
    for number, line in enumerate(marked.lines):
        typed = marked.typed.get(number)
        if typed is not None:
            lines += _rewritten(typed)
        elif number not in marked.swallowed:
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"


def _rewritten(typed: Typed) -> list[str]:
    if typed.bare and re.fullmatch(r"[A-Za-z0-9]+", typed.text):
        value = typed.text
    elif typed.comment and typed.style is Style.QUOTED:
        value = quoted(typed.text)  # without quotes the comment would become text
    else:
        value = scalar(typed.text)
    if typed.comment:
        value += f"  {typed.comment}"
    if not typed.parent:
        return [typed.prefix + value]
    return [f"{typed.prefix}text: {value}", " " * len(typed.prefix) + "items:"]


def content(node: Node | None) -> object:
    """What a tree says, without its places, and items with sub-items in their one form."""
    if isinstance(node, Scalar):
        # A block's line ends at the end of a file are no part of what it says.
        return (node.style is Style.FOLDED, node.text.strip("\n"))
    if isinstance(node, Sequence):
        return [content(one) for one in node.members]
    if isinstance(node, Mapping):
        if node.parent:
            name, below = node.pairs[0]
            return [("text", content(name)), ("items", content(below))]
        return [(name.text, content(value)) for name, value in node.pairs]
    return None
