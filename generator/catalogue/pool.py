"""Doing jobs on this machine: in this process, or in several that are ended with it whatever happens."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Final

from generator.catalogue.job import Job, Outcome
from generator.catalogue.work import do, preload
from generator.errors import EXIT_OUTPUT
from generator.leftovers import sweep
from generator.signals import leave_to_parent, put_off

Done = tuple[Job, Outcome]
WINDOW: Final = 2
"""Jobs that a process has at a time, one that it does and one to go on with: it never waits, and memory stays flat."""
END_SECONDS: Final = 5
"""How long a process may take to end when there is nothing more to do."""
_DIED: Final = "the process that built it was ended from outside, twice: perhaps memory is short"


def one_by_one(jobs: Iterable[Job]) -> Generator[Done, None, None]:
    """In this process."""
    for job in jobs:
        yield job, do(job)


def in_processes(jobs: Iterable[Job], count: int) -> Generator[Done, None, None]:
    """In ``count`` processes, each as it is done. When one of them dies, the job that it did is done once more, alone,
    at the end, and if it kills its process again it has failed."""
    left = deque(jobs)
    lost = yield from _together(left, count)
    for job in lost:
        again = deque([job])
        if (yield from _together(again, 1)):
            yield job, Outcome({}, failure=_DIED, exit_code=EXIT_OUTPUT)


def _together(left: deque[Job], count: int) -> Generator[Done, None, list[Job]]:
    """Does what is left; what comes out are the jobs that were lost with the process that did them."""
    lost: list[Job] = []
    with _workers(min(count, len(left)), left[0].kinds if left else ()) as workers:
        while (left and workers) or any(worker.jobs for worker in workers):
            for turn in range(1, WINDOW + 1):
                for worker in workers:
                    if left and len(worker.jobs) < turn:
                        worker.give(left.popleft())
            ready = wait([worker.pipe for worker in workers if worker.jobs])
            for worker in [one for one in workers if one.pipe in ready]:
                outcome = worker.take()
                if outcome is None:
                    workers.remove(worker)
                    worker.end()
                    lost.append(worker.jobs.popleft())
                    left.extendleft(reversed(worker.jobs))
                    if left:
                        _add(workers)
                else:
                    yield worker.jobs.popleft(), outcome
    yield from one_by_one(left)  # no process can be started: then here
    return lost


class _Worker:
    """A process, and our end of a pipe that no other process writes into: it can be ended at any moment, in the middle
    of a message too, and all that is lost is its own."""

    def __init__(self) -> None:
        context: Any = multiprocessing.get_context("fork" if _may_fork() else "spawn")
        self.pipe: Connection
        self.pipe, other = context.Pipe()
        self.jobs: deque[Job] = deque()
        """What it was given, the one that it does first."""
        try:
            self.process = context.Process(target=_work, args=(other,), daemon=True)
            with put_off():  # until it knows what to do about signals
                self.process.start()
        except OSError:
            self.pipe.close()
            raise
        finally:
            other.close()  # or its end would never be seen

    def give(self, job: Job) -> None:
        self.jobs.append(job)
        with suppress(OSError):  # whoever waits for it will see that it has ended
            self.pipe.send(job)

    def take(self) -> Outcome | None:
        """What came of its first job; None if it has ended."""
        try:
            outcome: Outcome = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return outcome

    def dismiss(self) -> None:
        """There is nothing more to do. It cannot see that we close our end: other processes have copies of it."""
        with suppress(OSError):
            self.pipe.send(None)

    def end(self, seconds: float = 0) -> None:
        """``seconds``: how long it may take to end by itself."""
        self.pipe.close()
        self.process.join(seconds)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(END_SECONDS)


@contextmanager
def _workers(count: int, kinds: Iterable[str]) -> Iterator[list[_Worker]]:
    """Processes that are gone when the block is left, at once if it is left by an exception; none if the system has
    none for us."""
    if _may_fork():
        preload(kinds)
    workers: list[_Worker] = []
    finished = False
    try:
        while len(workers) < count and _add(workers):
            pass
        yield workers
        finished = True
    finally:
        for worker in workers:
            worker.dismiss() if finished else worker.process.kill()
        for worker in workers:
            worker.end(END_SECONDS)
        if not finished:
            sweep()  # the temporary folders of those that were killed


def _add(workers: list[_Worker]) -> bool:
    try:
        workers.append(_Worker())
    except OSError:
        return False
    return True


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _work(pipe: Connection) -> None:
    """In each process: does what comes until nothing more does. Without its parent it has no business."""
    leave_to_parent()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            job: Job | None = pipe.recv()
        except (EOFError, OSError):
            return
        if job is None:
            return
        outcome = do(job)
        try:
            pipe.send(outcome)
        except (OSError, MemoryError):
            return


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
