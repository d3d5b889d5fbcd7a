"""Stage 2: a Deck and a course file -> the Deck for that course. ``docs/courses.md`` has the format."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.course.account import Action
from generator.course.audience import tags_in
from generator.course.customise import Customised, customised
from generator.course.files import course_file, course_names, named_course
from generator.deck.model import NO_MACROS
from generator.deck.reader import DEFAULT_LANG
from generator.deck.source import stored
from generator.errors import ContentError, Diagnostic, has_errors, in_source_order

if TYPE_CHECKING:
    from generator.deck.kept_slides import KeptSlides

__all__ = [
    "Action",
    "Customised",
    "course_file",
    "course_names",
    "customised",
    "load_for_course",
    "named_course",
    "read_for_course",
    "tags_in",
]


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
    result, found = read_for_course(path, course, audience=audience, others=others, layouts=layouts, themes=themes)
    if result is None or has_errors(found):
        raise ContentError(found)
    return result, found


def read_for_course(
    path: str | Path,
    course: str | None = None,
    *,
    audience: Iterable[str] = (),
    others: bool = False,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
    dialect: str = "",
    kept: KeptSlides | None = None,
) -> tuple[Customised | None, tuple[Diagnostic, ...]]:
    """The same, also when there are errors: what came of it is then good for nothing but finding further problems;
    None when too little could be read for that. ``dialect``: whose Markdown the deck is, where that is said; ``kept``:
    what was read of it the last time."""
    from generator.deck.doubt import follows
    from generator.deck.load import load_anyway

    deck = None
    try:
        deck, found = load_anyway(Path(path), layouts, themes, dialect=dialect, kept=kept)
    except ContentError as problem:
        found = problem.diagnostics
    folder = deck.folder if deck else _folder(Path(path))
    chain = None
    if course is not None:
        from generator.course.load import read_courses  # reading is of no use to a deck without a course

        lang, macros = (deck.lang, deck.macros) if deck else (DEFAULT_LANG, NO_MACROS)
        chain, more = read_courses(folder, course, lang, layouts, themes, macros)
        found = _once((*found, *more))
    if deck is None:
        return None, in_source_order(found)
    result = customised(deck, chain, frozenset(audience), others=others)
    found = _once((*found, *result.diagnostics))
    if has_errors(found):
        found = tuple(one for one in found if not follows(one, deck, found))
    if course is not None and chain is None:  # what it would say is not known
        found = tuple(one for one in found if one.code != "unknown-variable")
    return result, in_source_order(found)


def _once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each problem once: the deck and its courses may use the same wrong deck."""
    return tuple({str(one): one for one in found}.values())


def _folder(path: Path) -> Path:
    path = stored(path)
    return (path if path.is_dir() else path.parent).resolve()
