"""Regular expressions that are compiled when they are first used: a small deck needs few of the two hundred, and
compiling all of them took a tenth of its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

_OFFERED: Final = (
    "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn",
    "flags", "groups", "groupindex",
)  # fmt: skip


_compile: Final = re.compile


class _Lazy:
    """A ``re.Pattern`` whose methods are there from the first use on, as quick to reach as those of a real one."""

    __slots__ = (*_OFFERED, "_given", "pattern")

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        if name not in _OFFERED:
            raise AttributeError(name)
        compiled = _compile(*self._given)
        for offered in _OFFERED:
            setattr(self, offered, getattr(compiled, offered))
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Like ``re.compile``, which it calls with the same arguments at the first use; ``re.error`` comes then.

    What it gives has all methods of a pattern; the functions of ``re`` do not take it in a pattern's place.
    """
    return cast("re.Pattern[str]", _Lazy(text, flags))


@contextmanager
def compiled_later() -> Iterator[None]:
    """Modules that are imported within compile their own expressions when they first use them."""
    re.compile = pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = _compile
