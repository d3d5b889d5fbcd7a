"""Course files: which there are, and reading one with all that it extends."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec.structs import replace

from generator.course.files import course_file, course_names, named_course
from generator.course.model import Course
from generator.course.read import read_course
from generator.deck.course_schema import COURSE
from generator.deck.load import bounded, library_of, structure
from generator.deck.model import NO_MACROS
from generator.deck.schema import nearest
from generator.deck.source import cut_off, read_file, shown_path, wants_quotes
from generator.errors import ContentError, Diagnostic, error
from generator.spans import Span

MAX_LEVELS = 16
"""Courses that extend courses that extend courses."""


def missing_course(folder: Path, name: str, span: Span | None = None) -> Diagnostic:
    known = course_names(folder)
    near = cut_off(name, known) or nearest(name, list(known))
    quotes = " Put that name in quotes." if near and span and wants_quotes(near) else ""
    hint = f"Did you mean {{near}}?{quotes}" if near else "There are: {known}." if known else "Write {file}."
    return error("course-missing", "There is no course {name}", span, hint, name=name[:80], near=near,
                 known=", ".join(known), file=shown_path(course_file(folder, "NAME")))  # fmt: skip


def read_courses(
    folder: Path,
    name: str,
    lang: str,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
    macros: Mapping[str, str] = NO_MACROS,
) -> tuple[Course | None, list[Diagnostic]]:
    """The course ``name`` of the deck in ``folder`` (resolved) with those it extends, and all that is wrong with their
    files; None if one of them could not be read at all. ``lang`` is the deck's language, ``macros`` are its own
    commands in formulas."""
    problems: list[Diagnostic] = []
    read: list[Course] = []
    place: Span | None = None
    while True:
        found = named_course(folder, name)
        if found is None:
            return None, [*problems, missing_course(folder, name, place)]
        name = found
        course = _read(folder, name, lang, layouts, themes, problems, macros)
        if course is None:
            return None, problems
        read.append(course)
        if course.extends is None:
            break
        name, place = course.extends
        names = [one.name for one in read]
        if name in names or len(names) >= MAX_LEVELS:
            circle = " -> ".join([*names, name])
            problems.append(error("course-cycle", "Courses extend each other in a circle: {names}", place,
                                  "Let one of them extend nothing.", names=circle))  # fmt: skip
            return None, problems
    whole = read.pop()
    while read:
        whole = replace(read.pop(), parent=whole)
    return whole, problems


def _read(
    folder: Path,
    name: str,
    lang: str,
    layouts: Collection[str] | None,
    themes: Collection[str] | None,
    problems: list[Diagnostic],
    macros: Mapping[str, str],
) -> Course | None:
    """One file; what is wrong goes to ``problems``."""
    file = course_file(folder, name)
    try:
        if not file.resolve().is_relative_to(folder):
            raise OSError
        source, found = read_file(file)
    except ContentError as problem:
        problems += problem.diagnostics
        return None
    except (OSError, RuntimeError):
        problems.append(error("course-missing", "{path} is a link to a place outside the deck's folder", None,
                              "Copy the file itself.", path=shown_path(file)))  # fmt: skip
        return None
    root, more, readable = structure(source.text, source.shown, COURSE)
    found += more
    course = None
    if readable:
        library = library_of(folder, layouts, themes)
        library.lang, library.macros = lang, macros
        course, more = read_course(root, name, source.shown, library, layouts, themes)
        found += more
    problems += bounded(found, source.shown)
    if course is None:
        return None
    return replace(course, files={file: source.sha256, **course.files})
