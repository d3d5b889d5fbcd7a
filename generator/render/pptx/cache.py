"""Keeping the base between builds, in the user's cache folder. A build without it is slower, and otherwise equal."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator._version import __version__
from generator.render.pptx.deck_texts import with_texts, without_texts
from generator.render.pptx.media import Media
from generator.scene.page import Scene
from generator.usercache import keep, read_kept

_UNUSABLE: Final = (OSError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError)


class Base(Struct, frozen=True):
    """The parts that do not depend on the slides, by name, in a fixed order."""

    parts: Mapping[str, bytes]


def base_for(scene: Scene, pictures: Mapping[str, Media]) -> Base:
    """The kept base if there is a good one, or else a new one, which is kept if that is possible; with the deck's
    own texts on its layouts."""
    key = base_key(scene)
    name = f"base-{key}.pptx"
    kept = read_kept(name)
    parts = _sound(kept, key) if kept is not None else None
    if parts is None:
        from generator.render.pptx.base import build_base

        content = _marked(build_base(without_texts(scene), pictures), key)
        keep(name, content)
        parts = _parts(content)
    return Base(with_texts(parts, scene))


def base_key(scene: Scene) -> str:
    """A hash of everything that the base depends on, this program included."""
    scene = without_texts(scene)
    inputs = (
        __version__,
        _own_sources(),
        scene.theme,
        scene.layouts,
        scene.size,
        scene.lang,
        sorted(scene.names.items()),
    )
    return sha256(repr(inputs).encode("utf-8", "backslashreplace")).hexdigest()


@cache
def _own_sources() -> str:
    digest = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sound(content: bytes, key: str) -> dict[str, bytes] | None:
    """None if the file is damaged (each part has a check sum) or not what its name says."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if archive.comment != key.encode():
                return None
            return {name: archive.read(name) for name in archive.namelist()}
    except _UNUSABLE:
        return None


def _marked(content: bytes, key: str) -> bytes:
    """The file with its key in it, and without the time of day that its maker put there."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            archive.writestr(zipfile.ZipInfo(name), made.read(name), zipfile.ZIP_DEFLATED)
        archive.comment = key.encode()
    return stream.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
