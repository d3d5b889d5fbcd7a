"""Works that texts may cite, whatever kind of file told of them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from generator.spans import Span

KEPT_OPEN, KEPT_CLOSE = "\x02", "\x03"
"""Around words of a title whose capitals no style changes."""


class Name(Struct, frozen=True):
    """A person; or an institution, which has no given name. A particle (``van der``) is part of the family name."""

    family: str
    given: str = ""
    suffix: str = ""


class Entry(Struct, frozen=True):
    """One work. Kinds and variables are called as in CSL: ``article-journal``, ``container-title``."""

    key: str
    kind: str
    span: Span
    """Where its file tells of it."""
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    """By role: ``author``, ``editor``, ..."""
    values: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    """``issued``, ``accessed``: ``2004``, ``2004-12`` or ``2004-12-03``."""
    more: frozenset[str] = frozenset()
    """Roles that further people have, who are not named."""


class CitationStyle(Struct, frozen=True):
    """How works are cited: one of the known styles, or (``csl``) the text of a file."""

    name: str
    span: Span
    csl: str = ""


class Bibliography(Struct, frozen=True):
    """The works of one file, by their keys."""

    entries: Mapping[str, Entry]
    span: Span
    """Where the deck names the file."""
    shown: str
    """The file's path as messages show it."""
    broken: Mapping[str, Span] = field(default_factory=dict)
    """Entries that could not be read, by their keys as far as those are known."""
    lenient: bool = False
    """Whether a key that names no work is shown as it is typed, as the tools do that a deck may have been written
    for."""
