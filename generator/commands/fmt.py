"""``diapo fmt``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.atomic import files_together
from generator.commands.console import Console
from generator.commands.decks import add_talk_arguments, chosen_decks, is_course
from generator.commands.report import as_json_text, tell_diagnostics
from generator.errors import EXIT_CONTENT, EXIT_FINE, ContentError, Diagnostic, UsageError

EXAMPLES = """\
diapo fmt content/le-partenariat
diapo fmt content/le-partenariat/courses/en.yaml
diapo fmt --check content/*
diapo fmt --stdout content/le-partenariat | diff content/le-partenariat/deck.yaml -
"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", help="a deck's folder, its file or a course file (default: .)")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a file would be changed")
    parser.add_argument("--stdout", action="store_true", help="change nothing; print the rewritten file")
    add_talk_arguments(parser)


def run(options: Namespace, console: Console) -> int:
    if options.check and options.stdout:
        raise UsageError("--check and --stdout exclude each other")
    as_json: bool = options.format == "json"
    if options.stdout and as_json:
        raise UsageError("--stdout prints the deck; it does not go with --format json")
    exit_code = EXIT_FINE
    problems: list[Diagnostic] = []
    changed: list[str] = []
    for deck in chosen_decks(options.deck, or_courses=True):
        try:
            file, before, after = _formatted(Path(deck))
        except ContentError as problem:
            problems += problem.diagnostics
            exit_code = problem.exit_code
            continue
        if options.stdout:
            console.print(after)
        elif before != after.encode():
            changed.append(str(file))
            if options.check:
                exit_code = max(exit_code, EXIT_CONTENT)
            else:
                with files_together() as put:
                    put(file.resolve(), after.encode())
    if as_json:
        console.print(as_json_text({"ok": exit_code == EXIT_FINE, "changed": changed}, problems))
        return exit_code
    tell_diagnostics(problems, console)
    if not console.quiet:
        for name in changed:
            if options.check:
                console.say(f"{name} would be rewritten")
            else:
                console.say_path(name)
    return exit_code


def _formatted(path: Path) -> tuple[Path, bytes, str]:
    """The deck file, what it holds and what it should hold."""
    from generator.deck.format import format_deck
    from generator.deck.source import read_source

    source, _ = read_source(path)
    file = Path(source.shown)
    text = format_deck(source.text, source.shown, course=is_course(str(path)), folder=source.folder)
    return file, file.read_bytes(), text
