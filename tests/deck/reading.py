"""Decks from text, and decks without their places, for the tests of the deck stage."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import fields

from generator.deck.load import parse_deck
from generator.deck.model import Deck, Item, Items
from generator.errors import ContentError, Diagnostic, Severity

PLACES = frozenset({"span", "places"})


def read(source: str, folder: Path | None = None) -> Deck:
    """The deck of a text that gives no message but notices."""
    deck, warnings = parse_deck(source, folder=folder)
    assert not [one for one in warnings if one.severity is not Severity.NOTICE]
    return deck


def problems(source: str, folder: Path | None = None) -> tuple[Diagnostic, ...]:
    """What is wrong with a text that is no deck."""
    with pytest.raises(ContentError) as caught:
        parse_deck(source, folder=folder)
    assert all(str(one) for one in caught.value.diagnostics), "every message can be formatted"
    return caught.value.diagnostics


def places(found: tuple[Diagnostic, ...]) -> list[str]:
    """``code line:column`` of each."""
    return [f"{one.code} {one.span.line}:{one.span.column}" if one.span else one.code for one in found]


def slide(lines: str) -> str:
    """A deck of one slide with these lines, which begin on line 4 in column 5."""
    indented = "\n".join(f"    {line}" if line else "" for line in lines.split("\n"))
    return f"title: T\nslides:\n  - id: s\n{indented}\n"


def items(*typed: str) -> str:
    """A deck whose items are typed so, the first on line 5."""
    return slide("items:\n" + "\n".join(f"  - {text}" for text in typed))


def listed(deck: Deck, field: str = "items") -> tuple[Item, ...]:
    found = deck.slides[0].fields[field]
    assert isinstance(found, Items)
    return found.items


def texts(deck: Deck, field: str = "items") -> list[str]:
    """The plain texts of the top level of a list."""
    return [item.text.plain for item in listed(deck, field)]


def outline(deck: Deck, field: str = "items") -> list[tuple[int, str, str]]:
    """Level, id and text of every item."""
    return [(level, one.id, one.text.plain) for top in listed(deck, field) for level, one in top.walk()]


def bare(value: object) -> object:
    """A deck, or a part of it, as plain values without its places."""
    if isinstance(value, Struct):
        return {one.name: bare(getattr(value, one.name)) for one in fields(value) if one.name not in PLACES}
    if isinstance(value, tuple):
        return [bare(one) for one in value]
    if isinstance(value, Mapping):
        return {key: bare(one) for key, one in value.items()}
    return value
