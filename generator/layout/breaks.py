"""Where a line may end: the places at which LibreOffice and Chromium both break (measured, docs/design/layout.md).

After spaces, after a hyphen between letters or digits (but in a French inverted verb, “a-t-il”), at a soft one, after a
dash or a zero-width space, and around wide (CJK, emoji) characters with the usual care for opening and closing
punctuation; never at a no-break space, an apostrophe or a slash. Korean breaks at spaces only. Where one viewer breaks
and another does not (``Habit``), both ways are known, so that a text is given room for either.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache
from itertools import accumulate, pairwise

from generator.layout.eastern import SIGNS
from generator.layout.measure import JOINER, is_emoji
from generator.layout.soft_breaks import JOINT, SOFT_HYPHEN
from generator.patterns import pattern
from generator.scene.text import OBJECT


class Habit(Enum):
    """How a viewer breaks inside words, and how wide it sets what the measured fonts lack."""

    COMMON = "common"
    EAGER = "eager"
    """Breaks after a slash or question mark before a letter and inside emoji sequences; puts space between CJK and
    other letters, and draws stacked accents wider."""
    RELUCTANT = "reluctant"
    """Breaks at no hyphen of a web address; draws emoji, Korean syllables and what was guessed narrower."""
    PARTING = "parting"
    """Breaks inside words: Korean ones where figures or Latin letters meet them, those that no spaces part anywhere.
    Puts space between writings, and draws letters narrower."""
    INVERTING = "inverting"
    """As all viewers do where nothing hinders them: also at the hyphens of an inverted verb."""


_OTHER = pattern("[^\0-\u02ff\u2010-\u202f]")
"""What Latin writing has no use for. (Named by what it is not, this takes 4 ms less to compile.)"""
_SIGN_IN_WORD = pattern(r"[/?]\w")


_RISKY = pattern(
    "\u200d|[\u0300-\u036f]{2}|[\u2190-\u21ff\u2300-\u27bf\U0001f000-\U0001faff]"
    "|[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "|[\uac00-\ud7a3]|[\u0530-\u1cff]"
)
_KOREAN = pattern("[\u1100-\u11ff\uac00-\ud7a3]")
_SPACELESS = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Myanmar and Khmer have no spaces between words: viewers part them by dictionaries of their own."""
_SEQUENCE = pattern("\u200d|[\U0001f3fb-\U0001f3ff]")
_SLASH = pattern(r"[/?](?=[^\W\d_])")
_PLACE = pattern(f"[\u200b{JOINT}]")
_SOFT_HYPHEN = pattern(rf"(?<=[^\W_]){SOFT_HYPHEN}(?=[^\W_])")
_INNER = pattern(
    r"(?<=[^\W_])[-\u2010](?=[^\W_])|(?<=\w\.)[-\u2010](?=[^\W\d_])|(?<=[^\W_])[\u2013\u2014](?=[^\W_])"
    r"|(?<=[^\W\d_])\u2026(?=[^\W\d_])"
)
_INVERTED = pattern(
    r"(?<=[^\W\d_])(?:[-\u2010]t[-\u2010](?:elles?|ils?|on)|[-\u2010](?:elles?|ils?|je|tu|nous|vous|ce)|(?<=[dt])[-\u2010]on)\b"
)
"""What follows a French verb in a question. Only French has these words behind a hyphen, or nearly so."""
_NO_BREAK_BEFORE = set(
    "、。，．」』）】〉》〕］｝！？：；…‥ー々〻゛゜・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡､｣･ｧｨｩｪｫｬｭｮｯｰﾞﾟ)]},.!?:;%»”’"
)
_NO_BREAK_AFTER = set("「『（【〈《〔［｛｢([{«“‘¥$€£\u00a0\u202f\u2060")


def _is_wide(char: str) -> bool:
    """Half-width kana among them, which are letters of the same writing."""
    return char >= "\u1100" and (
        unicodedata.east_asian_width(char) in "WF" or "\uff61" <= char <= "\uff9f" or _is_flag_letter(char)
    )


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


_POSTFIXES, _PREFIXES = frozenset("℃℉°′″‰％￠"), frozenset("№±￡￥＄￦")
"""Signs that LibreOffice parts from their number, and browsers do not (UAX 14, classes PO and PR)."""


def _wide_cuts(word: str, *, eager: bool) -> list[int]:
    """Offsets in a word without spaces where wide characters allow a break."""
    cuts = []
    flags = 0
    for index in range(1, len(word)):
        before, char = word[index - 1], word[index]
        flags = flags + 1 if _is_flag_letter(before) else 0
        if not (_is_wide(before) or _is_wide(char)) or _extends(before, char):
            continue
        if (flags % 2 and _is_flag_letter(char)) or OBJECT in (before, char):
            continue
        base = next((c for c in reversed(word[:index]) if unicodedata.category(c) not in ("Mn", "Mc", "Me")), before)
        if char in _NO_BREAK_BEFORE or base in _NO_BREAK_AFTER or char in "\u00a0\u202f\u2060":
            continue
        if not eager and (char in _POSTFIXES or base in _PREFIXES):
            continue
        cuts.append(index)
    return cuts


def continues_character(text: str, at: int) -> bool:
    """Whether the character at ``at`` is part of the one before it: an accent, a joined emoji, a skin tone."""
    return 0 < at < len(text) and _extends(text[at - 1], text[at])


def is_risky(text: str) -> bool:
    """Whether viewers may break the text in different ways, or space it differently."""
    if ("/" in text or "?" in text) and _SIGN_IN_WORD.search(text):
        return True
    return _OTHER.search(text) is not None and _RISKY.search(text) is not None


def is_parted(text: str) -> bool:
    """Whether some viewers end lines inside words that others keep whole."""
    return _OTHER.search(text) is not None and (_KOREAN.search(text) or _SPACELESS.search(text)) is not None


def is_korean(text: str) -> bool:
    return _OTHER.search(text) is not None and _KOREAN.search(text) is not None


@lru_cache(maxsize=65_536)
def _word_cuts(word: str, habit: Habit, keep_words: bool) -> tuple[int, ...]:
    cuts = {match.end() for match in _PLACE.finditer(word)}
    if "/" not in word:  # viewers do not agree about hyphens in addresses
        cuts.update(match.end() for match in _SOFT_HYPHEN.finditer(word))
    if habit is not Habit.RELUCTANT or "/" not in word:
        cuts.update(match.end() for match in _INNER.finditer(word))
    if habit is not Habit.INVERTING:
        cuts.difference_update(inverted_hyphens(word))
    if habit is Habit.EAGER:
        cuts.update(match.end() for match in _SLASH.finditer(word))
        cuts.update(index for index in range(1, len(word)) if _is_wide(word[index]) and is_emoji(word[index]))
    if habit in (Habit.EAGER, Habit.PARTING) and _SPACELESS.search(word):
        places = range(1, len(word))
        cuts.update(at for at in places if _SPACELESS.match(word[at]) and not _extends(word[at - 1], word[at]))
    if habit in (Habit.EAGER, Habit.PARTING) and keep_words:
        cuts.update(at for at in range(1, len(word)) if is_korean(word[at - 1]) != is_korean(word[at]))
    if not word.isascii() and any(_is_wide(char) for char in word) and (habit is Habit.EAGER or not keep_words):
        cuts.update(_wide_cuts(word, eager=habit is Habit.EAGER))
    return tuple(sorted(cut for cut in cuts if 0 < cut < len(word)))


def inverted_hyphens(text: str) -> list[int]:
    """The offsets behind the hyphens of inverted verbs, at which no line may end."""
    found = _INVERTED.finditer(text) if "-" in text or "\u2010" in text else ()
    return [at for one in found for at in range(one.start() + 1, one.end()) if text[at - 1] in "-\u2010"]


_WORD = pattern(r"([^ \n]+)( *)|( +)")
_INSIDE = pattern("[^\0-\t\x0b-,.0->@-\xac\xae-\u02ff\u2018-\u2025]")
"""What may have hyphens, wide characters, soft breaks, line ends, or is taken in different ways by viewers."""


def plain_words(text: str) -> list[str] | None:
    """The words of a text whose lines end at single spaces only, in every viewer; None where that is not sure."""
    if _INSIDE.search(text) or "  " in text or text[:1] == " " or text[-1:] == " ":
        return None
    return text.split(" ") if text else []


def plain_pieces(words: list[str]) -> list[tuple[int, int, int]]:
    """As ``pieces``, of a text that is made of these words."""
    if not words:
        return []
    starts = [0, *accumulate([len(word) + 1 for word in words])]
    ends = [start - 1 for start in starts[1:]]
    return [*zip(starts[:-1], ends, [*starts[1:-1], ends[-1]], strict=True)]


def pieces(text: str, habit: Habit = Habit.COMMON) -> list[tuple[int, int, int]]:
    """The unbreakable pieces of a line of text: (start, end without its spaces, end with them)."""
    if (words := plain_words(text)) is not None:
        return plain_pieces(words)
    found = []
    keep_words = is_korean(text)
    for match in _WORD.finditer(text):
        start, word = match.start(), match[1]
        if word is None:
            found.append((start, start, match.end()))
            continue
        end = match.end(1)
        for cut in _word_cuts(word, habit, keep_words):
            found.append((start, match.start() + cut, match.start() + cut))
            start = match.start() + cut
        found.append((start, end, match.end()))
    return found


AUTOSPACE_EM = 0.25
"""What LibreOffice puts between a CJK character and a Latin one, rounded up."""
STACKED_EM = 0.1
"""How much wider an accent over an accent may come out."""
EMOJI_SPREAD_EM = 0.15
"""How much narrower than measured an emoji may be."""
GUESS_SPREAD = 0.4
"""Share of its width by which a letter of a writing that the measured fonts lack may be narrower."""
HANGUL_SPREAD_EM = 0.09
"""And a Korean syllable: Noto Sans CJK, Apple SD Gothic Neo and Malgun Gothic have them narrower than Batang."""


def has_sequence(text: str) -> bool:
    """Whether a viewer may take an emoji apart at a line end."""
    return _SEQUENCE.search(text) is not None


@lru_cache(maxsize=65_536)
def spread(text: str, following: str, habit: Habit) -> float:
    """What a viewer of this habit adds to the width of a piece (or saves), in em. ``following`` comes after it."""
    narrower = 0.0
    if habit is not Habit.EAGER:
        narrower = HANGUL_SPREAD_EM * sum("\uac00" <= char <= "\ud7a3" for char in text)
    if habit is Habit.RELUCTANT:
        return -EMOJI_SPREAD_EM * sum(is_emoji(char) for char in text) - narrower
    sides = [side for char in text + following[:1] if (side := _writing(char))]
    meets = sum(one != other for one, other in pairwise(sides))
    stacked = sum(unicodedata.combining(a) > 0 < unicodedata.combining(b) for a, b in pairwise(text))
    return meets * AUTOSPACE_EM + stacked * STACKED_EM - narrower


def _writing(char: str) -> str:
    """On which side of the space between writings LibreOffice sees a sign: ``l`` Latin, ``w`` wide; on neither spaces,
    emoji, and what both writings share."""
    if char in SIGNS or char in " \n" or is_emoji(char):
        return ""
    return "w" if _is_wide(char) else "l" if char < "\u2000" else ""


NARROW_SIGNS = "“”‘’·・"
"""Signs that Japanese and Korean fonts have as wide as a letter, or as narrow as Latin ones."""
_KANA = pattern("[\u3040-\u30ff]")


def sign_spread(text: str) -> float:
    """How much narrower than measured each of those may be in the text, in em."""
    if text.isascii() or not any(sign in text for sign in NARROW_SIGNS):
        return 0.0
    return 0.65 if _KANA.search(text) else 0.35 if is_korean(text) or "·" in text else 0.0


def begins_with_sign(text: str) -> bool:
    """Whether LibreOffice takes the first sign for a Latin one, and puts space between it and East Asian letters."""
    return text[:1] in ("“", "‘", "…", "—") and len(text) > 1 and _is_wide(text[1])
