"""``diapo translate``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from shlex import quote

from generator.atomic import files_together
from generator.commands.console import Console, plain
from generator.commands.decks import add_talk_arguments, chosen_decks
from generator.commands.report import tell_diagnostics
from generator.errors import EXIT_FINE, Severity, UsageError

EXAMPLES = """\
diapo translate content/le-partenariat --to nl
diapo translate content/le-partenariat --to nl --course bac2-2026
diapo translate content/le-partenariat --to de --out -
"""
STDOUT = "-"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", help="a deck's folder or its file")
    parser.add_argument("--to", metavar="LANG", required=True, help="the new language: nl, en-GB")
    parser.add_argument("--course", metavar="NAME", help="translate what this course makes of the deck")
    parser.add_argument(
        "-o", "--out", metavar="FILE", help="write this file; - prints it (default: courses/LANG.yaml of the deck)"
    )
    add_talk_arguments(parser)


def run(options: Namespace, console: Console) -> int:
    from generator.course import course_file, load_for_course, named_course
    from generator.course.skeleton import is_in, translation_file
    from generator.deck import is_language

    (deck,) = chosen_decks([options.deck])
    if not is_language(options.to):
        raise UsageError(f"{options.to[:80]!r} is no language tag; write one such as nl, en-GB or zh-Hant")
    result, found = load_for_course(deck, options.course)
    whole = result.whole
    if is_in(whole, options.to):
        raise UsageError(f"{deck} is in {whole.lang} already; --to names another language")
    base = options.course and (named_course(whole.folder, options.course) or options.course)
    name = f"{base}-{options.to}" if base else options.to
    file = course_file(whole.folder, name) if options.out is None else Path(options.out)
    check = f"diapo check {quote(plain(deck))} --course {quote(plain(name))}"
    text = translation_file(whole, options.to, check, base or "")
    if not _is_text(text):
        raise UsageError(f"the name {base!r} cannot stand in a file; rename the course")
    if options.out == STDOUT:
        console.print(text)
        return EXIT_FINE
    if file.exists() or file.is_symlink():
        raise UsageError(
            f"{_shown(file)} exists already; nothing was changed. `{check}` lists what is "
            "left to translate in it; --out writes another file"
        )
    with files_together() as put:
        put(file, text.encode())
    tell_diagnostics([one for one in found if one.severity is Severity.WARNING], console)
    if not console.quiet:
        console.say_path(_shown(file))
        console.tell(f"Fill it in, then: {check.replace(' check ', ' build ', 1)}")
    return EXIT_FINE


def _is_text(text: str) -> bool:
    """Whether it can be written as UTF-8: names of files need not be text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(file: Path) -> str:
    from generator.deck.source import shown_path

    return shown_path(file)
