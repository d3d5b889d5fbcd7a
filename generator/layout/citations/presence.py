"""Whether a deck cites anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.deck.model import Deck, References, Slide, Text
from generator.deck.model.held import texts_in
from generator.deck.model.walk import contents_in

DECK_TEXTS: Final = ("title", "subtitle", "author", "date", "footer")


def has_citations(deck: Deck) -> bool:
    """Quick, for decks that cite nothing."""
    if deck.citation_style is not None:
        return True
    if any(isinstance(content, References) for slide in deck.slides for _, content in contents_in(slide.fields)):
        return True
    if not deck.cites:
        return False
    return any(map(cites_in_text, deck_texts(deck))) or any(
        cites_in_text(text) for slide in deck.slides for text in texts_of(slide)
    )


def cites_in_text(text: Text) -> bool:
    return any(inline.cites or any(one.cites for one in inline.note) for inline in text.inlines)


def deck_texts(deck: Deck) -> Iterator[Text]:
    yield from (text for name in DECK_TEXTS if (text := getattr(deck, name)))


def texts_of(slide: Slide) -> Iterator[Text]:
    """All texts of a slide, notes too."""
    for content in slide.fields.values():
        yield from texts_in(content)
    yield from slide.notes
