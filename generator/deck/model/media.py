"""Sound and pictures in motion: a file of the deck, or an address of the web."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.deck.model.options import Options
from generator.deck.model.pictures import Picture
from generator.deck.model.text import Text
from generator.spans import Span


class MediaFile(Struct, frozen=True):
    """A file inside the deck's folder, known to be what both PowerPoint and browsers play. It is not read again before
    it is written."""

    path: Path
    """Absolute, symlinks resolved, inside the deck's folder."""
    file: str
    """As the author wrote it."""
    media_type: str
    width: int
    """Pixels as they are seen; 0 for sound."""
    height: int
    duration: float | None
    """Seconds, where the file says so."""
    size: int
    """Bytes."""
    sha256: str


class Captions(Struct, frozen=True):
    """A WebVTT file that was read."""

    file: str
    content: str
    cues: tuple[str, ...]
    """What is said, caption by caption."""


class Media(Options, frozen=True):
    """A recording, from a file or, where that is None, from an address of the web, of which nothing is fetched."""

    kind: str
    """The kind key: ``video`` or ``audio``."""
    span: Span
    file: MediaFile | None = None
    address: str = ""
    """As it may stand in a document."""
    poster: Picture | None = None
    """Shown until it plays."""
    alt: Text | None = None
    start: float = 0.0
    """Seconds, as are all times."""
    end: float | None = None
    loop: bool = False
    muted: bool = False
    autoplay: bool = False
    controls: bool = True
    captions: Captions | None = None
    transcript: tuple[Text, ...] = ()
    """What is said in it, in paragraphs."""
