"""``diapo new``."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path
from typing import Final

from generator.assets import template_root
from generator.commands.console import Console
from generator.errors import EXIT_FINE, OutputError, UsageError, reason
from generator.leftovers import part_name, sweep_once
from generator.places import DECK_FILES

EXAMPLES = """\
diapo new my-lecture
diapo new content/mon-cours --lang fr
diapo new talk --markdown
"""

LANGUAGES: Final = ("en", "fr")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", help="the folder to make; it must not exist yet")
    parser.add_argument("--markdown", action="store_true", help="a deck in Markdown, deck.md, instead of deck.yaml")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the deck and of its comments")


def run(options: Namespace, console: Console) -> int:
    folder = Path(options.folder)
    if not folder.absolute().name.isprintable():
        raise UsageError("the name of a deck's folder is made of printable characters")
    if os.path.lexists(folder):
        raise UsageError(f"{folder} exists already; nothing was changed")
    name = DECK_FILES[bool(options.markdown)]
    _write_starter(folder, options.lang, name)
    console.say_path(folder / name)
    console.tell(f"Edit that file, then: diapo build {folder}")
    return EXIT_FINE


def _write_starter(folder: Path, lang: str, name: str) -> None:
    """Makes the folder beside its place and moves it there, so that it is whole or is not."""
    from generator.commands.schema import schema_text

    starter = template_root() / "starter"
    beside = folder.with_name(part_name())
    try:
        beside.parent.mkdir(parents=True, exist_ok=True)
        sweep_once(str(beside.parent))
        shutil.copytree(starter / "images", beside / "images")
        stem, _, suffix = name.partition(".")
        shutil.copyfile(starter / f"{stem}.{lang}.{suffix}", beside / name)
        if suffix == "yaml":
            (beside / "deck.schema.json").write_text(schema_text(), encoding="utf-8")
        beside.rename(folder)
    except (OSError, shutil.Error) as problem:
        raise OutputError(f"cannot write {folder}: {reason(problem)}") from problem
    finally:
        with suppress(OSError):
            shutil.rmtree(beside)
