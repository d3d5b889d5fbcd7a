"""What a first build would make, made with the package: read where the user's cache has nothing yet.

The files are those of ``usercache``, in its form and under its names, which are hashes of all that they depend on. A
template, theme or program that has changed asks for another name; then all is made anew, as it is where there is no
such folder (a source tree before ``make setup``) or where a file is damaged. What is here comes with the program and is
trusted as its modules are. ``tools/make_shipped.py`` makes it.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER = Path(__file__).resolve().parent / "_shipped"
_DIGEST_BYTES: Final = 32


def read_shipped(name: str) -> bytes | None:
    """None if there is nothing of that name, or if it is damaged."""
    with suppress(OSError, zlib.error):
        kept = (FOLDER / name).read_bytes()
        content = zlib.decompress(kept[_DIGEST_BYTES:])
        if kept[:_DIGEST_BYTES] == sha256(content).digest():
            return content
    return None


def shipped(content: bytes) -> bytes:
    """The file for ``read_shipped``. Equal contents give equal bytes (with the same zlib)."""
    return sha256(content).digest() + zlib.compress(content, 9)
