"""What appears click by click while a slide is shown, as its author says it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Step(Struct, frozen=True):
    """When something is there, in clicks from 1."""

    first: int
    """It appears with this click."""
    until: int | None = None
    """It is there until after this one; None: from then on."""

    def __str__(self) -> str:
        return str(self.first) if self.until is None else f"{self.first}-{self.until}"


class StepMode(StrEnum):
    """What appears by itself, one click after the other."""

    NONE = "none"
    """Everything is there from the start."""
    ITEMS = "items"
    """Items of lists, of the first level, with what is below them; cards, numbers, terms and points of diagrams."""
    BLOCKS = "blocks"
    """The blocks of the body; of columns, one after the other."""
    SOLUTIONS = "solutions"
    """The solutions of exercises."""


class ChartSteps(StrEnum):
    """What a chart shows click by click."""

    SERIES = "series"
    CATEGORIES = "categories"


class Transition(StrEnum):
    """How a slide takes the place of the one before."""

    NONE = "none"
    FADE = "fade"
    PUSH = "push"
    MORPH = "morph"
    """What has the same id on both slides moves from its place on one to that on the other."""
