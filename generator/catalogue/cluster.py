"""Doing jobs on a Dask cluster that is there already. Files are sent along, so its workers need no shared disk."""

from __future__ import annotations

import asyncio
import gc
import logging
import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from generator.catalogue.job import Job, Outcome
from generator.catalogue.parcel import packed
from generator.catalogue.work import do
from generator.errors import EXIT_OUTPUT, ContentError, UsageError

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS: Final = 5
WORKERS_SECONDS: Final = 30
"""How long a cluster may have no worker at all."""
RETRIES: Final = 3
WINDOW: Final = 3
"""Jobs for each thread of the cluster that are sent at a time."""
_LOST: Final = "the connection to the Dask scheduler was lost"


def on_cluster(jobs: Iterable[Job], address: str) -> Generator[tuple[Job, Outcome], None, None]:
    """Each job as it is done. Dask gives the jobs of a worker that dies to another one.

    Raises UsageError if Dask is not installed, if there is no scheduler at the address or if it has no workers.
    """
    left = deque(jobs)
    running: dict[Future, Job] = {}
    with _client(address) as client:
        try:
            while left or running:
                most = WINDOW * max(1, _threads(client))
                while left and len(running) < most:
                    job = left.popleft()
                    try:
                        sent = packed(job)
                    except ContentError:  # nothing comes of it but messages, and layout has some too
                        yield job, do(job)
                    except OSError as problem:
                        yield job, Outcome({}, failure=f"a file cannot be read: {problem}", exit_code=EXIT_OUTPUT)
                    else:
                        running[client.submit(do, sent, pure=False, retries=RETRIES)] = job
                for future in settled(_finished(running, client, address)):
                    job = running.pop(future)
                    yield job, _outcome(future)
        except CancelledError:  # by Dask itself, when it loses its scheduler
            for job in (*running.values(), *left):
                yield job, Outcome({}, failure=_LOST, exit_code=EXIT_OUTPUT)
        finally:
            with suppress(Exception):  # the connection may be what was lost
                client.cancel(list(running))


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "--dask needs Dask's scheduler library; install it with: pip install 'diapo[cluster]'"
        ) from None
    # What Dask logs (lost workers, heartbeats) is told in our own words where it matters.
    for name in ("distributed", "distributed.client", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    gc.enable()  # its objects hold cycles, as ours do not
    with warnings.catch_warnings():
        # Of other versions of its libraries (our own program is compared by the jobs), of large pictures.
        warnings.simplefilter("ignore")
        try:
            asyncio.run(_greet(address))
            client: Client = Client(address, timeout=CONNECT_SECONDS)
        except (OSError, ValueError, TypeError, RuntimeError) as problem:
            raise UsageError(
                f"there is no Dask scheduler at {address} ({str(problem)[:200] or type(problem).__name__}); "
                "start one with `dask scheduler`, or leave out --dask"
            ) from None
        try:
            yield client
        finally:
            with suppress(Exception):
                client.close(timeout=CONNECT_SECONDS)


async def _greet(address: str) -> None:
    """Raises an exception where no scheduler answers. The timeout of a Client only bounds its connecting: it would wait
    for ever for the first word of what takes connections and says nothing, or is something else."""
    from distributed.core import rpc
    from distributed.security import Security

    async def ask() -> None:
        async with rpc(address, connection_args=Security().get_connection_args("client")) as scheduler:
            await scheduler.identity()

    try:
        await asyncio.wait_for(ask(), CONNECT_SECONDS)
    except TimeoutError:
        raise OSError(f"nothing answered within {CONNECT_SECONDS} seconds") from None


def _threads(client: Client) -> int:
    """How many the workers have that the scheduler knows now."""
    with suppress(OSError, TimeoutError):
        found: Mapping[str, int] = client.nthreads()
        return sum(found.values())
    return 0


def _finished(running: Iterable[Future], client: Client, address: str) -> list[Future]:
    """Waits until something is done."""
    from distributed import wait

    idle = 0
    while futures := list(running):
        try:
            return list(wait(futures, timeout=1, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            idle = 0 if _threads(client) else idle + 1
        if idle >= WORKERS_SECONDS:
            raise UsageError(f"the Dask cluster at {address} has no workers; start some with `dask worker {address}`")
    return []


def settled(futures: Iterable[Future]) -> list[Future]:
    """Those that stay done. What a worker had done and not yet sent is lost with it, and is done again."""
    return [future for future in futures if future.status not in {"lost", "pending"}]


def _outcome(future: Future) -> Outcome:
    problem = future.exception()  # waits once more if the worker is lost only now
    if problem is None:
        outcome: Outcome = future.result()
        return outcome
    reason = f"{type(problem).__name__}: {problem}"
    return Outcome({}, failure=f"the cluster could not do it: {' '.join(reason.split())[:300]}", exit_code=EXIT_OUTPUT)
