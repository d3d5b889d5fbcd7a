"""Being ended from outside: by Ctrl-C, by ``kill``, by a terminal that is closed.

All of these become a KeyboardInterrupt at the place where the program is, so that whatever is begun is taken back on
the way out.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_OTHERS = ("SIGTERM", "SIGHUP")
_ALL = ("SIGINT", *_OTHERS, "SIGALRM")
AGAIN_SECONDS = 0.02

_Handler = Callable[[int, Any], Any]


class Ended(KeyboardInterrupt):
    """By a signal."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


_received: list[Ended] = []
_waiting: list[int] = []
"""For each block that puts signals off: the one that came, or 0."""


def listen() -> None:
    """From now on. What the caller of the program ignores (``nohup``) stays ignored."""
    for number in _numbers(("SIGINT", *_OTHERS)):
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _end)
    _received.clear()
    sys.unraisablehook = _lost


def ended() -> Ended | None:
    """The signal that came, if one did: a library in the middle of its work may make another exception of it."""
    return _received[0] if _received else None


def ended_well() -> None:
    """The signal that came is how this is meant to end."""
    _received.clear()


def listen_no_more() -> None:
    """At the very end, where Python has nothing left to take back and would only complain."""
    _received.clear()
    sys.unraisablehook = sys.__unraisablehook__
    for number in _numbers(("SIGINT", *_OTHERS)):
        if signal.getsignal(number) in (_end, signal.default_int_handler):
            signal.signal(number, signal.SIG_IGN)


def leave_to_parent() -> None:
    """In a worker: Ctrl-C is its parent's business, and whatever else ends it, ends it at once."""
    _waiting.clear()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _numbers(_OTHERS):
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _numbers(_ALL))


@contextmanager
def put_off() -> Iterator[None]:
    """Signals wait until the block has ended. A process that is started in it begins with them put off as well.

    Python hands the main thread what another thread got, whatever it has blocked; so our handler waits as well.
    """
    _waiting.append(0)
    try:
        with _blocked():
            yield
    finally:
        number = _waiting.pop()
        if number and _waiting:
            _waiting[-1] = number
        elif number:
            raise _received[-1]


@contextmanager
def _blocked() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    came: list[int] = []
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _numbers(_ALL))
    handlers = _replaced(lambda number, frame: came.append(number))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for late in came:
            handlers[signal.Signals(late)](late, None)


def _replaced(wait: _Handler) -> dict[signal.Signals, _Handler]:
    """The handlers in whose place ``wait`` is now. Blocking is not enough where there are threads, such as those of the
    typesetter: the system gives a signal to any that takes it, and Python handles it here all the same."""
    handlers: dict[signal.Signals, _Handler] = {}
    for number in _numbers(("SIGINT", *_OTHERS)):
        handler = signal.getsignal(number)
        if callable(handler):
            try:
                signal.signal(number, wait)
            except ValueError:  # not the main thread: signals are handled elsewhere
                return handlers
            handlers[number] = handler
    return handlers


def _numbers(names: tuple[str, ...]) -> list[signal.Signals]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _end(number: int, frame: object) -> None:
    del frame
    _received.append(Ended(number))
    if _waiting:
        _waiting[-1] = number
    else:
        raise _received[-1]


def _lost(what: sys.UnraisableHookArgs) -> None:
    """Python drops what is raised where nobody can catch it, as in the callback of a weak reference. A signal that came
    there comes again a moment later."""
    if not isinstance(what.exc_value, Ended):
        sys.__unraisablehook__(what)
    elif hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _end_again)
        signal.setitimer(signal.ITIMER_REAL, AGAIN_SECONDS)


def _end_again(number: int, frame: object) -> None:
    del number, frame
    raise Ended(_received[0].number)
