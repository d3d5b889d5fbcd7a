"""The moment that documents are dated with, so that equal input gives equal bytes."""

from __future__ import annotations

import os
import time
from typing import Final

from generator.errors import UsageError

_YEAR_2000: Final = 946_684_800


def moment() -> int:
    """Seconds since 1970: SOURCE_DATE_EPOCH, or else a fixed day. Raises UsageError if the variable is no time."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        seconds = int(given) if given else _YEAR_2000
        if not 1601 <= time.gmtime(seconds).tm_year <= 9999:
            raise ValueError(given)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {given[:40]!r}; it must be a number of seconds since 1970") from None
    return seconds
