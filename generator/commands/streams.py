"""The standard streams, made fit for any text before the program begins. It imports nothing that costs time."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

_HANDLER = "diapo"


def prepare_streams() -> None:
    """Closed streams lead nowhere; what an encoding lacks is written as an escape; and names of files go out as they
    came in, though they may hold bytes that are no text."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:  # or the next file that is opened would get the number, and what is meant for the stream
            os.open(os.devnull, os.O_RDWR)
    codecs.register_error(_HANDLER, _as_can_be)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None or stream.closed:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the process
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_HANDLER if name == "stdout" else "backslashreplace")


@contextmanager
def written() -> Iterator[None]:
    """Raises OutputError where the block cannot write a result to the standard output; that its reader goes away is no
    failure."""
    from generator.errors import OutputError, reason

    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(f"cannot write to the standard output: {reason(problem)}") from problem


def flush(stream: TextIO) -> None:
    with written():
        stream.flush()


def _as_can_be(problem: UnicodeError) -> tuple[str | bytes, int]:
    """For the first character that cannot be encoded."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    char = problem.object[problem.start]
    if "\udc80" <= char <= "\udcff":
        return bytes([ord(char) - 0xDC00]), problem.start + 1
    return char.encode("ascii", "backslashreplace").decode("ascii"), problem.start + 1


def as_bytes(text: str) -> bytes:
    """UTF-8, whatever is in the text."""
    return text.encode("utf-8", _HANDLER if _is_ready() else "backslashreplace")


def _is_ready() -> bool:
    try:
        codecs.lookup_error(_HANDLER)
    except LookupError:
        return False
    return True
