"""A run of the preview: a socket of this machine, the server in it, the watch beside it."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final

import uvicorn
from msgspec import Struct

from generator.errors import OutputError, reason
from generator.serve.app import application
from generator.serve.built import Variant
from generator.serve.channel import Channel
from generator.serve.guard import BESIDE, Secrets
from generator.serve.preview import Preview
from generator.serve.previews import Previews
from generator.serve.tidying import tidied_when_idle
from generator.serve.watching import Watch

HOST: Final = "127.0.0.1"
LEAVING_SECONDS: Final = 1


class Served(Struct, frozen=True):
    """A run that has begun. ``start``: the address that lets a browser in."""

    start: str
    port: int
    previews: Previews
    stop: Callable[[], None]
    """Ends the run; from any thread."""


def serve(decks: Sequence[Path], variant: Variant, *, port: int, poll: bool, begun: Callable[[Served], None]) -> None:
    """Shows the decks until the process is told to end. ``port`` 0: any that is free. Raises OutputError when the port
    is taken, KeyboardInterrupt at the end."""
    with _socket(port) as place:
        asyncio.run(_run(decks, variant, place, begun, poll=poll))


async def _run(
    decks: Sequence[Path],
    variant: Variant,
    place: socket.socket,
    begun: Callable[[Served], None],
    *,
    poll: bool = False,
) -> None:
    secrets = Secrets(place.getsockname()[1])
    previews = Previews(
        [Preview(deck, variant, f"{BESIDE}{secrets.beside}/{number}/") for number, deck in enumerate(decks)]
    )
    config = uvicorn.Config(
        application(previews, secrets),
        log_level="critical",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=LEAVING_SECONDS,
        limit_concurrency=200,
        h11_max_incomplete_event_size=32 * 1024,
    )
    server = _Server(config)
    server.channels = tuple(one.channel for one in previews.shown)
    for one in previews.shown:
        await one.renew()

    def stop() -> None:
        server.should_exit = True

    try:
        with tidied_when_idle():
            async with _watched(previews, poll=poll):
                begun(Served(secrets.start, secrets.port, previews, stop))
                await server.serve(sockets=[place])
    finally:
        await previews.end()


class _Server(uvicorn.Server):
    channels: tuple[Channel, ...] = ()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for channel in self.channels:  # pages that listen would keep it waiting
            channel.end()
        await super().shutdown(sockets)


@asynccontextmanager
async def _watched(previews: Previews, *, poll: bool) -> AsyncIterator[None]:
    watching = asyncio.create_task(Watch(previews.places, previews.changed, poll=poll).run())
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


@contextmanager
def _socket(port: int) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((HOST, port))
        except (OSError, OverflowError) as problem:
            raise OutputError(f"the port {port} cannot be used: {reason(problem)}; leave --port out") from None
        place.listen(64)
        yield place


@contextmanager
def served(decks: Sequence[Path], variant: Variant | None = None, *, poll: bool = False) -> Iterator[Served]:
    """The same in a thread, as long as the block lasts."""
    told: list[Served] = []
    ready = threading.Event()

    def begun(found: Served) -> None:
        told.append(found)
        ready.set()

    def work() -> None:
        try:
            asyncio.run(_run(decks, variant or Variant(), place, begun, poll=poll))
        finally:
            ready.set()

    with _socket(0) as place:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        ready.wait()
        try:
            if not told:
                raise OutputError("the preview could not begin")
            yield told[0]
        finally:
            for one in told:
                one.stop()
            thread.join(10)
