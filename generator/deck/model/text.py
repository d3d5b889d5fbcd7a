"""Words as typed: inline text, items and notes, and for whom they are."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.deck.model.steps import Step
from generator.spans import Span

if TYPE_CHECKING:
    from generator.formulas.drawing import Drawing
    from generator.formulas.tree import Formula
else:  # most decks have no formulas, and whoever asks for the types of fields finds some
    Drawing = Formula = object


class Script(StrEnum):
    NORMAL = "normal"
    SUB = "sub"
    SUPER = "super"


class Cite(Struct, frozen=True):
    """One work in a citation: ``see @key, p. 3``."""

    key: str
    prefix: str = ""
    locator: str = ""
    """What follows the key: ``p. 3``."""
    bare: bool = False
    """The year alone: ``-@key``."""
    sentence: bool = False
    """Part of a sentence, outside of brackets."""


class Inline(Struct, frozen=True):
    """Text in one style. ``link`` is an allowed absolute address (http, https, mailto) or ``#slide-id``."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    script: Script = Script.NORMAL
    link: str | None = None
    note: tuple[Inline, ...] = ()
    """The text of a footnote that is called here; ``text`` is empty then."""
    called: int = 0
    """The number of the footnote that is called here, once footnotes are numbered: it is the ``text`` then."""
    formula: Formula | None = None
    """The formula that stands here; ``text`` is how it reads on one line of plain signs."""
    drawing: Drawing | None = None
    """How it is drawn, once formulas are measured."""
    cites: tuple[Cite, ...] = ()
    """The works that are cited here; ``text`` is the citation as it was typed, until layout has made its form."""


class Text(Struct, frozen=True):
    """One paragraph of inline text; a hard line break in the source is a ``\\n`` inside an Inline."""

    inlines: tuple[Inline, ...]
    span: Span

    @property
    def plain(self) -> str:
        inlines = self.inlines
        return inlines[0].text if len(inlines) == 1 else "".join([inline.text for inline in inlines])


class Audience(Struct, frozen=True):
    """For whom a part is. A part without tags is for everybody."""

    only: tuple[frozenset[str], ...] = ()
    """Of each of these sets one tag must hold."""
    excluded: frozenset[str] = frozenset()
    """Of these none may hold."""

    def admits(self, tags: frozenset[str]) -> bool:
        """Whether the part is shown where ``tags`` hold."""
        return self.excluded.isdisjoint(tags) and not any(needed.isdisjoint(tags) for needed in self.only)

    def narrowed(self, other: Audience) -> Audience:
        """For those whom both admit."""
        return Audience((*self.only, *other.only), self.excluded | other.excluded)

    @property
    def tags(self) -> frozenset[str]:
        """Every tag that is named."""
        return self.excluded.union(*self.only)


EVERYBODY = Audience()


class Marker(StrEnum):
    """How the paragraphs of a list are marked."""

    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"
    CHECK = "check"
    NONE = "none"


class Note(Text, frozen=True):
    """A paragraph of speaker notes, or an item of a list in them."""

    audience: Audience = EVERYBODY
    depth: int = 0
    """0 outside of lists, 1 in a list, 2 in one below an item, ..."""
    marker: Marker = Marker.NONE
    """``NONE`` in a list: it goes on with the item before it."""
    number: int | None = None
    """As it was typed."""
    id: str = ""
    """By its place: ``n1``."""


class Item(Struct, frozen=True):
    """A list item. ``id`` is unique in its slide: given by the author or derived from position (``i2``, ``i2.1``)."""

    id: str
    text: Text
    children: tuple[Item, ...]
    span: Span
    audience: Audience = EVERYBODY
    step: Step | None = None
    """When it appears, and what is below it where that does not say it itself."""

    def walk(self, level: int = 0) -> Iterator[tuple[int, Item]]:
        """This item and all below it with their levels, in reading order."""
        yield level, self
        for child in self.children:
            yield from child.walk(level + 1)
