"""What the line-level pass hands on: structure that YAML can read, and the author's texts beside it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from generator.deck.problems import Problems
from generator.spans import Span

STAND_IN = "_"
"""Stands in the YAML for a text that was taken out of its line; no key has this name."""


class Style(StrEnum):
    """How a text was written."""

    PLAIN = "plain"
    QUOTED = "quoted"
    LITERAL = "literal"
    FOLDED = "folded"
    BROKEN = "broken"
    """It could not be read, which has been said already."""


class Typed(Struct):
    """One text as typed. ``line`` and ``column`` count from 0 in the source; ``prefix`` is what YAML sees before it."""

    text: str
    line: int
    column: int
    style: Style
    prefix: str
    parent: bool = False
    """A list of sub-items follows."""
    comment: str = ""
    bare: bool = False
    """A number or true or false: strict YAML has it without quotes."""


class Marked(Struct):
    """A deck file after the pass: as many ``lines`` as the source has, texts replaced by STAND_IN."""

    shown: str
    lines: list[str]
    typed: dict[int, Typed] = field(default_factory=dict)
    """By the line that holds the stand-in."""
    swallowed: set[int] = field(default_factory=set)
    """Lines that went into a text that began on an earlier line."""
    shifts: dict[int, int] = field(default_factory=dict)
    """By line: how many columns it was moved to the right."""
    moved: dict[int, int] = field(default_factory=dict)
    """By line: how many columns longer its indentation is than in the author's file, where that has tabs."""
    flows: list[tuple[int, int, str]] = field(default_factory=list)
    """What is left to YAML in brackets or braces: its first line, the line after its last, what stands before it."""
    problems: Problems = field(default_factory=Problems)
    doubtful: bool = False
    """Tabs leave open what belongs to what, so nothing else is worth saying."""

    def place(self, line: int, column: int) -> Span:
        """The place in the author's file of a line and column that count from 0."""
        return Span(self.shown, line + 1, self.column(line, column) + 1)

    def column(self, line: int, column: int) -> int:
        return max(0, column - self.moved[line]) if line in self.moved else column
