"""Recordings of the Scene: what plays, and what is shown in its place."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from generator.scene.basics import PictureBox
from generator.scene.drawing import Drawing
from generator.scene.steps import Shown
from generator.spans import Span
from generator.units import Rect


class MediaKind(StrEnum):
    VIDEO = "video"
    AUDIO = "audio"


class Clip(Struct, frozen=True):
    """A file that plays, and what of it. Times are seconds."""

    path: Path
    media_type: str
    sha256: str
    size: int
    """Bytes."""
    duration: float | None = None
    start: float = 0.0
    end: float | None = None
    loop: bool = False
    muted: bool = False
    autoplay: bool = False
    controls: bool = True
    captions: str = ""
    """A WebVTT file."""


class Player(StrEnum):
    """What the page makes of an address once it is asked to."""

    NONE = ""
    """It can only be opened."""
    FRAME = "frame"
    """A page of somebody else's in a frame."""
    ORIGIN = "origin"
    """The same, of one that wants to know from where it is shown: not from a file on a disk."""
    FILE = "file"
    """A recording by itself."""


class Remote(Struct, frozen=True):
    """A recording somewhere on the web, of which nothing is fetched before somebody asks for it."""

    link: str
    player: Player = Player.NONE
    source: str = ""
    """The address of the frame or the recording."""
    start: float = 0.0
    end: float | None = None
    """Of a recording by itself; frames know theirs from their address."""


class MediaBox(Struct, frozen=True):
    """A recording in ``rect``. ``drawn`` is what is seen before it plays, and all there is where nothing plays: the
    author's poster or a drawn one with a mark on it; of a recording elsewhere its code, too."""

    name: str
    rect: Rect
    kind: MediaKind
    source: Clip | Remote
    alt: str
    poster: PictureBox | None
    marks: tuple[Drawing, ...]
    """What is drawn on the poster, or is the poster."""
    fixed: bool = False
    span: Span | None = None
    shown: Shown | None = None

    @property
    def drawn(self) -> tuple[PictureBox | Drawing, ...]:
        return (self.poster, *self.marks) if self.poster else self.marks
