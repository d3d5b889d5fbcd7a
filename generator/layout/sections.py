"""The sections of a deck: the slides that open one, their numbers, and the small line above the headings in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Agenda, Deck, Inline, Slide, Text
from generator.deck.model.walk import contents_in
from generator.layout.choose import choose
from generator.layout.rules import Rules
from generator.patterns import pattern
from generator.scene.page import Page
from generator.words import appendix_word

SECTION, TITLE, AGENDA = "section", "title", "agenda"
"""The layouts that open a section, that open the deck, and that list the sections."""
SECTION_TYPE: Final = "secHead"
"""Of the layouts whose pages open a section."""
LEAST_COUNTED: Final = 2
"""A section alone has no number."""
_COUNTED: Final = pattern(r"\s*(\d|[IVXLC]+[.:)\s]|[A-Z][.)])")
"""How a heading begins that has a number already."""


def has_agendas(deck: Deck) -> bool:
    return deck.agenda or any(
        isinstance(content, Agenda) for slide in deck.slides for _, content in contents_in(slide.fields)
    )


def appendix_last(deck: Deck) -> Deck:
    """The deck with the slides of its appendix after all others."""
    if not any(slide.appendix for slide in deck.slides):
        return deck
    return replace(deck, slides=tuple(sorted(deck.slides, key=lambda slide: slide.appendix)))


def with_openings(pages: Sequence[Page], lang: str) -> list[Page]:
    """The pages; a section begins with the list of sections that was put before it, and one with the appendix."""
    found = list(pages)
    for at, page in enumerate(pages):
        before = found[at - 1] if at else None
        if page.section and before and before.slide == agenda_id(page.slide):
            first = at - before.part
            found[first], found[at] = replace(found[first], section=page.section), replace(page, section="")
        if page.appendix and not (before and before.appendix) and not page.section:
            found[at] = replace(page, section=appendix_word(lang))
    return found


def agenda_id(section: str) -> str:
    """The id of the list of sections that is put before the slide with that id."""
    return f"{AGENDA}-{section}"


class Sections(Struct, frozen=True):
    opening: tuple[Slide, ...]
    kickers: Mapping[str, Text]
    """By the id of each slide that has one, the small line above its heading: its own, or its section's title."""
    ordinals: Mapping[str, Text]
    """By the id of a slide that opens a section, its number, where there are several and their author does not count
    them."""


def sections_of(deck: Deck, rules: Rules) -> Sections:
    opening: list[Slide] = []
    kickers: dict[str, Text] = {}
    for index, slide in enumerate(deck.slides):
        asked = slide.layout in (None, SECTION, TITLE) and not slide.body
        rule = choose(slide, index == 0, rules).rule if asked else None
        if rule and rule.name == SECTION:
            opening.append(slide)
        elif rule and rule.name == TITLE:
            continue
        else:
            of_section = opening[-1].heading if opening and slide.layout != AGENDA else None
            if of_section and slide.appendix:
                of_section = Text((Inline(appendix_word(slide.lang or deck.lang)),), slide.span)
            if own := slide.texts.get("kicker") or of_section:
                kickers[slide.id] = own
    counted = any(_COUNTED.match(one.heading.plain) for one in opening if one.heading)
    if counted or len(opening) < LEAST_COUNTED:
        return Sections(tuple(opening), kickers, {})
    numbers = {slide.id: Text((Inline(str(n)),), slide.span) for n, slide in enumerate(opening, 1)}
    return Sections(tuple(opening), kickers, numbers)
