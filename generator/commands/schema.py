"""``diapo schema``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.commands.console import Console

EXAMPLES = """\
diapo schema > deck.schema.json
diapo schema course > course.schema.json
"""

KINDS = ("deck", "course")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", choices=KINDS, default="deck", help="of which files (default: deck)")


def run(options: Namespace, console: Console) -> int:
    console.print(schema_text(options.kind))
    return 0


def schema_text(kind: str = "deck") -> str:
    """The JSON Schema of deck or course files as it is published, with a line end."""
    import json

    from generator.deck import course_json_schema, json_schema

    schema = course_json_schema() if kind == "course" else json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
