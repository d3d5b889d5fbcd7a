"""Keeping rendered layout rules between builds: with them a small deck needs neither Jinja nor the YAML of rules.

What is kept is what YAML gave, as JSON and before it is checked: data, never code. The name is a hash of all inputs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from generator._version import __version__
from generator.layout.rule import Facts
from generator.usercache import keep_sound, read_sound

MAX_RULES: Final = 500
"""Rules in one file; a catalogue of odd decks must not make every build read a large one."""


class KeptRules:
    """The rendered rules of one folder for one theme's tokens and page size. What cannot be read is not there."""

    def __init__(self, root: Path, tokens: Mapping[str, Any]) -> None:
        texts = {
            path.name: path.read_text(encoding="utf-8", errors="backslashreplace") for path in sorted(root.glob("*.j2"))
        }
        inputs = json.dumps([__version__, texts, tokens], sort_keys=True)
        self._name = f"rules-{sha256(inputs.encode()).hexdigest()}"
        self._rules: dict[str, Any] = {}
        self._grown = False
        with suppress(ValueError, RecursionError):
            found = json.loads(read_sound(self._name) or b"{}")
            if isinstance(found, dict):
                self._rules = found

    def get(self, name: str, facts: Facts) -> Any:
        """The values of a rule as its YAML gave them; None if they were not kept."""
        return self._rules.get(_key(name, facts))

    def put(self, name: str, facts: Facts, values: Any) -> None:
        if len(self._rules) < MAX_RULES:
            self._rules[_key(name, facts)] = values
            self._grown = True

    def write(self) -> None:
        """Keeps what is new for the next build."""
        if self._grown:
            self._grown = False
            with suppress(TypeError, ValueError):  # YAML knows values that JSON does not; such rules are rendered anew
                keep_sound(self._name, json.dumps(self._rules, ensure_ascii=False).encode())


def _key(name: str, facts: Facts) -> str:
    asked = (name, facts.share, facts.head_lines, facts.foot, facts.specimen, facts.kicked, *sorted(facts.has))
    return " ".join(map(str, asked))
