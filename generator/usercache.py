"""Files kept between builds in the user's cache folder. A build without them is slower, and otherwise equal."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.atomic import files_together
from generator.errors import OutputError
from generator.leftovers import sweep_once

MAX_BYTES: Final = 64 * 1024 * 1024
_DIGEST_BYTES: Final = 32


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
    sweep_once(str(folder))
    return folder


def read_kept(name: str) -> bytes | None:
    """The kept bytes, or None if there are none that can be read."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        file = folder / name
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > MAX_BYTES:
            return None
        return file.read_bytes()
    except OSError:
        return None


def keep(name: str, content: bytes) -> None:
    """Keeps bytes for the next build, if that is possible."""
    folder = cache_folder()
    if folder is not None:
        with suppress(OutputError), files_together() as put:
            put(folder / name, content)


def keep_sound(name: str, content: bytes) -> None:
    """Keeps bytes with their SHA-256, so that ``read_sound`` knows damaged ones."""
    keep(name, sha256(content).digest() + content)


def read_sound(name: str) -> bytes | None:
    """What ``keep_sound`` kept; None if there is nothing or if it is damaged."""
    kept = read_kept(name) or b""
    digest, content = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
    return content if digest == sha256(content).digest() else None
