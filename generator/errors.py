"""What can go wrong, as values for the author of a deck and as exceptions for the caller.

    DiapoError
    ├── ContentError   the deck has problems: carries every Diagnostic    exit code 1
    ├── UsageError     wrong use of the command or of the API             exit code 2
    ├── OutputError    a result could not be written                      exit code 3
    └── AssetError     fonts or reveal.js are missing in the installation exit code 3

An OSError that nobody turned into one of these, wherever it comes from, is the machine's business too: exit code 3.

A Diagnostic keeps its text as a template with named values, so that a translation can replace the template
and keep the values. Every code has a paragraph in ``docs/messages.md`` (a test compares the two).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from gettext import gettext

from msgspec import Struct, field

from generator.spans import Span

translate = cache(gettext)
"""It looks for a translation on the disk each time; there are some hundred templates."""

MAX_PROBLEMS = 200
"""Of each severity: more help nobody."""

EXIT_FINE, EXIT_CONTENT, EXIT_USAGE, EXIT_OUTPUT = 0, 1, 2, 3


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Diagnostic(Struct, frozen=True):
    """One problem, addressed to the author: where, what, and what to do."""

    severity: Severity
    code: str
    template: str
    span: Span | None = None
    hint_template: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        return translate(self.template).format_map(self.values)

    @property
    def hint(self) -> str:
        """The way out, or an empty string."""
        return translate(self.hint_template).format_map(self.values) if self.hint_template else ""

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        tail = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.severity}: {self.message}{tail} [{self.code}]"

    def as_json(self) -> dict[str, object]:
        place = {"path": self.span.path, "line": self.span.line, "column": self.span.column} if self.span else None
        return {
            "severity": str(self.severity),
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "span": place,
        }


def error(code: str, template: str, span: Span | None = None, hint: str = "", **values: object) -> Diagnostic:
    """A problem that stops the build. ``template`` and ``hint`` are ``str.format`` templates over ``values``."""
    return Diagnostic(Severity.ERROR, code, template, span, hint, values)


def warning(code: str, template: str, span: Span | None = None, hint: str = "", **values: object) -> Diagnostic:
    """A problem that does not stop the build unless ``--strict`` is given."""
    return Diagnostic(Severity.WARNING, code, template, span, hint, values)


def notice(code: str, template: str, span: Span | None = None, hint: str = "", **values: object) -> Diagnostic:
    """Something to know that is no problem: ``--strict`` lets it pass."""
    return Diagnostic(Severity.NOTICE, code, template, span, hint, values)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)


def in_source_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file, line and column; those without a place come first."""
    nowhere = Span("", 0, 0)
    return tuple(sorted(diagnostics, key=lambda d: d.span or nowhere))


def first_of(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In source order, at most MAX_PROBLEMS of each severity; how many more there are is a diagnostic of its own."""
    kept: list[Diagnostic] = []
    counts = dict.fromkeys(Severity, 0)
    for found in in_source_order(diagnostics):
        counts[found.severity] += 1
        if counts[found.severity] <= MAX_PROBLEMS:
            kept.append(found)
    for severity, number in counts.items():
        if number > MAX_PROBLEMS:
            kept.append(
                Diagnostic(severity, "too-many-problems", "There are {count} more of severity “{severity}”; the first "
                           "{limit} are shown", None, "Mend these, then look again.",
                           {"count": number - MAX_PROBLEMS, "severity": str(severity), "limit": MAX_PROBLEMS})
            )  # fmt: skip
    return in_source_order(kept)


class DiapoError(Exception):
    """The base of every exception that this package raises on purpose."""

    exit_code = EXIT_USAGE


class ContentError(DiapoError):
    """The deck cannot be built; ``diagnostics`` holds all of its problems, warnings included."""

    exit_code = EXIT_CONTENT

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_source_order(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


class UsageError(DiapoError):
    """``more`` is a second line: where to read on."""

    exit_code = EXIT_USAGE

    def __init__(self, message: str, more: str = "") -> None:
        self.more = more
        super().__init__(message)


class OutputError(DiapoError):
    exit_code = EXIT_OUTPUT


class AssetError(DiapoError):
    exit_code = EXIT_OUTPUT


def reason(problem: Exception) -> str:
    """What the machine has against it: ``No space left on device``."""
    return (problem.strerror if isinstance(problem, OSError) else "") or str(problem) or type(problem).__name__


def machine_failure(problem: OSError | MemoryError) -> str:
    """The whole sentence for something of the machine's that stood in the way: which file, and why."""
    if isinstance(problem, MemoryError):
        return "there is not enough memory for this"
    if isinstance(problem.filename, (str, bytes)) and problem.filename:
        return f"{os.fsdecode(problem.filename)}: {reason(problem)}"
    try:
        os.getcwd()  # noqa: PTH109 - a question, no path
    except OSError:
        return "the current folder is not there any more"
    return f"the system refused: {reason(problem)}"
