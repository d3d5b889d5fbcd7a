"""Files kept between builds in the user's cache folder. A build without them is slower, and otherwise equal."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.atomic import files_together
from generator.errors import OutputError


def cache_folder() -> Path | None:
    """``$XDG_CACHE_HOME/diapo`` or ``~/.cache/diapo``, made if need be; None if others could write there."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = Path(base if Path(base).is_absolute() else Path.home() / ".cache", "diapo")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.stat()
    except (OSError, RuntimeError, ValueError):
        return None
    if os.name == "posix" and (facts.st_uid != os.geteuid() or facts.st_mode & 0o022):
        return None
    return folder


def read_kept(name: str) -> bytes | None:
    """The kept bytes, or None if there are none that can be read."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        return (folder / name).read_bytes()
    except OSError:
        return None


def keep(name: str, content: bytes) -> None:
    """Keeps bytes for the next build, if that is possible."""
    folder = cache_folder()
    if folder is not None:
        with suppress(OutputError), files_together() as put:
            put(folder / name, content)
