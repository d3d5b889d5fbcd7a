"""Lines of Markdown -> blocks. One pass; what stands in lists, quotations and divisions is scanned in turn.

Decided by the line alone, outside of fences: headings, rules, fences, divisions, quotations, lists, tables, formulas,
comments; all else is prose. ``Habits`` says what dialects do differently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.deck.markdown.attributes import BRACES, attributes_last
from generator.deck.markdown.beginnings import begins
from generator.deck.markdown.blocks import (
    Attributes,
    Block,
    Comment,
    Division,
    Fence,
    Formula,
    Heading,
    Html,
    Line,
    Paragraph,
    Pause,
    Quotation,
    Rule,
    Stray,
)
from generator.deck.markdown.definitions import NOTE, goes_on
from generator.deck.markdown.grids import grid_at
from generator.deck.markdown.listings import begins_list, listing_at
from generator.deck.markdown.meanings import meanings_at
from generator.deck.markdown.paragraphs import joined
from generator.deck.markdown.signs import (
    ALERT,
    DEFINITION,
    DIVISION,
    DIVISION_NAME,
    FENCE,
    HEADING,
    HTML,
    OWN,
    PAUSE,
    QUOTED,
    RAW_HTML,
    RULE,
    UNDERLINE,
    Habits,
)
from generator.deck.tree import Scalar
from generator.patterns import pattern

MAX_DEPTH = 30
"""Levels of lists, quotations and divisions in each other; deeper ones are prose."""


def scan(lines: Sequence[Line], habits: Habits = OWN, depth: int = 0) -> tuple[Block, ...]:
    """The blocks of some lines. Never fails: what is not closed goes to the end, and says so."""
    return tuple(_Scan(lines, habits, depth).run())


def lines_of(text: str, first: int = 1) -> tuple[Line, ...]:
    """The lines of a text whose first one has the number ``first``."""
    return tuple(Line(one, number, 1) for number, one in enumerate(text.split("\n"), first))


class _Scan:
    def __init__(self, lines: Sequence[Line], habits: Habits, depth: int) -> None:
        self.lines, self.habits, self.depth = lines, habits, depth
        self.at = 0
        self.found: list[Block] = []

    def run(self) -> list[Block]:
        count = len(self.lines)
        while self.at < count:
            line = self.lines[self.at]
            if not line.text or line.text.isspace():
                self.at += 1
            elif not self._block(line):
                self._prose()
        return self.found

    def inner(self, lines: Sequence[Line]) -> tuple[Block, ...]:
        return scan(lines, self.habits, self.depth + 1)

    def begins(self, at: int) -> bool:
        return begins(self.lines, at, self.habits)

    def _block(self, line: Line) -> bool:
        """Take the block that begins here, if it is no prose."""
        text = line.text
        sign = text.lstrip(" ")[:1]
        readers = _READERS.get(sign, ())
        if any(reader(self, line) for reader in readers):
            return True
        if "|" in text and self._grid(line):
            return True
        if sign.isdigit() and self._listing(line):
            return True
        if self.habits.indented_code and text.startswith(("    ", "\t")):
            return self._indented()
        return False

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _heading(self, line: Line) -> bool:
        found = HEADING.match(line.text)
        if found is None:
            return False
        said, column = found[2] or "", line.column + (found.start(2) if found[2] else len(found[1]))
        said, attributes = self._attributes(said, line.line, column)
        self.found.append(
            Heading(line.line, line.column, len(found[1]), Scalar(said.strip(), line.line, column), attributes)
        )
        self.at += 1
        return True

    def _fence(self, line: Line) -> bool:
        found = FENCE.match(line.text)
        if found is None or (found[2][0] == "`" and "`" in found[3]):
            return False
        indent, mark = len(found[1]), found[2]
        at, count = self.at + 1, len(self.lines)
        end = pattern(rf" *{re.escape(mark[0])}{{{len(mark)},}}[ \t]*\Z")
        while at < count and not end.match(self.lines[at].text):
            at += 1
        inside = self.lines[self.at + 1 : at]
        code = "\n".join(_unindented(one.text, indent) for one in inside)
        info, attributes, braces = self._info(found[3], line.line, line.column + found.start(3))
        first = inside[0] if inside else line
        self.found.append(
            Fence(line.line, line.column, info, Scalar(code, first.line, first.column + indent), attributes, braces,
                  at < count)
        )  # fmt: skip
        self.at = min(at + 1, count)
        return True

    def _info(self, info: str, line: int, column: int) -> tuple[str, Attributes | None, str]:
        """The words behind a fence, the attributes, and the braces that are none."""
        said, attributes = self._attributes(info, line, column)
        braces = ""
        if attributes is None and (found := BRACES.search(said)):
            said, braces = said[: found.start()].rstrip(), found.group().strip()
        return said.strip(), attributes, braces

    def _indented(self) -> bool:
        at, count = self.at, len(self.lines)
        end = at
        while at < count and (not self.lines[at].text.strip() or self.lines[at].text.startswith(("    ", "\t"))):
            at += 1
            end = at if self.lines[at - 1].text.strip() else end
        inside = self.lines[self.at : end]
        code = "\n".join(one.text[1:] if one.text.startswith("\t") else one.text[4:] for one in inside)
        first = inside[0]
        self.found.append(Fence(first.line, first.column, "", Scalar(code, first.line, first.column + 4), None))
        self.at = end
        return True

    def _division(self, line: Line) -> bool:
        if not self.habits.divisions or self.depth > MAX_DEPTH:
            return False
        found = DIVISION.match(line.text)
        if found is None:
            return False
        if not found[2]:
            self.found.append(Stray(line.line, line.column))
            self.at += 1
            return True
        column = line.column + found.start(2)
        rest, attributes = self._attributes(found[2], line.line, column)
        named = DIVISION_NAME.match(rest)
        name, title = (named[1], named[2].strip()) if named else ("", rest.strip())
        place = column + (named.start(2) if named else 0)
        if not name and attributes and attributes.classes:
            name = attributes.classes[0].text
            attributes = Attributes(
                attributes.line, attributes.column, attributes.id, attributes.classes[1:], attributes.pairs
            )
        end, closed = self._division_end()
        inside = self.lines[self.at + 1 : end]
        self.found.append(
            Division(line.line, line.column, name, Scalar(title, line.line, place) if title else None,
                     self.inner(inside), tuple(inside), attributes, closed)
        )  # fmt: skip
        self.at = end + 1 if closed else end
        return True

    def _division_end(self) -> tuple[int, bool]:
        """The line that closes the division that begins here; those inside it are counted."""
        at, count, depth, fence = self.at + 1, len(self.lines), 1, ""
        while at < count:
            text = self.lines[at].text
            if (found := FENCE.match(text)) and (not fence or (found[2].startswith(fence) and not found[3])):
                fence = "" if fence else found[2]
            elif not fence and (closing := DIVISION.match(text)):
                depth += 1 if closing[2] else -1
                if not depth:
                    return at, True
            at += 1
        return count, False

    def _quotation(self, line: Line) -> bool:
        if self.depth > MAX_DEPTH or not QUOTED.match(line.text):
            return False
        at, count = self.at, len(self.lines)
        inside: list[Line] = []
        while at < count:
            one = self.lines[at]
            if mark := QUOTED.match(one.text):
                cut = mark.end() + (one.text[mark.end() : mark.end() + 1] == " ")
                inside.append(Line(one.text[cut:], one.line, one.column + cut))
            elif one.text.strip() and inside[-1].text.strip() and not self.begins(at):
                inside.append(one)  # it goes on without its mark
            else:
                break
            at += 1
        alert, title = "", None
        if found := ALERT.match(inside[0].text):
            alert = found[1].upper()
            if found[2].strip():
                title = Scalar(found[2].strip(), inside[0].line, inside[0].column + found.start(2))
            inside = inside[1:]
        self.found.append(Quotation(line.line, line.column, self.inner(inside), alert, title))
        self.at = at
        return True

    def _rule(self, line: Line) -> bool:
        found = RULE.match(line.text)
        if found is None:
            return False
        self.found.append(Rule(line.line, line.column, found[1]))
        self.at += 1
        return True

    def _pause(self, line: Line) -> bool:
        if not self.habits.pauses or not PAUSE.match(line.text):
            return False
        self.found.append(Pause(line.line, line.column))
        self.at += 1
        return True

    def _listing(self, line: Line) -> bool:
        if self.depth > MAX_DEPTH or not begins_list(line.text):
            return False
        made, self.at = listing_at(self.lines, self.at, self.inner, self.begins, self._attributes)
        self.found.append(made)
        return True

    def _formula(self, line: Line) -> bool:
        text = line.text.strip()
        opens, closes = ("$$", "$$") if text.startswith("$$") else (r"\[", r"\]")
        if not text.startswith(opens):
            return False
        at, count = self.at, len(self.lines)
        column = line.column + line.text.index(opens) + 2
        rest = text[2:]
        inside: list[str] = []
        behind, closed = "", False
        while True:
            before, sign, behind = rest.partition(closes)
            inside.append(before)
            if sign:
                closed = True
                break
            at += 1
            if at == count or (closes == r"\]" and not self.lines[at].text.strip()):
                break
            rest = self.lines[at].text.strip()
        behind, attributes = self._attributes(behind.strip(), line.line, line.column)
        if behind or not closed:
            return False  # prose that begins with a formula
        while inside and not inside[0].strip():
            inside.pop(0)
        tex = "\n".join(inside).strip()
        place = (line.line, column) if line.text.strip()[2:].strip() else (line.line + 1, line.column)
        self.found.append(Formula(line.line, line.column, Scalar(tex, *place), attributes, closed))
        self.at = at + 1
        return True

    def _comment(self, line: Line) -> bool:
        if not line.text.lstrip().startswith("<!--"):
            return False
        at, count = self.at, len(self.lines)
        inside: list[str] = []
        rest = line.text.lstrip()[4:]
        while True:
            before, sign, behind = rest.partition("-->")
            inside.append(before)
            if sign:
                break
            at += 1
            if at == count:
                return False  # it is never closed: text
            rest = self.lines[at].text
        self.found.append(Comment(line.line, line.column, "\n".join(inside).strip("\n")))
        self.at = at + 1
        if behind.strip():  # what stands behind it on its line
            end = self.lines[at]
            cut = len(end.text) - len(behind)
            rest_of_line = Line(end.text[cut:], end.line, end.column + cut)
            self.lines = [*self.lines[:at], rest_of_line, *self.lines[at + 1 :]]
            self.at = at
        return True

    def _html(self, line: Line) -> bool:
        if not self.habits.html or not HTML.match(line.text):
            return False
        at, count = self.at, len(self.lines)
        if raw := RAW_HTML.match(line.text):
            end = f"</{raw[1].lower()}"
            while at + 1 < count and end not in self.lines[at].text.lower():
                at += 1
            at += 1
        else:
            while at < count and self.lines[at].text.strip():
                at += 1
        inside = self.lines[self.at : at]
        self.found.append(Html(line.line, line.column, "\n".join(one.text for one in inside)))
        self.at = at
        return True

    def _grid(self, line: Line) -> bool:
        found = grid_at(self.lines, self.at)
        if found is None:
            return False
        made, self.at = found
        self.found.append(made)
        return True

    # --- prose -------------------------------------------------------------------------------------------------------

    def _prose(self) -> None:
        lines, count = self.lines, len(self.lines)
        start = self.at
        self.at += 1
        if self.habits.meanings and (found := meanings_at(lines, start, self._attributes)):
            made, self.at = found
            self.found.append(made)
            return
        if DEFINITION.match(lines[start].text):
            self._definition(start)
            return
        while self.at < count and lines[self.at].text.strip():
            text = lines[self.at].text
            if under := UNDERLINE.match(text):
                said = joined(lines[start : self.at])
                self.found.append(
                    Heading(lines[start].line, lines[start].column, 1 if under[1][0] == "=" else 2, said, None, True)
                )
                self.at += 1
                return
            if self.begins(self.at) or ("|" in text and grid_at(lines, self.at)):
                break
            self.at += 1
        inside = lines[start : self.at]
        last = inside[-1]
        text, attributes = self._attributes(last.text, last.line, last.column)
        if attributes and not text.strip() and len(inside) > 1:
            inside, text = inside[:-1], inside[-2].text
        said = joined(inside, text if attributes else None)
        self.found.append(Paragraph(lines[start].line, said.column, said, attributes))

    def _definition(self, start: int) -> None:
        """What stands at the foot of a text, where it was not taken out: a paragraph."""
        lines, count = self.lines, len(self.lines)
        while NOTE.match(lines[start].text) and self.at < count and goes_on(lines, self.at):
            self.at += 1
        said = [one for one in lines[start : self.at] if one.text.strip()]
        self.found.append(Paragraph(said[0].line, said[0].column, joined(said)))

    def _attributes(self, text: str, line: int, column: int) -> tuple[str, Attributes | None]:
        return attributes_last(text, line, column) if self.habits.attributes else (text, None)


_READERS: dict[str, tuple[Callable[[_Scan, Line], bool], ...]] = {
    "#": (_Scan._heading,),
    "`": (_Scan._fence,),
    "~": (_Scan._fence,),
    ":": (_Scan._division,),
    ">": (_Scan._quotation,),
    "-": (_Scan._rule, _Scan._listing),
    "*": (_Scan._rule, _Scan._listing),
    "_": (_Scan._rule,),
    "+": (_Scan._listing,),
    ".": (_Scan._pause,),
    "$": (_Scan._formula,),
    "\\": (_Scan._formula,),
    "<": (_Scan._comment, _Scan._html),
}
"""What a line may be that begins so."""


def _unindented(text: str, indent: int) -> str:
    cut = 0
    while cut < indent and text[cut : cut + 1] == " ":
        cut += 1
    return text[cut:]
