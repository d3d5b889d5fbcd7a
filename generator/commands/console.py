"""What the commands say, where it goes, and how it looks there.

Everything that is said passes through here, and here it is made harmless: a file's name or an author's text must not
steer the terminal, and must not look like a second line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Final, TextIO

from msgspec import Struct

from generator.commands.streams import as_bytes, written

STYLES: Final = {"error": "1;31", "warning": "1;33", "notice": "36", "place": "1", "quiet": "2", "good": "32"}

# C0 and C1 steer a terminal, also as single bytes of a name that is no UTF-8; bidi controls reorder the line.
_CONTROLS: Final = (*range(0x20), *range(0x7F, 0xA0))
_BIDI: Final = (0x061C, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSAFE: Final = (
    {code: f"\\x{code:02x}" for code in _CONTROLS}
    | {0xDC00 + code: f"\\x{code:02x}" for code in range(0x80, 0x100)}
    | {code: f"\\u{code:04x}" for code in _BIDI}
    | {0x0A: " ", 0x09: " "}
)


def plain(text: str) -> str:
    """``text`` on one line and without characters that a terminal would obey."""
    return text.translate(_UNSAFE)


class Styled(Struct, frozen=True):
    """A part of a line that looks otherwise."""

    style: str
    text: str


Part = str | Styled


class Console(Struct, frozen=True):
    """Results go to ``out``; problems, progress and summaries to ``err``."""

    out: TextIO
    err: TextIO
    terminal: bool
    """A person looks at ``err``."""
    color: bool
    """On ``err``."""
    quiet: bool
    out_color: bool = False
    """On ``out``, which may go into a pipe while a person looks at ``err``."""

    @classmethod
    def of_process(cls, *, color: str = "auto", quiet: bool = False) -> Console:
        """The console of this process; ``color`` is auto, always or never."""
        able = os.environ.get("TERM") != "dumb"
        terminal = sys.stderr.isatty() and able
        auto = color == "auto" and able and not os.environ.get("NO_COLOR")
        wanted = [color == "always" or (auto and stream.isatty()) for stream in (sys.stderr, sys.stdout)]
        return cls(sys.stdout, sys.stderr, terminal, wanted[0], quiet, wanted[1])

    def say(self, *parts: Part) -> None:
        """A line of the result, for a person."""
        with written():
            self.out.write(_line(parts, self.out_color) + "\n")

    def say_path(self, path: str | os.PathLike[str]) -> None:
        """A line of the result that is a path, byte for byte where a program reads it."""
        if os.name == "posix" and not self.out.isatty():
            self._write(os.fsencode(path) + b"\n", os.fspath(path) + "\n")
        else:
            self.say(os.fspath(path))

    def print(self, text: str) -> None:
        """A result of many lines, each with its end: UTF-8 where it goes into a file or to a program."""
        if self.out.isatty():
            with written():
                self.out.write("".join(plain(line) + "\n" for line in text.removesuffix("\n").split("\n")))
        else:
            self._write(as_bytes(text), text)

    def tell(self, *parts: Part) -> None:
        """A line for a person, beside the result."""
        self.err.write(_line(parts, self.color) + "\n")

    def step(self, line: str) -> None:
        """What is going on, on a terminal only; the next thing told takes its place."""
        if self.terminal and not self.quiet:
            self.err.write(f"\r\x1b[K{plain(line)}")
            self.err.flush()

    def end_steps(self) -> None:
        if self.terminal and not self.quiet:
            self.err.write("\r\x1b[K")

    def _write(self, content: bytes, text: str) -> None:
        buffer = getattr(self.out, "buffer", None)
        with written():
            if buffer is None:
                self.out.write(text)
            else:
                self.out.flush()
                buffer.write(content)


def _line(parts: Iterable[Part], color: bool) -> str:
    return "".join(
        f"\x1b[{STYLES[part.style]}m{plain(part.text)}\x1b[0m"
        if color and isinstance(part, Styled)
        else plain(part.text if isinstance(part, Styled) else part)
        for part in parts
    )
