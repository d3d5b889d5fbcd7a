"""Where in the author's files a thing came from."""

from __future__ import annotations

from msgspec import Struct


class Origin:
    """How far a slide has moved since it was read, in lines: whoever reads a file again and again need not read anew
    what only stands lower. All places on the slide share it, and it is the one thing of them that changes."""

    __slots__ = ("shift",)

    def __init__(self) -> None:
        self.shift = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Origin) and other.shift == self.shift

    def __hash__(self) -> int:
        return 0


class Span(Struct, frozen=True):
    """A place in a source file. ``row``: the line where it was read; ``line``, where it is now, and ``column`` count
    from 1, in characters of the file as typed. Two are equal when they were read at one place and moved alike."""

    path: str
    row: int
    column: int
    origin: Origin | None = None

    @property
    def line(self) -> int:
        return self.row + self.origin.shift if self.origin else self.row

    def at(self, row: int, column: int) -> Span:
        """Another place of the same slide."""
        return Span(self.path, row, column, self.origin)

    def __lt__(self, other: Span) -> bool:
        return (self.path, self.line, self.column) < (other.path, other.line, other.column)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
