"""What the line-level pass hands on: structure that YAML can read, and the author's texts beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

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


@dataclass(slots=True)
class Typed:
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


@dataclass(slots=True)
class Marked:
    """A deck file after the pass: as many ``lines`` as the source has, texts replaced by STAND_IN."""

    shown: str
    lines: list[str]
    typed: dict[int, Typed] = field(default_factory=dict)
    """By the line that holds the stand-in."""
    swallowed: set[int] = field(default_factory=set)
    """Lines that went into a text that began on an earlier line."""
    shifts: dict[int, int] = field(default_factory=dict)
    """By line: how many columns it was moved to the right."""
    problems: Problems = field(default_factory=Problems)

    def place(self, line: int, column: int) -> Span:
        """The place in the author's file of a line and column that count from 0."""
        return Span(self.shown, line + 1, column + 1)
