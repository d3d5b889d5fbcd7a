"""Which runs of ``*``, ``_`` and ``~~`` open or close, and where ``~`` and ``^`` lower and raise.

CommonMark's rules are made for prose with spaces. Here a mark is markup only where a reader would take it for one: a
star between two letters is a star (``Lehrer*innen``, ``5*x+3*y``), so is one in ``*.csv`` or ``COUNT(*)``; a mark
beside punctuation, quotes or letters of a script without spaces is markup (``これは**「重要」**です``).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator.patterns import pattern

MOST = 3
"""A longer run of one mark is a line to fill in, or an ornament."""

_UNSPACED = (
    (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x9FFF), (0xA960, 0xA97F),
    (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF66, 0xFFDC), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Scripts whose words have no spaces between them, or take endings without any (Korean)."""
_QUOTES = '«»‹›“”„‟"＂'
_SENTENCE = ".,;:!?…%。，、；：！？"
_APOSTROPHES = "'’"
_EDGE_WORD = pattern(r"(?:\A|[^\w*_~])[*_~]{2,3}\w{1,40}\Z")
_EDGE_LETTER = pattern(r"(?<![\w*.)])\*[^\W\d_]\Z")
_LETTER_TO_END = pattern(r"[^\W\d_]\*(?![\w*(])")
_ELIDED = pattern(r"(?:\A|[^\w*'’])\*{1,3}[^\W\d_]{1,7}['’]\Z")
_WORD_TO_MARK = pattern(r"\w{1,40}(?:\*\*|~~)(?!\w)")
_LETTERS_TO_MARK = pattern(r"[^\W\d_]{1,40}(?:\*\*|~~)")
_STRONG_OPENS = pattern(r"(?:\*\*|~~)(?=\S)")
_WORD = pattern(r"\w+")
_WORD_END = pattern(r"\w+\Z")
_ONLY_POINTS = pattern(r"[.,/\\_^-]+\*|[.,/\\]+_")
_MASK = pattern(r"\.\w")


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    """What a neighbour is: space, word, unspaced (a letter), quote, opening, closing, stop or other."""
    if not char or char.isspace():
        return "space"
    code, category = ord(char), unicodedata.category(char)
    if category[0] in "LNM" and category != "No":
        return "unspaced" if any(first <= code <= last for first, last in _UNSPACED) else "word"
    if char in _QUOTES:
        return "quote"
    if char in _SENTENCE:
        return "stop"
    return {"Ps": "opening", "Pe": "closing"}.get(category, "other")


def flanks(text: str, start: int, stop: int) -> tuple[bool, bool]:
    """Whether the run of marks from ``start`` to ``stop`` may open, and whether it may close."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    left, right = _kind(before), _kind(after)
    opens, closes = right != "space", left != "space"
    if stop - start > MOST or not (opens or closes) or before == "\\" or (before == "/" and after and after in "/."):
        return False, False
    if text[start] == "_":
        return _underscores(text, start, stop, left, right)
    if left == right == "word":
        return _inside_word(text, start, stop)
    if right == "stop" and _MASK.match(text, stop):
        return False, left in ("word", "unspaced")
    if before and before in ")]" and ((right == "word" and stop - start == 1) or (after and after in "([")):
        opens = False
    if _ONLY_POINTS.match(text, stop):
        opens = False
    if left == "word":
        opens = right == "unspaced" or right == "quote" or (right == "opening" and not after.isascii())
    if left != "space" and _is_end(text, stop, right):
        opens = False
    if left == "opening":
        closes = False
    if right == "word" and left not in ("unspaced", "space"):
        strong = stop - start > 1
        closes = (
            left == "quote"
            or (strong and left == "stop" and after.isalpha())
            or (before in _APOSTROPHES and _ELIDED.search(text[max(0, start - 12) : start]) is not None)
        )
    return opens, closes


def _underscores(text: str, start: int, stop: int, left: str, right: str) -> tuple[bool, bool]:
    """An underscore is no markup inside a word or a name of a program."""
    letters = ("word", "unspaced")
    if text[start - 1 : start] == text[stop : stop + 1] and left == "other":
        return False, False  # a face: ^_^
    opens = right != "space" and left not in letters and not (left != "space" and _is_end(text, stop, right))
    closes = left != "space" and right not in letters and left != "opening" and not _MASK.match(text, stop)
    if _ONLY_POINTS.match(text, stop):
        opens = False
    if stop - start == 2:
        ahead = _WORD.match(text, stop)
        behind = _WORD_END.search(text, max(0, start - 100), start)
        opens = opens and not (ahead and ahead.group().endswith("__"))
        closes = closes and not (behind and behind.group().startswith("__"))
    return opens, closes


def _is_end(text: str, at: int, kind: str) -> bool:
    """Whether something ends at ``at``: a bracket or a sentence, not what an ellipsis begins."""
    return kind == "closing" or (kind == "stop" and not text.startswith(("…", "..."), at))


def _inside_word(text: str, start: int, stop: int) -> tuple[bool, bool]:
    """Between two letters or figures one star is a star, but round a single letter as in ``*n*th`` and ``2*x*``; two
    are markup where they set off a part of the word."""
    if stop - start == 1:
        opens = text[start - 1].isdigit() and _LETTER_TO_END.match(text, stop) is not None
        return opens, text[stop].isalpha() and _EDGE_LETTER.search(text, max(0, start - 3), start) is not None
    edge = _EDGE_WORD.search(text[max(0, start - 45) : start]) is not None
    if text[start - 1].isdigit() or text[stop].isdigit():
        return _WORD_TO_MARK.match(text, stop) is not None, edge
    return _LETTERS_TO_MARK.match(text, stop) is not None, _STRONG_OPENS.search(text, 0, start) is not None


_SCRIPT = pattern(r"([~^])((?:[^\s~^\\]|\\[!-/:-@\[-`{-~])+)\1")
_ESCAPED = pattern(r"\\(.)")
_FIGURES = pattern(r"[+\-−–±]?\d+(?:[.,]\d+)*[+\-−–±]?|[+\-−–±]{1,3}|\*{1,3}")
_NAME = pattern(r"[+\-−–±]?[^\W_]+['′″*]*")
_TERM = pattern(r"[^\W_(+\-−–±][^、。，；：]*|[(+\-−–±][^、。，；：]+")
_TERM_END = pattern(r"[^\W_]|[+\-−–±)'′″*°†‡∞]")


def script_end(text: str, start: int, stop: int) -> int | None:
    """Where what ``~`` or ``^`` at ``start`` lowers or raises ends, mark included; None where the mark is text.

    Nothing may be ambiguous: figures may stand before a letter (``H~2~O``), names and terms end their word.
    """
    found = _SCRIPT.match(text, start, stop)
    if found is None:
        return None
    end = found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if found[1] == "~" and "~" in (before, after):
        return None
    said, right = _ESCAPED.sub(r"\1", found[2]), _kind(after)
    if _FIGURES.fullmatch(said):
        fits = not after.isdigit() and after != found[1]
    elif _NAME.fullmatch(_without_marks(said)):
        fits = right not in ("word", "unspaced") if _is_unspaced(said) else right != "word"
    else:
        fits = (
            _kind(before) not in ("space", "opening")
            and (right in ("space", "closing", "stop", "quote") or after in "~^" or (after, said[0]) == ("(", "("))
            and _TERM.fullmatch(said) is not None
            and _TERM_END.fullmatch(said[-1]) is not None
            and _balanced(said)
        )
    return end if fits else None


def script_text(said: str) -> str:
    """What stands between the marks, escapes taken away."""
    return _ESCAPED.sub(r"\1", said[1:-1])


def _is_unspaced(said: str) -> bool:
    return not said.isascii() and any(_kind(char) == "unspaced" for char in said)


def _without_marks(said: str) -> str:
    return said if said.isascii() else "".join(char for char in said if unicodedata.category(char)[0] != "M")


def _balanced(said: str) -> bool:
    depth = 0
    for char in said:
        depth += (char in "([{") - (char in ")]}")
        if depth < 0:
            return False
    return depth == 0
