"""A Markdown deck in its one layout: a blank line between blocks, ``-`` before items, tables in columns, braces in
order.

Words, comments and the author's choice of forms stay.
"""

from __future__ import annotations

from pathlib import Path

from generator.deck.comments import markdown_comments
from generator.deck.format import content, refused, strict
from generator.deck.lines import mark
from generator.deck.markdown.dialects.choose import dialect_in, foreign
from generator.deck.markdown.dialects.detect import OWN
from generator.deck.markdown.read import head_of, markdown_tree
from generator.deck.markdown.scan import scan
from generator.deck.markdown.writing import markdown_of
from generator.deck.markdown.yaml_parts import HEAD
from generator.deck.source import clean
from generator.errors import ContentError, has_errors


def format_markdown(source_text: str, shown: str, folder: Path | None = None) -> str:
    """The deck's text; ``folder``: where it is. Raises ContentError when it cannot be read."""
    text, problems = clean(source_text, shown)
    if (dialect := dialect_in(text, shown, folder)).name != OWN:
        raise ContentError([*problems, foreign(dialect, shown)])
    before, found = markdown_tree(text, shown)
    if has_errors([*problems, *found]):
        raise ContentError([*problems, *found])
    rewritten = _written(text, shown)
    after, found = markdown_tree(rewritten, shown)
    same = content(before) == content(after) and _comments(text) == _comments(rewritten)
    if has_errors(found) or not same or _written(rewritten, shown) != rewritten:
        raise refused(shown)
    return rewritten.replace("\n", "\r\n") if "\r\n" in source_text else rewritten


def _written(text: str, shown: str) -> str:
    head, lines = head_of(text)
    parts = []
    if head is not None:
        parts.append(f"---\n{strict(mark(head, shown, HEAD)).strip(chr(10))}\n---")
    if body := markdown_of(scan(lines)):
        parts.append(body)
    if head is None and body.startswith("---\n"):
        parts[-1] = body.replace("---", "***", 1)  # at the head of a file, dashes begin the deck's keys
    return "\n\n".join(parts) + "\n"


def _comments(text: str) -> list[str]:
    return [one for _, one in markdown_comments(text)]
