"""Theme tokens: a ``theme.yaml`` and the themes it extends, merged, checked and resolved (``theme_files.py``)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from generator.deck.model import Mode
from generator.errors import Diagnostic
from generator.layout.theme_art import ArtToken
from generator.scene.text import Align, LevelStyle
from generator.scene.theme import Face, FontFamily, SceneTheme


class Step(Struct, frozen=True):
    """A size that bodies may have, and what holds at it."""

    size: int
    fill: float = 1.0
    """Share of the body's height that the text may take."""
    items: int = 0
    """Most items of the first level; 0: any number."""
    lines: int = 0
    """Most lines of one item; 0: any number."""
    dense: bool = False
    """In the taller frame of dense pages."""


class Spacing(Struct, frozen=True):
    """How tightly a body is set. ``line`` multiplies the line pitch; ``gap`` is in em of the first level's size."""

    line: float
    gap: float
    below: int = 0
    """Only for sizes under this one; 0: for all."""
    last: bool = False
    """Only at the smallest size, before a text goes on on another page."""


class HeadingFit(Struct, frozen=True):
    sizes: tuple[int, ...]
    one_line: float
    """Share of a deck's headings that must stand on one line."""
    lines: int
    """Most lines of a heading."""
    scope: str
    """``deck``: one size for all slides of a deck; ``slide``: each heading has its own."""


class Shelf(Struct, frozen=True):
    """What a body leaves free: ``share`` of it stands above, at most ``most`` points, in steps of ``step``."""

    share: float
    most: float
    step: float

    def drop(self, free: float) -> float:
        """How far down a body begins that leaves so many points free."""
        return max(0.0, min(self.most, self.share * free // self.step * self.step))


class Fit(Struct, frozen=True):
    """How type fits the page."""

    heading: HeadingFit
    body: tuple[Step, ...]
    """Largest first."""
    measure: float
    """The longest line of a body, in em of its size."""
    gap: float
    """Most space between the items of a sparse page, in em."""
    spread: float
    """Share of the body's height up to which the items of a sparse page are spread."""
    shelf: Shelf
    spacing: tuple[Spacing, ...]
    """Airiest first."""
    display_spacing: float
    """Of display type, from 42 pt on."""

    @property
    def comfortable(self) -> int:
        """The smallest size that no text has to go under: ``fit: split`` divides rather."""
        return min((step.size for step in self.body if not step.dense), default=self.body[0].size)

    def steps(self, size: int) -> tuple[Step, ...]:
        """What holds at a size: as at the next larger one, where the theme says nothing of it."""
        own = tuple(step for step in self.body if step.size == size)
        if own:
            return own
        larger = [step for step in self.body if step.size > size]
        return (replace(larger[-1] if larger else self.body[0], size=size),)


class Style(Struct, frozen=True):
    """How a region's text looks. ``sizes`` in whole points, largest first."""

    name: str
    face: Face
    sizes: tuple[int, ...]
    color: str
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    spacing: float = 0.0
    """Of its lines, over the pitch; 0: that of display type where it is large, else 1."""
    balance: bool = False
    """Lines of about equal length: the narrowest box with the same number of lines."""
    tracking: float = 0.0
    """Space added after each character, in em."""
    list: bool = False
    """A body: levels, bullets, sizes that grow with the room."""
    floor: int = 0
    """Smallest size of deeper levels; 0: the smallest of ``sizes``."""

    @property
    def least(self) -> int:
        return self.floor or self.sizes[-1]


class BulletToken(Struct, frozen=True):
    glyph: str
    color: str
    indent: float
    """How far its text stands behind it, in em of the first level's size."""


class FontToken(Struct, frozen=True):
    family: FontFamily
    fallback: float
    """Width of the family that takes its place where it is missing, over its own."""
    loose: float
    """How much wider than measured a viewer may set it (stability test)."""
    fallback_bold: float
    """The same as ``fallback`` of its bold face."""


class Theme(Struct, frozen=True, eq=False):
    scene: SceneTheme
    summary: str
    mode: Mode
    replaced_by: str
    """Of a theme of the first edition: the one that took its place."""
    fonts: Mapping[Face, FontToken]
    styles: Mapping[str, Style]
    fit: Fit
    space: Mapping[str, float]
    """Fixed distances."""
    number_indent: float
    """Room for a number of one figure and its full stop."""
    bullets: tuple[BulletToken, ...]
    grid: Mapping[str, float]
    frame: Mapping[str, Any]
    mark: Mapping[str, Any]
    """What says on every page which theme it is: its kind, and that kind's measures and colours."""
    card: Mapping[str, Any]
    """How cards and boxes are drawn."""
    art: ArtToken
    """What is drawn on covers and sections."""
    cover: str
    """The composition of the first slide: split, full, band or grid."""
    number: str
    """How the figures of steps and cards are drawn: plain, disc or square."""
    told: tuple[Diagnostic, ...] = ()
    """Notices about what a brand wants."""
    level_styles: dict[tuple[Hashable, ...], tuple[LevelStyle, ...]] = field(default_factory=dict)
    """Level styles worked out from these tokens, by what they depend on."""

    @property
    def indent(self) -> float:
        """Room for a bullet of the first level, in em of its size."""
        return self.bullets[0].indent

    @property
    def sub_indent(self) -> float:
        """Room for a bullet of each deeper level, in em of the first level's size."""
        return self.bullets[min(1, len(self.bullets) - 1)].indent
