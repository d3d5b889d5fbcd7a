"""What pages are told, as server-sent events: one channel for each deck, any number of pages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Final

import msgspec

from generator.serve.preview import Message

BEAT_SECONDS: Final = 15.0
MOST_WAITING: Final = 50
"""Messages for a page that does not listen; it is told all anew when it does."""


def event(message: Message) -> bytes:
    return b"data: " + msgspec.json.encode(message) + b"\n\n"


class Channel:
    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[bytes | None]] = set()

    @property
    def listeners(self) -> int:
        return len(self._pages)

    def tell(self, message: Message) -> None:
        data = event(message)
        for page in [*self._pages]:
            if page.qsize() >= MOST_WAITING:
                page.put_nowait(None)
                self._pages.discard(page)
            else:
                page.put_nowait(data)

    def end(self) -> None:
        for page in self._pages:
            page.put_nowait(None)
        self._pages.clear()

    async def listen(self, first: bytes = b"") -> AsyncIterator[bytes]:
        """What is told from now on, ``first`` before it; ends when the channel does."""
        page: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._pages.add(page)
        try:
            yield b"retry: 1000\n\n" + first
            while True:
                try:
                    data = await asyncio.wait_for(page.get(), BEAT_SECONDS)
                except TimeoutError:
                    data = b": still here\n\n"
                if data is None:
                    return
                yield data
        finally:
            self._pages.discard(page)
