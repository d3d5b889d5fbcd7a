"""The commands of ``diapo``: one module each, named as the command, imported only when it is the one that runs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Protocol

    from generator.commands.console import Console

    class Command(Protocol):
        """What the module of a command has."""

        EXAMPLES: str

        def add_arguments(self, parser: ArgumentParser) -> None: ...

        def run(self, options: Namespace, console: Console) -> int:
            """Does the work; what comes out is the exit code."""
            ...


COMMANDS = {
    "build": "write decks as PPTX, HTML, PDF or pictures",
    "serve": "show decks in the browser while they are written",
    "handout": "print several slides on a sheet of paper, as PDF",
    "notes": "print each slide with its speaker notes, as PDF",
    "pictures": "draw slides as PNG, JPEG or WebP, a contact sheet, a preview",
    "check": "find the problems of decks without writing anything",
    "courses": "list the courses of decks, what each changes, and which are out of date",
    "diff": "show a deck as a course changes it",
    "translate": "begin a translation of a deck: a course with every text to fill in",
    "new": "begin a deck: a folder that builds at once and teaches the format",
    "fmt": "rewrite deck files in their one layout, comments kept",
    "convert": "write a deck in YAML as one in Markdown, or the other way round",
    "layouts": "list the slide layouts",
    "themes": "list the themes",
    "theme": "begin a theme of your own: a file with comments that builds at once",
    "schema": "print the JSON Schema of deck or course files, for editors",
}
"""Command -> what it does, in the order of ``diapo --help``."""
