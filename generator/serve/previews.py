"""The decks of one run: each with its preview, its pages and its pictures, built when something changes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from generator.places import Stamp, deck_file_in, stamps_of
from generator.serve.channel import Channel
from generator.serve.powerpoint import Pictures
from generator.serve.preview import Message, Preview
from generator.serve.tidying import Tidy
from generator.serve.watching import folders_of

QUIET_SECONDS = 1.0
"""Without changes, before LibreOffice begins."""
PATIENCE = 20
"""So often an empty deck file is looked at again, 10 ms apart."""


class Shown:
    """One deck that is shown."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.channel = Channel()
        self.pictures = Pictures()
        self.draws = False
        """Whether somebody looks at it as PowerPoint."""
        self._drawing: asyncio.Task[None] | None = None
        self._stamps: dict[Path, Stamp] = {}
        self._lock = asyncio.Lock()
        self._tidy = Tidy()

    async def renew(self) -> None:
        """Builds what is there now, and tells the pages."""
        async with self._lock:
            self._stamps = stamps_of(self._places())
            self._told(await asyncio.to_thread(self.preview.build))

    async def show(self, asked: Message) -> None:
        """Another variant. Raises ValueError for one that there is not."""
        async with self._lock:
            variant = self.preview.allowed(asked)
            self._told(await asyncio.to_thread(self.preview.show, variant))

    async def changed(self) -> None:
        """Something changed, perhaps nothing of this deck's."""
        for _ in range(PATIENCE):
            now = stamps_of(self._places())
            file = now.get(self._file)
            if file is None or file[1] or self._stamps.get(self._file, (0, 0, 0))[1] == 0:
                break
            await asyncio.sleep(0.01)  # programs that save in place empty the file first
        if now != self._stamps:
            await self.renew()

    @property
    def is_current(self) -> bool:
        """Whether what was told is what is there."""
        return not self._lock.locked() and stamps_of(self._places()) == self._stamps

    def draw(self) -> None:
        """Has the deck drawn by LibreOffice, a moment later, and again after each change."""
        self.draws = True
        if self._drawing:
            self._drawing.cancel()
        self._drawing = asyncio.create_task(self._draw())

    async def _draw(self) -> None:
        await asyncio.sleep(QUIET_SECONDS if self.pictures.version else 0)
        scene, version = self.preview.scene, self.preview.version
        if scene is not None:
            await self.pictures.draw(scene, version)
            self.channel.tell({"pictures": self.pictures.version, "failed": self.pictures.failed})

    def _told(self, message: Message) -> None:
        self.channel.tell(message)
        self._tidy.later()
        if self.draws and "update" in message:
            if self.channel.listeners:
                self.draw()
            else:
                self.draws = False

    def _places(self) -> set[Path]:
        """All that the deck depends on: its files, there or not, and the folders in which more may come."""
        preview = self.preview
        return {*preview.files, *folders_of([preview.folder], preview.files), self._file}

    @property
    def _file(self) -> Path:
        path = self.preview.path
        return deck_file_in(path) if path.is_dir() else path

    async def end(self) -> None:
        self.channel.end()
        if self._drawing:
            self._drawing.cancel()
            await asyncio.gather(self._drawing, return_exceptions=True)


class Previews:
    def __init__(self, decks: Sequence[Preview]) -> None:
        self.shown = [Shown(preview) for preview in decks]

    def places(self) -> tuple[set[Path], set[Path]]:
        """The folders of decks, and all files that they read or look for."""
        previews = [one.preview for one in self.shown]
        return {one.folder for one in previews}, {file for one in previews for file in one.files}

    async def changed(self) -> None:
        for one in self.shown:
            await one.changed()

    async def end(self) -> None:
        for one in self.shown:
            await one.end()
