"""Where a key belongs that stands at a place where it is none."""

from __future__ import annotations

from generator.deck.schema import (
    BLOCK,
    BOX,
    CARD,
    CODE,
    COLUMN,
    COMPARED,
    COMPARISON,
    DECK,
    DIAGRAM,
    FACTS,
    ITEM,
    MATRIX,
    MEDIA,
    NOTE,
    NUMBER,
    PICTURE,
    POINT,
    QR,
    QUOTE,
    SLIDE,
    TABLE,
    TERM,
    VENN,
    Table,
)

_PLACES = {
    SLIDE.name: ("on a slide", "heading"),
    PICTURE.name: ("under `image:`", "file"),
    DECK.name: ("at the top of the file", "title"),
    FACTS.name: ("under `course:`, at the top of the file", ""),
}
"""Each level in words, with the key that all know of it."""
_OTHERS: dict[str, tuple[Table, ...]] = {
    DECK.name: (SLIDE, PICTURE, FACTS),
    SLIDE.name: (PICTURE, DECK, FACTS),
    COLUMN.name: (SLIDE, PICTURE, DECK),
    BLOCK.name: (SLIDE, PICTURE, DECK),
    BOX.name: (SLIDE, PICTURE, DECK),
    TERM.name: (SLIDE, DECK),
    QUOTE.name: (SLIDE, PICTURE, DECK),
    TABLE.name: (SLIDE, DECK),
    CODE.name: (SLIDE, DECK),
    NUMBER.name: (SLIDE, DECK),
    MEDIA.name: (SLIDE, PICTURE, DECK),
    CARD.name: (SLIDE, PICTURE, DECK),
    COMPARED.name: (SLIDE, DECK),
    COMPARISON.name: (SLIDE, DECK),
    ITEM.name: (SLIDE, PICTURE, DECK),
    NOTE.name: (SLIDE, DECK),
    PICTURE.name: (SLIDE, DECK),
    **{table.name: (SLIDE, DECK) for table in (POINT, DIAGRAM, MATRIX, VENN, QR)},
}
"""Nearest level first: where a key is looked for that another level does not have."""


def elsewhere(name: str, table: Table) -> str:
    """Where a key of this name belongs, in words; empty if it is none anywhere, or a name that people try here."""
    folded = name.strip().lower()
    if any(folded == key.name or folded in key.also for key in table):
        return ""
    for other in _OTHERS.get(table.name, ()):
        if folded in other.keys:
            place, beside = _PLACES[other.name]
            return place if beside in ("", folded) else f"{place}, beside `{beside}:`"
    return ""


def known_keys(table: Table) -> str:
    """The hint at a key that is none anywhere. In a list in brackets, a text with a colon is read as one."""
    colon = " If this is a text with a colon, put the whole text in double quotes." if table is ITEM else ""
    return f"Known keys: {{known}}.{colon}"
