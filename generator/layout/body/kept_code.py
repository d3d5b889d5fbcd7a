"""Keeping what lexers made of code between builds: with it a deck that has code needs no lexer, which would be the
costliest part of it.

What is kept is the words of each code with what they are, as JSON: data, never programs. The file's name is a hash of
the programs that made it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import import_module
from typing import Final

from msgspec import DecodeError, json

from generator._version import __version__
from generator.layout.body.code_tokens import CodeLine
from generator.usercache import keep_sound, read_sound

MOST_KEPT: Final = 500
"""Codes in one file, so that no build has to read a large one. A build that adds to it keeps its own first."""

_Lines = tuple[CodeLine, ...]


class KeptCode:
    """The codes of builds; what cannot be read is not there."""

    def __init__(self) -> None:
        self._before: dict[str, _Lines] | None = None
        self._here: dict[str, _Lines] = {}
        self._grown = False

    def lines(self, text: str, lang: str, lex: Callable[[str, str], _Lines]) -> _Lines:
        """The lines of code as tokens, from an earlier build or, if there was none, from ``lex``."""
        if self._before is None:
            self._before = _read()
        key = sha256(f"{lang}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        found = self._here.get(key) or self._before.get(key)
        if found is None or "\n".join("".join([token.text for token in line]) for line in found) != text:
            found = lex(text, lang)
            self._grown = True
        self._here[key] = found
        return found

    def keep(self) -> None:
        """Keeps what is new for the next build."""
        if self._grown:
            self._grown = False
            kept = list((self._here | (self._before or {})).items())[:MOST_KEPT]
            self._before, self._here = dict(kept), {}
            with suppress(UnicodeEncodeError):
                keep_sound(_name(), json.encode(self._before))


@cache
def shared_code() -> KeptCode:
    """That of all builds of this process."""
    return KeptCode()


def _name() -> str:
    lexers = import_module("pygments").__version__  # which imports none of them
    return f"code-{sha256(repr((__version__, lexers)).encode()).hexdigest()}"


def _read() -> dict[str, _Lines]:
    with suppress(DecodeError, RecursionError):
        return json.decode(read_sound(_name()) or b"{}", type=dict[str, _Lines])
    return {}
