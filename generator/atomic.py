"""Writing files so that a reader sees the old one or the new one, and never a half."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import OutputError


@contextmanager
def files_together() -> Iterator[Callable[[Path, bytes], None]]:
    """Gives ``put(path, content)``. What was put appears when the block ends well, and not at all otherwise; nor
    do the folders that had to be made for it.

    Each file is written beside its place first (same folder, so that moving it is one step of the file system) and
    takes the place of an older file, whose permissions it keeps. Raises OutputError, naming the file and the reason.
    """
    waiting: dict[Path, Path] = {}
    made: list[Path] = []
    done = False

    def put(path: Path, content: bytes) -> None:
        try:
            if path.is_dir():
                raise IsADirectoryError(21, "there is a folder of that name", str(path))
            made.extend(parent for parent in reversed(path.parents) if not parent.exists())
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.{os.getpid()}.part")
            waiting[beside] = path
            beside.write_bytes(content)
            if path.exists():
                beside.chmod(path.stat().st_mode & 0o777)
        except OSError as problem:
            raise OutputError(f"cannot write {path}: {problem.strerror or problem}") from problem

    try:
        yield put
        for beside, path in waiting.items():
            try:
                beside.replace(path)
            except OSError as problem:
                raise OutputError(f"cannot write {path}: {problem.strerror or problem}") from problem
        done = True
    finally:
        for beside in () if done else waiting:
            with suppress(OSError):
                beside.unlink()
        for folder in () if done else reversed(made):
            with suppress(OSError):  # somebody else may have put something there
                folder.rmdir()
