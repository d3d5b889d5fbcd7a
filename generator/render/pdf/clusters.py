"""Characters as people see them: a letter with its accents, an emoji with all that is joined to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_JOINER: Final = "\u200d"
_KEYCAP: Final = "\u20e3"
_AS_EMOJI, _AS_TEXT = "\ufe0f", "\ufe0e"


def clusters(text: str) -> Iterator[str]:
    """The text cut where one visible character ends and the next begins (UAX 29, as far as fonts need it)."""
    start = flags = 0
    for at in range(1, len(text)):
        before, char = text[at - 1], text[at]
        flags = flags + 1 if _is_flag_letter(before) else 0
        if _extends(char) or before == _JOINER or (flags % 2 and _is_flag_letter(char)):
            continue
        yield text[start:at]
        start = at
    if text:
        yield text[start:]


def is_emoji(text: str) -> bool:
    """Whether it asks for an emoji's picture rather than for a letter or a sign."""
    if text.isascii() or _AS_TEXT in text:
        return False
    return _AS_EMOJI in text or _KEYCAP in text or any("\U0001f1e6" <= char <= "\U0001faff" for char in text)


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


@lru_cache(maxsize=4096)
def _extends(char: str) -> bool:
    return (
        char in "\u200c\u200d"
        or unicodedata.category(char) in ("Mn", "Mc", "Me")
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= char <= "\U000e007f"  # tags of regional flags
        or "\u1160" <= char <= "\u11ff"  # vowels and finals of decomposed Hangul
    )


@lru_cache(maxsize=4096)
def is_silent(char: str) -> bool:
    """Spaces, joiners and marks of direction show nothing of their own; a variation selector changes its neighbour."""
    return (
        char.isspace()
        or unicodedata.category(char) in ("Cf", "Cc", "Cs", "Zs")
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
        or char in "\u034f\u115f\u1160\u3164\uffa0"
    )
