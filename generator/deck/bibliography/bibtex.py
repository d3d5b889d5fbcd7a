"""The text of a BibTeX file -> its entries, fields as they were typed.

One pass over the text: a field that is not closed ends where the next entry begins, so that a broken entry costs itself
only, and no text takes longer than in proportion to its length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from generator.patterns import pattern

MOST_ENTRIES: Final = 20_000
MOST_VALUE: Final = 100_000
"""Characters of a field; more is left out."""
MOST_SAID: Final = 5_000_000
"""Characters that words of ``@string`` may stand for, in all: they may stand for each other."""
_START: Final = pattern(r"@[ \t]*([A-Za-z]+)[ \t\n]*([{(])")
_NEXT: Final = pattern(r"\n[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]")
_KEY: Final = pattern(r"\s*([^\s,{}()\"#%=\\]{0,200}|[^\s,{}\"#%=\\]{0,200})\s*(?=[,})])")
_FIELD: Final = pattern(r"[\s,]*([A-Za-z_][\w:+./-]{0,80})\s*=\s*")
_END: Final = pattern(r"[\s,]*([})])")
_WORD: Final = pattern(r"[^\s,{}()\"#%=]{1,200}")
_MARKS: Final = pattern(r'[{}"\\]')
_STRAY: Final = pattern(r"\s*[^\s,})A-Za-z_]")
"""What cannot follow a value, with or without a comma."""
_JOIN: Final = pattern(r"\s*#\s*")
_NO_WORKS: Final = frozenset({"comment", "preamble"})
_MONTHS: Final = {name: str(number) for number, name in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}  # fmt: skip


class RawEntry(Struct, frozen=True):
    kind: str
    """In small letters."""
    key: str
    fields: Mapping[str, str]
    """By their names in small letters; what ``@string`` and ``#`` say is put in."""
    line: int


class BrokenEntry(Struct, frozen=True):
    line: int
    """Where it goes wrong."""
    key: str
    """Empty where it has none."""
    reason: str
    """As the end of a sentence."""


class _Broken(Exception):  # noqa: N818 - no error of the program's
    def __init__(self, at: int, reason: str, key: str = "") -> None:
        self.at, self.reason, self.key = at, reason, key


def read_bibtex(text: str) -> tuple[list[RawEntry], list[BrokenEntry]]:
    """The entries in their order, and those that could not be read."""
    reading = _Reading(text)
    reading.read()
    return reading.entries, reading.broken


class _Reading:
    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[RawEntry] = []
        self.broken: list[BrokenEntry] = []
        self._words = dict(_MONTHS)
        self._said = 0
        self._lines = [0]
        at = text.find("\n")
        while at >= 0:
            self._lines.append(at + 1)
            at = text.find("\n", at + 1)

    def read(self) -> None:
        at = 0
        while (found := _START.search(self.text, at)) and len(self.entries) < MOST_ENTRIES:
            kind = found[1].lower()
            following = _NEXT.search(self.text, found.end())
            limit = following.start() if following else len(self.text)
            if kind in _NO_WORKS:
                at = self._skipped(found.end(), limit)
                continue
            try:
                at = self._entry(kind, found.start(), found.end(), limit)
            except _Broken as problem:
                self.broken.append(BrokenEntry(self._line(problem.at), problem.key, problem.reason))
                at = max(limit, found.end())

    def _skipped(self, at: int, limit: int) -> int:
        try:
            return self._braced(at, limit)
        except _Broken:
            return limit

    def _entry(self, kind: str, start: int, at: int, limit: int) -> int:
        key = ""
        if kind != "string":
            found = _KEY.match(self.text, at, limit)
            if found is None or not found[1]:
                raise _Broken(start, "a key and a comma were expected after its bracket")
            key, at = found[1], found.end()
        fields: dict[str, str] = {}
        while (end := _END.match(self.text, at, limit)) is None:
            found = _FIELD.match(self.text, at, limit)
            if found is None:
                if not self.text[at:limit].strip(" \t\n,"):
                    raise _Broken(start, "its bracket is never closed", key)
                raise _Broken(self._sign(at, limit), "a name and `=` were expected here", key)
            value, at = self._value(found.end(), limit, key)
            fields.setdefault(found[1].lower(), value)
            if _STRAY.match(self.text, at, limit):
                raise _Broken(self._sign(at, limit), "a comma was expected here", key)
        if kind == "string":
            self._words |= fields
        else:
            self.entries.append(RawEntry(kind, key, fields, self._line(start)))
        return end.end()

    def _value(self, at: int, limit: int, key: str) -> tuple[str, int]:
        """What stands after the ``=``, joined, and where it ends."""
        parts: list[str] = []
        while True:
            sign = self.text[at : at + 1] if at < limit else ""
            if sign == "{":
                end = self._braced(at + 1, limit, key)
                parts.append(self.text[at + 1 : end - 1])
            elif sign == '"':
                end = self._quoted(at + 1, limit, key)
                parts.append(self.text[at + 1 : end - 1])
            else:
                found = _WORD.match(self.text, at, limit)
                if found is None:
                    raise _Broken(min(at, limit), "a value was expected here", key)
                parts.append(self._words.get(found[0].lower(), found[0]))
                self._said += len(parts[-1])
                if self._said > MOST_SAID:
                    raise _Broken(at, "what `@string` says is too long", key)
                end = found.end()
            joined = _JOIN.match(self.text, end, limit)
            if joined is None:
                return "".join(parts)[:MOST_VALUE], end
            at = joined.end()

    def _braced(self, at: int, limit: int, key: str = "") -> int:
        """After the bracket that closes the one before ``at``."""
        depth, place = 1, at
        while found := _MARKS.search(self.text, place, limit):
            place = found.end()
            if found[0] == "\\":
                place += 1
            elif found[0] != '"':
                depth += 1 if found[0] == "{" else -1
                if not depth:
                    return place
        raise _Broken(at - 1, "the bracket that opens here is never closed", key)

    def _quoted(self, at: int, limit: int, key: str) -> int:
        depth, place = 0, at
        while found := _MARKS.search(self.text, place, limit):
            place = found.end()
            if found[0] == "\\":
                place += 1
            elif found[0] == '"':
                if depth <= 0:
                    return place
            else:
                depth += 1 if found[0] == "{" else -1
        raise _Broken(at - 1, "the quote that opens here is never closed", key)

    def _sign(self, at: int, limit: int) -> int:
        """The first sign from there on."""
        while at < limit and self.text[at] in " \t\n,":
            at += 1
        return min(at, len(self.text) - 1)

    def _line(self, at: int) -> int:
        return bisect_right(self._lines, at)
