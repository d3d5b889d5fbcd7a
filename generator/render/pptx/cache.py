"""Keeping the base between builds, in the user's cache folder. A build without it is slower, and otherwise equal."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

from generator._version import __version__
from generator.atomic import files_together
from generator.errors import OutputError
from generator.layout.scene import Scene
from generator.render.pptx.media import Media

_UNUSABLE: Final = (OSError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Base:
    """The parts that do not depend on the slides, by name, in a fixed order."""

    parts: Mapping[str, bytes]


def base_for(scene: Scene, pictures: Mapping[str, Media]) -> Base:
    """The kept base if there is a good one, or else a new one, which is kept if that is possible."""
    key = base_key(scene)
    file = _folder_file(f"base-{key}.pptx")
    if file is not None and (kept := _read(file, key)) is not None:
        return kept
    from generator.render.pptx.base import build_base

    content = _marked(build_base(scene, pictures), key)
    if file is not None:
        with suppress(OutputError), files_together() as put:
            put(file, content)
    return _parts(content)


def base_key(scene: Scene) -> str:
    """A hash of everything that the base depends on, this program included."""
    inputs = (__version__, _own_sources(), scene.theme, scene.layouts, scene.size, scene.lang)
    return sha256(repr(inputs).encode("utf-8", "backslashreplace")).hexdigest()


@cache
def _own_sources() -> str:
    digest = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _folder_file(name: str) -> Path | None:
    folder = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(folder):  # noqa: PTH117 - the XDG rule is about the text of the variable
        try:
            folder = str(Path.home() / ".cache")
        except RuntimeError:
            return None
    return Path(folder, "diapo", name)


def _read(file: Path, key: str) -> Base | None:
    """None if there is no such file, or if it is damaged (each part has a check sum) or not what its name says."""
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.comment != key.encode():
                return None
            return Base({name: archive.read(name) for name in archive.namelist()})
    except _UNUSABLE:
        return None


def _marked(content: bytes, key: str) -> bytes:
    stream = BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.comment = key.encode()
    return stream.getvalue()


def _parts(content: bytes) -> Base:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return Base({name: archive.read(name) for name in archive.namelist()})
