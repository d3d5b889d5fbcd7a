"""Keeping rendered layout rules between builds: with them a small deck needs neither Jinja nor the YAML of rules.

What is kept is what YAML gave, as JSON and before it is checked: data, never code. The name is a hash of all inputs.
What a first build needs of the shipped themes comes with the package.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Raw
from msgspec.structs import replace

from generator._version import __version__
from generator.layout.rule import Facts
from generator.shipped import read_shipped
from generator.usercache import keep_sound, read_sound

MAX_RULES: Final = 500
"""Rules in one file; a catalogue of odd decks must not make every build read a large one."""
_PROGRAM: Final = ("kept_rules.py", "rule.py", "rules.py")
"""The modules beside this one that say what templates may ask for and how what they give is read."""


class KeptRules:
    """The rendered rules of one folder for one theme's tokens and page size. What cannot be read is not there."""

    def __init__(self, root: Path, tokens: Mapping[str, Any]) -> None:
        texts = [(name, _read(f"{root}/{name}")) for name in _templates(root)]
        inputs = repr((__version__, _program(), texts, json.dumps(tokens, sort_keys=True)))
        self.name = f"rules-{sha256(inputs.encode()).hexdigest()}"
        self.asked = frozenset(_asked(b" ".join(text for _, text in texts).decode("utf-8", "replace")))
        """The names of fields that a template of this folder may ask for; it sees no other."""
        self._shipped: dict[str, dict[str, Raw]] = {}
        """By the group of facts: most decks ask for those of one."""
        self._rules = _decoded(read_sound(self.name))
        self._grown = False

    def get(self, name: str, facts: Facts) -> Any:
        """The values of a rule as its YAML gave them; None if they were not kept."""
        key = _key(name, facts)
        raw = self._rules.get(key) or self._shipped_with(facts).get(key)
        return None if raw is None else msgspec.json.decode(raw)

    def _shipped_with(self, facts: Facts) -> dict[str, Raw]:
        group = _group(facts)
        if group not in self._shipped:
            self._shipped[group] = _decoded(read_shipped(f"{self.name}{group}"))
        return self._shipped[group]

    def put(self, name: str, facts: Facts, values: Any) -> None:
        with suppress(TypeError, ValueError):  # YAML knows values that JSON does not; such rules are rendered anew
            text = json.dumps(values, ensure_ascii=False, allow_nan=False)
            self._rules[_key(name, facts)] = Raw(text.encode())
            self._grown |= len(self._rules) <= MAX_RULES

    def write(self) -> None:
        """Keeps what is new for the next build."""
        if self._grown:
            self._grown = False
            keep_sound(self.name, msgspec.json.encode(dict(islice(self._rules.items(), MAX_RULES))))

    def to_ship(self, facts: Iterable[tuple[str, Facts]]) -> dict[str, bytes]:
        """The shipped files with the rules of these names and facts, which were rendered; by their names."""
        found: dict[str, dict[str, Raw]] = {}
        for name, asked in facts:
            asked = replace(asked, has=asked.has & self.asked)
            key = _key(name, asked)
            found.setdefault(f"{self.name}{_group(asked)}", {})[key] = self._rules[key]
        return {name: msgspec.json.encode(rules) for name, rules in found.items()}


def _templates(root: Path) -> list[str]:
    return sorted(entry.name for entry in os.scandir(root) if entry.name.endswith(".j2"))


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - there are thirty of them, and this takes a third of the time
        return file.read()


@cache
def _program() -> list[bytes]:
    return [_read(str(Path(__file__).with_name(name))) for name in _PROGRAM]


def _asked(text: str) -> Iterator[str]:
    """The names in ``has.name``."""
    for after in text.split("has.")[1:]:
        yield "".join(takewhile(lambda char: char.isalnum() or char == "_", after))


def _decoded(content: bytes | None) -> dict[str, Raw]:
    with suppress(msgspec.DecodeError, RecursionError):
        return msgspec.json.decode(content or b"{}", type=dict[str, Raw])
    return {}


def _group(facts: Facts) -> str:
    date = "date" in facts.has and not facts.specimen
    found = {"kicked": facts.kicked, "logo": "logo" in facts.has, "date": date}
    return "".join(f"-{name}" for name, asked in found.items() if asked)


def _key(name: str, facts: Facts) -> str:
    asked = (name, facts.share, facts.head_lines, facts.foot, facts.specimen, facts.kicked, *sorted(facts.has))
    return " ".join(map(str, asked))
