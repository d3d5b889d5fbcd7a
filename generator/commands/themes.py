"""``diapo themes``."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from generator.commands.console import Console

EXAMPLES = """\
diapo themes
diapo build content/le-partenariat --theme nuit
"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how the list is written")


def run(options: Namespace, console: Console) -> int:
    from generator.layout.listing import describe_themes

    themes = describe_themes()
    if options.format == "json":
        rows = [{"name": found.name, "title": found.title, "summary": found.summary} for found in themes]
        console.print(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
        return 0
    width = max(len(found.name) for found in themes)
    for found in themes:
        console.say(f"{found.name:{width}}  {found.summary}")
    return 0
