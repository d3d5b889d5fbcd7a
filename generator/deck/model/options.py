"""What every block may have."""

from __future__ import annotations

from msgspec import Struct

from generator.deck.model.steps import Step
from generator.deck.model.text import EVERYBODY, Audience, Text


class Options(Struct, frozen=True, kw_only=True):
    """What every block may have besides its content."""

    audience: Audience = EVERYBODY
    caption: Text | None = None
    """A line below it."""
    source: Text | None = None
    """Where it comes from: small, below it."""
    step: Step | None = None
    """When it appears; None: it is there from the start, unless its slide's steps say otherwise."""
