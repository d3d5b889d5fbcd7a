"""The one door to the files beside the code: templates, fonts and reveal.js.

A wheel carries them as ``generator/_templates`` and ``generator/_assets``. A source tree has its templates in
``templates/``, and ``make setup`` fills ``generator/_assets``. The environment variable ``DIAPO_ASSETS`` names another
folder with the same content. The manifest is read when it is first asked for.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from generator.errors import AssetError

_PACKAGE: Final = Path(__file__).resolve().parent
_WAY_OUT: Final = "run `make setup` in a source tree, or reinstall the wheel"


class WebFont(Struct, frozen=True):
    """A woff2 cut from a face. ``ranges`` are the inclusive code point pairs that it holds."""

    file: str
    group: str
    ranges: tuple[tuple[int, int], ...]


class FontFace(Struct, frozen=True):
    """One style of a family: ``ttf`` is the whole font, ``web`` the same glyphs in pieces.

    ``ascent`` and ``descent`` are distances from the baseline in font units, both positive (table hhea); there are
    ``upem`` units to the em. A code point is in one piece only, but for combining marks (U+0300-036F), which are in
    the piece of every alphabet.
    """

    ttf: str
    web: tuple[WebFont, ...]
    upem: int
    ascent: int
    descent: int


class FontFamily(Struct, frozen=True):
    """The metric twin ``name`` (Arimo) of the family ``stands_for`` (Arial) that a PPTX names."""

    name: str
    stands_for: str
    version: str
    faces: Mapping[str, FontFace]


class SignFont(Struct, frozen=True):
    """A font of one style for signs that the families lack. ``ranges`` are the inclusive code point pairs it serves."""

    name: str
    ttf: str
    ranges: tuple[tuple[int, int], ...]


class SignFonts(Struct, frozen=True):
    """``emoji`` is drawn in the ink of the text, and ``gap`` has an empty box for every sign there is."""

    emoji: SignFont
    gap: SignFont


class MathFont(Struct, frozen=True):
    """The font that formulas are measured and drawn with; ``ranges`` are the inclusive code point pairs that it has."""

    name: str
    version: str
    ttf: str
    ranges: tuple[tuple[int, int], ...]


class Reveal(Struct, frozen=True):
    """reveal.js: ``files`` maps its own names (``plugin/notes.js``) to names of assets."""

    version: str
    files: Mapping[str, str]


class Manifest(Struct, frozen=True):
    """What the asset folder holds, as its ``manifest.json`` says it. Every file name in here is a name for ``asset``
    and ``asset_path``.

    ``families`` is keyed by family id (arimo, gelasio, cousine) and its faces by style (regular, bold, italic,
    bold-italic). ``files`` maps every file name to its SHA-256. ``source`` is the fingerprint of the packages and the
    recipe that made the folder.
    """

    source: str
    families: Mapping[str, FontFamily]
    signs: SignFonts
    math: MathFont
    reveal: Reveal
    licences: tuple[str, ...]
    files: Mapping[str, str]


def template_root() -> Path:
    """The folder that holds ``layouts/``, ``themes/`` and the other templates."""
    for folder in (_PACKAGE / "_templates", _PACKAGE.parent / "templates"):
        if folder.is_dir():
            return folder
    raise AssetError(f"the templates are missing from this installation of Diapo; {_WAY_OUT}")


def asset(name: str) -> bytes:
    """The bytes of one asset, by its name in the manifest."""
    path = asset_path(name)
    try:
        return path.read_bytes()
    except OSError as problem:
        raise AssetError(f"the asset {name} cannot be read ({problem}); {_WAY_OUT}") from problem


def asset_path(name: str) -> Path:
    """Where one asset lies, by its name in the manifest; no other name leads out of here."""
    known = manifest().files
    if name not in known:
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise AssetError(f"there is no asset called {name!r}{hint}")
    return asset_root() / name


def asset_root() -> Path:
    """The folder with ``manifest.json``, fonts, web fonts, reveal.js and licences."""
    chosen = os.environ.get("DIAPO_ASSETS")
    return Path(chosen) if chosen else _PACKAGE / "_assets"


def manifest() -> Manifest:
    """What the asset folder holds, read once for each folder."""
    return _read_manifest(asset_root())


@cache
def _read_manifest(root: Path) -> Manifest:
    path = root / "manifest.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError as problem:
        raise AssetError(f"the fonts and reveal.js are missing: there is no {path}; {_WAY_OUT}") from problem
    except (OSError, ValueError) as problem:
        raise AssetError(f"the fonts and reveal.js cannot be used: {path} is damaged; {_WAY_OUT}") from problem
