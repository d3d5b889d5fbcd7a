"""Links between slides, once it is known which slides there are."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from generator.course.telling import Telling
from generator.deck.model import Deck, Inline, Picture, Slide, Text
from generator.deck.model.walk import contents_in, with_pictures
from generator.deck.schema import nearest
from generator.deck.texts import each_text, with_deck_texts, with_texts
from generator.errors import error, warning


def checked_links(deck: Deck, once: Collection[Slide], told: Telling) -> Deck:
    """The deck with its links to slides that were left out taken away; their text stays. ``once`` are all
    slides that there were; a link to none of those, nor to a block of theirs, is an error."""
    known = _linkable(deck.slides)
    linked = {
        inline.link[1:] for text in each_text(deck) for inline in text.inlines if inline.link and inline.link[0] == "#"
    }
    leading = [picture for slide in deck.slides for picture in _pictures(slide) if picture.link]
    linked |= {picture.link[1:] for picture in leading if picture.link and picture.link[0] == "#"}
    if linked <= known:
        return deck
    left_out = _linkable(once) - known

    def dead(inline: Inline) -> bool:
        return inline.link is not None and inline.link[0] == "#" and inline.link[1:] not in known

    def checked(text: Text) -> Text:
        if not any(map(dead, text.inlines)):
            return text
        for name in dict.fromkeys(inline.link[1:] for inline in text.inlines if inline.link and dead(inline)):
            if name in left_out:
                told.note(warning("dead-link", "The link to #{id} leads nowhere, because that slide is left out; "
                                  "its text stays", text.span, "Replace the text in the course.", id=name))  # fmt: skip
            elif not told.crowded:
                near = nearest(name, sorted(known))
                told.note(error("unknown-link", "There is no slide with the id {id}", text.span,
                                "Did you mean #{near}?" if near else "Link to the id of a slide or block.",
                                id=name[:80], near=near))  # fmt: skip
        return replace(text, inlines=tuple(replace(one, link=None) if dead(one) else one for one in text.inlines))

    def freed(picture: Picture) -> Picture:
        if not picture.link or picture.link[0] != "#" or picture.link[1:] in known:
            return picture
        checked(Text((Inline("", link=picture.link),), picture.span))
        return replace(picture, link=None)

    def with_links(slide: Slide) -> Slide:
        slide = with_texts(slide, checked)
        return replace(slide, fields={name: with_pictures(one, freed) for name, one in slide.fields.items()})

    return replace(with_deck_texts(deck, checked), slides=tuple(map(with_links, deck.slides)))


def _linkable(slides: Collection[Slide]) -> set[str]:
    """The ids of slides and of their blocks."""
    ids = {slide.id for slide in slides}
    return ids | {name for slide in slides for name, one in contents_in(slide.fields) if not isinstance(one, Text)}


def _pictures(slide: Slide) -> list[Picture]:
    found: list[Picture] = []

    def seen(picture: Picture) -> Picture:
        found.append(picture)
        return picture

    for content in slide.fields.values():
        with_pictures(content, seen)
    return found
