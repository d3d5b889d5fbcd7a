"""Problems gathered while a deck is read: all of them, unless the file is wrong throughout."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from generator.errors import MAX_PROBLEMS, Diagnostic, Severity


class Problems(Struct):
    """Keeps at most MAX_PROBLEMS errors and as many warnings, so that warnings never push an error out."""

    found: list[Diagnostic] = field(default_factory=list)
    _errors: int = 0

    def note(self, problem: Diagnostic) -> None:
        is_error = problem.severity is Severity.ERROR
        if (self._errors if is_error else len(self.found) - self._errors) < MAX_PROBLEMS:
            self.found.append(problem)
            self._errors += is_error

    def note_first(self, problem: Diagnostic) -> None:
        """One that is kept however many there are."""
        self.found.insert(0, problem)
        self._errors += problem.severity is Severity.ERROR

    @property
    def crowded(self) -> bool:
        """True when no further error is kept."""
        return self._errors >= MAX_PROBLEMS


def is_foreign(found: Iterable[Diagnostic]) -> bool:
    """Whether this was told of a deck that was written for another tool."""
    return any(one.code == "dialect-read" for one in found)
