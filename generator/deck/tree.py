"""YAML structure and the texts beside it -> a plain tree of scalars, sequences and mappings, each with its place.

Values stay text: the schema, not YAML, says what is a number or true. The tree is built from parser events in one loop,
so neither depth nor aliases can make it explode.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from generator.deck.marks import STAND_IN, Marked, Style, Typed
from generator.deck.problems import Problems
from generator.errors import Diagnostic, error
from generator.quick_yaml import yaml
from generator.spans import Span

MAX_DEPTH = 60
MAX_NODES = 1_000_000


class Scalar(Struct):
    """A text or word. ``line`` and ``column`` count from 1."""

    text: str
    line: int
    column: int
    style: Style = Style.PLAIN
    starts: tuple[tuple[int, int, int], ...] = ()
    """Of a text put together from several places: where each part begins in it, and that part's line and column."""


class Sequence(Struct):
    members: list[Node]
    line: int
    column: int


class Mapping(Struct):
    pairs: list[tuple[Scalar, Node]]
    line: int
    column: int
    parent: bool = False
    """Its one pair is an item's text and the list of its sub-items."""


Node = Scalar | Sequence | Mapping


def unfolded(node: Scalar) -> str:
    """A text with blank lines between its paragraphs, of which folding left one line end each."""
    return node.text.replace("\n", "\n\n") if node.style is Style.FOLDED else node.text


_BLOCKS = {"|": Style.LITERAL, ">": Style.FOLDED, '"': Style.QUOTED, "'": Style.QUOTED}


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The parser for installations of PyYAML without libyaml: slower, with the same events."""

    def __init__(self, stream: str) -> None:
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def parser_of(text: str) -> Any:
    """A parser whose ``get_event`` gives the events of ``text``, then None."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return _PureParser(text)
    return CParser(text)


def read_tree(marked: Marked) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a marked source; None when there is nothing in it or when YAML could not read it to its end."""
    building = _Building(marked)
    broken: list[Diagnostic] = []
    try:
        try:
            building.run()
        except yaml.YAMLError:
            broken = _without_broken_flows(marked)
            if not broken:
                raise
            building = _Building(marked)
            building.run()
    except yaml.YAMLError as problem:
        line, column, what = _problem(problem)
        if "nesting" in what:  # libyaml's own limit, which its look-ahead may meet before ours
            building.too_deep(line, column)
            return None, building.problems.found
        building.note(
            error(
                "yaml-syntax",
                "YAML cannot read this: {problem}",
                building.place(line, column),
                "Check brackets and quotes here and above.",
                problem=what,
            )
        )
        return None, [*broken, *building.problems.found]
    return building.root, [*broken, *building.problems.found]


def _without_broken_flows(marked: Marked) -> list[Diagnostic]:
    """Takes out what stands in brackets or braces and is no YAML, so that the rest can be read; says what is wrong."""
    problems = Problems()
    for first, end, lead in marked.flows:
        whole = "\n".join([marked.lines[first][len(lead) :], *marked.lines[first + 1 : end]])
        try:
            parser = parser_of(whole)
            while parser.get_event() is not None:
                pass
        except yaml.YAMLError as problem:
            line, column, what = _problem(problem)
            if "nesting" in what:
                return []
            hint = "Check brackets and quotes here and above."
            shown = "YAML cannot read this: {problem}"
            if (line, column) >= (whole.count("\n"), len(whole) - whole.rfind("\n") - 1):
                line, column, shown = 0, 0, "The bracket or brace that opens here is not closed"
                hint = "Close it; a text that begins with a bracket stands in double quotes."
            column += 0 if line else len(lead)
            place = marked.place(first + line, column - marked.shifts.get(first + line, 0))
            problems.note(error("yaml-syntax", shown, place, hint, problem=what))
            marked.lines[first:end] = [lead + STAND_IN, *[""] * (end - first - 1)]
            marked.typed[first] = Typed("", first, len(lead) - marked.shifts.get(first, 0), Style.BROKEN, lead)
    return problems.found


def read_scalar(fragment: str) -> str | tuple[int, int, str]:
    """The value of one YAML scalar; or the line and column in it (from 0) and what is wrong there."""
    try:
        parser = parser_of(fragment)
        while event := parser.get_event():
            if type(event) is yaml.ScalarEvent:
                return str(event.value)
    except yaml.YAMLError as problem:
        return _problem(problem)
    return ""


def _problem(problem: yaml.YAMLError) -> tuple[int, int, str]:
    what = getattr(problem, "problem", None) or "not YAML"
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    return (mark.line, mark.column, what) if mark else (0, 0, what)


class _Building:
    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.problems = Problems()
        self.note = self.problems.note
        self.root: Node | None = None
        self.left = MAX_NODES

    def place(self, line: int, column: int) -> Span:
        """The author's place of a line and column in the marked YAML."""
        return self.marked.place(line, column - self.marked.shifts.get(line, 0))

    def run(self) -> None:
        parser = parser_of("\n".join(self.marked.lines))
        shifts, typed, column_of = self.marked.shifts, self.marked.typed, self.marked.column
        open_nodes: list[Sequence | Mapping] = []
        keys: list[Scalar | None] = []  # of each open mapping: the key whose value is awaited
        node: Node
        while (event := parser.get_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                mark = event.start_mark
                line = mark.line
                if line in typed and event.value == "_" and not event.style:
                    found = typed[line]
                    node = Scalar(found.text, found.line + 1, column_of(found.line, found.column) + 1, found.style)
                    if found.parent and isinstance(open_nodes[-1], Mapping):
                        open_nodes[-1].parent = True
                else:
                    style = _BLOCKS.get(event.style or "", Style.PLAIN)
                    column = column_of(line, mark.column - shifts.get(line, 0)) + 1
                    node = Scalar(event.value, line + 1, column, style)
                    if event.anchor or event.tag:
                        self._properties(event, node)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                mark = event.start_mark
                column = column_of(mark.line, mark.column - shifts.get(mark.line, 0)) + 1
                if kind is yaml.MappingStartEvent:
                    node = Mapping([], mark.line + 1, column)
                else:
                    node = Sequence([], mark.line + 1, column)
                if event.anchor or event.tag:
                    self._properties(event, node)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                open_nodes.pop()
                keys.pop()
                continue
            elif kind is yaml.AliasEvent:
                mark = event.start_mark
                self.note(
                    error(
                        "yaml-anchor",
                        "Anchors and aliases are not part of a deck",
                        self.place(mark.line, mark.column),
                        "Write the content itself.",
                    )
                )
                node = Scalar("", mark.line + 1, mark.column + 1, Style.BROKEN)
            elif kind is yaml.DocumentStartEvent and self.root is not None:
                mark = event.start_mark
                self.note(
                    error(
                        "many-documents",
                        "A deck is one YAML document",
                        self.place(mark.line, mark.column),
                        "Delete this line.",
                    )
                )
                return
            else:
                continue
            self._place(node, open_nodes, keys)
            if type(node) is not Scalar:
                open_nodes.append(node)  # type: ignore[arg-type]
                keys.append(None)
                if len(open_nodes) > MAX_DEPTH:
                    self.too_deep(node.line - 1, node.column - 1)
                    self.root = None
                    return
            self.left -= 1
            if not self.left:
                self.note(
                    error(
                        "too-many",
                        "The deck has more than {limit} parts",
                        self.place(node.line - 1, node.column - 1),
                        "Split the deck in two.",
                        count=MAX_NODES,
                        limit=MAX_NODES,
                    )
                )
                self.root = None
                return

    def too_deep(self, line: int, column: int) -> None:
        place = self.place(line, column)
        self.note(error("too-deep", "The deck is nested more than {limit} levels deep", place, limit=MAX_DEPTH))

    def _place(self, node: Node, open_nodes: list[Sequence | Mapping], keys: list[Scalar | None]) -> None:
        """Put a new node into the innermost open one."""
        if not open_nodes:
            self.root = node
            return
        inside = open_nodes[-1]
        if type(inside) is Sequence:
            inside.members.append(node)
        elif (key := keys[-1]) is not None:
            inside.pairs.append((key, node))  # type: ignore[union-attr]
            keys[-1] = None
        elif type(node) is Scalar:
            keys[-1] = node
        else:
            self.note(
                error(
                    "expected-key",
                    "A list or mapping cannot be a key",
                    self.place(node.line - 1, node.column - 1),
                    "Write `{name}: …`.",
                    name="heading",
                )
            )
            keys[-1] = Scalar("", node.line, node.column, Style.BROKEN)

    def _properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, node: Node) -> None:
        line, column = node.line - 1, node.column - 1 + self.marked.shifts.get(node.line - 1, 0)
        if event.anchor:
            self.note(
                error(
                    "yaml-anchor",
                    "Anchors and aliases are not part of a deck",
                    self.place(line, column),
                    "Write the content itself.",
                )
            )
        if event.tag:
            self.note(
                error(
                    "yaml-tag",
                    "YAML tags such as {tag} are not part of a deck",
                    self.place(line, column),
                    "Delete it.",
                    tag=str(event.tag)[:40],
                )
            )
        if isinstance(node, Scalar):
            node.style = Style.BROKEN
