"""The theme as the outputs need it: a part of the Scene, whose module gives its names."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class Face(StrEnum):
    """A font role of the theme."""

    MAJOR = "major"
    MINOR = "minor"
    MONO = "mono"


class SchemeColor(Struct, frozen=True):
    """A colour by reference to the PPTX theme: ``slot`` is tx1, bg1, tx2, bg2, accent1..6, hlink or folHlink.

    ``lum_mod`` and ``lum_off`` are whole per cents (ECMA-376 part 1, 20.1.2.3.20 and .21) or None.
    """

    slot: str
    lum_mod: int | None = None
    lum_off: int | None = None


class Color(Struct, frozen=True):
    """``hex`` is six upper-case digits without ``#``; ``scheme`` is the same colour by reference, where there is
    one."""

    hex: str
    scheme: SchemeColor | None = None


class FontFamily(Struct, frozen=True):
    """One face role's family: the name the PPTX writes, and the metric twin that is measured and embedded."""

    name: str
    """For the PPTX, e.g. ``Georgia``."""
    twin: str
    """Family id in the asset manifest, e.g. ``gelasio``."""
    generic: str
    """CSS generic family: serif, sans-serif or monospace."""


class SceneTheme(Struct, frozen=True):
    """The theme as the outputs need it."""

    name: str
    title: str
    dark: bool
    colors: Mapping[str, Color]
    """By token: text, bg, muted, accent, rule, ... Every ``color`` in the Scene is a key of this."""
    slots: Mapping[str, str]
    """The PPTX colour scheme: dk1, lt1, dk2, lt2, accent1..accent6, hlink, folHlink -> hex."""
    color_map: Mapping[str, str]
    """The master's clrMap: bg1, tx1, bg2, tx2 -> dk1, lt1, dk2, lt2 (accents and links map to themselves)."""
    fonts: Mapping[Face, FontFamily]
    shows_progress: bool = False
    """Whether its mark says on every page how far the lecture is."""
