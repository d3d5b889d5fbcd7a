"""Which jobs there are: each deck for itself and for each of its courses."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from generator.build import Variant, output_files
from generator.catalogue.job import Job, Planned
from generator.course import course_names
from generator.deck.source import is_there, stored
from generator.errors import UsageError
from generator.places import DECK_FILE, DECK_FILES, deck_file_in

CONTENT = "content"


def decks_of(places: Sequence[str]) -> tuple[str, ...]:
    """The decks that were named, and those below the folders that were; without any, all below ``content``.

    Raises UsageError where there is none, and OSError where a folder cannot be looked into.
    """
    found: list[str] = []
    for place in [str(stored(Path(one))) for one in places or (CONTENT,)]:
        below = [place] if _is_deck(place) else list(_decks_below(place))
        if not below:
            end = "`diapo new my-lecture` begins one" if places else "name the folder that your decks are in"
            raise UsageError(f"there is no deck in {place}: no {DECK_FILE} in it, nor in a folder below; {end}")
        found += below
    once = {str(deck_file(deck)): deck for deck in reversed(found)}
    return tuple(deck for deck in dict.fromkeys(found) if once[str(deck_file(deck))] == deck)


def deck_file(deck: str) -> Path:
    """The file of a deck that was named by its folder or its file, resolved."""
    path = Path(deck)
    return Path(os.path.realpath(deck_file_in(path) if path.is_dir() else path))  # a link that leads round is let be


def planned_jobs(decks: Sequence[str], like: Job, out: str | None) -> tuple[Planned, ...]:
    """A job as ``like`` for each deck, without a course and with each of its courses, and where its outputs go.

    Raises UsageError where two would write the same file.
    """
    found = []
    taken: dict[str, str] = {}
    for deck in decks:
        for course in (None, *course_names(deck_file(deck).parent)):
            job = replace(like, deck=deck, course=course)
            files = output_files(deck, Variant(course, job.audience, job.theme, job.mode), job.kinds, out)
            for file in files.values():
                name = described(job)
                first = taken.setdefault(os.path.normcase(file.absolute()), name)
                if first != name:
                    raise UsageError(
                        f"{first} and {name} would both write {file}; rename one, or build them apart, with --out"
                    )
            found.append(Planned(job, files))
    return tuple(found)


def described(job: Job) -> str:
    return f"{job.deck} for {job.course}" if job.course else job.deck


def _is_deck(place: str) -> bool:
    path = Path(place)
    return is_there(path) or any(is_there(path / name) for name in DECK_FILES)


def _decks_below(place: str) -> Iterator[str]:
    """In the order of their paths. Links to folders are followed, but neither round nor up."""
    top = os.path.realpath(place)
    seen = {os.path.realpath(above) for above in (Path(top), *Path(top).parents)} - {top}

    def refused(problem: OSError) -> None:
        if os.path.lexists(problem.filename):
            raise problem  # what cannot be listed is not empty

    for folder, below, files in os.walk(place, followlinks=True, onerror=refused):
        real = os.path.realpath(folder)
        if real in seen:
            below.clear()
            continue
        seen.add(real)
        below[:] = sorted(name for name in below if not name.startswith("."))
        if any(name in files for name in DECK_FILES):
            yield folder
