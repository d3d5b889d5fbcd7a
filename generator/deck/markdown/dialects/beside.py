"""For which tool a folder's Markdown decks are written: what lies beside them names the tool that shows them.

Asked only of a deck whose text tells nothing, or two as likely. Read from the files of 94 repositories with decks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import DecodeError, json

from generator.deck.markdown.dialects.detect import OWN, Found
from generator.patterns import pattern
from generator.places import NOTHING, names_in

_SETTINGS: Final = {
    ".marprc": "marp", ".marprc.json": "marp", ".marprc.yml": "marp", ".marprc.yaml": "marp", ".marprc.js": "marp",
    "marp.config.js": "marp", "marp.config.mjs": "marp", "marp.config.cjs": "marp", "marp.config.ts": "marp",
    "reveal-md.json": "reveal-md", "reveal.json": "reveal-md",
    "_quarto.yml": "quarto", "_quarto.yaml": "quarto",
}  # fmt: skip
"""Files that only one tool reads."""
_PACKAGE: Final = "package.json"
_PARTS: Final = ("scripts", "dependencies", "devDependencies", "peerDependencies")
_COMMANDS: Final = ("Makefile", "makefile", "GNUmakefile", "justfile", "Justfile", "Taskfile.yml", ".gitlab-ci.yml")
_SCRIPTS: Final = (".sh", ".bat", ".ps1", ".cmd")
_WORKFLOWS: Final = ".github/workflows"
_README: Final = ("README.md", "readme.md", "Readme.md", "README")
_IGNORE_CASE: Final = 2  # re.IGNORECASE
_TOOLS: Final = (
    ("marp", pattern(r"(?<![\w.-])(?:@marp-team/|marpteam/|marp(?:-cli)?(?![\w.-]))", _IGNORE_CASE)),
    ("slidev", pattern(r"(?<![\w.-])(?:@slidev/|slidev(?![\w.-]))", _IGNORE_CASE)),
    ("reveal-md", pattern(r"(?<![\w.-])(?:webpronl/)?reveal-md(?![\w-])", _IGNORE_CASE)),
    ("quarto", pattern(r"(?<![\w.-])quarto (?:render|preview|publish)\b|quarto-dev/quarto-actions")),
    ("xaringan", pattern(r"\bxaringan::|\bmoon_reader\b")),
    (OWN, pattern(r"(?<![\w.-])diapo (?:build|check|serve)\b")),
)
_PANDOC: Final = pattern(r"(?<![\w.])pandoc(?![\w.-])", _IGNORE_CASE)
_TO_SLIDES: Final = pattern(
    r"(?:-t|-w|--to|--write)[ =]?(?:revealjs|beamer|slidy|slideous|dzslides|s5|pptx)\b|-o[ =]?\S{1,200}\.pptx\b"
)
_MOST_FOLDERS, _MOST_FILES, _MOST_BYTES = 6, 40, 200_000


def dialect_beside(folder: Path, name: str, inputs: dict[Path, str]) -> Found | None:
    """The tool for the deck ``name`` in ``folder`` (resolved), where the files beside it name one and no other; else
    those in the folders above, as far as the repository goes. ``inputs`` gets the hashes of what was looked for, there
    or not."""
    for above in _folders(folder):
        for ask in (_by_settings, _by_commands, _by_readme):
            named = ask(_Files(above, inputs))
            if len({tool for tool, _, _ in named}) > 1:  # those commands decide that name the deck
                named = [one for one in named if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", one[2])]
                if len({tool for tool, _, _ in named}) != 1:
                    return None
            if named:
                return Found(named[0][0], beside=Path(os.path.relpath(above / named[0][1], folder)).as_posix())
    return None


_Named = tuple[str, str, str]
"""A tool, the file that names it, the line in which it does."""


def _folders(folder: Path) -> Iterable[Path]:
    """A deck's folder and those above it up to its repository's; only its own where there is none near."""
    chain = [folder, *folder.parents][:_MOST_FOLDERS]
    for at, above in enumerate(chain):
        if os.path.lexists(above / ".git"):
            return chain[: at + 1]
    return chain[:1]


class _Files:
    def __init__(self, folder: Path, inputs: dict[Path, str]) -> None:
        self.folder, self.inputs = folder, inputs

    def is_there(self, name: str) -> bool:
        place = self.folder / name
        if os.path.isfile(place):  # noqa: PTH113 - never fails
            return True
        self.inputs[place] = NOTHING
        return False

    def text(self, name: str) -> str:
        place = self.folder / name
        with suppress(OSError):
            if self.is_there(name) and place.stat().st_size <= _MOST_BYTES:
                content = place.read_bytes()
                self.inputs[place] = sha256(content).hexdigest()
                return content.decode("utf-8", "replace")
        return ""


def _by_settings(files: _Files) -> list[_Named]:
    return [(tool, name, "") for name, tool in _SETTINGS.items() if files.is_there(name)]


def _by_commands(files: _Files) -> list[_Named]:
    found = _in_package(files)
    beside = [name for name in names_in(files.folder) if name.endswith(_SCRIPTS)]
    flows = [f"{_WORKFLOWS}/{name}" for name in names_in(files.folder / _WORKFLOWS)]
    for name in (*_COMMANDS, *[*beside, *flows][:_MOST_FILES]):
        found += _in_text(name, files.text(name))
    return found


def _by_readme(files: _Files) -> list[_Named]:
    return [one for name in _README for one in _in_text(name, files.text(name))]


def _in_text(name: str, text: str) -> list[_Named]:
    lines = text.split("\n")
    found = [(tool, name, line) for line in lines for tool, naming in _TOOLS if naming.search(line)]
    if _PANDOC.search(text) and _TO_SLIDES.search(text):
        found += [("pandoc", name, line) for line in lines if _PANDOC.search(line)]
    return found


def _in_package(files: _Files) -> list[_Named]:
    text = files.text(_PACKAGE)
    if not text:
        return []
    try:
        package = json.decode(text)
    except (DecodeError, RecursionError):
        return []
    parts = [package.get(key) for key in _PARTS] if isinstance(package, dict) else []
    names = [line for part in parts if isinstance(part, dict) for line in (*part, *map(str, part.values()))]
    return _in_text(_PACKAGE, "\n".join(names))
