"""Straight quotes and apostrophes -> those of the language.

A quote that nothing answers to, after a figure (``6"``, ``3'``), or between a name and a bracket (``g''(x)``) is a
prime and stays. An apostrophe between letters is one in every language; what opens and closes is known for those in
``_PAIRS``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.patterns import pattern

_NBSP = "\u00a0"
Pairs = tuple[str, str, str, str]
"""Opening and closing of double quotes, then of single ones. An empty string: as typed."""

_ENGLISH: Pairs = ("“", "”", "‘", "’")
_GERMAN: Pairs = ("„", "“", "‚", "‘")
_POLISH: Pairs = ("„", "”", "‚", "’")
_SWEDISH: Pairs = ("”", "”", "’", "’")
_ANGLES: Pairs = ("«", "»", "‘", "’")
_PAIRS: dict[str, Pairs] = {
    **dict.fromkeys("en nl es it pt ca gl eu tr af cy ga id ms vi".split(), _ENGLISH),
    **dict.fromkeys("de cs sk sl is lt et".split(), _GERMAN),
    **dict.fromkeys("pl hr".split(), _POLISH),
    **dict.fromkeys("ro hu".split(), ("„", "”", "", "")),
    **dict.fromkeys("sv fi da".split(), _SWEDISH),
    **dict.fromkeys("nb no nn el".split(), _ANGLES),
    **dict.fromkeys("ru uk be".split(), ("«", "»", "„", "“")),
    "fr": (f"«{_NBSP}", f"{_NBSP}»", "“", "”"),
    "fr-ch": (f"«{_NBSP}", f"{_NBSP}»", f"‹{_NBSP}", f"{_NBSP}›"),
    "de-ch": ("«", "»", "‹", "›"),
}
"""As in the languages' own handbooks and the CLDR."""

MOST_AHEAD = 40
"""Quotes among which the one is sought that closes."""
_SHORTENED = {
    "nl": "t s n k m r ns ie".split(),
    "af": "n t s k".split(),
    "en": "tis twas twere twill em til till cause cos n round bout tween neath kay".split(),
    "de": "s n ne nen nem ner rum raus rein rauf runter".split(),
    "ca": "s l n m t ls ns".split(),
    "cy": "r n w i u ch".split(),
    "it": "sto sta ste sti".split(),
}
"""Words that begin with an apostrophe."""
_ELIDED = frozenset("l d j m t s c n qu jusqu lorsqu puisqu quoiqu".split())
_ELIDING = frozenset({"fr", "it", "ca", "oc"})
_QUOTE = pattern("[\"']")
_YEAR = pattern(r"\d{2,4}(?:s|ern?)?(?!\w)")
_ENDING = pattern(r"(?:s|ern?)(?!\w)")
"""What stands after an apostrophe behind a figure or a quotation: ``1990's``, ``68'er``, ``the "Times"'s``."""
_WORD = pattern(r"[^\W\d_]+")
_LAST_WORD = pattern(r"[^\W\d_]{1,20}\Z")
_OPENING = frozenset("([{<«‹“‘„‚-–—/=+|¿¡\u2011")
_CLOSING = frozenset(".,;:!?)]}>»›”%")
_HEBREW = pattern("[\u0590-\u07ff\ufb1d-\ufeff]")


def quote_edits(text: str, lang: str, fixed: frozenset[int] = frozenset()) -> list[tuple[int, int, str]]:
    """What becomes of each straight quote, as (start, end, replacement), in order. ``fixed``: what must stay."""
    places = [at for match in _QUOTE.finditer(text) if (at := match.start()) not in fixed]
    if not places:
        return []
    if '"' not in text and all(_is_between(text, at) for at in places):
        return [(at, at + 1, "’") for at in places]
    primary = lang.lower().split("-")[0]
    pairs = _PAIRS.get(lang.lower()) or _PAIRS.get(primary)
    work = _Reading(text, primary, pairs is not None, places)
    new = {"apostrophe": "’"}
    if pairs:
        new |= dict(zip(("open", "close", "single-open", "single-close"), pairs, strict=True))
    return [(at, at + 1, sign) for at, role in work.roles() if (sign := new.get(role, ""))]


def _is_between(text: str, at: int) -> bool:
    """Whether a sign stands between two letters, and before none of Hebrew."""
    before = text[at - 1 : at] if at else ""
    return before.isalpha() and text[at + 1 : at + 2].isalpha() and not _HEBREW.match(before)


class _Reading:
    """One paragraph, read from its beginning to its end."""

    def __init__(self, text: str, language: str, paired: bool, places: Iterable[int]) -> None:
        self.text = text
        self.language = language
        self.paired = paired
        self.places = list(places)
        self.role: dict[int, str] = {}
        self.closing: set[int] = set()
        """Single quotes that close one which is read already."""
        self.pending = False
        """Whether a double quote is open."""

    def roles(self) -> list[tuple[int, str]]:
        for number, at in enumerate(self.places):
            if self.text[at] == "'":
                self.role[at] = self._single(at, number)
            elif self.paired:
                self.role[at] = self._double(at, number)
        return list(self.role.items())

    def _later(self, number: int) -> list[int]:
        """The quotes after one."""
        return self.places[number + 1 : number + 1 + MOST_AHEAD]

    def _around(self, at: int) -> tuple[str, str]:
        return self.text[at - 1 : at] if at else "", self.text[at + 1 : at + 2]

    def _begins(self, at: int) -> bool:
        """Whether something may open here, by what stands before."""
        before, _ = self._around(at)
        if not before or before.isspace() or before in _OPENING:
            return True
        return self.role.get(at - 1) in ("open", "single-open", "apostrophe") and before in "\"'"

    def _double(self, at: int, number: int) -> str:
        before, after = self._around(at)
        dots = self.text.startswith(("...", "…"), at + 1)
        first = not before or before.isspace() or before in "([{"
        opens = self._begins(at) and after != "" and not after.isspace() and (first or dots or after not in _CLOSING)
        closes = before != "" and not before.isspace() and not after.isalnum()
        if self.pending and before.isdigit() and self._closed_later(self._later(number)):
            return "prime"
        if self.pending and (closes or (not opens and not before.isspace())):
            self.pending = False
            return "close"
        if opens:
            self.pending = True
            return "open"
        if closes and not before.isdigit() and before not in "\"'" and not (before.isalnum() and after == "("):
            return "close"
        return "prime"

    def _closed_later(self, later: list[int]) -> bool:
        """Whether the next double quote closes, so that this one is an inch."""
        following = next((one for one in later if self.text[one] == '"'), None)
        if following is None:
            return False
        before, after = self._around(following)
        return not before.isspace() and not before.isdigit() and not after.isalnum() and before not in _OPENING

    def _single(self, at: int, number: int) -> str:
        before, after = self._around(at)
        if "'" in (before, after):
            return "prime"
        if before.isalnum() and after.isalnum():
            return self._between(at, before, after)
        if not self.paired:
            return "prime"
        if at in self.closing:
            return "single-close"
        if self._begins(at) and after and not after.isspace():
            return self._at_beginning(at, self._later(number))
        if before.isalnum():
            return self._at_end(at, before, after)
        return "apostrophe" if before and _ENDING.match(self.text, at + 1) else "prime"

    def _between(self, at: int, before: str, after: str) -> str:
        if before.isdigit():
            return "apostrophe" if _ENDING.match(self.text, at + 1) else "prime"
        return "prime" if _HEBREW.match(before) else "apostrophe"

    def _is_shortened(self, at: int) -> bool:
        """Whether a word or year begins here of which the first part is left out."""
        word = _WORD.match(self.text, at + 1)
        if word and word.group().lower() in _SHORTENED.get(self.language, ()):
            quoted = self.text.startswith("'", word.end())
            return not quoted or (self.language == "en" and word.group() == "n")
        year = _YEAR.match(self.text, at + 1)
        return year is not None and not self.text.startswith("'", year.end())

    def _at_beginning(self, at: int, later: list[int]) -> str:
        if self._is_shortened(at):
            return "apostrophe"
        close = self._close_of(later)
        if close is None:
            return "apostrophe" if _WORD.match(self.text, at + 1) else "prime"
        self.closing.add(close)
        return "single-open"

    def _close_of(self, later: list[int]) -> int | None:
        """The quote that closes one which has just been opened: not the apostrophe of ``the students' books'``."""
        found: int | None = None
        for one in later:
            before, after = self._around(one)
            if self.text[one] != "'" or "'" in (before, after):
                continue
            if before.isspace() or before in _OPENING:
                if found is None and self._is_shortened(one):
                    continue
                break  # what closes after another has opened belongs to that one
            if after.isalnum() or _HEBREW.match(before):
                continue
            possessive = before in "sxzß" and re.match(r" [^\W\d_]", self.text[one + 1 : one + 3])
            if found is None or not possessive:
                found = one
            if not possessive:
                break
        return found

    def _at_end(self, at: int, before: str, after: str) -> str:
        """After a letter or figure, before none: the end of a shortened word, or a prime."""
        if not before.isalpha() or _HEBREW.match(before):
            return "prime"
        if after and after in '"«“‘„':
            return "apostrophe"
        word = _LAST_WORD.search(self.text, max(0, at - 20), at)
        said = word.group().lower() if word else ""
        elided = self.language in _ELIDING and (said in _ELIDED or (self.language != "fr" and said.endswith("l")))
        if after == "(":
            return "apostrophe" if elided and self.text[at + 2 : at + 4].isalpha() else "prime"
        if len(said) == 1:
            if self.role.get(at - 2) == "apostrophe":
                return "apostrophe"  # rock 'n' roll
            return "apostrophe" if elided and re.match(r" [^\W\d_]{2}", self.text[at + 1 : at + 4]) else "prime"
        return "apostrophe"
