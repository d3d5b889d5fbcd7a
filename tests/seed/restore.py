"""The way back from a deck's texts to the lecturer's damaged file, ``le-partenariat.txt``.

In one window of that file, from inside line 8 to the end of line 22, every accented letter was deleted. The deck has
them restored, so deleting them again from what a deck *says* must give the file back, character for character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

SEED = Path(__file__).with_name("le-partenariat.txt")
DECK_TITLE = "Le Partenariat"

LOST = "éÉèî"
"""The letters that the deleted ones were."""

_BEGINS_AFTER = "géographicité"
_LAST_LINE = 22
_APART = "Faiblesses :"
"""The slide whose items stand apart in the file, with an empty line between them."""

_TYPED = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "‘": "'", "…": "..."})

SlideText = tuple[str, Sequence[tuple[int, str]]]
"""A slide's heading, and the level (from 0) and text of each item in reading order."""


def seed_text() -> str:
    """The file as it came."""
    return SEED.read_bytes().decode("utf-8")


def damaged(slides: Iterable[SlideText]) -> str:
    """The file that these slides give when their texts are laid out as its author did and then damaged as it was."""
    return _damage("\n" + "".join("\n" + _slide(heading, items) for heading, items in slides).rstrip("\n"))


def undo_typography(text: str) -> str:
    """``text`` with what the program's typography put in taken out again.

    No-break spaces stand where the author typed plain ones, and so do curly apostrophes and ellipses for theirs.
    """
    return text.translate(_TYPED)


def _slide(heading: str, items: Sequence[tuple[int, str]]) -> str:
    lines = [("- " if level == 0 else " - * ") + text for level, text in items]
    between = "\n\n" if heading == _APART else "\n"
    return f"{DECK_TITLE}\n\n{heading}\n\n{between.join(lines)}\n"


def _damage(text: str) -> str:
    # The word's own first accent is before the window, its last one is inside.
    begin = text.index(_BEGINS_AFTER) + len(_BEGINS_AFTER) - 1
    end = len("\n".join(text.split("\n")[:_LAST_LINE]))
    return text[:begin] + text[begin:end].translate(dict.fromkeys(map(ord, LOST))) + text[end:]
