"""Places where a word may break: the author's soft hyphens, and the joints of words wider than their line.

Layout chooses among them. Where a line ends at a soft hyphen a hyphen takes its place, after which every viewer
breaks; at a joint a zero-width space. The others vanish: LibreOffice would break at a soft hyphen and draw none.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from generator.patterns import pattern
from generator.scene.text import Run

SOFT_HYPHEN = "\u00ad"
JOINT = "\ufdd0"
"""A noncharacter, which no text of an author holds."""
SHOWN = {SOFT_HYPHEN: "-", JOINT: "\u200b"}
_SOFT = pattern(f"[{SOFT_HYPHEN}{JOINT}]")


def has_soft_breaks(text: str) -> bool:
    return SOFT_HYPHEN in text or JOINT in text


def without_soft_breaks(text: str) -> str:
    return _SOFT.sub("", text)


def settled(
    runs: tuple[Run, ...], starts: Collection[int], *, ended: bool = False
) -> tuple[tuple[Run, ...], dict[int, int]]:
    """The runs for lines that begin at ``starts``, and for each hyphen that is shown where it stood and where the line
    after it now begins. ``ended``: a line end follows each of them."""
    made: list[Run] = []
    hyphens: dict[int, int] = {}
    at = length = 0
    for run in runs:
        parts = []
        for char in run.text:
            shown = char
            if char in SHOWN:
                used = at + 1 in starts
                shown = SHOWN[char] if used else ""
                if used and char == SOFT_HYPHEN:
                    hyphens[at] = length + 1
                    shown += "\n" * ended
            parts.append(shown)
            length += len(shown)
            at += 1
        made.append(replace(run, text="".join(parts)))
    return tuple(run for run in made if run.text), hyphens


def barred(runs: tuple[Run, ...], places: Collection[int]) -> tuple[Run, ...]:
    """The runs without the soft breaks at ``places``."""
    made, at = [], 0
    for run in runs:
        kept = "".join(char for index, char in enumerate(run.text, at) if index not in places)
        made.append(replace(run, text=kept))
        at += len(run.text)
    return tuple(run for run in made if run.text)
