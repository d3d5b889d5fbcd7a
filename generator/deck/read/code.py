"""Code: its lines as they were typed or as they stand in a file, and what their author says of them."""

from __future__ import annotations

from typing import Final

from generator.code_languages import PLAIN, language_named, language_names, language_of_file
from generator.deck.model import Code, Text
from generator.deck.read.files import read_data
from generator.deck.schema import CODE, nearest
from generator.deck.source import BOM, FORBIDDEN, forbidden_character
from generator.deck.steps import step_of
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Scalar
from generator.deck.values import Fields, Values, members
from generator.errors import error, notice, warning
from generator.patterns import pattern
from generator.spans import Span

MAX_BYTES: Final = 1024 * 1024
MAX_TEXT: Final = 100_000
MOST_LINES: Final = 400
MOST_SIGNS: Final = 1_000
"""On one line."""
TAB: Final = 4
_LAST: Final = 10**6
_RANGE: Final = pattern(r"([0-9]{1,6})?[ \t]*(?:([-–—]|\.\.)[ \t]*([0-9]{1,6})?)?")
_SPACES: Final = {ord(sign): " " for sign in "\u00a0\u2007\u202f"}
"""What pasted code has in the place of spaces; compilers would not take them."""


def read_code(values: Values, node: Node) -> Code | None:
    """The code; None where there is none, which has been told."""
    return _CodeReader(values, node).code()


class _CodeReader:
    def __init__(self, values: Values, node: Node) -> None:
        self.values = values
        self.node = node
        self.span = values.span(node)
        self.fields: Fields = values.fields(node, CODE) if isinstance(node, Mapping) and not node.parent else {}
        self.file = ""

    def code(self) -> Code | None:
        whole = self._text()
        if whole is None:
            return None
        lines = whole.split("\n")
        first, last = self._range(len(lines))
        shown = lines[first - 1 : last]
        if not any(line.strip() for line in shown):
            self._empty()
            return None
        if len(shown) > MOST_LINES:
            self.values.note(error("too-long", "This code has {count} lines; the limit is {limit}", self.span,
                                   "Show the lines that matter: `lines: 3-20`.",
                                   count=len(shown), limit=MOST_LINES))  # fmt: skip
            return None
        long = next((at for at, line in enumerate(shown) if len(line) > MOST_SIGNS), None)
        if long is not None:
            self.values.note(error("too-long", "Line {line} of this code has {count} characters; the limit is {limit}",
                                   self.span, "Break it, or show other lines.", line=first + long,
                                   count=len(shown[long]), limit=MOST_SIGNS))  # fmt: skip
            return None
        numbers = range(first, first + len(shown))
        steps = tuple(filter(None, (self._lines(one, numbers, "steps") for one in self._listed("steps"))))
        highlight = frozenset(n for one in self._listed("highlight") for n in self._lines(one, numbers, "highlight"))
        return Code(
            text="\n".join(shown),
            span=self.span,
            lang=self._lang(),
            first=first,
            numbers=self._numbers(),
            highlight=highlight,
            steps=steps,
            title=self._title(),
            output=self._output(),
            file=self.file,
            audience=audience(self.values, self.fields),
            step=step_of(self.values, self.fields),
            caption=self.values.text(self.fields["caption"][2], "`caption`") if "caption" in self.fields else None,
            source=self.values.text(self.fields["source"][2], "`source`") if "source" in self.fields else None,
        )

    def _empty(self) -> None:
        if self.file:
            self.values.note(error("code-empty", "{file} has no lines to show there", self.span,
                                   "Name another file, or other `lines`.", file=self.file[:200]))  # fmt: skip
        else:
            self.values.note(error("code-empty", "The code has no lines", self.span,
                                   "Write `code: |` and the lines below it."))  # fmt: skip

    # --- its lines ---------------------------------------------------------------------------------------------------

    def _text(self) -> str | None:
        """All lines, with ordinary spaces; None if something is wrong, which is told."""
        node, fields = self.node, self.fields
        if isinstance(node, Scalar):
            return self._typed(node, "`code`")
        if not isinstance(node, Mapping) or node.parent:
            self.values.wrong_kind(node, "`code`", "lines of code", "Write `code: |` and the lines below it.")
            return None
        if "file" in fields and "text" in fields:
            self.values.note(error("code-empty", "`file` and `text` both say what the code is",
                                   self.values.span(fields["text"][1]), "Keep one of them."))  # fmt: skip
            return None
        if "text" in fields:
            return self._typed(fields["text"][2], "`text`")
        if "file" in fields:
            return self._from_file(fields["file"][2])
        if len(fields) == len(node.pairs):
            self.values.note(error("code-empty", "The code has no lines", self.span,
                                   "Write `text: |` and the lines below it, or `file: code/cost.py`."))  # fmt: skip
        return None

    def _typed(self, node: Node, name: str) -> str | None:
        if self.values.typed(node, name, MAX_TEXT, formulas=False) is None or not isinstance(node, Scalar):
            return None
        return clean_code(node.text)

    def _from_file(self, node: Node) -> str | None:
        found = read_data(self.values, node, "file", MAX_BYTES)
        if found is None:
            return None
        self.file = found.source
        span = self.values.span(node)
        hint = "Save it as UTF-8; a picture, a notebook or a program is no text."
        try:
            text = found.content.decode("utf-8")
        except UnicodeDecodeError as problem:
            line = found.content.count(b"\n", 0, problem.start) + 1
            self.values.note(error("code-file", "{file} is not text in UTF-8 (line {line})", span, hint,
                                   file=found.source[:200], line=line))  # fmt: skip
            return None
        text = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "")
        if sign := FORBIDDEN.search(text):
            line = text.count("\n", 0, sign.start()) + 1
            if sign.group() == "\0":
                self.values.note(error("code-file", "{file} is not text in UTF-8 (line {line})", span, hint,
                                       file=found.source[:200], line=line))  # fmt: skip
            else:
                self.values.note(forbidden_character(sign.group(), Span(found.shown, line, 1)))
            return None
        return clean_code(text)

    def _range(self, count: int) -> tuple[int, int]:
        """The first and the last line that are shown."""
        if "lines" not in self.fields:
            return 1, count
        key, _, node = self.fields["lines"]
        word = self.values.word(node, "`lines`")
        if word is None:
            return 1, count
        found = _bounds(word)
        if found is None:
            self._wrong(node, "lines", word, key.example)
            return 1, count
        first, last = found[0], count if found[1] == _LAST else found[1]
        if first > count:
            self.values.note(error("code-lines", "`{name}` asks for line {line}; there are {count}",
                                   self.values.span(node), "Line 1 is the first.", name="lines", line=first,
                                   count=count))  # fmt: skip
            return 1, count
        if last > count:
            self.values.note(warning("code-lines", "`{name}` asks for line {line}; there are {count}",
                                     self.values.span(node), "Line 1 is the first.", name="lines", line=last,
                                     count=count))  # fmt: skip
        return first, min(last, count)

    # --- what is said of them ----------------------------------------------------------------------------------------

    def _listed(self, name: str) -> list[Node]:
        return members(self.fields[name][2]) if name in self.fields else []

    def _lines(self, node: Node, known: range, name: str) -> frozenset[int]:
        """The lines that numbers and ranges with commas between them name."""
        word = self.values.word(node, f"`{name}`")
        if not word:
            return frozenset()
        found: set[int] = set()
        for part in filter(None, (one.strip() for one in word.split(","))):
            bounds = _bounds(part)
            if bounds is None:
                self._wrong(node, name, part, self.fields[name][0].example)
                continue
            first, last = bounds
            meant = range(max(first, known.start), min(last, known.stop - 1) + 1)
            if not meant or first < known.start or known.stop <= last < _LAST:
                line = first if first not in known else last
                self.values.note(warning("code-lines", "`{name}` names line {line}; those shown are {first} to {last}",
                                         self.values.span(node), "Count as the numbers beside the code would.",
                                         name=name, line=line, first=known.start, last=known.stop - 1))  # fmt: skip
            found.update(meant)
        return frozenset(found)

    def _wrong(self, node: Node, name: str, word: str, example: str) -> None:
        self.values.note(error("wrong-value", "`{name}` is {wanted}, not {word}", self.values.span(node),
                               "Write something like `{example}`.", name=name, wanted="lines by their numbers",
                               word=word[:80], example=example))  # fmt: skip

    def _lang(self) -> str:
        if "lang" not in self.fields:
            return language_of_file(self.file)
        node = self.fields["lang"][2]
        word = self.values.word(node, "`lang`")
        if not word or word.lower() in PLAIN:
            return ""
        if language_named(word) is None:
            near = nearest(word.lower(), language_names())
            hint = "Did you mean {near}?" if near else "It is shown as plain text; `lang: text` says so."
            self.values.note(notice("code-language", "{name} is no language whose code is coloured",
                                    self.values.span(node), hint, name=word[:80], near=near))  # fmt: skip
            return ""
        return word

    def _numbers(self) -> bool:
        if "numbers" not in self.fields:
            return False
        key, _, node = self.fields["numbers"]
        return self.values.boolean(node, key, False)

    def _title(self) -> Text | None:
        return self.values.text(self.fields["title"][2], "`title`") if "title" in self.fields else None

    def _output(self) -> str:
        if "output" not in self.fields:
            return ""
        text = self._typed(self.fields["output"][2], "`output`") or ""
        lines = text.split("\n")
        if len(lines) > MOST_LINES or max(map(len, lines)) > MOST_SIGNS:
            self.values.note(error("too-long", "This code has {count} lines; the limit is {limit}",
                                   self.values.span(self.fields["output"][2]), "Show the lines that matter.",
                                   count=len(lines), limit=MOST_LINES))  # fmt: skip
            return ""
        return text


def clean_code(text: str) -> str:
    """The lines with ordinary spaces in the place of tabs and no-break spaces, without line ends at the end."""
    if "\t" in text:
        text = text.expandtabs(TAB)
    if not text.isascii():
        text = text.translate(_SPACES)
    return text.rstrip("\n")


def _bounds(word: str) -> tuple[int, int] | None:
    """The first and last line of ``3``, ``3-20``, ``3-`` or ``-20``."""
    found = _RANGE.fullmatch(word.strip())
    if found is None or not (found[1] or found[3]):
        return None
    first = int(found[1] or 1)
    last = int(found[3]) if found[3] else _LAST if found[2] else first
    return (first, last) if 1 <= first <= last else None
