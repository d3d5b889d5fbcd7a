"""``diapo theme new``."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.atomic import files_together
from generator.commands.console import Console
from generator.errors import EXIT_FINE, UsageError
from generator.names import unknown_name
from generator.places import THEME_FILE, THEME_NAME, THEMES, user_themes

EXAMPLES = """\
diapo theme new foret
diapo theme new foret --from revue
diapo theme new foret --user
"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("new",), help="what to do")
    parser.add_argument("name", help="the theme's name, which its folder will have")
    parser.add_argument(
        "--from",
        dest="base",
        metavar="THEME",
        default="faculte",
        help="what it starts from (see diapo themes)",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--here", action="store_true", help="into themes/ in the current folder (the default)")
    where.add_argument("--user", action="store_true", help="into your own folder of themes, for all your decks")


def run(options: Namespace, console: Console) -> int:
    from generator.layout.listing import theme_names, theme_text

    name = options.name
    if not THEME_NAME.fullmatch(name):
        raise UsageError(f"{name[:80]!r} is no name for a theme: it has letters, figures, - and _")
    if options.base not in theme_names():
        raise UsageError(unknown_name("theme", options.base, theme_names()))
    home = user_themes() if options.user else Path(THEMES)
    if home is None:
        raise UsageError("there is no folder of your own to write into; leave out --user")
    folder = home / name
    if os.path.lexists(folder):
        raise UsageError(f"{folder} exists already; nothing was changed")
    folder.mkdir(parents=True)
    with files_together() as put:
        put(folder / THEME_FILE, theme_text(name, options.base).encode())
    console.say_path(folder / THEME_FILE)
    console.tell(f"Edit that file, write `theme: {name}` into a deck{_where(options.user)}, then build it.")
    return EXIT_FINE


def _where(user: bool) -> str:
    return "" if user else " in this folder, or in a folder of this one"
