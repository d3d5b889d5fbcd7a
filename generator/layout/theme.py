"""Theme tokens: a ``theme.yaml`` and the themes it extends, merged, checked and resolved (``theme_files.py``)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from generator.deck.model import Mode
from generator.errors import Diagnostic
from generator.scene.text import Align, LevelStyle
from generator.scene.theme import Face, FontFamily, SceneTheme


class Tightness(StrEnum):
    AIRY = "airy"
    TIGHT = "tight"
    """Not above the comfortable size."""
    CRAMPED = "cramped"
    """Only at the theme's smallest size."""


class Tier(Struct, frozen=True):
    """How tightly a body is set. ``spacing`` multiplies the line pitch; ``gap`` is in em of the first level's size."""

    spacing: float
    gap: float
    tightness: Tightness


class Style(Struct, frozen=True):
    """How a region's text looks. ``sizes`` in whole points, largest first."""

    name: str
    face: Face
    sizes: tuple[int, ...]
    color: str
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    spacing: float = 1.0
    balance: bool = False
    """Lines of about equal length: the narrowest box with the same number of lines."""
    tracking: float = 0.0
    """Space added after each character, in em."""
    list: bool = False
    """A body: levels, bullets, tiers."""
    comfortable: int = 0
    """Below this size, two columns are tried before one."""
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


class Theme(Struct, frozen=True, eq=False):
    scene: SceneTheme
    summary: str
    mode: Mode
    replaced_by: str
    """Of a theme of the first edition: the one that took its place."""
    fonts: Mapping[Face, FontToken]
    styles: Mapping[str, Style]
    tiers: tuple[Tier, ...]
    sub_gap: float
    number_indent: float
    """Room for a number of one figure and its full stop."""
    bullets: tuple[BulletToken, ...]
    grid: Mapping[str, float]
    frame: Mapping[str, Any]
    mark: Mapping[str, Any]
    """What says on every page which theme it is: its kind, and that kind's measures and colours."""
    card: Mapping[str, Any]
    """How cards and boxes are drawn."""
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
