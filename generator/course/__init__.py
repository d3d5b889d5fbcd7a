"""Stage 2: a Deck and a course file -> the Deck for that course. ``docs/courses.md`` has the format."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from generator.course.customise import Customised, customised
from generator.course.files import course_file, course_names, named_course
from generator.course.telling import Action
from generator.deck import load_deck
from generator.deck.reader import DEFAULT_LANG
from generator.deck.source import stored
from generator.errors import ContentError, Diagnostic, has_errors, in_source_order

__all__ = ["Action", "Customised", "course_file", "course_names", "customised", "load_for_course", "named_course"]


def load_for_course(
    path: str | Path,
    course: str | None = None,
    *,
    audience: Iterable[str] = (),
    others: bool = False,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
) -> tuple[Customised, tuple[Diagnostic, ...]]:
    """Reads the deck at ``path`` and the course of that name, and makes the deck for the course.

    ``audience`` are tags that hold besides the course's; ``others``: they are asked of other decks as well.

    Returns what came of it, and the warnings and notices. Raises ContentError with every problem of the deck, of all
    course files and of what they say of each other, if one is an error.
    """
    deck = None
    try:
        deck, found = load_deck(path, layouts=layouts, themes=themes)
    except ContentError as problem:
        found = problem.diagnostics
    folder = deck.folder if deck else _folder(Path(path))
    chain = None
    if course is not None:
        from generator.course.load import read_courses  # reading is of no use to a deck without a course

        chain, more = read_courses(folder, course, deck.lang if deck else DEFAULT_LANG, layouts, themes)
        found = (*found, *more)
        found = _once(found)
    if deck is None or (course is not None and chain is None):
        raise ContentError(found)
    result = customised(deck, chain, frozenset(audience), others=others)
    found = in_source_order((*found, *result.diagnostics))
    if has_errors(found):
        raise ContentError(found)
    return result, found


def _once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each problem once: the deck and its courses may use the same wrong deck."""
    return tuple({str(one): one for one in found}.values())


def _folder(path: Path) -> Path:
    path = stored(path)
    return (path if path.is_dir() else path.parent).resolve()
