"""What the commands say, where it goes, and how it looks there."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Final, TextIO

STYLES: Final = {"error": "1;31", "warning": "1;33", "notice": "36", "place": "1", "quiet": "2", "good": "32"}

# Author text is shown in messages; none of it may steer the terminal (C0, C1) or reorder the line (bidi controls).
_UNSAFE: Final = {
    code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
} | {0x0A: " ", 0x09: " "}


def plain(text: str) -> str:
    """``text`` on one line and without characters that a terminal would obey."""
    return text.translate(_UNSAFE)


@dataclass(frozen=True, slots=True)
class Console:
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

    def say(self, line: str) -> None:
        """A line of the result."""
        self.out.write(line + "\n")

    def tell(self, line: str) -> None:
        """A line for a person, beside the result."""
        self.err.write(line + "\n")

    def step(self, line: str) -> None:
        """What is going on, on a terminal only; the next thing told takes its place."""
        if self.terminal and not self.quiet:
            self.err.write(f"\r\x1b[K{line}")
            self.err.flush()

    def end_steps(self) -> None:
        if self.terminal and not self.quiet:
            self.err.write("\r\x1b[K")

    def style(self, name: str, text: str) -> str:
        """``text`` as it looks on ``err``."""
        return _styled(name, text) if self.color else text

    def out_style(self, name: str, text: str) -> str:
        """``text`` as it looks on ``out``."""
        return _styled(name, text) if self.out_color else text


def _styled(name: str, text: str) -> str:
    return f"\x1b[{STYLES[name]}m{text}\x1b[0m"
