"""What a course says differs: the result of reading a course file.

Nothing here has seen the deck yet: whether an address names something is found out when the course is applied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.deck.model import Audience, Content, Fact, Item, Note, Picture, Slide, Step, Text
from generator.spans import Span

Named = tuple[str, Span]
"""An id or a name, and where it was written."""


class Move(Struct, frozen=True):
    to: str
    """``first``, ``last``, ``before`` or ``after``."""
    target: str
    """The id that it stands before or after; empty for first and last."""
    span: Span


class ItemChange(Struct, frozen=True):
    """What differs in an item, or in the head of a column (``c1``), which has a text only."""

    span: Span
    text: Text | None = None
    drop: bool = False
    move: Move | None = None
    before: tuple[Item, ...] = ()
    after: tuple[Item, ...] = ()
    children: tuple[Item, ...] | None = None
    """Other items below it."""
    prepended: tuple[Item, ...] = ()
    appended: tuple[Item, ...] = ()


class BlockChange(Struct, frozen=True):
    """What differs in a block; nothing: as it was."""

    span: Span
    drop: bool = False
    move: Move | None = None
    content: Content | None = None
    """What stands in its place."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """``caption``, ``source``, ``step``, ``by``, ``marker`` and ``start`` that differ where it stays."""
    before: Mapping[str, Content] = field(default_factory=dict)
    after: Mapping[str, Content] = field(default_factory=dict)
    """New blocks beside it, by their addresses."""


class PictureChange(Struct, frozen=True):
    """What differs in a picture that stays; None: as it was."""

    span: Span
    alt: str | None = None
    decorative: bool | None = None
    crop: bool | None = None
    frame: bool | None = None
    focus: tuple[float, float] | None = None
    credit: Text | None = None
    link: str | None = None
    dark: Picture | None = None
    audience: Audience | None = None
    step: Step | None = None


class SlideChange(Struct, frozen=True):
    """What differs in a slide. None, or nothing: as it was."""

    span: Span
    drop: bool = False
    move: Move | None = None
    before: tuple[Slide, ...] = ()
    after: tuple[Slide, ...] = ()
    fields: Mapping[str, Content] = field(default_factory=dict)
    items: Mapping[str, ItemChange] = field(default_factory=dict)
    blocks: Mapping[str, BlockChange] = field(default_factory=dict)
    """What differs in single blocks, by their addresses."""
    body: Mapping[str, Content] | None = None
    """Other blocks instead of all that there are."""
    picture: PictureChange | None = None
    prepended: tuple[Item, ...] = ()
    appended: tuple[Item, ...] = ()
    keep: tuple[Named, ...] | None = None
    numbered: bool | None = None
    notes: tuple[Note, ...] | None = None
    added_notes: tuple[Note, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    """``layout``, ``lang``, ``fit``, ``min_size``, ``picture_share``, ``priority``, ``minutes``, ``steps``,
    ``transition``, ``hidden`` and ``appendix`` that differ."""
    without: tuple[Named, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where each key was written."""


class Length(Struct, frozen=True):
    span: Span
    slides: int | None = None
    minutes: int | None = None


class Course(Struct, frozen=True):
    name: str
    source: str
    """Path of its file as shown in messages."""
    span: Span
    extends: Named | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the Deck that differ: title, lang, theme, ..."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    fit: str | None = None
    audience: tuple[Named, ...] | None = None
    version: str | None = None
    length: Length | None = None
    keep: tuple[Named, ...] | None = None
    drop: tuple[Named, ...] = ()
    same: tuple[Named, ...] = ()
    """What a translation leaves as it is."""
    prepended: tuple[Slide, ...] = ()
    appended: tuple[Slide, ...] = ()
    changes: Mapping[str, SlideChange] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)
    files: Mapping[Path, str] = field(default_factory=dict)
    """Every file that was read for it, with its SHA-256."""
    parent: Course | None = None
    """The course that it extends, read."""

    def chain(self) -> tuple[Course, ...]:
        """The courses that this one starts from, first the one that extends none, last itself."""
        return (*self.parent.chain(), self) if self.parent else (self,)

    def new_slides(self) -> Iterator[Slide]:
        yield from (*self.prepended, *self.appended)
        for change in self.changes.values():
            yield from (*change.before, *change.after)
