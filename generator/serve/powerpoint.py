"""Pictures of the PPTX as LibreOffice draws it, made beside the preview, the newest only."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path
from typing import Final

from generator.leftovers import temporary_folder
from generator.render import writer
from generator.scene.page import Scene

OFFICES: Final = ("soffice", "libreoffice")
DRAWING: Final = "pdftoppm"
SECONDS: Final = 180.0
ACROSS: Final = 1600
"""Pixels."""


def programs() -> tuple[str, str] | None:
    """LibreOffice, and what makes pictures of its PDF; None where one of them is not installed."""
    office, drawing = next(filter(None, map(shutil.which, OFFICES)), None), shutil.which(DRAWING)
    return (office, drawing) if office and drawing else None


class Pictures:
    """Of the pages of one deck. ``version`` is that of the deck which they show; 0: there are none."""

    def __init__(self) -> None:
        self.version = 0
        self.failed = False
        self.pages: list[bytes] = []
        self._lock = asyncio.Lock()

    async def draw(self, scene: Scene, version: int) -> None:
        """Draws a Scene, unless that was done already."""
        async with self._lock:
            found = programs()
            if found is None or self.version == version:
                return
            pages = await _drawn(scene, *found)
            self.failed = not pages
            if pages:
                self.pages, self.version = pages, version


async def _drawn(scene: Scene, office: str, drawing: str) -> list[bytes]:
    made = await asyncio.to_thread(writer("pptx"), scene)
    assert isinstance(made, bytes)
    with temporary_folder() as folder:
        file = folder / "deck.pptx"
        file.write_bytes(made)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        pdf = ("--headless", "--norestore", "--convert-to", "pdf", "--outdir", os.fspath(folder), os.fspath(file))
        if not await _done(office, profile, *pdf):
            return []
        shown = ("-png", "-scale-to-x", str(ACROSS), "-scale-to-y", "-1", os.fspath(file.with_suffix(".pdf")))
        if not await _done(drawing, *shown, os.fspath(folder / "page")):
            return []
        return [place.read_bytes() for place in sorted(folder.glob("page-*.png"), key=_number)]


def _number(place: Path) -> int:
    return int(place.stem.rpartition("-")[2])


async def _done(*words: str) -> bool:
    """Whether a program ended well; it ends with whoever waits for it."""
    nowhere = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        *words, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
    )
    try:
        return await asyncio.wait_for(process.wait(), SECONDS) == 0
    except TimeoutError:
        return False
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
