"""The line-level pass: takes the texts out of a deck file, so that what the author typed is the text.

YAML would read ``- Le partenariat : avantages`` as a mapping, ``- Non`` as false and ``- * une étoile`` not at all.
This pass walks the lines with the schema in hand, so it knows which places hold text. It leaves the structure, line by
line, to the YAML parser and keeps the texts with their places. ``docs/design/deck-format.md`` has the rules and why.
"""

from __future__ import annotations

from generator.deck.astray import COLON, MAX_NAME, Astray, unquoted
from generator.deck.braces import is_like_key
from generator.deck.grammar import FLOWING, LISTS, LOOSE, MAPPINGS, TEXTUAL, VERBATIM
from generator.deck.ids import is_id
from generator.deck.marks import STAND_IN, Marked, Style, Typed
from generator.deck.scalars import MEANT, quoted
from generator.deck.schema import CODE, DECK, ITEM, PLAIN, ROW, SLIDE, Key, Kind, Table, nearest_key
from generator.deck.spaces import ODD, TAB_WIDTHS, space_problem
from generator.deck.text_lines import BARE_KEY, KEY_IN_COURSE
from generator.deck.walk import Frame, is_dash
from generator.errors import error
from generator.patterns import pattern

MAX_DEPTH = 40
_TAGS = frozenset({"only", "except"})
_SIMPLE_NAME = pattern(r"[^\W\d_][\w\u0300-\u1dff\u3099\u309a-]*")
_BARE_NAME = pattern(r"[\w\u0300-\u1dff\u3099\u309a-]+")
"""Letters, and marks such as the vowels of Thai and Hindi."""
_LINK = pattern(r"\[[^\[\]]*\]\(")
_UNKNOWN = Key("", Kind.TEXT, "", "")


def mark(text: str, shown: str, root: Table = DECK) -> Marked:
    """The pass over a clean source text, a mapping with ``root``'s keys. Never raises; what is wrong is in
    ``problems``."""
    reading = _read(text, shown, root, TAB_WIDTHS[0])
    if reading.tabbed and reading.astray:
        # What a tab stands for is guessed, so that the rest of the file can be read.
        others = (_read(text, shown, root, width) for width in TAB_WIDTHS[1:])
        reading = next((other for other in others if not other.astray), reading)
        reading.marked.doubtful = reading.astray
    reading.tell_spaces()
    return reading.marked


def _read(text: str, shown: str, root: Table, tab: int) -> _Reading:
    reading = _Reading(text, shown, root, tab)
    reading.run()
    return reading


class _Reading(Astray):
    def __init__(self, text: str, shown: str, root: Table, tab: int) -> None:
        super().__init__(text, shown, tab)
        self.root = root
        if root is not DECK:
            self.key_in_text = KEY_IN_COURSE

    def run(self) -> None:
        if self._begin():
            while self.at < self.count:
                content = self.contents[self.at]
                if not content or content[0] == "#":
                    self.keep(self.at)
                    self.at += 1
                else:
                    self._line(content, self.indents[self.at])

    def _begin(self) -> bool:
        """Find where the content begins; a file in flow style (JSON) is YAML's affair alone."""
        first = self.following(-1)
        if first < self.count and self.indents[first] == 0 and self.contents[first][0] == "%":
            self.note(
                error(
                    "yaml-syntax", "YAML directives are not part of a deck", self.place(first, 0), "Delete this line."
                )
            )
            first = self.following(first)
        if first < self.count and self.contents[first] == "---":
            first = self.following(first)
        for line in range(first):
            self.keep(line)
        self.at = first
        if first == self.count:
            return False
        content = self.contents[first]
        if content[0] in "{[":
            self.marked.lines[first:] = self.lines[first:]
            return False
        self.frames.append(Frame(self.indents[first], is_dash(content), SLIDE if is_dash(content) else self.root, 0))
        return True

    def _line(self, content: str, indent: int) -> None:
        frames, at = self.frames, self.at
        dash = is_dash(content)
        if indent == 0 and content[:3] in ("---", "...") and content[3:4] in ("", " ", "\t"):
            if content != "..." or self.following(at) < self.count:
                self.note(
                    error("many-documents", "A deck is one YAML document", self.place(at, 0), "Delete this line.")
                )
            self.at = self.following(at)
            if self.at < self.count and self.indents[self.at] == 0 and not is_dash(self.contents[self.at]):
                self.at = self.count  # another deck
            return
        if at in self.odd:
            self.spaced[at] = None
        popped: list[Frame] = []
        while len(frames) > 1 and (
            frames[-1].indent > indent or (frames[-1].indent == indent and frames[-1].is_list and not dash)
        ):
            popped.append(frames.pop())
        frame: Frame | None = frames[-1]
        assert frame is not None
        if frame.indent != indent or frame.is_list != dash:
            frame = self.belonging(content, indent, dash, popped)
            if frame is None:
                return
        frame.count += 1
        if len(frames) > MAX_DEPTH:
            self.note(
                error(
                    "too-deep",
                    "The deck is nested more than {limit} levels deep",
                    self.place(at, indent),
                    limit=MAX_DEPTH,
                )
            )
            self.skip(indent)
        elif dash:
            self._member(content, frame)
        else:
            lead = " " * (frame.indent + frame.shift)
            self._entry(lead, content, indent, frame, max(indent, frame.indent))

    def _member(self, content: str, frame: Frame, before: str = "") -> None:
        """A line of a list. ``before``: what stands before its dash, if that is the dash of another list."""
        at, indent, table = self.at, frame.indent, frame.table
        rest = content[1:].lstrip(" \t")
        column = indent + len(content) - len(rest)
        lead = (before or " " * (indent + frame.shift)) + "-"
        loose = table.name in LOOSE
        if not loose:
            rest, _ = self.without_properties(rest, column)
        if not rest or (rest[0] == "#" and not loose):
            below = self.below(indent)
            if below is None:
                self.emit(lead, frame.shift)
            elif is_dash(self.contents[below]):
                self.emit(lead, frame.shift)
                self.open_block(below, PLAIN, frame.shift)
            elif loose and not self._is_key(self.contents[below], table, below, self.indents[below]):
                content, column = self.contents[below], self.indents[below]
                if content[0] in "{[" and (
                    self.in_braces(content, below, indent, table) or self._is_row(content, table)
                ):
                    self.emit(lead, frame.shift)
                    self.raw(" " * (column + frame.shift), content, below, indent, frame.shift)
                else:
                    self.text(lead + " ", below, content, column, indent, table, Kind.TEXT)
            else:
                self.emit(lead, frame.shift)
                self.open_block(below, table, frame.shift)
        elif loose and not self._is_key(rest, table, at, column):
            if table is ROW and is_dash(rest):
                self.frames.append(Frame(column, True, PLAIN, frame.shift, at, 1))
                self._member(rest, self.frames[-1], lead + " " * (column - indent - 1))
            elif rest[0] in "{[" and (self.in_braces(rest, at, indent, table) or self._is_row(rest, table)):
                self.raw(lead + " ", rest, at, indent, frame.shift)
            else:
                self.text(lead + " ", at, rest, column, indent, table, Kind.TEXT)
        elif not loose and rest[0] in "{[":
            self.raw(lead + " ", rest, at, indent, frame.shift)
        else:
            self.frames.append(Frame(column, False, table, frame.shift, at, 1))
            self._entry(lead + " " * (column - indent - 1), rest, column, self.frames[-1], column)

    @staticmethod
    def _is_row(content: str, table: Table) -> bool:
        """Whether brackets in a row's place hold its cells; a link may begin it as well."""
        return table is ROW and content[0] == "[" and _LINK.match(content) is None

    def _is_key(self, content: str, table: Table, line: int, column: int) -> bool:
        """Whether a member of a list that may be bare text begins with a key.

        "text :" with a space is how French types a text; "text:" is the key. Any other word is one where the next line
        is a key of the same mapping, and ``only: [`` is.
        """
        found = BARE_KEY.match(content)
        if found is None or table is PLAIN or table is ROW:
            return False
        name = found.group(1) or found.group(2)
        if name in table.first:
            return True
        value = content[found.end() :].lstrip(" \t")
        if name in table and (value[:1] == "[" or (not value and self.is_deeper(line, column))):
            return True
        if name in _TAGS and name in table and value and all(is_id(word.strip()) for word in value.split(",")):
            return True  # ``only: teacher``: a tag is never shown as if it were text
        line = self.following(line)
        if line == self.count or self.indents[line] != column:
            return False
        after = BARE_KEY.match(self.contents[line])
        return after is not None and (after.group(1) or after.group(2)) in table

    def _entry(self, lead: str, content: str, column: int, frame: Frame, owner: int) -> None:
        """A line ``key: value`` of a mapping, at ``column``; what is deeper than ``owner`` belongs to it."""
        name, colon, rest = content.partition(":")
        known = name in frame.table if frame.table.each is None else bool(_BARE_NAME.fullmatch(name))
        if known and rest and ODD.match(rest):
            self._spaced(rest[0], f"after `{name}:`", column + len(name) + 1)
            rest = " " + rest.lstrip(rest[0])
        elif not known or not colon or (rest and rest[0] not in " \t"):
            found = COLON.search(content)
            if found is None or not 0 < found.start() <= MAX_NAME:
                self._no_key(lead, content, column, frame)
                return
            name, rest = content[: found.start()].rstrip(" \t"), content[found.end() :]
            if ODD.search(name) and (bare := ODD.sub("", name).strip()) in frame.table.keys:
                at = next(ODD.finditer(name))
                self._spaced(at.group(), f"beside `{bare}`", column + at.start())
                name = bare
            name = unquoted(name)
        value = rest.lstrip(" \t")
        at_value = column + len(content) - len(value)
        key = frame.table.key(name)
        if key is None:
            key = _UNKNOWN
            near = None if value else nearest_key(name, frame.table)
            if near and (near.kind in LISTS or near.kind in MAPPINGS):
                key = near  # so that what stands below is read as what it was meant to be
        simple = _SIMPLE_NAME.fullmatch(name) or (name[:1].isalpha() and is_id(name))
        plain = simple and not MEANT.fullmatch(name)
        lead += (name if plain else quoted(name)) + ":"
        self._value(lead, value, at_value, owner, key.kind, frame)

    def _spaced(self, sign: str, where: str, column: int) -> None:
        self.note(space_problem(sign, where, self.place(self.at, column)))

    def _no_key(self, lead: str, content: str, column: int, frame: Frame) -> None:
        name, colon, _ = content.partition(":")
        if colon and name in frame.table:
            message, hint = "There is no space after `{name}:`", "Write `{name}: …`."
        else:
            name = "heading" if frame.table is SLIDE else next(iter(frame.table.keys), "key")
            message = "A key such as `{name}: …` is expected here"
            hint = "A text that goes on is indented deeper than its key."
        at = self.at
        self.note(error("expected-key", message, self.place(at, column), hint, name=name))
        self.skip(column)
        if lead.strip():  # the first line of a list's member
            below = self.following(self.at - 1)
            if below < self.count and self.indents[below] == column and not is_dash(self.contents[below]):
                self.marked.lines[at] = lead.rstrip()
            else:
                self.frames.pop()
                self.marked.lines[at] = lead + STAND_IN
                self.marked.typed[at] = Typed("", at, column, Style.BROKEN, lead)
            if frame.shift:
                self.marked.shifts[at] = frame.shift

    def _value(self, lead: str, value: str, column: int, owner: int, kind: Kind, frame: Frame) -> None:
        textual = kind in TEXTUAL
        listed = LISTS.get(kind)
        if not textual:
            value, column = self.without_properties(value, column)
        if kind in VERBATIM and not value:
            self._source(lead, owner, kind, frame)
        elif not value or (value[0] == "#" and (not textual or (listed and self._list_below(owner)))):
            self._nested(lead, value, owner, kind, frame)
        elif value[0] in "{[" and (
            not textual
            or (kind in FLOWING and value[0] == "[")
            or (kind is not Kind.SOURCE and self.in_braces(value, self.at, owner, None, kind))
        ):
            self.raw(lead + " ", value, self.at, owner, frame.shift)
        else:
            self.text(lead + " ", self.at, value, column, owner, None, kind)

    def _nested(self, lead: str, comment: str, owner: int, kind: Kind, frame: Frame) -> None:
        """What stands on the lines below a key that has no value on its own line."""
        below = self.below(owner)
        if listed := self._list_below(owner):
            self.emit(f"{lead} {comment}".rstrip(), frame.shift)
            self.open_block(listed, LISTS.get(kind, PLAIN), frame.shift)
        elif below is None:
            self.emit(f"{lead} {comment}".rstrip(), frame.shift)
        elif (table := self._table_below(below, kind)) is not None:
            self.emit(f"{lead} {comment}".rstrip(), frame.shift)
            self.open_block(below, table, frame.shift)
        else:
            content, column = self.contents[below], self.indents[below]
            if content[0] in "{[" and (kind not in TEXTUAL or self.in_braces(content, below, owner, None, kind)):
                self.emit(lead, frame.shift)
                self.raw(" " * (column + frame.shift), content, below, owner, frame.shift)
            else:
                self.text(lead + " ", below, content, column, owner, None, kind)

    def _source(self, lead: str, owner: int, kind: Kind, frame: Frame) -> None:
        """Lines of code below a key without ``|``, or the keys that say more of them."""
        below = self.below(owner)
        if below is not None and kind is Kind.CODE:
            content = self.contents[below]
            if self._are_keys(below, owner):
                self.emit(lead, frame.shift)
                self.open_block(below, CODE, frame.shift)
                return
            if content[0] == "{" and self.in_braces(content, below, owner, None, kind):
                self._nested(lead, "", owner, kind, frame)
                return
        if self.is_deeper(self.at, owner):
            self.lines_below(lead, owner, frame.shift)
        else:
            self.emit(lead, frame.shift)

    def _are_keys(self, line: int, owner: int) -> bool:
        """Whether lines from ``line`` on say more of code: the first begins with a key, or all of them with words and
        a colon, one of which is a key or nearly one."""
        if self._table_below(line, Kind.CODE):
            return True
        indent, like = self.indents[line], False
        while line < self.count and self.indents[line] > owner:
            if self.indents[line] == indent:
                found = BARE_KEY.match(self.contents[line])
                if found is None:
                    return False
                name = found.group(1) or found.group(2)
                like = like or (name not in _TAGS and is_like_key(name, CODE))  # Python has an ``except:`` too
            line = self.following(line)
        return like

    def _list_below(self, owner: int) -> int | None:
        """The line of a list below the current one; YAML lets it begin in its key's own column."""
        line = self.following(self.at)
        found = line < self.count and self.indents[line] >= owner and is_dash(self.contents[line])
        return line if found else None

    def _table_below(self, below: int, kind: Kind) -> Table | None:
        """The table of a mapping that stands in a key's place, wrongly or not; None when it is a text."""
        table = MAPPINGS.get(kind) or LISTS.get(kind)
        if table is None:
            return None
        content = self.contents[below]
        if kind is Kind.ITEM_CHANGE and (found := BARE_KEY.match(content)):
            # "text :" with a space is how French types a text; a key that a change does not have is to be refused.
            name = found.group(1) or found.group(2)
            return table if name in ITEM.keys or nearest_key(name, table) else None
        name, colon, _ = content.partition(":")
        name = unquoted(name.rstrip(" \t"))
        if colon and (
            name in table
            or (kind is Kind.SLIDE_CHANGE and _BARE_NAME.fullmatch(name))
            or (kind not in TEXTUAL and nearest_key(name, table) and COLON.search(content))
        ):
            return table
        return None
