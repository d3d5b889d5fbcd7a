"""Where a line may end: the places at which LibreOffice and Chromium both break (measured, docs/design/layout.md).

After spaces, after a hyphen between letters or digits, after a dash or a zero-width space, and around wide (CJK,
emoji) characters
with the usual care for opening and closing punctuation. Never at a no-break space, an apostrophe or a slash.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.layout.measure import JOINER

_INNER = re.compile(r"(?<=[^\W_])[-\u2010](?=[^\W_])|(?<=[^\W_])[\u2013\u2014](?=[^\W_])")
_NO_BREAK_BEFORE = set(
    "、。，．」』）】〉》〕］｝！？：；…‥ー々〻゛゜・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)]},.!?:;%»”’"
)
_NO_BREAK_AFTER = set("「『（【〈《〔［｛([{«“‘¥$€£\u00a0\u202f\u2060")


def _is_wide(char: str) -> bool:
    return char >= "\u1100" and (unicodedata.east_asian_width(char) in "WF" or _is_flag_letter(char))


def _is_flag_letter(char: str) -> bool:
    """Two of them make one flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _extends(before: str, char: str) -> bool:
    """Whether ``char`` belongs to the same visible character as ``before``."""
    return (
        before == JOINER
        or char in (JOINER, "\ufe0e", "\ufe0f")
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or unicodedata.category(char) in ("Mn", "Mc", "Me")
    )


def _wide_cuts(word: str) -> list[int]:
    """Offsets in a word without spaces where wide characters allow a break."""
    cuts = []
    flags = 0
    for index in range(1, len(word)):
        before, char = word[index - 1], word[index]
        flags = flags + 1 if _is_flag_letter(before) else 0
        if not (_is_wide(before) or _is_wide(char)) or _extends(before, char):
            continue
        if flags % 2 and _is_flag_letter(char):
            continue
        base = next((c for c in reversed(word[:index]) if unicodedata.category(c) not in ("Mn", "Mc", "Me")), before)
        if char in _NO_BREAK_BEFORE or base in _NO_BREAK_AFTER or char in "\u00a0\u202f\u2060":
            continue
        cuts.append(index)
    return cuts


@lru_cache(maxsize=65_536)
def _word_cuts(word: str) -> tuple[int, ...]:
    cuts = {match.end() for match in _INNER.finditer(word)}
    cuts.update(match.end() for match in re.finditer("\u200b", word))
    if not word.isascii() and any(_is_wide(char) for char in word):
        cuts.update(_wide_cuts(word))
    return tuple(sorted(cut for cut in cuts if 0 < cut < len(word)))


_WORD = re.compile(r"([^ \n]+)( *)|( +)")


def pieces(text: str) -> list[tuple[int, int, int]]:
    """The unbreakable pieces of a line of text: (start, end without its spaces, end with them)."""
    found = []
    for match in _WORD.finditer(text):
        start, word = match.start(), match[1]
        if word is None:
            found.append((start, start, match.end()))
            continue
        end = match.end(1)
        for cut in _word_cuts(word):
            found.append((start, match.start() + cut, match.start() + cut))
            start = match.start() + cut
        found.append((start, end, match.end()))
    return found
