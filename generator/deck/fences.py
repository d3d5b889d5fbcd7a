"""Where a text has Markdown's fences of code: shown as typed, line by line."""

from __future__ import annotations

import re

from generator.patterns import pattern

_LINE = pattern(r"[ \t]*(`{3,}|~{3,})[ \t]*([^`\s]*)[^`\n]*")
_JOINED = pattern(r"\s*(`{3,})(?:[\w+#.{}-]*\s(?:.*\s)?\1|[\w+#.{}-]*)\s*", re.DOTALL)


def fences(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each, fence lines included; one that is not closed goes on to the end."""
    if "```" not in text and "~~~" not in text:
        return ()
    if _JOINED.fullmatch(text):  # its line ends may have become spaces
        return ((0, len(text)),)
    found: list[tuple[int, int]] = []
    start, mark, at = -1, "", 0
    for line in text.split("\n"):
        end = at + len(line)
        fence = _LINE.fullmatch(line)
        if fence and start < 0 and (fence[2] or fence[1][0] == "`" or "\n" in text):
            start, mark = at, fence[1]
        elif fence and start >= 0 and not fence[2] and fence[1].startswith(mark):
            found.append((start, end))
            start = -1
        at = end + 1
    if start >= 0:
        found.append((start, len(text)))
    return tuple(found)
