"""When something is there, while its page is shown."""

from __future__ import annotations

from msgspec import Struct


class Shown(Struct, frozen=True):
    """In clicks from 1. What has none is there all the time."""

    first: int
    """It appears with this click."""
    until: int | None = None
    """It goes with the click after this one; None: it stays."""

    @property
    def stays(self) -> bool:
        """Whether it is there at the end."""
        return self.until is None

    def at(self, click: int) -> bool:
        """Whether it is there after so many clicks."""
        return self.first <= click and (self.until is None or click <= self.until)

    def within(self, outer: Shown | None) -> Shown | None:
        """When it is there in something that is there so; None: whenever that is. What would appear before that waits
        for it; what would appear when that is gone comes with its last click."""
        if outer is None:
            return self
        first = max(self.first, outer.first)
        first = first if outer.until is None else min(first, outer.until)
        until = min((one.until for one in (self, outer) if one.until is not None), default=None)
        found = Shown(first, until if until is None else max(first, until))
        return None if found == outer else found
