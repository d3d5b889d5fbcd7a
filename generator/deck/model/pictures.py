"""Pictures of the deck's folder."""

from __future__ import annotations

from pathlib import Path

from generator.deck.model.options import Options
from generator.deck.model.text import Text
from generator.spans import Span


class Picture(Options, frozen=True):
    """A picture file inside the deck's folder, already found, read once, and known to be what it claims to be."""

    path: Path
    """Absolute, symlinks resolved, inside the deck's folder."""
    file: str
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
    upright: bool = False
    """The outputs need an upright copy, because not every viewer holds the file itself as it should be."""
    moves: bool = False
    """It shows several pictures in turn."""
    shades: tuple[float, ...] = ()
    """Of a drawing that lets its ground through: the share that each grey, from dark to light, has of what is drawn."""
    fallback: str = ""
    """Kind of the copy for outputs that do not know ``media_type``; nothing where all do."""
    lettered: bool = False
    """A drawing with text, which needs fonts."""
    focus: tuple[float, float] = (0.5, 0.5)
    """The point, in shares of its width and height, that stays in view where it is cropped."""
    credit: Text | None = None
    """Who made it."""
    link: str | None = None
    """Where it leads: a web or mail address, or ``#`` and a slide's id."""
    frame: bool = False
    """A thin outline around it."""
    dark: Picture | None = None
    """Shown in its place in dark themes."""
