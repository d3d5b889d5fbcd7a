"""The lines of a deck file under the line-level pass: where they begin, what follows what, which blocks are open."""

from __future__ import annotations

from msgspec import Struct, field

from generator.deck.marks import Marked
from generator.deck.schema import Table
from generator.deck.spaces import TAB_WIDTHS, Straightened


class Frame(Struct):
    """An open block of lines that begin at column ``indent``: a mapping with ``table``'s keys, or a list of such."""

    indent: int
    is_list: bool
    table: Table
    shift: int
    line: int = 0
    """Its first line."""
    count: int = 0
    """Its lines so far."""
    told: set[int] = field(default_factory=set)
    """Other columns in which lines of it began; each has been told."""


def is_dash(content: str) -> bool:
    return content[0] == "-" and (len(content) == 1 or content[1] in " \t")


class Walk:
    """A position in the lines of a source text and the blocks that are open there."""

    def __init__(self, text: str, shown: str, tab: int = TAB_WIDTHS[0]) -> None:
        straightened = Straightened(text, tab)
        self.odd = straightened.found
        """By line: a character in its indentation, or after its dash, that is no plain space."""
        self.spaced: dict[int, None] = {}
        """Those of these lines that begin a key or a member of a list."""
        lines = straightened.lines
        heads = [line.lstrip(" ") for line in lines]
        self.indents = [len(line) - len(head) for line, head in zip(lines, heads, strict=True)]
        self.contents = [head.rstrip(" \t") for head in heads]
        self.lines = lines
        self.count = len(lines)
        self.at = 0
        self.frames: list[Frame] = []
        self.marked = Marked(shown, [""] * self.count, moved=straightened.shifts)
        self.place = self.marked.place
        self.note = self.marked.problems.note

    def following(self, line: int) -> int:
        """The next line after ``line`` with content that is no comment; the number of lines if there is none."""
        line += 1
        while line < self.count and (not self.contents[line] or self.contents[line][0] == "#"):
            line += 1
        return line

    def next_filled(self, line: int) -> int:
        line += 1
        while line < self.count and not self.contents[line]:
            line += 1
        return line

    def is_deeper(self, line: int, owner: int) -> bool:
        following = self.next_filled(line)
        return following < self.count and self.indents[following] > owner

    def below(self, owner: int) -> int | None:
        line = self.following(self.at)
        return line if line < self.count and self.indents[line] > owner else None

    def open_block(self, line: int, table: Table, shift: int, least: int = 0) -> None:
        """Lines from ``line`` on form a block. YAML wants it to begin at column ``least`` or further right."""
        indent = self.indents[line]
        is_list = is_dash(self.contents[line])
        self.frames.append(Frame(indent, is_list, table, shift + max(0, least - indent), line))

    def emit(self, yaml: str, shift: int) -> None:
        self.marked.lines[self.at] = yaml
        if shift:
            self.marked.shifts[self.at] = shift
        self.at += 1

    def keep(self, line: int) -> None:
        if self.contents[line]:
            self.marked.lines[line] = self.lines[line]

    def skip(self, indent: int) -> None:
        self.skip_from(self.at + 1, indent)

    def skip_from(self, line: int, indent: int) -> None:
        """Leave out the lines deeper than ``indent``: an error was reported for what they belong to."""
        while line < self.count and (not self.contents[line] or self.indents[line] > indent):
            line += 1
        self.at = line
