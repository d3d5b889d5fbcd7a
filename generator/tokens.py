"""The file of a theme, or a brand's, as a tree of texts, lists and mappings, each with its place.

Values stay text: what is a number or true is said where it is known what is wanted, not by YAML.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from generator.errors import Diagnostic, error, reason
from generator.patterns import pattern
from generator.quick_yaml import yaml
from generator.spans import Span

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 8
MAX_TOKENS: Final = 5_000
_KINDS: Final = frozenset("str int float bool null timestamp value merge map seq".split())
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL: Final = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class Scalar(Struct, frozen=True):
    text: str
    span: Span


class Listed(Struct, frozen=True):
    members: tuple[Token, ...]
    span: Span


class Named(Struct, frozen=True):
    tokens: Mapping[str, Token]
    places: Mapping[str, Span]
    """Of the names."""
    span: Span


Token = Scalar | Listed | Named


def read_tokens(path: Path) -> tuple[Named | None, list[Diagnostic]]:
    """The tokens of a theme's file, or None, and what is wrong with it as a file."""
    shown = str(path)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > MAX_BYTES:
            return None, [unreadable(f"it is no text file of at most {MAX_BYTES} bytes", Span(shown, 1, 1))]
        data = path.read_bytes()
    except OSError as problem:
        return None, [unreadable(reason(problem), Span(shown, 1, 1))]
    return tokens_of(data, shown)


def unreadable(problem: str, place: Span) -> Diagnostic:
    return error("theme-syntax", "The theme cannot be read: {problem}", place, problem=problem)


def tokens_of(data: bytes, shown: str) -> tuple[Named | None, list[Diagnostic]]:
    """The tokens of a file that holds ``data``, or None, and what is wrong with it; ``shown`` is its path in
    messages."""
    start = Span(shown, 1, 1)

    def refuse(problem: str, place: Span = start) -> tuple[None, list[Diagnostic]]:
        return None, [unreadable(problem, place)]

    if len(data) > MAX_BYTES:
        return refuse(f"it is no text file of at most {MAX_BYTES} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - data.rfind(b"\n", 0, problem.start)
        return refuse(f"it is not UTF-8 (byte 0x{data[problem.start]:02x})", Span(shown, line, column))
    if found := _CONTROL.search(text):
        return refuse(
            f"the character U+{ord(found.group()):04X} cannot stand in it", _place(text, found.start(), shown)
        )
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        place = Span(shown, mark.line + 1, mark.column + 1) if mark else start
        return refuse(f"it is not valid YAML: {getattr(problem, 'problem', None) or problem}", place)
    except RecursionError:
        return refuse("it is nested too deeply")
    building = _Building(shown)
    tree = building.token(root, 1) if root is not None else None
    if tree is not None and not isinstance(tree, Named):
        building.refuse("it is no mapping of tokens", start)
    if tree is None and not building.problems:
        building.refuse("it is empty, and should be a mapping of tokens", start)
    return (None if building.problems or not isinstance(tree, Named) else tree), building.problems


def merged(base: Named, over: Named) -> Named:
    """The tokens laid over those of another theme, mapping by mapping."""
    tokens = dict(base.tokens)
    for name, value in over.tokens.items():
        below = tokens.get(name)
        tokens[name] = merged(below, value) if isinstance(below, Named) and isinstance(value, Named) else value
    return Named(tokens, {**base.places, **over.places}, over.span)


def _place(text: str, at: int, shown: str) -> Span:
    return Span(shown, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


class _Building:
    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Diagnostic] = []
        self._seen: set[int] = set()

    def refuse(self, problem: str, place: Span) -> None:
        self.problems.append(unreadable(problem, place))

    def token(self, node: yaml.Node, depth: int) -> Token | None:
        span = Span(self.shown, node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self._seen:
            self.refuse("anchors and aliases are no part of a theme", span)
        elif len(self._seen) >= MAX_TOKENS:
            if len(self._seen) == MAX_TOKENS:
                self.refuse(f"it has more than {MAX_TOKENS} tokens", span)
        elif depth > MAX_DEPTH:
            self.refuse(f"it is nested more than {MAX_DEPTH} levels deep", span)
        elif not _is_plain(node):
            self.refuse(f"YAML tags such as {str(node.tag)[:40]} are no part of a theme", span)
        else:
            self._seen.add(id(node))
            return self._made(node, span, depth)
        self._seen.add(id(node))
        return None

    def _made(self, node: yaml.Node, span: Span, depth: int) -> Token | None:
        if isinstance(node, yaml.ScalarNode):
            if _CONTROL.search(node.value):
                self.refuse("a control character cannot stand in a token", span)
                return None
            return Scalar(node.value, span)
        if isinstance(node, yaml.SequenceNode):
            return Listed(tuple(self._members(node.value, depth + 1)), span)
        tokens: dict[str, Token] = {}
        places: dict[str, Span] = {}
        for key, value in node.value:
            name = self.token(key, depth + 1)
            made = self.token(value, depth + 1)
            if name is None or made is None:
                continue
            if not isinstance(name, Scalar):
                self.refuse("a list or mapping cannot be a name", name.span)
            elif name.text in tokens:
                self.refuse(f"`{name.text[:80]}` stands twice; first on line {places[name.text].line}", name.span)
            else:
                tokens[name.text], places[name.text] = made, name.span
        return Named(tokens, places, span)

    def _members(self, nodes: list[yaml.Node], depth: int) -> Iterator[Token]:
        for node in nodes:
            made = self.token(node, depth)
            if made is not None:
                yield made


def _is_plain(node: yaml.Node) -> bool:
    """Of a kind that YAML finds out by itself."""
    return str(node.tag).removeprefix("tag:yaml.org,2002:") in _KINDS
