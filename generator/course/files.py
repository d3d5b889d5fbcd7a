"""Where the files of courses are."""

from __future__ import annotations

from pathlib import Path

from generator.deck.source import names_in

FOLDER, SUFFIX = "courses", ".yaml"


def course_names(folder: Path) -> tuple[str, ...]:
    """The names of the courses of the deck in ``folder``."""
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names_in(folder / FOLDER) if name.endswith(SUFFIX)))


def course_file(folder: Path, name: str) -> Path:
    return folder / FOLDER / f"{name}{SUFFIX}"
