"""SHA-256 of files, without reading again what looks as it did."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator.places import NOTHING, rules_digest

_SETTLED_NS: Final = 2_000_000_000
"""A file that changed in the last two seconds may change again without a new time stamp."""

Look = tuple[int, int, int, int]
"""Size, times in nanoseconds of the last change of the content and of anything, inode. A copy that keeps size and date
(``cp -p``, ``tar -x``) is another file, or has changed since."""
Seen = Mapping[str, tuple[*Look, str]]
"""Path -> how it looks, SHA-256."""


class Digests:
    """``seen`` is what was found out in earlier runs, and then in this one too."""

    def __init__(self, seen: Seen) -> None:
        self.seen = dict(seen)
        self._now: dict[str, str] = {}

    def of(self, path: str) -> str:
        found = self._now.get(path)
        if found is None:
            found = self._now[path] = self._find(path)
        return found

    def _find(self, path: str) -> str:
        known = self.seen.pop(path, None)
        try:
            facts = os.stat(path)  # noqa: PTH116 - thousands of them, each run
            if stat.S_ISDIR(facts.st_mode):
                return rules_digest(Path(path))
            if not stat.S_ISREG(facts.st_mode):
                return NOTHING
            look = (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
            if known is None or known[:4] != look:
                now = time.time_ns()
                with open(path, "rb") as stream:  # noqa: PTH123
                    known = (*look, hashlib.file_digest(stream, "sha256").hexdigest())
                if now - facts.st_mtime_ns < _SETTLED_NS:
                    return known[4]
        except (OSError, ValueError):
            return NOTHING
        self.seen[path] = known
        return known[4]
