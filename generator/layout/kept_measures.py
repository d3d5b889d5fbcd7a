"""Keeping what was measured of fonts between builds: a deck whose words are known needs neither HarfBuzz nor a font.

The name of the file is a hash of all that the measures depend on, but for the fonts; each font's own hash is beside
its measures. What is kept is data, and a build without it is slower, and otherwise equal.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.machinery import PathFinder
from math import inf
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from generator._version import __version__
from generator.usercache import keep_sound, read_sound

MAX_WORDS: Final = 12_000
"""In the file: that many are read in 2 ms, and a lecture of 1000 slides has a tenth of them."""


class FontMeasures(Struct):
    """What is known of a font, in em; whoever measures adds to it."""

    widths: dict[str, float]
    letters: dict[str, bool]
    """Whether it has them."""
    extents: tuple[float, float] | None = None
    """Over the baseline and under it."""


class KeptMeasures:
    """Those of all fonts. What cannot be read is not there."""

    def __init__(self, engine: Path | None) -> None:
        """``engine``: the file of the library that measures."""
        facts = engine.stat() if engine else None
        inputs = (
            __version__,
            sys.version,
            Path(__file__).with_name("measure.py").read_bytes(),
            (facts.st_size, facts.st_mtime_ns) if facts else None,
        )
        self._name = f"measures-{sha256(repr(inputs).encode()).hexdigest()}"
        self._fonts: dict[str, FontMeasures] = {}
        with suppress(msgspec.DecodeError, RecursionError):
            self._fonts = msgspec.json.decode(read_sound(self._name) or b"{}", type=dict[str, FontMeasures])
        self._kept: float = self._count()
        """How much is in the file; more than there is once nothing shall be added."""

    def of(self, font: str) -> FontMeasures:
        """What is known of a font by its name and hash, and will be kept of it."""
        return self._fonts.setdefault(font, FontMeasures({"": 0.0}, {}))

    def write(self) -> None:
        """Keeps what is new for the next build. Once that is too much, the next build begins anew."""
        count = self._count()
        if self._kept < count:
            fits = count <= MAX_WORDS
            keep_sound(self._name, msgspec.json.encode(self._fonts if fits else {}))
            self._kept = count if fits else inf

    def _count(self) -> int:
        return sum(len(font.widths) + len(font.letters) + bool(font.extents) for font in self._fonts.values())


@cache
def kept_measures() -> KeptMeasures:
    """Those of the user, read once."""
    return KeptMeasures(_engine())


def _engine() -> Path | None:
    found = PathFinder.find_spec("uharfbuzz")
    folder = Path(found.origin).parent if found and found.origin else None
    return next(iter(sorted(folder.glob("_harfbuzz.*"))), None) if folder else None
