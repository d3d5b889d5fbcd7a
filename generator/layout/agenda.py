"""Agendas: the sections of a deck as a list, where its author asks for one, and before each section if so wished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Agenda, Content, Deck, Inline, Item, Items, Marker, Slide, Text
from generator.deck.model.walk import Body, contents_in, with_bodies
from generator.errors import Diagnostic, error, warning
from generator.layout.sections import AGENDA, Sections, agenda_id
from generator.spans import Span
from generator.words import words_of

MOST_REPEATED: Final = 50
"""Sections that each get an agenda: as many pages, with as many lines each."""


class Listed(Struct, frozen=True):
    """A deck whose agendas are lists."""

    deck: Deck
    lit: Mapping[str, str]
    """By the id of a slide, that of the item of its agenda that stands out."""
    problems: tuple[Diagnostic, ...] = ()


def with_agendas(deck: Deck, sections: Sections) -> Listed:
    """The deck with a list in the place of each agenda. One of its items is lit: that of the section in which its slide
    stands, or before which it was put."""
    opening = sections.opening
    repeated, problems = deck.agenda, []
    if repeated and not opening:
        problems.append(_nothing(deck.places.get(AGENDA, deck.span)))
    if repeated and len(opening) > MOST_REPEATED:
        repeated = False
        problems.append(_too_many(deck, len(opening)))
    begun = 0
    taken = {slide.id for slide in deck.slides}
    order = {slide.id: number for number, slide in enumerate(opening, 1)}
    slides: list[Slide] = []
    lit: dict[str, str] = {}
    for slide in deck.slides:
        if slide.id in order:
            begun = order[slide.id]
            if repeated:
                page = _page(slide, taken)
                slides.append(_resolved(page, deck, sections))
                lit[page.id] = _item_id(page, begun)
        agendas = [one for _, one in contents_in(slide.fields) if isinstance(one, Agenda)]
        if agendas and not opening:
            problems.append(_nothing(agendas[0].span))
            fields = _without(slide.fields)
            if fields.keys() <= {"heading", "kicker"}:
                continue
            slide = replace(slide, fields=fields)
        elif agendas:
            slide = _resolved(slide, deck, sections)
            if begun:
                lit[slide.id] = _item_id(slide, begun)
        slides.append(slide)
    return Listed(replace(deck, slides=tuple(slides)), lit, tuple(problems))


def _page(section: Slide, taken: set[str]) -> Slide:
    """An agenda before a section. Its id is new."""
    name = agenda_id(section.id)
    while name in taken:
        name += "-"
    taken.add(name)
    return Slide(name, AGENDA, {AGENDA: Agenda(section.span)}, (), None, None, None, None, section.span)


def _resolved(slide: Slide, deck: Deck, sections: Sections) -> Slide:
    """The slide with lists. An agenda that is all of its body has the layout for it, and says what it is."""

    def listed(name: str, content: Content) -> Content:
        if not isinstance(content, Agenda):
            return with_bodies(content, lambda body: {at: listed(at, one) for at, one in body.items()})
        items = tuple(_item(slide, number, one) for number, one in enumerate(sections.opening, 1))
        marker = Marker.NUMBER if sections.ordinals else Marker.NONE
        made = Items(items, marker, content.span)
        return replace(made, audience=content.audience, caption=content.caption, source=content.source)

    fields = {name: listed(name, content) for name, content in slide.fields.items()}
    body = list(slide.body.values())
    if len(body) == 1 and isinstance(body[0], Agenda):
        fields = {"items" if name in slide.body else name: content for name, content in fields.items()}
        if slide.layout is None and (body[0].caption, body[0].source) == (None, None):
            slide = replace(slide, layout=AGENDA)
        if "heading" not in fields:
            word = words_of(slide.lang or deck.lang)[AGENDA]
            fields = {"heading": Text((Inline(word),), body[0].span), **fields}
    return replace(slide, fields=fields)


def _without(body: Body) -> Body:
    return {name: with_bodies(content, _without) for name, content in body.items() if not isinstance(content, Agenda)}


def _item(slide: Slide, number: int, section: Slide) -> Item:
    """A line with the heading of a section, whose footnotes and links stay there: PowerPoint would underline all of
    it."""
    heading = section.heading or Text((Inline(section.id),), section.span)
    inlines = tuple(
        replace(inline, link=None) if inline.text else inline for inline in heading.inlines if not inline.note
    )
    return Item(_item_id(slide, number), Text(inlines, heading.span), (), heading.span)


def _item_id(slide: Slide, number: int) -> str:
    return f"{slide.id}-{number}"


def _nothing(span: Span) -> Diagnostic:
    return warning(
        "agenda-empty",
        "There is no section in this deck, so the agenda has nothing to list and is left out",
        span,
        hint="Give the slides that open a part `layout: section`.",
    )


def _too_many(deck: Deck, count: int) -> Diagnostic:
    return error(
        "agenda-many",
        "An agenda before each of {count} sections makes too many pages; {most} are the most",
        deck.places.get(AGENDA, deck.span),
        hint="Write `agenda: true` on one slide instead.",
        count=count,
        most=MOST_REPEATED,
    )
