"""Slides, and the deck of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from generator.deck.model.bibliography import Bibliography, CitationStyle
from generator.deck.model.blocks import Block, Content, Picture
from generator.deck.model.steps import StepMode, Transition
from generator.deck.model.text import EVERYBODY, Audience, Note, Text
from generator.spans import Span

DEFAULT_PRIORITY, DEFAULT_MINUTES = 3, 3


class Slide(Struct, frozen=True, weakref=True):
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
    steps: StepMode | None = None
    """What appears click by click; None: as the deck says."""
    transition: Transition | None = None
    """How it takes the place of the one before; None: as the deck says."""
    hidden: bool = False
    """Not shown, and kept in the files."""
    appendix: bool = False
    """After the end, counted apart."""
    whole: bool = True
    """False where something that its author typed could not be read, which has been told."""

    @property
    def texts(self) -> dict[str, Text]:
        """Its heading, its source and other single texts, by key."""
        return {name: content for name, content in self.fields.items() if isinstance(content, Text)}

    @property
    def body(self) -> dict[str, Block]:
        """Its blocks, by address, in the order in which they are shown."""
        return {name: content for name, content in self.fields.items() if not isinstance(content, Text)}

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


class Mode(StrEnum):
    """Which of a theme's palettes is shown."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    """The strongest contrast, and large type."""


class BrandColor(Struct, frozen=True):
    """Six hexadecimal digits each."""

    digits: str
    dark: str | None
    """In the mode ``dark``, if that is another one."""
    span: Span


class Brand(Struct, frozen=True):
    """What a ``_brand.yml`` beside the deck says, as far as decks have it."""

    span: Span
    accent: BrandColor | None = None
    pop: BrandColor | None = None
    charts: tuple[BrandColor, ...] = ()
    fonts: Mapping[str, tuple[str, Span]] = field(default_factory=dict)
    """By role (``major``, ``minor``, ``mono``): the family, and where it was written."""
    logo: Picture | None = None


NO_MACROS: Mapping[str, str] = {}
"""Of a deck without commands of its own in formulas."""


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
    mode: Mode | None = None
    """None: the theme's own."""
    brand: Brand | None = None
    logo: Picture | None = None
    """On the cover and, small, on all pages."""
    accent: str | None = None
    """Six hexadecimal digits: the colour that takes the place of the theme's accent."""
    art: str | None = None
    """``none``, or what seeds the drawings of covers and sections in the place of the title."""
    steps: StepMode | None = None
    """Of slides that do not say it themselves; None: only what says itself when it appears."""
    stepless: bool = False
    """Everything is there from the start, whatever slides and their parts say: a course wants it so."""
    transition: Transition = Transition.NONE
    duration: int | None = None
    """Minutes that the lecture takes."""
    agenda: bool = False
    """The list of its sections stands before each of them."""
    bibliography: Bibliography | None = None
    citation_style: CitationStyle | None = None
    """None: that of the American Psychological Association."""
    cites: bool = True
    """False where it is known that no text cites anything."""
    typography: bool = True
    """Apply the language's typography at layout (no-break spaces, curly apostrophes, ellipsis)."""
    fit: str | None = None
    """What to do with too much text, on slides that do not say it themselves."""
    min_size: int | None = None
    """Smallest body size in points for the deck; None: the theme's floor."""
    size: str = "16:9"
    """Page format, ``16:9`` or ``4:3``."""
    macros: Mapping[str, str] = field(default_factory=dict)
    """What the deck's own commands in formulas stand for, by name."""
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
