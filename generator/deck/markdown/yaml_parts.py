"""Parts of a Markdown deck that are YAML: the deck's keys at its head, and fences such as ``yaml chart``."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from generator.deck.keys import Key, Kind, Table
from generator.deck.lines import mark
from generator.deck.schema import BLOCK, DECK, SLIDE
from generator.deck.tree import Mapping, Node, Sequence, read_tree
from generator.errors import Diagnostic
from generator.spans import Span

_INDENT = 2
VERSION_KEY = Key("diapo", Kind.INTEGER, "That the text is Diapo's own Markdown, and its version: 1.", "diapo: 1",
                  least=1, most=1)  # fmt: skip
LEVEL_KEY = Key("slide-level", Kind.INTEGER, "The level of the headings that begin slides; 2 when absent.",
                "slide-level: 1", least=1, most=3, also=("slide_level", "headingDivider"))  # fmt: skip
HEAD = Table(
    "deck", "a deck",
    {name: replace(key, required=False) for name, key in DECK.keys.items() if name != "slides"}
    | {key.name: key for key in (VERSION_KEY, LEVEL_KEY)},
)  # fmt: skip
"""The keys at the head of a Markdown deck."""

Note = Callable[[Diagnostic], None]


def head(text: str, line: int, shown: str, note: Note) -> Mapping | None:
    """The mapping of the deck's keys, whose text begins on ``line``; None if there are none that can be read."""
    found = _tree("\n" * (line - 1) + text, shown, HEAD, note)
    return found if isinstance(found, Mapping) else None


def slide_part(text: str, line: int, shown: str, note: Note) -> Node | None:
    """What a fence ``yaml slide`` holds, whose text begins on ``line``."""
    return _tree("\n" * (line - 1) + text, shown, SLIDE, note)


def kind_part(kind: str, text: str, line: int, shown: str, note: Note) -> Node | None:
    """What stands below ``kind`` in a fence ``yaml <kind>``, whose text begins on ``line``."""
    moved = "\n".join(" " * _INDENT + one if one.strip() else "" for one in text.split("\n"))

    def note_back(problem: Diagnostic) -> None:
        span = problem.span
        if span is not None and span.line >= line:
            problem = replace(problem, span=replace(span, column=max(1, span.column - _INDENT)))
        note(problem)

    found = _tree("\n" * (line - 2) + f"{kind}:\n{moved}", shown, BLOCK, note_back)
    if not isinstance(found, Mapping) or not found.pairs:
        return None
    node = found.pairs[0][1]
    _move_back(node)
    return node


def _tree(text: str, shown: str, root: Table, note: Note) -> Node | None:
    last = text.count("\n") + 1
    marked = mark(text, shown, root)
    tree, problems = (None, []) if marked.doubtful else read_tree(marked)
    for one in (*marked.problems.found, *problems):
        # What YAML misses at the end of the part it misses on the line after it.
        past = one.span is not None and one.span.line > last
        note(replace(one, span=Span(shown, last, 1)) if past else one)
    return tree


def _move_back(node: Node) -> None:
    node.column = max(1, node.column - _INDENT)
    if isinstance(node, Sequence):
        for one in node.members:
            _move_back(one)
    elif isinstance(node, Mapping):
        for name, value in node.pairs:
            name.column = max(1, name.column - _INDENT)
            _move_back(value)
