"""``diapo schema``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.commands.console import Console

EXAMPLES = """\
diapo schema > deck.schema.json
"""


def add_arguments(parser: ArgumentParser) -> None:
    del parser


def run(options: Namespace, console: Console) -> int:
    del options
    console.out.write(schema_text())
    return 0


def schema_text() -> str:
    """The JSON Schema of deck files as it is published, with a line end."""
    import json

    from generator.deck import json_schema

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
