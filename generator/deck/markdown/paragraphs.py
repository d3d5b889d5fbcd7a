"""Lines of prose -> one text that knows where each of its lines stands."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.markdown.blocks import Line
from generator.deck.tree import Scalar


def joined(lines: Sequence[Line], text: str | None = None) -> Scalar:
    """One paragraph: line ends count as spaces, but for those that two spaces or a backslash make breaks. ``text``:
    what to take in the place of the last line."""
    first = lines[0]
    if len(lines) == 1:
        said = first.text if text is None else text
        if not said[:1].isspace():
            return Scalar(said.rstrip(), first.line, first.column)
    parts: list[str] = []
    starts: list[tuple[int, int, int]] = []
    size = 0
    for number, line in enumerate(lines):
        said = line.text if text is None or number + 1 < len(lines) else text
        content = said.lstrip(" \t")
        starts.append((size, line.line, line.column + len(said) - len(content)))
        content, end = _broken(content) if number + 1 < len(lines) else (content.rstrip(), "")
        parts.append(content + end)
        size += len(content) + len(end)
    return Scalar("".join(parts), starts[0][1], starts[0][2], starts=tuple(starts) if len(starts) > 1 else ())


def _broken(content: str) -> tuple[str, str]:
    """A line without what breaks it at its end, and how it goes on."""
    bare = content.rstrip()
    if content.endswith("  "):
        return bare, "\n"
    if bare.endswith("\\") and not bare.endswith("\\\\"):
        return bare[:-1].rstrip(), "\n"
    return bare, " "


def part(whole: Scalar, start: int, end: int) -> Scalar:
    """The text from ``start`` to ``end``, in its place, spaces at its ends left off."""
    said = whole.text[start:end]
    start += len(said) - len(said.lstrip())
    end = start + len(said.strip())
    if not whole.starts:
        return Scalar(whole.text[start:end], whole.line, whole.column + start, whole.style)
    before = [one for one in whole.starts if one[0] <= start]
    at, line, column = before[-1]
    inside = tuple((begun - start, *place) for begun, *place in whole.starts if start < begun < end)
    starts = ((0, line, column + start - at), *inside) if inside else ()
    return Scalar(whole.text[start:end], line, column + start - at, whole.style, starts)  # type: ignore[arg-type]
