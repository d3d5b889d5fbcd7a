"""Every text of a slide or deck, seen or replaced by a function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from generator.deck.model import Deck, Slide, Text
from generator.deck.model.held import texts_in
from generator.deck.model.walk import ChangeText, with_texts_in

DECK_TEXTS = ("title", "subtitle", "author", "date", "footer")


def each_text(deck: Deck) -> Iterator[Text]:
    """The texts of the deck itself and of its slides."""
    yield from deck_texts(deck)
    for slide in deck.slides:
        yield from texts_of(slide)


def deck_texts(deck: Deck) -> Iterator[Text]:
    """The texts of the deck itself, without its slides."""
    return (text for name in DECK_TEXTS if (text := getattr(deck, name)) is not None)


def texts_of(slide: Slide) -> Iterator[Text]:
    """The texts of a slide: fields, items, alternative texts and notes."""
    for content in slide.fields.values():
        yield from texts_in(content)
    yield from slide.notes


def with_texts(slide: Slide, change: ChangeText) -> Slide:
    """The slide with ``change`` made to each of its texts: fields, items, alternative texts and notes."""
    fields = {name: with_texts_in(content, change) for name, content in slide.fields.items()}
    notes = tuple(replace(note, inlines=change(note).inlines) for note in slide.notes)
    return replace(slide, fields=fields, notes=notes)


def with_deck_texts(deck: Deck, change: ChangeText) -> Deck:
    """The same for the texts of the deck itself, without its slides."""
    found: dict[str, Any] = {name: change(text) for name in DECK_TEXTS if (text := getattr(deck, name)) is not None}
    return replace(deck, **found)
