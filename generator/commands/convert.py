"""``diapo convert``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from generator.atomic import files_together
from generator.commands.console import Console
from generator.commands.decks import add_dialect_argument, add_talk_arguments, chosen_decks, deck_file_of
from generator.commands.report import tell_diagnostics
from generator.errors import EXIT_FINE, Severity, UsageError
from generator.places import DECK_FILES, is_markdown

EXAMPLES = """\
diapo convert content/le-partenariat/deck.yaml content/le-partenariat/deck.md
diapo convert content/le-partenariat --to markdown --out -
diapo convert talk.md --to yaml
diapo convert slides.md --from marp --to markdown
"""
STDOUT: Final = "-"
KINDS: Final = ("yaml", "markdown")
_FILES: Final = dict(zip(KINDS, DECK_FILES, strict=True))


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", help="a deck's folder or its file, in YAML or Markdown")
    parser.add_argument("file", nargs="?", help="the file or folder to write (default: beside the deck)")
    parser.add_argument("--to", choices=KINDS, help="the new form (default: the other one, or as the file is called)")
    add_dialect_argument(parser)
    parser.add_argument("-o", "--out", metavar="FILE", help="the same as naming the file; - prints it")
    add_talk_arguments(parser)


def run(options: Namespace, console: Console) -> int:
    from generator.deck.convert import converted

    (deck,) = chosen_decks([options.deck])
    if options.file and options.out:
        raise UsageError("the file to write is named twice")
    out = options.out or options.file
    wanted = _wanted(deck, out, options.to)
    if wanted == "yaml" and not is_markdown(str(deck_file_of(deck))):
        raise UsageError(f"{deck} is in YAML already; `diapo fmt` puts it in order")
    made = converted(Path(deck), to_markdown=wanted == "markdown",
                     dialect=options.dialect)  # fmt: skip
    if out == STDOUT:
        console.print(made.text)
        return EXIT_FINE
    file = _place(made.file, out, "markdown" if made.is_markdown else "yaml")
    if file.exists() or file.is_symlink():
        raise UsageError(f"{file} exists already; nothing was changed. Name another file, or - to print it")
    folder = file.absolute().parent
    try:
        others = made.files_for(folder)
    except FileExistsError as problem:
        raise UsageError(
            f"{problem.filename} is another file already; nothing was changed. Name another folder"
        ) from None
    with files_together() as put:
        put(file, made.text.encode())
        for place, content in others.items():
            put(place, content)
    tell_diagnostics([one for one in made.problems if one.severity is not Severity.ERROR], console)
    if not console.quiet:
        console.say_path(file)
        if left := made.left_behind(folder):
            console.tell(f"Not taken along: {', '.join(left)}")
        if folder == made.file.parent and made.file.name in DECK_FILES and file.name in DECK_FILES:
            console.tell(f"There are two decks in that folder now: delete {made.file.name} when {file.name} is right")
    return EXIT_FINE


def _wanted(deck: str, out: str | None, to: str | None) -> str:
    """The form to write: as it is said, as the file is called, or the other one."""
    named = None if not out or not Path(out).suffix else "markdown" if is_markdown(out) else "yaml"
    if to and named and to != named:
        raise UsageError(f"--to {to} and the name {out} say different things")
    return to or named or ("yaml" if is_markdown(str(deck_file_of(deck))) else "markdown")


def _place(deck: Path, out: str | None, to: str) -> Path:
    """Where the new deck goes: beside one that is called as decks are, else into a folder of its own."""
    if out:
        place = Path(out)
        return place if place.suffix and not place.is_dir() else place / _FILES[to]
    from generator.deck.source import shown_path

    beside = deck.parent if deck.name in DECK_FILES else deck.with_suffix("")
    return Path(shown_path(beside / _FILES[to]))
