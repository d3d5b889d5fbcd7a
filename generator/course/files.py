"""Where the files of courses are."""

from __future__ import annotations

from pathlib import Path

from generator.deck.source import listed

FOLDER, SUFFIX = "courses", ".yaml"


def course_names(folder: Path) -> tuple[str, ...]:
    """The names of the courses of the deck in ``folder``. Raises OSError if they cannot be listed."""
    return tuple(sorted(name.removesuffix(SUFFIX) for name in listed(folder / FOLDER) if name.endswith(SUFFIX)))


def course_file(folder: Path, name: str) -> Path:
    return folder / FOLDER / f"{name}{SUFFIX}"
