"""``diapo courses``."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.atomic import files_together
from generator.build import deck_folder
from generator.commands.console import Console, Part, Styled
from generator.commands.decks import add_talk_arguments, chosen_decks
from generator.commands.report import count, plural, tell_diagnostics
from generator.errors import EXIT_FINE, ContentError, Diagnostic, Severity, UsageError

if TYPE_CHECKING:
    from generator.course import Customised

EXAMPLES = """\
diapo courses content/le-partenariat
diapo courses content/le-partenariat --accept --course bac2-2026
diapo courses content/* --format json
"""

RECORDS = frozenset({"base-changed", "not-recorded"})
"""What is said of records, which the list sums up by itself."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", help="a deck's folder or its file (default: the current folder)")
    parser.add_argument("--course", metavar="NAME", action="append", help="only this course; may be repeated")
    parser.add_argument(
        "--accept", action="store_true", help="record what the deck says today where its courses change it"
    )
    add_talk_arguments(parser)


class _Row(Struct, frozen=True):
    """One course of a deck: what came of it, or why nothing did."""

    deck: str
    name: str
    result: Customised | None
    diagnostics: tuple[Diagnostic, ...]
    exit_code: int


def run(options: Namespace, console: Console) -> int:
    rows = [row for deck in chosen_decks(options.deck) for row in _rows(deck, options.course)]
    if options.accept:
        _accept(rows, console)
        rows = [_row(row.deck, row.name) for row in rows]
    if options.format == "json":
        console.print(json.dumps([_as_json(row) for row in rows], indent=2, ensure_ascii=False) + "\n")
    else:
        _list(rows, console, bare=options.accept)
    return max((row.exit_code for row in rows), default=EXIT_FINE)


def _rows(deck: str, wanted: Sequence[str] | None) -> list[_Row]:
    from generator.course import course_names, named_course

    folder = deck_folder(deck)
    known = course_names(folder)
    found = []
    for name in wanted or ():
        course = named_course(folder, name)
        if course is None:
            from generator.names import unknown_name

            raise UsageError(unknown_name("course", name, known))
        found.append(course)
    if not known:
        from generator.deck.source import read_source

        read_source(Path(deck))  # of what is no deck it is not said that it has no courses
    return [_row(deck, name) for name in known if not wanted or name in found]


def _row(deck: str, name: str) -> _Row:
    from generator.course import load_for_course
    from generator.layout.listing import layout_names, theme_names

    try:
        result, found = load_for_course(deck, name, layouts=layout_names(), themes=theme_names())
    except ContentError as problem:
        return _Row(deck, name, None, problem.diagnostics, problem.exit_code)
    return _Row(deck, name, result, found, EXIT_FINE)


def _accept(rows: Sequence[_Row], console: Console) -> None:
    """Writes the record files of the courses that can be built, those they extend included."""
    from generator.course.records import record_file, records_text

    files: dict[Path, bytes] = {}
    for result in (row.result for row in rows if row.result):
        for name, records in result.records.items():
            files[record_file(result.deck.folder, name)] = records_text(records).encode()
    changed = {file: content for file, content in files.items() if not file.exists() or file.read_bytes() != content}
    with files_together() as put:
        for file, content in changed.items():
            put(file, content)
    if not console.quiet:
        for file in changed:
            console.tell(f"accepted: {_shown(file)}")


def _shown(file: Path) -> str:
    from generator.deck.source import shown_path

    return shown_path(file)


def _list(rows: Sequence[_Row], console: Console, *, bare: bool) -> None:
    if not rows and not console.quiet:
        console.tell("there are no courses; `courses/NAME.yaml` in a deck's folder is one")
    width = max((len(row.name) for row in rows), default=0)
    several = len({row.deck for row in rows}) > 1
    last = ""
    for row in rows:
        if several and row.deck != last:
            console.say(row.deck)
            last = row.deck
        if not (bare and row.result and not _stale(row)):
            console.say(f"{row.name:{width}}  ", *_summary(row))
    found = {str(one): one for row in rows for one in row.diagnostics}  # what a deck says is the same for each course
    tell_diagnostics([one for one in found.values() if one.code not in RECORDS or not bare], console)


def _summary(row: _Row) -> tuple[Part, ...]:
    from generator.course.diff import difference

    if row.result is None:
        errors = [one for one in row.diagnostics if one.severity is Severity.ERROR]
        return (Styled("error", f"cannot be made: {count(errors)}"),)
    deck = row.result.deck
    told = difference(row.result.base, deck, row.result.actions)
    minutes = sum(slide.minutes for slide in deck.slides)
    parts = [deck.lang, plural(len(deck.slides), "slide"), f"{minutes} min"]
    changes = ", ".join(f"{number} {name}" for name, number in told.counts().items())
    parts.append(changes or "no slide differs")
    if names := [part.name for part in told.parts]:
        parts.append("sets " + ", ".join(names[:8]) + (", …" if len(names) > 8 else ""))
    line = [one for part in parts for one in (Styled("quiet", "; "), part)][1:]
    stale = _stale(row)
    return *line, *([Styled("warning", f"; {plural(stale, 'text')} to look at")] if stale else [])


def _stale(row: _Row) -> int:
    return sum(row.result.stale.values()) if row.result else 0


def _as_json(row: _Row) -> dict[str, object]:
    from generator.course.diff import difference

    facts: dict[str, object] = {"deck": row.deck, "course": row.name, "ok": row.result is not None}
    if row.result:
        told = difference(row.result.base, row.result.deck, row.result.actions)
        facts |= {
            "lang": row.result.deck.lang,
            "slides": len(row.result.deck.slides),
            "minutes": sum(slide.minutes for slide in row.result.deck.slides),
            "changes": told.counts(),
            "sets": [part.name for part in told.parts],
            "out_of_date": _stale(row),
        }
    return facts | {"diagnostics": [one.as_json() for one in row.diagnostics]}
