"""``diapo layouts``."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from generator.commands.console import Console, Styled

EXAMPLES = """\
diapo layouts
diapo layouts --format json
"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how the list is written")


def run(options: Namespace, console: Console) -> int:
    from generator.layout.listing import describe_layouts

    layouts = describe_layouts()
    if options.format == "json":
        rows = [
            {"name": found.name, "title": found.title, "summary": found.summary, "fields": list(found.fields)}
            for found in layouts
        ]
        console.print(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
        return 0
    width = max(len(found.name) for found in layouts)
    for found in layouts:
        console.say(f"{found.name:{width}}  {found.summary}")
        console.say(f"{'':{width}}  ", Styled("quiet", "fields: " + ", ".join(found.fields)))
    return 0
