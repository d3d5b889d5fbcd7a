"""Opening a file at its line in the author's editor: a program that was named beforehand, with arguments, no shell."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.spans import Span

_GOTO: Final = ("{path}:{line}:{column}",)
_ARGUMENTS: Final[Mapping[str, Sequence[str]]] = {
    **dict.fromkeys(("code", "codium", "code-insiders", "cursor", "windsurf"), ("--goto", *_GOTO)),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "atom", "pulsar", "lapce"), _GOTO),
    **dict.fromkeys(("gvim", "mvim", "nvim-qt", "neovide"), ("+{line}", "{path}")),
    **dict.fromkeys(("emacs", "emacsclient"), ("+{line}:{column}", "{path}")),
    **dict.fromkeys(("gedit", "xed", "pluma", "mousepad", "gnome-text-editor"), ("+{line}", "{path}")),
    **dict.fromkeys(("kate", "kwrite"), ("--line", "{line}", "--column", "{column}", "{path}")),
    **dict.fromkeys(("idea", "pycharm", "webstorm"), ("--line", "{line}", "{path}")),
    **dict.fromkeys(("notepad++",), ("-n{line}", "-c{column}", "{path}")),
    **dict.fromkeys(("geany",), ("{path}:{line}:{column}",)),
    **dict.fromkeys(("bbedit",), ("+{line}", "{path}")),
}
"""Editors with windows of their own. One that needs a terminal cannot be opened from a page."""


def editor(environment: Mapping[str, str] = os.environ) -> tuple[str, ...] | None:
    """The program of ``$VISUAL`` or ``$EDITOR`` with its arguments, if it has a window; None if there is none."""
    for name in ("DIAPO_EDITOR", "VISUAL", "EDITOR"):
        try:
            words = shlex.split(environment.get(name, ""))
        except ValueError:
            continue
        if words and _name(words[0]) in _ARGUMENTS and (found := shutil.which(words[0])):
            return (found, *words[1:])
    return None


def command(program: Sequence[str], path: Path, span: Span) -> list[str]:
    """What to start so that the file is open at its place."""
    values = {"path": os.fspath(path), "line": span.line, "column": span.column}
    return [*program, *(one.format_map(values) for one in _ARGUMENTS[_name(program[0])])]


def open_at(program: Sequence[str], path: Path, span: Span) -> None:
    """Starts the editor and does not wait for it. Raises OSError."""
    subprocess.Popen(
        command(program, path, span),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _name(program: str) -> str:
    return Path(program).name.removesuffix(".exe").removesuffix(".cmd")
