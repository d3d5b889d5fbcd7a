"""Stage 1: source files -> Deck, what the author said. ``docs/content.md`` has the format."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from generator.deck.model import Deck
from generator.errors import Diagnostic

__all__ = ["Deck", "course_json_schema", "is_language", "json_schema", "load_deck"]


def load_deck(
    path: str | Path, *, layouts: Collection[str] | None = None, themes: Collection[str] | None = None
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """Read the deck at ``path``, a deck's folder or its file.

    Returns the deck and its warnings. Raises ContentError with every problem, warnings included, if one is an error.
    ``layouts`` and ``themes`` are the names that exist; what is None is not checked.
    """
    from generator.deck.load import load  # the reader and its parser are of no use to those who only need the model

    return load(Path(path), layouts, themes)


def is_language(tag: str) -> bool:
    """Whether this is a language tag (BCP 47)."""
    from generator.deck.language_tags import LANGUAGE_TAG

    return LANGUAGE_TAG.fullmatch(tag) is not None


def json_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a deck file, for editors that complete and check while one types."""
    from generator.deck.json_schemas import deck_schema

    return deck_schema()


def course_json_schema() -> dict[str, object]:
    """The JSON Schema of a course file."""
    from generator.deck.json_schemas import course_schema

    return course_schema()
