"""What the course stage looks for in texts, found in one walk over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.deck.model import Deck, Inline, Slide, Text
from generator.deck.model.held import links_in
from generator.deck.texts import deck_texts, texts_of
from generator.remembered import remembered


class Said(Struct, frozen=True):
    characters: int
    is_template: bool
    """Whether variables, or what is done with them, stand in a text."""
    cites: bool
    links: frozenset[str]
    """The ids of slides and blocks that are linked to."""


def said_in(deck: Deck) -> Said:
    """Of a deck's own texts and all of its slides."""
    found = [_said(deck_texts(deck)), *map(_said_on, deck.slides)]
    return Said(
        sum(one.characters for one in found),
        any(one.is_template for one in found),
        any(one.cites for one in found),
        frozenset().union(*(one.links for one in found)),
    )


@remembered
def _said_on(slide: Slide) -> Said:
    return _said(texts_of(slide), (link[1:] for link in links_in(slide.fields) if link[0] == "#"))


def _said(texts: Iterable[Text], leads: Iterable[str] = ()) -> Said:
    characters, is_template, cites, links = 0, False, False, set(leads)
    for text in texts:
        for inline in text.inlines:
            said = inline.text
            characters += len(said)
            is_template |= "{" in said and ("{{" in said or "{%" in said)
            cites |= bool(inline.cites)
            if inline.link or inline.note:
                links.update(linked((inline,)))
                cites |= any(one.cites for one in inline.note)
    return Said(characters, is_template, cites, frozenset(links))


def linked(inlines: Sequence[Inline]) -> Iterator[str]:
    """The ids that they link to, and their footnotes."""
    for inline in inlines:
        if inline.link and inline.link[0] == "#":
            yield inline.link[1:]
        yield from linked(inline.note)
