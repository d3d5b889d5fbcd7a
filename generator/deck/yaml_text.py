"""A tree -> strict YAML, as ``diapo fmt`` writes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from generator.deck.format import scalar
from generator.deck.grammar import BARE, LISTS, MAPPINGS
from generator.deck.keys import Kind, Table
from generator.deck.marks import Style
from generator.deck.scalars import MEANT, quoted
from generator.deck.schema import DECK, PLAIN
from generator.deck.tree import Mapping, Node, Scalar, Sequence, unfolded
from generator.patterns import pattern

_BARE: Final = pattern(r"[A-Za-z0-9.-]+")
_FLOWING: Final = frozenset({Kind.TAGS, Kind.CHOICES, Kind.NUMBERS, Kind.STRINGS, Kind.IDS, Kind.WORDS, Kind.RANGES})
_MOST_FLOW: Final = 70
Before = Callable[[Node], list[str]]
"""The comments that stand before a node, a line each."""


def deck_text(root: Mapping, before: Before | None = None) -> str:
    """A deck's tree as the text of a deck file."""
    return "\n".join(_Writing(before).mapping(root, DECK, "")) + "\n"


def part_text(pairs: list[tuple[Scalar, Node]], table: Table, before: Before | None = None) -> str:
    """Some pairs of a mapping with the keys of ``table``."""
    return "\n".join(_Writing(before).mapping(Mapping(pairs, 1, 1), table, ""))


def value_text(node: Node, kind: Kind) -> str:
    """What stands below a key of ``kind``."""
    writing = _Writing(None)
    if isinstance(node, Scalar):
        return node.text if "\n" not in node.text else "|\n" + _indented(node.text.rstrip("\n"), "  ")
    return "\n".join(writing.below(node, kind, ""))


def _indented(text: str, indent: str) -> str:
    return "\n".join(indent + line if line else "" for line in text.split("\n"))


class _Writing:
    def __init__(self, before: Before | None) -> None:
        self.before = before

    def _comments(self, node: Node, indent: str) -> list[str]:
        return [f"{indent}# {line}".rstrip() for line in self.before(node)] if self.before else []

    def mapping(self, node: Mapping, table: Table | None, indent: str) -> list[str]:
        lines: list[str] = []
        for name, value in node.pairs:
            key = table.key(name.text) if table else None
            kind = key.kind if key else Kind.TEXT
            plain = re.fullmatch(r"[^\W\d][\w-]*", name.text) and not MEANT.fullmatch(name.text)
            lead = f"{name.text if plain else quoted(name.text)}:"
            lines += self._comments(name, indent)
            if isinstance(value, Scalar):
                lines += self._scalar(f"{indent}{lead} ", value, kind, indent)
            elif kind in _FLOWING and (flow := _flow(value)) is not None:
                lines.append(f"{indent}{lead} {flow}")
            elif not (value.members if isinstance(value, Sequence) else value.pairs):
                lines.append(f"{indent}{lead}")
            else:
                lines.append(f"{indent}{lead}")
                lines += self.below(value, kind, indent + "  ")
        return lines

    def below(self, node: Node, kind: Kind, indent: str) -> list[str]:
        """A list or a mapping that stands below a key of ``kind``."""
        if isinstance(node, Sequence):
            return self.sequence(node, LISTS.get(kind, PLAIN), indent)
        assert isinstance(node, Mapping)
        return self.mapping(node, MAPPINGS.get(kind), indent)

    def sequence(self, node: Sequence, table: Table, indent: str) -> list[str]:
        lines: list[str] = []
        for one in node.members:
            lines += self._comments(one, indent)
            if isinstance(one, Scalar):
                lines += self._scalar(f"{indent}- ", one, Kind.TEXT, indent)
            elif isinstance(one, Sequence):
                lines.append(f"{indent}- [{', '.join(map(_cell, one.members))}]")
            else:
                lines += self._member(one, table, indent)
        return lines

    def _member(self, node: Mapping, table: Table, indent: str) -> list[str]:
        if node.parent:
            text, listed = node.pairs[0]
            node = Mapping([(Scalar("text", 0, 0), text), (Scalar("items", 0, 0), listed)], node.line, node.column)
        pairs = node.pairs
        first = next((at for at, (name, _) in enumerate(pairs) if name.text in table.first), 0)
        node = Mapping([pairs[first], *pairs[:first], *pairs[first + 1 :]] if pairs else [], node.line, node.column)
        inside = self.mapping(node, table, indent + "  ")
        comments = 0
        while comments < len(inside) and inside[comments].lstrip().startswith("#"):
            comments += 1  # those of its first key stand before its dash
        above = [indent + line.lstrip() for line in inside[:comments]]
        rest = inside[comments:] or [f"{indent}  {{}}"]
        return [*above, f"{indent}- {rest[0].lstrip()}", *rest[1:]]

    def _scalar(self, lead: str, node: Scalar, kind: Kind, indent: str) -> list[str]:
        text = node.text
        if "\n" in text.strip("\n") or node.style is Style.LITERAL:
            text = unfolded(node)
            body = text.strip("\n") if node.style is not Style.LITERAL else text.rstrip("\n")
            if body.strip() and not any(line != line.rstrip() for line in body.split("\n")):
                deep = indent + "  "
                sign = "|2" if body.lstrip("\n")[:1] in " \t" else "|"
                return [f"{lead}{sign}", *_indented(body, deep).split("\n")]
            return [lead + quoted(body)]
        text = text.strip("\n")
        if kind in BARE and _BARE.fullmatch(text):
            return [lead + text]
        return [(lead + scalar(text)).rstrip()] if text else [lead.rstrip()]


def _cell(node: Node) -> str:
    """A cell of a row, on its line."""
    if isinstance(node, Scalar):
        return quoted(node.text)
    if isinstance(node, Sequence):
        return f"[{', '.join(map(_cell, node.members))}]"
    return f"{{{', '.join(f'{name.text}: {_cell(value)}' for name, value in node.pairs)}}}"


def _flow(node: Node) -> str | None:
    """A short list of plain words on one line."""
    if not isinstance(node, Sequence) or not node.members or not all(isinstance(one, Scalar) for one in node.members):
        return None
    words = [one.text for one in node.members if isinstance(one, Scalar)]
    if any("\n" in word or not word.strip() for word in words):
        return None
    said = ", ".join(word if re.fullmatch(r"[\w-]+", word) and not MEANT.fullmatch(word) else quoted(word)
                     for word in words)  # fmt: skip
    return f"[{said}]" if len(said) <= _MOST_FLOW else None
