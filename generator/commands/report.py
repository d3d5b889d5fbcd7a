"""Diagnostics as people and programs read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.commands.console import Console, Part, Styled, plain
from generator.errors import Diagnostic, Severity
from generator.spans import Span

EXCERPT_WIDTH = 100
"""Characters of a source line that are shown."""

_SHOWN_LINES_LIMIT = 10_000_000
"""Bytes; the lines of a larger file are not shown."""


def tell_diagnostics(
    diagnostics: Iterable[Diagnostic], console: Console, remark: Callable[[Diagnostic], str] = lambda found: ""
) -> None:
    """One line each, ``path:line:column: error: message (hint) [code]``, and the remark on it if there is one; on a
    terminal with the line it is about. A quiet console is told problems only, no notices."""
    sources: dict[str, list[str]] = {}
    for diagnostic in diagnostics:
        if console.quiet and diagnostic.severity is Severity.NOTICE:
            continue
        said = remark(diagnostic)
        console.tell(*_headline(diagnostic), f" {said}" if said else "")
        if console.terminal and diagnostic.span:
            for line in _excerpt(diagnostic.span, sources):
                console.tell(Styled("quiet", line))


def count(diagnostics: Iterable[Diagnostic]) -> str:
    """``2 errors, 1 warning``, or ``no problems``."""
    found = [diagnostic.severity for diagnostic in diagnostics]
    parts = [plural(found.count(kind), str(kind)) for kind in Severity if kind in found]
    return ", ".join(parts) or "no problems"


def as_json_text(facts: Mapping[str, object], diagnostics: Iterable[Diagnostic]) -> str:
    """One JSON object for programs: ``facts``, and the diagnostics as a list."""
    import json

    return json.dumps({**facts, "diagnostics": [found.as_json() for found in diagnostics]}, indent=2) + "\n"


def plural(number: int, noun: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _headline(diagnostic: Diagnostic) -> tuple[Part, ...]:
    kind = str(diagnostic.severity)
    place = (Styled("place", f"{diagnostic.span}:"), " ") if diagnostic.span else ()
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return *place, Styled(kind, kind + ":"), f" {diagnostic.message}{hint} ", Styled("quiet", f"[{diagnostic.code}]")


def _excerpt(span: Span, sources: dict[str, list[str]]) -> tuple[str, ...]:
    """The source line and a caret under the column; empty if the line cannot be shown."""
    if span.path not in sources:
        sources[span.path] = _lines(Path(span.path))
    lines = sources[span.path]
    if not 0 < span.line <= len(lines) or span.column < 1:
        return ()
    line = lines[span.line - 1]
    start = max(0, span.column - EXCERPT_WIDTH * 2 // 3)
    before = plain(line[start : span.column - 1])
    shown = before + plain(line[span.column - 1 : start + EXCERPT_WIDTH])
    margin = f"{span.line:6} | "
    return (margin + shown, " " * 6 + " | " + " " * _cells(before) + "^")


def _lines(path: Path) -> list[str]:
    try:
        if not path.is_file() or path.stat().st_size > _SHOWN_LINES_LIMIT:
            return []
        # Not splitlines(): line numbers count the line ends of YAML, and a form feed is none of them.
        return path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []


def _cells(text: str) -> int:
    """How many terminal cells the text takes."""
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
