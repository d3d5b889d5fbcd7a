"""What can be done on the page, and with which keys: the one table for the page's script, its help and the docs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class Command(Struct, frozen=True):
    """A row of the help; ``name`` is that of its word and of what the page's script does."""

    name: str
    keys: tuple[str, ...]
    """As browsers call them (``KeyboardEvent.key``), letters small; with ``Shift+`` before it where that counts."""
    told: bool = True
    """Whether the help has a row for it."""


COMMANDS: Final = (
    Command("next", ("ArrowRight", "ArrowDown", " ", "PageDown", "n")),
    Command("previous", ("ArrowLeft", "ArrowUp", "Shift+ ", "PageUp")),
    Command("first", ("Home",)),
    Command("last", ("End",)),
    Command("jump", ("g",)),
    Command("overview", ("o",)),
    Command("speaker", ("s",)),
    Command("timer", ("t",)),
    Command("larger", ("+", "=")),
    Command("smaller", ("-",)),
    Command("pen", ("p",)),
    Command("color", ("c",)),
    Command("erase", ("e", "Delete")),
    Command("laser", ("l",)),
    Command("black", ("b", ".")),
    Command("white", ("w", ",")),
    Command("reading", ("r",)),
    Command("fullscreen", ("f",)),
    Command("commands", ("?",)),
    Command("leave", ("Escape",), told=False),
)
_SIGNS: Final = {
    "ArrowRight": "→", "ArrowDown": "↓", "ArrowLeft": "←", "ArrowUp": "↑", "PageDown": "Page ↓", "PageUp": "Page ↑",
}  # fmt: skip
_OTHER_WAY: Final = {"ArrowRight": "ArrowLeft", "ArrowLeft": "ArrowRight"}
_NAMED: Final = {" ": "space", "Home": "home", "End": "end_key", "Escape": "escape", "Delete": "delete"}
"""Keys that have another name in each language -> its word."""


def by_key() -> dict[str, str]:
    """Key -> name of the command."""
    return {key: command.name for command in COMMANDS for key in command.keys}


def key_name(key: str, words: Mapping[str, str], *, rtl: bool = False) -> str:
    """What is written on a key, in the language of the words; ``rtl``: on the one that does the same where one reads
    from right to left."""
    plain = key.removeprefix("Shift+")
    plain = _OTHER_WAY.get(plain, plain) if rtl else plain
    word = _NAMED.get(plain)
    name = words.get(word, plain) if word else _SIGNS.get(plain, plain.upper())
    return f"⇧ {name}" if key.startswith("Shift+") else name
