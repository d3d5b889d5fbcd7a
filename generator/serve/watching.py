"""What changes on the disk: the folders of all that the decks read, watched; and looked at now and then, because events
do not come from everywhere.

Folders are watched, not files: editors write a file beside and rename it, and what a deck lacks may still come.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from watchfiles import awatch

MOST_FOLDERS: Final = 400
DEEPEST: Final = 4
"""Levels below a deck's folder."""
_OTHERS: Final = frozenset({"output", "node_modules", "__pycache__"})
DEBOUNCE, STEP = 30, 6
"""ms: at most so long, and until nothing came for so long."""
LOOK_SECONDS: Final = 2.0
REMOTE_SECONDS: Final = 0.5
_REMOTE: Final = ("nfs", "cifs", "smb", "9p", "fuse.", "vboxsf", "drvfs", "afs", "ncp")
MANY: Final = 5
"""So many files at once are not somebody who saves: the rest of them is waited for."""
REST: Final = 0.12


def folders_of(decks: Iterable[Path], files: Iterable[Path]) -> set[Path]:
    """The folders to watch: those of decks with what is below them, the one above, and those of all files."""
    found: set[Path] = set()
    for deck in decks:
        found |= {*_below(deck), deck.parent}
    found |= {file if file.is_dir() else file.parent for file in files}
    return {folder for folder in found if folder.is_dir()}


def _below(folder: Path) -> Iterator[Path]:
    level, count = [folder], 0
    for _ in range(DEEPEST):
        deeper: list[Path] = []
        for one in level:
            yield one
            count += 1
            if count >= MOST_FOLDERS:
                return
            with suppress(OSError), os.scandir(one) as entries:
                deeper += [
                    Path(entry.path)
                    for entry in entries
                    if entry.name[:1] != "." and entry.name not in _OTHERS and entry.is_dir(follow_symlinks=False)
                ]
        level = deeper


def is_remote(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether a folder is on another machine, as far as can be told; changes there send no events."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    points = [line.split(" ")[1:3] for line in lines if line.count(" ") >= 2]
    above = [(len(at), kind) for at, kind in points if folder == Path(at) or Path(at) in folder.parents]
    return bool(above) and max(above)[1].startswith(_REMOTE)


class Watch:
    """Calls ``changed`` after each bout of changes, and now and then, to look for itself. ``look``: what to watch, as
    folders of decks and files."""

    def __init__(
        self,
        look: Callable[[], tuple[set[Path], set[Path]]],
        changed: Callable[[], Awaitable[None]],
        *,
        poll: bool = False,
    ) -> None:
        self._look, self._changed, self._poll = look, changed, poll
        self._bell = asyncio.Event()
        self._many = False
        self._folders: set[Path] = set()
        self._watching: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Until it is cancelled."""
        looking = asyncio.create_task(self._look_now_and_then())
        try:
            self._renew()
            while True:
                await self._bell.wait()
                self._bell.clear()
                while self._many:  # until all of them are there
                    self._many = False
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._bell.wait(), REST)
                        self._bell.clear()
                        self._many = True
                await self._changed()
                self._renew()
        finally:
            looking.cancel()
            if self._watching:
                self._watching.cancel()

    async def _look_now_and_then(self) -> None:
        while True:
            remote = self._poll or any(map(is_remote, self._folders))
            await asyncio.sleep(REMOTE_SECONDS if remote else LOOK_SECONDS)
            self._bell.set()

    def _renew(self) -> None:
        """Watches the folders of today. The old watch ends a moment after the new one began, so that nothing is
        missed."""
        folders = folders_of(*self._look())
        if folders == self._folders or self._poll:
            self._folders = folders
            return
        old, self._folders = self._watching, folders
        self._watching = asyncio.create_task(self._watch(sorted(folders)))
        if old:
            asyncio.get_running_loop().call_later(0.5, old.cancel)

    async def _watch(self, folders: list[Path]) -> None:
        try:
            async for changes in awatch(
                *folders, recursive=False, debounce=DEBOUNCE, step=STEP, rust_timeout=1000, watch_filter=_is_content
            ):
                self._many = self._many or len(changes) > MANY
                self._bell.set()
        except (OSError, RuntimeError):
            self._poll = True  # no events here, or no more of them: it is looked instead


def _is_content(change: object, path: str) -> bool:
    """Not what editors keep beside a file while they work on it."""
    del change
    name = os.path.basename(path)  # noqa: PTH119
    return not (name[:1] == "." or name.endswith(("~", ".swp", ".swx", ".tmp")) or name == "4913")
