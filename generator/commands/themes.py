"""``diapo themes``: those shipped, and those of one's own that a deck in the current folder may name."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.console import Console, Styled

EXAMPLES = """\
diapo themes
diapo build content/le-partenariat --theme agora
"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how the list is written")


def run(options: Namespace, console: Console) -> int:
    from generator.layout.listing import describe_own_themes, describe_themes

    themes = (*describe_themes(), *describe_own_themes(Path()))
    if options.format == "json":
        rows = [
            {"name": found.name, "title": found.title, "summary": found.summary}
            | ({"where": found.where} if found.where else {})
            for found in themes
        ]
        console.print(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
        return 0
    width = max(len(found.name) for found in themes)
    for found in themes:
        console.say(f"{found.name:{width}}  {found.summary}")
        if found.where:
            console.say(f"{'':{width}}  ", Styled("quiet", f"in {found.where}"))
    return 0
