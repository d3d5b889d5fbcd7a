"""Doing jobs on this machine: in this process, or in several that are ended with it whatever happens."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Final

from generator.catalogue.job import Job, Outcome
from generator.catalogue.work import do, preload
from generator.errors import EXIT_OUTPUT

Done = tuple[Job, Outcome]
WINDOW: Final = 3
"""Jobs for each process that are handed out at a time: enough that none waits, few enough that memory stays flat."""
_DIED: Final = "the process that built it was ended from outside, twice: perhaps memory is short"


def one_by_one(jobs: Iterable[Job]) -> Generator[Done, None, None]:
    """In this process."""
    for job in jobs:
        yield job, do(job)


def in_processes(jobs: Iterable[Job], count: int) -> Generator[Done, None, None]:
    """In ``count`` processes, each as it is done. When one of them dies, the jobs that were handed out are done once
    more, one by one, and the one that kills its process again has failed."""
    left = deque(jobs)
    while left:
        handed_out = yield from _together(left, count)
        for job in handed_out:
            yield job, _alone(job)


def _together(left: deque[Job], count: int) -> Generator[Done, None, list[Job]]:
    """Does what is left until a process dies; what comes out are the jobs that were handed out then."""
    running: dict[Future[Outcome], Job] = {}
    with _pool(min(count, len(left)), left[0].kinds) as pool:
        try:
            while left or running:
                while left and len(running) < WINDOW * count:
                    running[_submitted(pool, left[0])] = left[0]
                    left.popleft()
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    outcome = future.result()
                    yield running.pop(future), outcome
        except BrokenProcessPool:
            for future in [one for one in running if one.done() and not one.exception()]:
                yield running.pop(future), future.result()
    return list(running.values())


def _alone(job: Job) -> Outcome:
    with _pool(1, job.kinds) as pool:
        try:
            return _submitted(pool, job).result()
        except BrokenProcessPool:
            return Outcome({}, failure=_DIED, exit_code=EXIT_OUTPUT)


@contextmanager
def _pool(count: int, kinds: Iterable[str]) -> Iterator[ProcessPoolExecutor]:
    """Processes that are gone when the block is left, at once if it is left by an exception."""
    forked = sys.platform == "linux" and threading.active_count() == 1
    if forked:
        preload(kinds)
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("fork" if forked else "spawn"), _begin)
    finished = False
    try:
        yield pool
        finished = True
    finally:
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=finished, cancel_futures=True)
        for process in () if finished else processes:
            process.terminate()
        for process in processes:
            process.join()


def _submitted(pool: ProcessPoolExecutor, job: Job) -> Future[Outcome]:
    """Processes may be started here; they must not see an interruption before they know that they are to ignore it."""
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(do, job)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(do, job)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """In each process: interruptions are its parent's business, and without its parent it has none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
