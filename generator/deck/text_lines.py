"""TextLines texts out of lines: how far a text goes on, its quotes, and what is left to YAML as it stands."""

from __future__ import annotations

import re

from generator.deck.braces import MAX_LOOK, holds_item
from generator.deck.course_schema import ITEM_CHANGE, SLIDE_CHANGE
from generator.deck.grammar import BARE, LINED, MAPPINGS, TEXTUAL, VERBATIM
from generator.deck.marks import STAND_IN, Style, Typed
from generator.deck.scalars import block_header, first_comment, goes_on, still_open, unquote, whole_quoted
from generator.deck.schema import ITEM, NOTE, PICTURE, POINT, SLIDE, Kind, Table
from generator.deck.walk import Walk, is_dash
from generator.errors import error, notice, warning
from generator.patterns import pattern

BARE_KEY = pattern(r"(?:([a-z_]+)|[\"']([a-z_]+)[\"']):(?=[ \t]|$)")
MAX_INDENT = 10**6
_PROPERTY = pattern(r"[&*!][^ \t]*[ \t]*")


def _keys(*tables: Table, more: str = "") -> re.Pattern[str]:
    names = "|".join(key.name for table in tables for key in table) + more
    return pattern(rf"[\"']?({names})[\"']?:(?=[ \t]|$)")


KEY_IN_DECK = _keys(SLIDE, ITEM)
KEY_IN_COURSE = _keys(SLIDE, ITEM, SLIDE_CHANGE, ITEM_CHANGE, more=r"|[ip]\d+(?:-\d+)*|c\d+(?:-[ip]\d+(?:-\d+)*)?")
"""What, at the beginning of a line, is a key that is indented too deep: in a course also the derived id of an item."""


class TextLines(Walk):
    """A walk that can take the text at its position out of the lines."""

    key_in_text = KEY_IN_DECK

    def text(self, lead: str, start: int, value: str, column: int, owner: int, item: Table | None, kind: Kind) -> None:
        """Take out a text that begins at ``start``; its lines are those deeper than ``owner``."""
        marked, at, shift = self.marked, self.at, self.frames[-1].shift
        word = kind not in TEXTUAL
        if value[0] in "|>" and block_header(value) and self.is_deeper(start, owner):
            if kind in VERBATIM:
                value = "|" + value[1:]  # folding would join its lines
            if start != at:
                self.emit(lead.rstrip(), shift)
                lead = " " * (column + shift)
            self._block(lead, value, start, owner, shift, lined=kind in LINED)
            return
        comment, style, last = "", Style.PLAIN, start
        if value[0] in "\"'" and (whole := self._quoted(value, start, column, owner)) is not None:
            value, comment, last, style = whole
            end, sub = self._after(last, owner, item, kind)
        elif kind in VERBATIM:
            last, sub, end = self._alone(start, owner), False, self.count
        else:
            if word:
                value, comment = first_comment(value)
            if value[0] == '"' and value.count('"') == 1:
                self._warn_quote(start, column)
            value, last, end, sub = self._continued(value, start, owner, item, kind)
            if not word and "#" in value:
                self._warn_hash(start, last, value, column)
        marked.swallowed.update(range(at + 1, last + 1))
        marked.typed[at] = Typed(value, start, column, style, lead, sub, comment, kind in BARE)
        marked.lines[at] = lead + (STAND_IN + ":" if sub else STAND_IN)
        for line in range(at + 1, last + 1):
            if self.contents[line][:1] == "#" and (line < start or style is Style.PLAIN):
                marked.swallowed.discard(line)
                self.keep(line)
        if shift:
            marked.shifts[at] = shift
        self.at = last + 1
        if sub:
            self.open_block(end, item or ITEM, shift, least=owner + 2)
        elif end < self.count and self.indents[end] > owner and not self._resumes(end):
            self.skip_from(end, owner)

    def _alone(self, start: int, owner: int) -> int:
        """The last line that belongs to code on its key's own line, where nothing can go on below."""
        line = start + 1
        if self.is_deeper(start, owner):
            first = self.next_filled(start)
            self.note(
                error(
                    "code-below",
                    "This line would go on with the code that stands on the line of its key",
                    self.place(first, self.indents[first]),
                    "Write `|` behind the key, and all lines of the code below it.",
                )
            )
            while line < self.count and (not self.contents[line] or self.indents[line] > owner):
                line += 1
        return line - 1

    def lines_below(self, lead: str, owner: int, shift: int) -> None:
        """The lines below a key as a block that its author did not begin with ``|``."""
        self._block(lead + " ", "|", self.at, owner, shift, lined=True)

    def _continued(
        self, value: str, start: int, owner: int, item: Table | None, kind: Kind
    ) -> tuple[str, int, int, bool]:
        """The text with the lines that go on with it; its last line; the next content line; whether a list follows."""
        line = start + 1
        if line < self.count and self.contents[line] and self.indents[line] <= owner:
            return value, start, line, False
        parts, last, blank, told = [value], start, False, False
        contents, indents = self.contents, self.indents
        while line < self.count:
            content = contents[line]
            if not content:
                blank = True
            elif indents[line] <= owner:
                break
            elif content[0] == "#":
                pass
            elif is_dash(content):
                return "".join(parts), last, line, told or self._may_have_list(line, item, kind)
            else:
                if not told and self._tell_key(line, content):
                    told = item is not None
                    if not told:
                        return "".join(parts), last, line, False
                parts += "\n" if kind in LINED else "\n\n" if blank else " ", content.lstrip("\t ")
                last, blank = line, False
            line += 1
        return "".join(parts), last, line, False

    def _after(self, last: int, owner: int, item: Table | None, kind: Kind) -> tuple[int, bool]:
        """What follows a quoted text: the next content line and whether a list of sub-items begins there."""
        line = self.following(last)
        if line < self.count and self.indents[line] > owner:
            if is_dash(self.contents[line]):
                return line, self._may_have_list(line, item, kind)
            self.note(
                error(
                    "indentation",
                    "Nothing can follow the closing quote of a text",
                    self.place(line, self.indents[line]),
                    "Take the quotes away, or put this line inside them.",
                )
            )
        return line, False

    def _may_have_list(self, line: int, item: Table | None, kind: Kind) -> bool:
        if item is ITEM or item is NOTE or item is POINT:
            return True
        self.note(
            error(
                "list-under-text",
                "A list cannot stand below this text",
                self.place(line, self.indents[line]),
                "Put it under a key of its own, such as `items:`; a text that has lines with dashes begins with `|`.",
            )
        )
        return False

    def _tell_key(self, line: int, content: str) -> bool:
        """Whether a line that would go on with a text is a key, which is noted."""
        found = self.key_in_text.match(content)
        name = found.group(1) if found else ""
        frame = self.frames[-1]
        if found is None and not frame.is_list and (bare := BARE_KEY.match(content)):
            name = bare.group(1) or bare.group(2)
            name = name if name in frame.table.keys else ""
        if not name:
            return False
        if line in self.odd:  # which is told
            self.spaced[line] = None
        else:
            self.note(
                error(
                    "key-in-text",
                    "`{name}:` stands inside the text above, because it is indented deeper",
                    self.place(line, self.indents[line]),
                    "Let the key begin in the column of the other keys; or put the whole text in double quotes.",
                    name=name,
                )
            )
        if not frame.is_list and name in frame.table.keys:
            frame.told.add(self.indents[line])
        return True

    def _resumes(self, line: int) -> bool:
        """Whether a line that is indented too deep is read on from, as the key that it is."""
        return self.indents[line] in self.frames[-1].told and not is_dash(self.contents[line])

    def _warn_quote(self, start: int, column: int) -> None:
        self.note(
            notice(
                "open-quote",
                "The quote that this text begins with is not closed, and is shown",
                self.place(start, column),
                "Close it at the end of the text, or take it away.",
            )
        )

    def _warn_hash(self, start: int, last: int, value: str, column: int) -> None:
        for line in range(start, last + 1):
            content, before = self.contents[line], 0
            if line == start:
                before = column - self.indents[line]
            found = re.search(r"(?:^|[ \t])#", content[before:])
            if found and not (line > start and content[0] == "#"):
                self.note(
                    warning(
                        "hash-in-text",
                        "The text from `#` on is kept, though YAML would take it for a comment",
                        self.place(line, self.indents[line] + before + found.end() - 1),
                        "Put a comment on a line of its own; put a text that holds ` #` in double quotes.",
                    )
                )
                return

    def _quoted(self, value: str, start: int, column: int, owner: int) -> tuple[str, str, int, Style] | None:
        """A value that is one quoted YAML string as a whole: its text, comment, last line. None: it is plain text."""
        last, fragment = start, value
        if still_open(value):
            last += 1
            while last < self.count and (not self.contents[last] or self.indents[last] > owner):
                if not goes_on(self.contents[last], value[0]):
                    fragment = "\n".join([value, *self.contents[start + 1 : last + 1]])
                    break
                last += 1
        if (whole := whole_quoted(fragment)) is None:
            return None
        fragment, comment = whole
        found = unquote(fragment)
        if isinstance(found, str):
            return found, comment, last, Style.QUOTED
        line, offset, problem = found
        place = offset + (column if line == 0 else self.indents[start + line])
        self.note(
            error(
                "yaml-syntax",
                "This quoted text is not valid YAML: {problem}",
                self.place(start + line, place),
                "Write \\\\ for a backslash, or use single quotes.",
                problem=problem,
            )
        )
        return "", comment, last, Style.BROKEN

    def _block(self, lead: str, value: str, start: int, owner: int, shift: int, *, lined: bool) -> None:
        """A block scalar (``|`` or ``>``) goes to YAML as it is. ``lined``: its first line may be indented deeper."""
        first = self.next_filled(start)
        told = re.match(r"[|>][+-]?[1-9]", value) is not None
        least = owner + 1 if told else self.indents[first]
        cut = 0
        if told:
            pass
        elif self.contents[first][0] == "\t" and least == self.indents[first]:
            # YAML would take the tab for indentation, unless it is told where the text begins.
            value, cut = value[0] + "1" + value[1:], least - owner - 1
        elif lined and least == self.indents[first] and (deep := self._least(start, owner)) < least:
            # an empty first cell of the head
            least = deep
            value, cut = value[0] + "1" + value[1:], least - owner - 1
        self.marked.lines[start] = lead + value
        line = start + 1
        while line < self.count and (not self.contents[line] or self.indents[line] > owner):
            if self.contents[line] and self.indents[line] < least and self.contents[line][0] != "#":
                self.note(
                    error(
                        "indentation",
                        "This line of the text is indented less than its first line",
                        self.place(line, self.indents[line]),
                        "Begin all lines of the text in the same column, or further right.",
                    )
                )
            elif self.contents[line]:
                self.marked.lines[line] = " " * shift + self.lines[line][min(cut, self.indents[line]) :]
            line += 1
        for moved in range(start, line) if shift or cut else ():
            self.marked.shifts[moved] = shift - cut if moved > start else shift
        self.at = line

    def _least(self, start: int, owner: int) -> int:
        """The least indentation of the lines below ``start`` that are deeper than ``owner``."""
        line, least = self.next_filled(start), MAX_INDENT
        while line < self.count and (not self.contents[line] or self.indents[line] > owner):
            if self.contents[line]:
                least = min(least, self.indents[line])
            line += 1
        return least

    def raw(self, lead: str, value: str, line: int, owner: int, shift: int) -> None:
        """Flow style (``[…]``, ``{…}``) goes to YAML as it is, with the lines that go on with it."""
        first = line
        self.marked.lines[line] = lead + value
        if shift:
            self.marked.shifts[line] = shift
        line += 1
        while line < self.count and (
            not self.contents[line] or self.indents[line] > owner or self.contents[line][0] in "]}"
        ):
            self.marked.lines[line] = " " * shift + self.lines[line] if self.contents[line] else ""
            if shift:
                self.marked.shifts[line] = shift
            line += 1
        self.marked.flows.append((first, line, lead))
        self.at = line

    def in_braces(self, value: str, line: int, owner: int, table: Table | None, kind: Kind = Kind.TEXT) -> bool:
        """Whether braces or brackets in a text's place hold items (or changes of one); the place is a member of
        ``table``'s list, or the value of a key of ``kind``."""
        parts, size = [value], len(value)
        while (line := line + 1) < self.count and size < MAX_LOOK:
            content = self.contents[line]
            if content and self.indents[line] <= owner and content[0] not in "]}":
                break
            parts.append(content)
            size += len(content)
        tables = (table,) if table in (NOTE, PICTURE) else (ITEM_CHANGE, ITEM) if kind is Kind.ITEM_CHANGE else (ITEM,)
        if kind in MAPPINGS and kind is not Kind.ITEM_CHANGE:
            tables = (MAPPINGS[kind],)
        return holds_item("\n".join(parts), tables)

    def without_properties(self, value: str, column: int) -> tuple[str, int]:
        """A structural value without its anchors, aliases and tags, which are no part of the format."""
        while value and value[0] in "&*!" and (found := _PROPERTY.match(value)):
            if value[0] == "!":
                self.note(
                    error(
                        "yaml-tag",
                        "YAML tags such as {tag} are not part of a deck",
                        self.place(self.at, column),
                        "Delete it.",
                        tag=found.group().strip()[:40],
                    )
                )
            else:
                self.note(
                    error(
                        "yaml-anchor",
                        "Anchors and aliases are not part of a deck",
                        self.place(self.at, column),
                        "Write the content itself.",
                    )
                )
            value, column = value[found.end() :], column + found.end()
        return value, column
