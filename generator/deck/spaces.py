"""Tabs and other spaces where a deck file wants plain ones: in the indentation, after a dash, round a colon.

Lines are straightened so that reading can go on; that they were not straight is told where they matter. Inside a block
(after ``|``) such characters are the author's text and stay.
"""

from __future__ import annotations

import re
import unicodedata

from generator.deck.scalars import BLOCK
from generator.errors import Diagnostic, error
from generator.patterns import pattern
from generator.spans import Span

WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = "\u00ad\u180e\u200b-\u200f\u2060\ufeff"
ODD = pattern(f"[{WIDE}{UNSEEN}]")
TAB_WIDTHS = (4, 2, 8)
"""What editors take a tab for, the likeliest first."""

_UNSEEN = pattern(f"[{UNSEEN}]")
_SUSPECT = pattern(f"^ *(?:[\t{WIDE}{UNSEEN}]|-[{WIDE}{UNSEEN}])", re.MULTILINE)
_LEAD = pattern(f"[ \t{WIDE}{UNSEEN}]*")
_DASH = pattern(f"-[ \t{WIDE}{UNSEEN}]+")
_HEADER = pattern(rf"((?:-[ \t]+)*)(?:[^\s#'\"][^#]*?:[ \t]+)?{BLOCK.pattern}")


class Straightened:
    """The lines of a source with plain spaces before them, and what stood there."""

    def __init__(self, text: str, tab: int) -> None:
        self.lines = text.split("\n")
        self.shifts: dict[int, int] = {}
        """By line: by how many columns it was moved to the right."""
        self.found: dict[int, tuple[int, str]] = {}
        """By line: the column and the character that is no plain space."""
        if _SUSPECT.search(text):
            self._straighten(tab)

    def _straighten(self, tab: int) -> None:
        owner = -1  # the column of the key or dash that a block belongs to
        for number, line in enumerate(self.lines):
            content = line.lstrip(" ")
            indent = len(line) - len(content)
            if owner >= 0 and (indent > owner or not content.strip()):
                continue
            owner = -1
            if _SUSPECT.match(line):
                line = self._straight(number, line, tab)
                content = line.lstrip(" ")
                indent = len(line) - len(content)
            if content and content.rstrip()[-1:] in "|>+-123456789" and (header := _HEADER.fullmatch(content.rstrip())):
                owner = indent + len(header.group(1))
                if not content[len(header.group(1)) :].rstrip().partition(":")[1]:
                    owner = indent + max(0, len(header.group(1)) - 2)

    def _straight(self, number: int, line: str, tab: int) -> str:
        lead = _LEAD.match(line)
        assert lead is not None
        rest = line[lead.end() :]
        spaces = _spaces(lead.group(), tab)
        if not rest or rest[0] == "#":
            self.lines[number] = spaces + rest if rest else ""
            return self.lines[number]
        odd = re.search(r"[^ ]", lead.group())
        if odd is not None:
            self.found[number] = odd.start(), odd.group()
        if (dash := _DASH.match(rest)) and ODD.search(dash.group()):
            self.found.setdefault(number, (lead.end() + 1, dash.group().strip("- \t")[:1]))
            rest = "- " + rest[dash.end() :]
        new = spaces + rest
        if len(new) != len(line):
            self.shifts[number] = len(new) - len(line)
        self.lines[number] = new
        return new


def _spaces(lead: str, tab: int) -> str:
    return _UNSEEN.sub("", lead.replace("\u3000", "  ")).expandtabs(tab).translate(_PLAIN)


_PLAIN = {ord(sign): " " for sign in "\u00a0\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))}


def tab_problem(place: Span, more: int) -> Diagnostic:
    return error("tab-indentation", "A tab indents this line" + (" and {more} more" if more else ""), place,
                 "Indent with spaces; your editor can convert the whole file.", more=more)  # fmt: skip


def space_problem(sign: str, where: str, place: Span, more: int = 0) -> Diagnostic:
    """``where``: what the character stands in or after."""
    return error("odd-space", "A character that is no plain space stands {where}: {name} (U+{number:04X})"
                 + ("; in {more} more lines too" if more > 1 else "; in another line too" if more else ""), place,
                 "Delete it and type a space; it is often pasted unseen, or typed with Alt and the space bar.",
                 where=where, name=name_of(sign), number=ord(sign), more=more)  # fmt: skip


def name_of(sign: str) -> str:
    return unicodedata.name(sign, "a character without a name").lower()
