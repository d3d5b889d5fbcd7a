"""Where a key belongs that stands at a place where it is none."""

from __future__ import annotations

from generator.deck.schema import COLUMN, DECK, FACTS, ITEM, NOTE, PICTURE, SLIDE, Table

_PLACES = {
    SLIDE.name: "on a slide, beside `heading:`",
    PICTURE.name: "under `image:`, beside `file:`",
    DECK.name: "at the top of the file, beside `title:`",
    FACTS.name: "under `course:`, at the top of the file",
    ITEM.name: "on an item, beside `text:`",
}
_OTHERS: dict[str, tuple[Table, ...]] = {
    DECK.name: (SLIDE, PICTURE, FACTS),
    SLIDE.name: (PICTURE, DECK, FACTS),
    COLUMN.name: (SLIDE, PICTURE, DECK),
    ITEM.name: (SLIDE, PICTURE, DECK),
    NOTE.name: (SLIDE, DECK),
    PICTURE.name: (SLIDE, DECK),
}
"""Nearest level first: where a key is looked for that another level does not have."""


def elsewhere(name: str, table: Table) -> str:
    """Where a key of this name belongs, in words; empty if it is none anywhere, or a name that people try here."""
    folded = name.strip().lower()
    if any(folded in key.also for key in table):
        return ""
    return next((_PLACES[other.name] for other in _OTHERS.get(table.name, ()) if folded in other.keys), "")
