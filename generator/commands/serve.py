"""``diapo serve``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build import deck_name, require_theme
from generator.commands.console import Console, Styled
from generator.commands.decks import audience_of, chosen_decks
from generator.errors import EXIT_FINE, OutputError, UsageError

if TYPE_CHECKING:
    from generator.serve import Served

EXAMPLES = """\
diapo serve content/le-partenariat
diapo serve content/*
diapo serve my-lecture --course bac2 --no-open
"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", help="a deck's folder or its file (default: the current folder)")
    parser.add_argument("--course", metavar="NAME", help="show it for this course at first (see diapo courses)")
    parser.add_argument("--audience", metavar="TAGS", default="", help="also show what is tagged so: teacher,evening")
    parser.add_argument("--theme", metavar="NAME", help="use this theme at first (see diapo themes)")
    parser.add_argument("--mode", choices=("light", "dark", "contrast"), help="show this palette at first")
    parser.add_argument("--no-open", action="store_true", help="print the address, and open no browser")
    parser.add_argument("--port", type=int, default=0, metavar="NUMBER", help="use this port (default: any free one)")
    parser.add_argument(
        "--poll", action="store_true", help="look for changes twice a second; for drives without events"
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")


def run(options: Namespace, console: Console) -> int:
    decks = chosen_decks(options.deck)
    if not 0 <= options.port <= 65535:
        raise UsageError(f"{options.port} is no port: they go from 1 to 65535")
    if options.theme is not None:
        require_theme(options.theme, decks)
    try:
        from generator.serve import Variant, serve
    except ImportError as problem:
        raise OutputError(
            f"`diapo serve` needs {problem.name}, which is not installed: pip install 'diapo[serve]'"
        ) from None

    def begun(found: Served) -> None:
        names = ", ".join(map(deck_name, decks[:5])) + (", …" if len(decks) > 5 else "")
        console.tell(Styled("good", "diapo serve"), f" shows {names}; Ctrl-C ends it")
        console.say(found.start)
        console.out.flush()
        if not options.no_open:
            import webbrowser

            webbrowser.open(found.start)

    variant = Variant(options.course, audience_of(options), options.theme, options.mode)
    try:
        serve([Path(deck) for deck in decks], variant, port=options.port, poll=options.poll, begun=begun)
    except KeyboardInterrupt as end:
        if getattr(end, "number", 2) != 2:
            raise
        from generator.signals import ended_well

        ended_well()
        console.tell("")
    return EXIT_FINE
