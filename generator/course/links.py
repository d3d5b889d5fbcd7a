"""Links between slides, once it is known which slides there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from msgspec.structs import replace

from generator.course.account import Account
from generator.course.lists import blocks_of
from generator.course.said import linked
from generator.deck.model import Card, Deck, Inline, Picture, Slide, Text
from generator.deck.model.footnotes import with_footnotes
from generator.deck.model.walk import with_cards, with_pictures
from generator.deck.schema import nearest
from generator.deck.texts import each_text, with_deck_texts, with_texts
from generator.errors import error, warning
from generator.remembered import remembered

_Leading = TypeVar("_Leading", Picture, Card)


def checked_links(deck: Deck, led_to: frozenset[str], once: Collection[Slide], told: Account) -> Deck:
    """The deck with its links to slides and blocks that were left out taken away; their text stays. ``led_to``: the
    ids that it links to; ``once`` are all slides that there were; a link to nothing of those is an error."""
    if led_to and any(slide.hidden for slide in deck.slides):
        _tell_hidden(deck, told)
    if not led_to or led_to <= (known := _targets(deck.slides)):
        return deck
    before = _targets(once)
    headings = {slide.id: slide.heading.plain for slide in once if slide.heading}
    for slide in once:
        for name, _ in blocks_of(slide):
            headings.setdefault(name, headings.get(slide.id, name))

    def dead(inline: Inline) -> bool:
        return inline.link is not None and inline.link[0] == "#" and inline.link[1:] not in known

    def checked(text: Text) -> Text:
        text = with_footnotes(text, checked)
        if not any(map(dead, text.inlines)):
            return text
        for name in dict.fromkeys(inline.link[1:] for inline in text.inlines if inline.link and dead(inline)):
            if name in before:
                what = "slide" if any(slide.id == name for slide in once) else "block"
                told.note(warning("dead-link", "The link to #{id} leads nowhere, because that {what} is left out; "
                                  "its text stays", text.span, "Replace the text in the course.",
                                  id=name, what=what))  # fmt: skip
            elif not told.crowded:
                near = nearest(name, sorted(known))
                told.note(error("unknown-link", "There is no slide with the id {id}", text.span,
                                "Did you mean #{near}?" if near else "Link to the id of a slide or block.",
                                id=name[:80], near=near))  # fmt: skip
        return replace(text, inlines=tuple(unlinked(one) if dead(one) else one for one in text.inlines))

    def unlinked(inline: Inline) -> Inline:
        """Its text; of a reference, which has none of its own, the heading of what is left out."""
        says = headings.get(inline.text[1:], inline.text) if inline.text == inline.link else inline.text
        return replace(inline, text=says, link=None)

    def freed(part: _Leading) -> _Leading:
        if not part.link or part.link[0] != "#" or part.link[1:] in known:
            return part
        checked(Text((Inline("", link=part.link),), part.span))
        return replace(part, link=None)

    def with_links(slide: Slide) -> Slide:
        slide = with_texts(slide, checked)
        fields = {name: with_cards(with_pictures(one, freed), freed) for name, one in slide.fields.items()}
        return replace(slide, fields=fields)

    return replace(with_deck_texts(deck, checked), slides=tuple(map(with_links, deck.slides)))


def _tell_hidden(deck: Deck, told: Account) -> None:
    hidden = _targets(slide for slide in deck.slides if slide.hidden)
    for text in each_text(deck):
        for name in dict.fromkeys(linked(text.inlines)):
            if name in hidden:
                told.note(warning("hidden-link", "The link to #{id} leads to a hidden slide: only PowerPoint goes "
                                  "there", text.span, "Show the slide, perhaps with `appendix: true`; or take the link "
                                  "away.", id=name))  # fmt: skip


def _targets(slides: Iterable[Slide]) -> set[str]:
    """What a link may lead to: slides and blocks."""
    return set().union(*map(_targets_on, slides))


@remembered
def _targets_on(slide: Slide) -> frozenset[str]:
    return frozenset([slide.id, *(name for name, _ in blocks_of(slide))])
