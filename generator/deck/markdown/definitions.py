"""What Markdown keeps at the foot of a text: the texts of footnotes and the addresses of links, by their names."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from generator.deck.markdown.blocks import Line
from generator.deck.markdown.paragraphs import joined
from generator.deck.tree import Scalar
from generator.patterns import pattern

NOTE = pattern(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)\Z")
_LINK = pattern(r" {0,3}\[(?!\^)([^\]]+)\]:[ \t]*<?([^\s<>]+)>?(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?[ \t]*\Z")
_FENCE = pattern(r" *(`{3,}|~{3,})")


class Definitions(Struct):
    """``notes``: the text of each footnote; ``links``: where each name leads; in the order in which they stand."""

    notes: dict[str, Scalar] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    """The footnotes that were called."""


def link_name(name: str) -> str:
    """Names of links make no difference of capitals and spaces."""
    return " ".join(name.split()).casefold()


def taken_out(lines: Sequence[Line], found: Definitions) -> Sequence[Line]:
    """The lines with blank ones in the place of definitions, which go to ``found``."""
    if not any("]:" in one.text for one in lines):
        return lines
    left: list[Line] = []
    fence = ""
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if mark := _FENCE.match(line.text):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
        note = None if fence else NOTE.match(line.text)
        link = None if fence or note else _LINK.match(line.text)
        if note:
            inside = [Line(note[2], line.line, line.column + note.start(2))] if note[2].strip() else []
            while at < len(lines) and goes_on(lines, at):
                inside.append(lines[at])
                left.append(Line("", lines[at].line, 1))
                at += 1
            said = [one for one in inside if one.text.strip()]
            if said:
                found.notes.setdefault(note[1], joined(said))
        elif link:
            found.links.setdefault(link_name(link[1]), link[2])
        left.append(Line("", line.line, 1) if note or link else line)
    return sorted(left, key=lambda one: one.line)


def goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a footnote goes on over this line: one that is indented, or prose right below."""
    text = lines[at].text
    if not text.strip():
        ahead = next((one.text for one in lines[at:] if one.text.strip()), "")
        return ahead.startswith(("    ", "\t"))
    if text.startswith(("  ", "\t")):
        return True
    prose = text[0].isalnum() or text[0] in "«“\"'(*_"
    return prose and bool(lines[at - 1].text.strip()) and not NOTE.match(text)
