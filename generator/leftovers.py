"""Files and folders for as long as work lasts, under names that say whose they are.

A process that is killed cannot tidy up. What it leaves bears its machine and its number, and a later run takes it away
once there is no process of that number; what was left on another machine, or where numbers cannot be asked for, after a
day. Nothing else is ever touched: not another user's, not what is at work, not a file of any other name.
"""

from __future__ import annotations

import os
import shutil
import stat
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from generator.patterns import pattern
from generator.signals import put_off

_NAME: Final = pattern(r"\.?diapo-([0-9a-f]{8})-([0-9]{1,10})-\w+(?:\.part)?")
_OLD: Final = 24 * 60 * 60
"""Seconds. No build takes as long."""
_numbers = count(1)


def part_name() -> str:
    """A hidden name, not used before, for what takes its place when it is whole."""
    return f".{_mark()}{next(_numbers)}.part"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """An empty folder, resolved, that is gone when the block ends."""
    from tempfile import mkdtemp

    folder = ""
    try:
        with put_off():  # there is no moment in which it is there and nobody knows of it
            folder = mkdtemp(prefix=_mark())
        yield Path(folder).resolve()
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


@cache
def sweep_once(folder: str | None = None) -> None:
    """Takes away what ended processes left in ``folder``, or where temporary folders are, once in a run."""
    sweep(folder)


def sweep(folder: str | None = None) -> None:
    place = folder or _temporary_root()
    with suppress(OSError, ValueError):
        with os.scandir(place) as entries:
            found = [entry.path for entry in entries if "diapo-" in entry.name]
        for path in found:
            with suppress(OSError):
                if _is_abandoned(path):
                    _remove(path)


def _mark() -> str:
    return f"diapo-{_machine()}-{os.getpid()}-"


@cache
def _machine() -> str:
    """Of this machine and of the space that its process numbers are in, which containers have for themselves."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    with suppress(OSError):
        name += f" {os.stat('/proc/self/ns/pid').st_ino}"  # noqa: PTH116
    return f"{zlib.crc32(name.encode('utf-8', 'surrogateescape')):08x}"


def _temporary_root() -> str:
    """As ``tempfile`` finds it, which is costly to import for nothing."""
    if os.name == "posix":
        return os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - nothing is made here
    from tempfile import gettempdir

    return gettempdir()


def _is_abandoned(path: str) -> bool:
    named = _NAME.fullmatch(os.path.basename(path))  # noqa: PTH119
    if not named:
        return False
    facts = os.lstat(path)
    if hasattr(os, "geteuid") and facts.st_uid != os.geteuid():
        return False
    if not (stat.S_ISREG(facts.st_mode) or stat.S_ISDIR(facts.st_mode)):
        return False
    if named[1] == _machine() and os.name == "posix":
        return not _is_alive(int(named[2]))
    return time.time() - facts.st_mtime > _OLD


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass  # it is another user's
    with suppress(OSError, IndexError):  # one that has ended, and that nobody has asked about, counts as gone (Linux)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    return True


def _remove(path: str) -> None:
    if os.path.isdir(path):  # noqa: PTH112
        shutil.rmtree(path, ignore_errors=True)
    else:
        os.unlink(path)  # noqa: PTH108
