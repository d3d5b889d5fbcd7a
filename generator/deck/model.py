"""What the author said: the result of the deck stage and the input of layout.

Everything is frozen and carries the place it was written at. Text is as typed (no typography applied, only
inline Markdown taken apart); what a slide holds is bound by *field name*, so that a layout rule can ask for any field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from generator.spans import Span


class Script(StrEnum):
    NORMAL = "normal"
    SUB = "sub"
    SUPER = "super"


class Inline(Struct, frozen=True):
    """Text in one style. ``link`` is an allowed absolute address (http, https, mailto) or ``#slide-id``."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    script: Script = Script.NORMAL
    link: str | None = None


class Text(Struct, frozen=True):
    """One paragraph of inline text; a hard line break in the source is a ``\\n`` inside an Inline."""

    inlines: tuple[Inline, ...]
    span: Span

    @property
    def plain(self) -> str:
        return "".join(inline.text for inline in self.inlines)


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

    def walk(self, level: int = 0) -> Iterator[tuple[int, Item]]:
        """This item and all below it with their levels, in reading order."""
        yield level, self
        for child in self.children:
            yield from child.walk(level + 1)


class Items(Struct, frozen=True):
    """A list of items, or of plain paragraphs (``Marker.NONE``)."""

    items: tuple[Item, ...]
    marker: Marker
    span: Span


class Column(Struct, frozen=True):
    heading: Text | None
    items: Items
    span: Span
    id: str = ""
    """Given by the author, or by its place: ``c1``. Its head is called so."""
    audience: Audience = EVERYBODY


class Columns(Struct, frozen=True):
    columns: tuple[Column, ...]
    span: Span


class Picture(Struct, frozen=True):
    """A picture file inside the deck's folder, already found, read once, and known to be what it claims to be."""

    path: Path
    """Absolute, symlinks resolved, inside the deck's folder."""
    source: str
    """As the author wrote it."""
    media_type: str
    width_px: int
    """As it is seen, after ``turn``."""
    height_px: int
    orientation: int
    """EXIF's number for how the file's pixels are to be held, 1 to 8."""
    sha256: str
    alt: str
    """Empty when ``decorative``; when the author gave none it is empty as well, and a check warns."""
    decorative: bool
    crop: bool
    """The author allows cropping to fill its slot."""
    span: Span
    audience: Audience = EVERYBODY
    upright: bool = False
    """The outputs need an upright copy, because not every viewer holds the file itself as it should be."""
    moves: bool = False
    """It shows several pictures in turn."""
    shades: tuple[float, ...] = ()
    """Of a drawing that lets its ground through: the share that each grey, from dark to light, has of what is drawn."""


Content = Text | Items | Columns | Picture


DEFAULT_PRIORITY, DEFAULT_MINUTES = 3, 3


class Slide(Struct, frozen=True):
    """One slide. ``fields`` maps a field name of the schema (heading, items, columns, quote, ...) to its content."""

    id: str
    layout: str | None
    """The layout that the author named, or None: layout chooses."""
    fields: Mapping[str, Content]
    notes: tuple[Note, ...]
    lang: str | None
    """Overrides the deck's language."""
    fit: str | None
    """The author's fit policy: ``auto``, ``shrink``, ``columns``, ``split`` or ``error``."""
    min_size: int | None
    """Smallest body size in points for this slide; overrides the deck's."""
    picture_share: str | None
    """``third``, ``half`` or ``two-thirds`` of the page for a picture beside text."""
    span: Span
    audience: Audience = EVERYBODY
    priority: int = DEFAULT_PRIORITY
    """1 always stays, 5 goes first where a course is short."""
    minutes: int = DEFAULT_MINUTES
    whole: bool = True
    """False where something that its author typed could not be read, which has been told."""

    @property
    def heading(self) -> Text | None:
        found = self.fields.get("heading")
        return found if isinstance(found, Text) else None


class Fact(Struct, frozen=True):
    """Something about a course, as plain text; one value, or a list of them."""

    values: tuple[str, ...]
    listed: bool
    span: Span
    words: str = ""
    """As people read it, where that is not what was typed: a day that was written as 2026-03-12."""

    @property
    def shown(self) -> str:
        return self.words or ", ".join(self.values)


class Deck(Struct, frozen=True):
    title: Text
    lang: str
    theme: str
    folder: Path
    """The deck's own folder, resolved: nothing outside it is read."""
    source: str
    """Path of the deck file as shown in messages."""
    slides: tuple[Slide, ...]
    span: Span
    author: Text | None = None
    date: Text | None = None
    footer: Text | None = None
    subtitle: Text | None = None
    keywords: tuple[str, ...] = ()
    typography: bool = True
    """Apply the language's typography at layout (no-break spaces, curly apostrophes, ellipsis)."""
    min_size: int | None = None
    """Smallest body size in points for the deck; None: the theme's floor."""
    size: str = "16:9"
    """Page format, ``16:9`` or ``4:3``."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """About the course, by name, for ``{{ course.… }}`` in texts."""
    course: str = ""
    """Name of the course that this deck was made for, if any."""
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where each top-level key was written, for messages about the deck as a whole."""
    files: Mapping[Path, str] = field(default_factory=dict)
    """Every file that was read for it, with the SHA-256 of what it held."""
    lost: str = ""
    """The words of lines that could not be read, joined and parted by hyphens as ids are; empty for a sound deck."""
