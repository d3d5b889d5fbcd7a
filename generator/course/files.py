"""Where the files of courses are."""

from __future__ import annotations

from pathlib import Path

from generator.deck.source import listed, same_name, shown_path
from generator.errors import ContentError, error

FOLDER, SUFFIX = "courses", ".yaml"
MAX_COURSES = 500
"""Of one deck."""


def course_names(folder: Path) -> tuple[str, ...]:
    """The names of the courses of the deck in ``folder``. Raises OSError if they cannot be listed."""
    found = sorted(name.removesuffix(SUFFIX) for name in listed(folder / FOLDER) if name.endswith(SUFFIX))
    if len(found) > MAX_COURSES:
        raise ContentError([error("too-many", "There are {count} courses in {path}; the limit is {limit}", None,
                                  "Let audiences and variables make the smaller differences.", count=len(found),
                                  path=shown_path(folder / FOLDER), limit=MAX_COURSES)])  # fmt: skip
    return tuple(found)


def named_course(folder: Path, name: str) -> str | None:
    """The name of the course as its file has it, whose accents may be composed otherwise; None if there is none."""
    known = course_names(folder)
    return same_name(name, known) or same_name(name.strip(), known)


def course_file(folder: Path, name: str) -> Path:
    return folder / FOLDER / f"{name}{SUFFIX}"
