"""Speaker notes: paragraphs, and lists: YAML's, or typed with dashes and numbers in a block.

In a text of one line a dash is a dash, as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from generator.deck.fences import fences
from generator.deck.ids import unique
from generator.deck.marks import Style
from generator.deck.model import EVERYBODY, Audience, Marker, Note
from generator.deck.schema import NOTE
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import MAX_NOTES, Piece, Values, paragraphs
from generator.errors import error
from generator.patterns import pattern

MAX_DEPTH = 9
_TYPED = pattern(r"([ \t]*)(?:([-•*])|(\d{1,3})\.)[ \t]+(?=[^\s–—•*-])")
"""The mark of an item in front of its text. Longer dashes are those of a dialogue."""
_ESCAPED = pattern(r"^([ \t]*)\\(?=[-•*][ \t])|^([ \t]*\d{1,3})\\(?=\.[ \t])", re.MULTILINE)
"""A backslash that keeps a mark from being one."""


class _Piece(Piece, frozen=True):
    """``depth`` 0: outside of any list."""

    depth: int = 0
    marker: Marker = Marker.NONE
    number: int | None = None


def notes(values: Values, node: Node, taken: dict[str, int], prefix: str = "n") -> tuple[Note, ...]:
    """One text, or a list of them, each with a list below it if it has one. Ids begin with ``prefix`` and keep clear of
    those ``taken``."""
    if isinstance(node, Sequence):
        found = _listed(values, node, 1, EVERYBODY)
    elif isinstance(node, Scalar):
        found = _said(values, node, "`notes`", 0, EVERYBODY)
    else:
        found = _member(values, node, 0, EVERYBODY)
    return tuple(replace(note, id=unique(f"{prefix}{number}", taken)) for number, note in enumerate(found, 1))


def _listed(values: Values, node: Sequence, depth: int, shown_to: Audience) -> Iterator[Note]:
    if depth > MAX_DEPTH:
        values.note(error("too-deep", "Items are nested more than {limit} levels deep", values.span(node),
                          "Move them up, or make a slide of them.", limit=MAX_DEPTH))  # fmt: skip
        return
    for one in node.members:
        yield from _member(values, one, depth, shown_to)


def _member(values: Values, node: Node, depth: int, shown_to: Audience) -> Iterator[Note]:
    below: Node | None = None
    if isinstance(node, Scalar):
        yield from _said(values, node, "A note", depth, shown_to)
    elif isinstance(node, Mapping) and node.parent:  # a text, a colon, and a list below
        yield from _said(values, node.pairs[0][0], "A note", depth, shown_to)
        below = node.pairs[0][1]
    elif isinstance(node, Mapping):
        fields = values.fields(node, NOTE)
        shown_to = shown_to.narrowed(audience(values, fields))
        text = fields["text"][2] if "text" in fields else None
        if isinstance(text, Scalar):
            yield from _said(values, text, "`text`", depth, shown_to)
        elif text is not None:
            values.wrong_kind(text, "`text`", "a text")
        below = fields["items"][2] if "items" in fields else None
    else:
        values.wrong_kind(node, "A note", "a text", "Put a text that begins with a bracket in double quotes.")
    if isinstance(below, Sequence):
        yield from _listed(values, below, depth + 1, shown_to)
    elif below is not None:
        values.wrong_kind(below, "`items`", "a list", "Put each item on a line of its own, after `- `.")


def _said(values: Values, node: Scalar, name: str, depth: int, shown_to: Audience) -> Iterator[Note]:
    """The notes of one text, which is itself an item where ``depth`` is not 0."""
    if not node.text.strip():
        return
    marker = Marker.BULLET if depth else Marker.NONE
    typed = node.style is Style.LITERAL or (node.style is Style.QUOTED and "\n" in node.text)
    for piece, text in values.pieces(node, name, MAX_NOTES, pieces if typed else _paragraphs):
        own = piece.marker if piece.depth else marker
        # What is typed below an item's first words stands one deeper, as a list below it would.
        deep = depth + piece.depth if marker is Marker.NONE else max(piece.depth, 1) - 1 + depth
        yield Note(text.inlines, text.span, shown_to, min(deep, MAX_DEPTH), own, piece.number)
        if not piece.depth:
            marker = Marker.NONE


def _paragraphs(text: str) -> Iterator[_Piece]:
    return (_Piece(one.at, one.text) for one in paragraphs(text))


def pieces(text: str) -> Iterator[_Piece]:
    """Paragraphs and items of a text. Blank lines part paragraphs; an item goes on over lines indented deeper than its
    mark. A number begins an item if it is 1, or follows or precedes the number of another one."""
    code = fences(text)
    lines = list(_lines(text))
    marks = [None if any(a <= at < b for a, b in code) else _TYPED.match(line) for at, line in lines]
    numbers = [int(mark[3]) if mark and mark[3] else None for mark in marks]
    indents: list[int] = []
    start, end, depth, marker, number = -1, -1, 0, Marker.NONE, None

    def piece() -> _Piece:
        said = text[start:end] if code else _ESCAPED.sub(r"\1\2", text[start:end])
        return _Piece(start, said, depth, marker, number)

    seen: set[tuple[int, int]] = set()
    for index, (at, line) in enumerate(lines):
        mark, count = marks[index], numbers[index]
        indent = len(line) - len(line.lstrip(" \t"))
        if mark and count is not None:
            following = next((one for one in numbers[index + 1 :] if one is not None), None)
            if not (count == 1 or (indent, count - 1) in seen or following == count + 1):
                mark = None
            else:
                seen.add((indent, count))
        blank = not line.strip() and not any(a <= at < b for a, b in code)
        goes_on = start >= 0 and not mark and not blank and (not depth or indent > indents[-1])
        if goes_on:
            end = at + len(line)
            continue
        if start >= 0:
            yield piece()
            start = -1
        if blank:
            continue
        start, end = at, at + len(line)
        if mark:
            while indents and indent < indents[-1]:
                indents.pop()
            if not indents or indent > indents[-1] + 1:
                indents.append(indent)
            start = at + mark.end()
            marker, number, depth = (Marker.NUMBER if mark[3] else Marker.BULLET), count, len(indents)
        else:
            while indents and indent <= indents[-1]:
                indents.pop()
            marker, number, depth = Marker.NONE, None, len(indents)
    if start >= 0:
        yield piece()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1
