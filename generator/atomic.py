"""Writing files so that a reader sees the old one or the new one, and never a half."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import OutputError, reason
from generator.leftovers import part_name, sweep_once
from generator.signals import put_off


@contextmanager
def files_together() -> Iterator[Callable[[Path, bytes], None]]:
    """Gives ``put(path, content)``. What was put appears when the block ends well, and not at all otherwise; nor
    do the folders that had to be made for it.

    Each file is written beside its place first (same folder, so that moving it is one step of the file system) and
    takes the place of an older file, whose permissions it keeps, or of a link, whose target is left alone. Raises
    OutputError, naming the file and the reason.
    """
    waiting: dict[Path, Path] = {}
    made: list[Path] = []
    done = False

    def put(path: Path, content: bytes) -> None:
        try:
            if path.is_dir():
                raise IsADirectoryError(21, "there is a folder of that name", str(path))
            _make_folder(path.parent, made)
            sweep_once(str(path.parent))
            sweep_once()
            beside = path.with_name(part_name())
            waiting[beside] = path
            beside.write_bytes(content)
            if path.exists():
                beside.chmod(path.stat().st_mode & 0o777)
        except (OSError, ValueError) as problem:
            raise OutputError(f"cannot write {path}: {reason(problem)}") from problem

    try:
        yield put
        with put_off():  # an interruption finds all of them moved, or none
            for beside, path in waiting.items():
                try:
                    beside.replace(path)
                except OSError as problem:
                    raise OutputError(f"cannot write {path}: {reason(problem)}") from problem
            done = True
    finally:
        for beside in () if done else waiting:
            with suppress(OSError):
                beside.unlink()
        for folder in () if done else reversed(made):
            with suppress(OSError):  # somebody else may have put something there
                folder.rmdir()


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Makes it and those above; ``made`` tells which."""
    missing = []
    for parent in (folder, *folder.parents):
        if parent.is_dir():
            break
        if parent.exists() or parent.is_symlink():
            raise NotADirectoryError(20, f"{parent} is no folder", str(parent))
        missing.append(parent)
    for parent in reversed(missing):
        parent.mkdir(exist_ok=True)
        made.append(parent)
