"""Where in the author's files a thing came from."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A place in a source file. ``line`` and ``column`` count from 1, in characters of the file as typed."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
