"""Guessing what somebody meant by a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

MAX_COMPARED: Final = 500
"""Of more names than these, those are looked at that begin alike and are about as long."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like ``name``, or None if none is near."""
    import unicodedata
    from difflib import get_close_matches

    def folded(text: str) -> str:
        """Without capitals and accents."""
        parts = unicodedata.normalize("NFKD", text.lower()) if not text.isascii() else text.lower()
        return "".join(part for part in parts if not unicodedata.combining(part))

    # A very long name is no slip of the keyboard, and comparing it would take time; so would comparing with thousands.
    by_folded = {folded(one): one for one in known}
    if len(by_folded) > MAX_COMPARED:
        meant = folded(name[:80])
        alike = (one for one in by_folded if one[:1] == meant[:1] and abs(len(one) - len(meant)) <= 2)
        by_folded = {one: by_folded[one] for one in islice(alike, MAX_COMPARED)}
    found = get_close_matches(folded(name[:80]), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def unknown_name(kind: str, name: str, known: Iterable[str]) -> str:
    """A sentence about an unknown name: the nearest one if there is any, and all that exist."""
    names = sorted(known)
    near = nearest(name, names)
    guess = f" (did you mean {near!r}?)" if near else ""
    return f"there is no {kind} {name[:80]!r}{guess}; there are: {', '.join(names)}"
