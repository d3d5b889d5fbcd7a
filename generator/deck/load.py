"""The deck stage from a file's text to the Deck, in order."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from generator.deck.lines import mark
from generator.deck.model import Deck
from generator.deck.problems import MAX_PROBLEMS
from generator.deck.reader import read_deck
from generator.deck.source import clean, read_source
from generator.deck.tree import read_tree
from generator.errors import ContentError, Diagnostic, Severity, error, has_errors, in_source_order
from generator.spans import Span

_FATAL = frozenset({"tab-indentation", "many-documents"})
"""After these, whatever else could be said is doubtful."""


def load(
    path: Path, *, layouts: Collection[str] | None, themes: Collection[str] | None
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    source, problems = read_source(path)
    return _read(source.text, source.shown, source.folder, problems, layouts, themes)


def parse_deck(
    text: str,
    *,
    shown: str = "deck.yaml",
    folder: Path | None = None,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """A deck from the text of a deck file; pictures are looked for in ``folder`` (the working directory if None).

    Returns the deck and its warnings. Raises ContentError with every problem if one of them is an error.
    """
    cleaned, problems = clean(text, shown)
    return _read(cleaned, shown, (folder or Path()).resolve(), problems, layouts, themes)


def _read(
    text: str,
    shown: str,
    folder: Path,
    problems: list[Diagnostic],
    layouts: Collection[str] | None,
    themes: Collection[str] | None,
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    marked = mark(text, shown)
    problems += marked.problems.found
    deck = None
    if not _FATAL & {found.code for found in problems}:
        root, found = read_tree(marked)
        problems += found
        if root is not None or not has_errors(problems):
            deck, found = read_deck(root, shown, folder, layouts, themes)
            problems += found
    if deck is None or has_errors(problems):
        raise ContentError(_bounded(problems, shown))
    return deck, in_source_order(problems)


def _bounded(problems: list[Diagnostic], shown: str) -> list[Diagnostic]:
    errors = [one for one in problems if one.severity is Severity.ERROR]
    if len(errors) < MAX_PROBLEMS:
        return problems
    return [
        *in_source_order(errors)[:MAX_PROBLEMS],
        error(
            "too-many-problems",
            "There are more than {limit} errors; the first ones are shown",
            Span(shown, 1, 1),
            "Mend these, then look again.",
            limit=MAX_PROBLEMS,
        ),
    ]
