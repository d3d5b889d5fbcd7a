"""What goes into the processor and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

NOCASE_OPEN, NOCASE_CLOSE = "\x02", "\x03"
"""Around words of a title whose capitals no style changes."""


class Person(Struct, frozen=True):
    """``given`` is empty for an institution, which is always called by its whole name."""

    family: str
    given: str = ""
    particle: str = ""
    """``van der``, in front of the family name."""
    suffix: str = ""


class Item(Struct, frozen=True):
    """A work, in CSL's words: its type, and its variables by their names."""

    id: str
    type: str
    names: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Year, month and day, as many as are known."""
    more: frozenset[str] = frozenset()
    """Variables of names after which others are left out."""


class Cited(Struct, frozen=True):
    """One work of a citation."""

    id: str
    prefix: str = ""
    locator: str = ""
    label: str = "page"
    """What the locator counts."""
    suffix: str = ""
    """As it stands, with what parts it from the rest."""
    year_only: bool = False
    """Without the author."""


class Span(Struct, frozen=True):
    """Text in one style. None: nothing was said of it yet."""

    text: str
    italic: bool | None = None
    bold: bool | None = None
    small_caps: bool | None = None
    script: str = ""
    """``sup`` or ``sub``."""
    link: str = ""
    """An address that it leads to."""
    id: str = ""
    """In a citation: the work that it is about."""


Spans = tuple[Span, ...]


def plain(spans: Spans) -> str:
    return "".join([span.text for span in spans])
