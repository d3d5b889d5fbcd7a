"""Lines that do not begin where they should: told once, with the cause, and read on from where they belong."""

from __future__ import annotations

from generator.deck.scalars import unquote, whole_quoted
from generator.deck.spaces import space_problem, tab_problem
from generator.deck.text_lines import TextLines
from generator.deck.walk import Frame, is_dash
from generator.errors import error
from generator.patterns import pattern
from generator.spans import Span

MAX_NAME = 200
COLON = pattern(r":(?=[ \t]|$)")
_SHAPE = frozenset({"indentation", "key-in-text", "list-under-text", "expected-key"})


def unquoted(name: str) -> str:
    """The name of a key, which may stand in quotes."""
    if name[:1] in ("'", '"') and whole_quoted(name) and isinstance(bare := unquote(name), str):
        return bare
    return name


class Astray(TextLines):
    """A walk that finds the block of a line by what it is, where its column does not tell."""

    guessed = False
    """Whether a line was taken for what it may not be."""

    @property
    def tabbed(self) -> bool:
        return any(self.odd[line][1] == "\t" for line in self.spaced)

    @property
    def astray(self) -> bool:
        """Whether lines do not begin where they should."""
        return self.guessed or any(found.code in _SHAPE for found in self.marked.problems.found)

    def tell_spaces(self) -> None:
        """Tabs once for the whole file, and other spaces once."""
        tabs = [line for line in self.spaced if self.odd[line][1] == "\t"]
        if tabs:
            self.marked.problems.note_first(tab_problem(self._odd_place(tabs[0]), len(tabs) - 1))
        others = [line for line in self.spaced if self.odd[line][1] != "\t"]
        if others:
            where = "in the indentation" if self.odd[others[0]][0] <= self.indents[others[0]] else "after the dash"
            sign = self.odd[others[0]][1]
            first = space_problem(sign, where, self._odd_place(others[0]), len(others) - 1)
            self.marked.problems.note_first(first)

    def _odd_place(self, line: int) -> Span:
        return Span(self.marked.shown, line + 1, self.odd[line][0] + 1)

    def belonging(self, content: str, indent: int, dash: bool, popped: list[Frame]) -> Frame | None:
        """The block that a line belongs to which does not begin where one does; told once. None: it is left out."""
        frames = self.frames
        name = self._name_in(content)
        left = next((at for at in reversed(range(len(popped))) if self._takes(popped[at], dash, name)), None)
        if left is not None:
            frame = popped[left]
            frames.extend(reversed(popped[left:]))
            if dash:
                self._list_moved(frame, indent)
                return frame
        else:
            inside = next((at for at in reversed(range(len(frames))) if self._takes(frames[at], dash, name)), None)
            if inside is None or frames[inside].indent >= indent:
                self._misplaced(indent, frames[-1], dash)
                return None
            del frames[inside + 1 :]
            frame = frames[inside]
        if indent not in frame.told:
            frame.told.add(indent)
            if self.at not in self.odd:  # which is told
                self._tell_column(self.at, indent, frame.indent)
            self.guessed = True
        return frame

    def _takes(self, frame: Frame, dash: bool, name: str) -> bool:
        return frame.is_list if dash else not frame.is_list and name in frame.table.keys

    def _list_moved(self, frame: Frame, indent: int) -> None:
        """A member of a list begins further left than those before it."""
        first = frame.count == 1 and self.indents[frame.line] == frame.indent
        line, found, wanted = (frame.line, frame.indent, indent) if first else (self.at, indent, frame.indent)
        self.guessed = True
        if line not in self.odd:
            self._tell_column(line, found, wanted)
        frame.shift += frame.indent - indent
        frame.indent = indent

    def _tell_column(self, line: int, found: int, wanted: int) -> None:
        place = self.place(line, found)
        others = self.marked.column(self.at if line != self.at else line, wanted) + 1
        self.note(
            error(
                "indentation",
                "This line begins at column {place}, and those that belong with it at column {others}",
                place,
                "Let them begin in the same column.",
                place=place.column,
                others=others,
            )
        )

    @staticmethod
    def _name_in(content: str) -> str:
        found = COLON.search(content, 0, MAX_NAME)
        return unquoted(content[: found.start()].strip()) if found and found.start() else ""

    def _misplaced(self, indent: int, frame: Frame, dash: bool) -> None:
        """Notes a line that belongs to no block, and leaves it out with those like it that follow."""
        if frame.indent == indent and dash:
            message, hint = "A list begins where a key is expected", "Put its key above it, such as `items:`."
        elif frame.indent == indent:
            message, hint = "A line that begins with `- ` is expected here", "Put `- ` before it, or indent it less."
        else:
            message = "This line begins at column {place}, where no block of lines begins"
            hint = "Let it begin in the same column as the line that it belongs with."
        place = self.place(self.at, indent)
        self.note(error("indentation", message, place, hint, place=place.column))
        self.skip(indent)
        while (line := self.following(self.at - 1)) < self.count:
            if self.indents[line] != indent or is_dash(self.contents[line]) != dash:
                break
            self.at = line
            self.skip(indent)
