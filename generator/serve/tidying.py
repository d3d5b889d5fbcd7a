"""When Python looks for values that nobody holds any more: not during a build, but when nothing is to be done.

Decks are trees of values without cycles, which go by themselves; what is looked through is large, and each look would
take a part of the moment between a save and the slide.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

IDLE_SECONDS: Final = 0.5
THOROUGH: Final = 50
"""After so many builds everything is looked through, else what is new."""


@contextmanager
def tidied_when_idle() -> Iterator[None]:
    """What is there now stays; from here on, ``tidy_later`` says when."""
    if not gc.isenabled():
        yield
        return
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


class Tidy:
    """One look for all builds of a moment."""

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None
        self._builds = 0

    def later(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(IDLE_SECONDS, self._now)

    def _now(self) -> None:
        self._builds += 1
        gc.collect(2 if self._builds % THOROUGH == 0 else 1)
