"""What a block is to the body that it stands in: pieces to make room for, and boxes once there is room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from msgspec import Struct, field

from generator.deck.model import Step
from generator.errors import Diagnostic
from generator.layout.body.kept_code import KeptCode, shared_code
from generator.layout.size_ladder import Setting
from generator.layout.theme import Theme
from generator.scene.boxes import Box
from generator.spans import Span
from generator.units import Rect


class BodyContext(Struct, frozen=True, eq=False):
    """What parts are made with besides their block."""

    theme: Theme
    lang: str
    typography: bool = True
    rtl: bool = False
    background: str = "bg"
    """Colour token that they stand on."""
    min_size: int | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Of numbered boxes, by their address."""
    long_words: dict[str, Span | None] = field(default_factory=dict)
    """Words that had to be given places to break, with where they were written; parts add theirs."""
    problems: list[Diagnostic] = field(default_factory=list)
    """What else there is to tell; parts add theirs."""
    code: KeptCode = field(default_factory=shared_code)
    """What is known of code that was taken apart before."""
    refusals: dict[str, Diagnostic] = field(default_factory=dict)
    """Why a part cannot be as narrow as it was asked to, by its name, where it can say more than that."""


class Piece(Struct, frozen=True):
    """What is never cut: a paragraph, a row of a table, a line of code. Points."""

    height: float
    gap: float = 0.0
    """Above it, unless it is the first of its page."""
    most: float = 0.0
    """Up to how high it likes to be where there is room to spare; 0: no higher."""
    ends: bool = True
    """Whether a page may end after it."""
    kept: bool = False
    """Whether no page ends between it and its part's others, as long as all of them fit on one."""
    repeats: float = 0.0
    """What a page that begins with it shows above it: the head of a table, a title that says “continued”."""


class Part(Protocol):
    """A block at work. Both answers are pure: the same question has the same answer."""

    name: str
    """Its block's address."""
    span: Span
    """Where its author wrote it, for messages."""
    step: Step | None = None
    """When all of it appears."""

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        """Its pieces on a width in points, with the body set so; None if it cannot be that narrow."""

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        """The boxes of the pieces from ``first`` up to ``end``, from the top of the rectangle on, which is as high as
        they are or, where one of them likes that, higher."""


@runtime_checkable
class Refusing(Part, Protocol):
    """A part that says itself why it has no room."""

    def refusal(self) -> Diagnostic: ...


class Sheet(Struct, frozen=True):
    """What a body that goes on over pages has of each."""

    height: float
    """Points."""
    floor: Setting
    """The smallest setting that is tried: what fits on a page so is never cut."""


@runtime_checkable
class SideBySide(Part, Protocol):
    """A part with pieces side by side, so that a page ends at several places of it at once."""

    def filled(
        self, width: float, setting: Setting, room: float, sheet: Sheet
    ) -> tuple[Part, SideBySide | None] | None:
        """As much of it as fits into ``room`` points of height, and what is left for the next page, if anything; None
        if some of it has to stand in the room and cannot."""

    def highest(self, width: float, setting: Setting) -> tuple[Part, float]:
        """The part in it whose highest piece needs most of a page, and what that needs."""
