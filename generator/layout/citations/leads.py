"""Where citations lead: to the page that lists the work, once it is known on which of a slide's pages that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from generator.deck.model import Deck, Inline, References, Slide, Text
from generator.deck.model.walk import contents_in, with_texts_in
from generator.errors import Diagnostic
from generator.layout.citations.presence import cites_in_text, texts_of
from generator.scene.boxes import Box, Group
from generator.scene.page import Page

Made = tuple[list[Page], list[Diagnostic]]


class Leads:
    """Slides that list works are laid out first."""

    def __init__(self, deck: Deck, listed: Mapping[str, str], make: Callable[[Slide, bool], Made]) -> None:
        """``listed``: by key, the slide that lists the work; ``make``: the pages of a slide, and whether it is the
        first."""
        self._make = make
        self._pages: dict[str, str] = {}
        """By key: the page."""
        self._made: dict[str, Made] = {}
        """By slide: what was laid out already."""
        listing = set(listed.values())
        for index, slide in enumerate(deck.slides):
            if slide.id not in listing:
                continue
            names = {
                f"{address}-{one.id}": one.id
                for address, block in contents_in(slide.fields)
                if isinstance(block, References)
                for one in block.entries
                if listed.get(one.id) == slide.id
            }
            self._made[slide.id] = made = make(slide, index == 0)
            for page in made[0]:
                for box in _boxes(page.boxes):
                    if box.name in names:
                        self._pages.setdefault(names[box.name], page.id)

    def pages_of(self, slide: Slide, first: bool) -> Made:
        """The pages of a slide whose citations lead to the right pages."""
        led = self._led(slide)
        if led is slide and slide.id in self._made:
            return self._made[slide.id]
        return self._make(led, first)

    def _led(self, slide: Slide) -> Slide:
        if not any(map(cites_in_text, texts_of(slide))):
            return slide
        return replace(slide, fields={name: with_texts_in(one, self._text) for name, one in slide.fields.items()})

    def _text(self, text: Text) -> Text:
        return replace(text, inlines=tuple(map(self._inline, text.inlines))) if cites_in_text(text) else text

    def _inline(self, inline: Inline) -> Inline:
        if inline.note:
            return replace(inline, note=tuple(map(self._inline, inline.note)))
        page = self._pages.get(inline.cites[0].key) if inline.cites and inline.link else None
        return replace(inline, link=f"#{page}") if page else inline


def _boxes(boxes: tuple[Box, ...]) -> Iterator[Box]:
    for box in boxes:
        yield box
        if isinstance(box, Group):
            yield from _boxes(box.boxes)
