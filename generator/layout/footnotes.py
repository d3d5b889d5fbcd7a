"""Footnotes and references of a slide: a raised number where a footnote is called and its text at the foot; what a
reference points to, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Callout, Card, Content, Deck, Equation, Inline, Picture, Script, Slide, Text
from generator.deck.model.held import links_in, texts_in
from generator.deck.model.walk import contents_in, with_cards, with_pictures, with_texts_in
from generator.remembered import remembered
from generator.words import callout_words

MOST_FOOTNOTES = 20
_Leading = TypeVar("_Leading", Picture, Card)


class Target(Struct, frozen=True):
    """What a link may lead to: the slide that it is on, and what a reference to it says."""

    slide: str
    says: str


def targets_of(deck: Deck, numbers: Mapping[str, Mapping[str, int]]) -> dict[str, Target]:
    """By id: the deck's slides, and the blocks on them; of blocks with one id the first, and a slide before a block."""
    found: dict[str, Target] = {}
    for slide in deck.slides:
        lang = slide.lang or deck.lang
        for address, content in contents_in(slide.fields):
            if not isinstance(content, Text):
                says = _called(content, numbers.get(slide.id, {}).get(address), lang) or _heading(slide)
                found.setdefault(address, Target(slide.id, says))
    return found | {slide.id: Target(slide.id, _heading(slide)) for slide in deck.slides}


def _heading(slide: Slide) -> str:
    return slide.heading.plain.rstrip(" :") if slide.heading else slide.id


def _called(block: Content, number: int | None, lang: str) -> str:
    """A box by its word and number, or its title; anything else by its caption."""
    if isinstance(block, Text):
        return ""
    if isinstance(block, Callout):
        word = callout_words(lang).get(block.kind, "")
        if word and number is not None:
            return f"{word}\u00a0{number}"
        return block.title.plain if block.title else word
    if isinstance(block, Equation) and (block.formula.tag or number is not None):
        return f"({block.formula.tag or number})"
    return block.caption.plain if block.caption else ""


def with_references(slide: Slide, targets: Mapping[str, Target]) -> Slide:
    """The slide with words in the place of ``[](#id)``, and links to blocks as links to their slides; those of its
    notes and pictures too."""
    if not _leads_somewhere(slide):
        return slide

    def change(text: Text) -> Text:
        return referring(text, targets)

    def led(part: _Leading) -> _Leading:
        link = part.link if part.link and part.link[0] == "#" else None
        target = targets.get(link[1:]) if link else None
        return replace(part, link=f"#{target.slide}") if target else part

    notes = slide.notes
    if any(map(_refers, notes)):
        notes = tuple(replace(note, inlines=change(note).inlines) for note in notes)
    fields = slide.fields
    if any(_refers(text) for content in fields.values() for text in texts_in(content)):
        fields = {name: with_texts_in(one, change) for name, one in fields.items()}
    if any(link[0] == "#" for link in links_in(fields)):
        fields = {name: with_cards(with_pictures(one, led), led) for name, one in fields.items()}
    return replace(slide, notes=notes, fields=fields)


@remembered
def _leads_somewhere(slide: Slide) -> bool:
    """Whether anything on it, in its notes included, is a reference or a link to a slide or block."""
    texts = (*slide.notes, *(text for content in slide.fields.values() for text in texts_in(content)))
    return any(map(_refers, texts)) or any(link[0] == "#" for link in links_in(slide.fields))


def referring(text: Text, targets: Mapping[str, Target]) -> Text:
    """The text with words in the place of ``[](#id)``, and links to blocks as links to their slides."""
    if not _refers(text):
        return text
    return replace(text, inlines=tuple(_referring(inline, targets) for inline in text.inlines))


def _refers(text: Text) -> bool:
    return any(_leads(inline) or any(map(_leads, inline.note)) for inline in text.inlines)


def _leads(inline: Inline) -> bool:
    return inline.link is not None and inline.link[0] == "#"


def _referring(inline: Inline, targets: Mapping[str, Target]) -> Inline:
    if inline.note:
        return replace(inline, note=tuple(_referring(one, targets) for one in inline.note))
    target = targets.get(inline.link[1:]) if inline.link and inline.link[0] == "#" else None
    if target is None:
        return inline
    text = target.says if inline.text == inline.link else inline.text
    return replace(inline, text=text, link=f"#{target.slide}")


def with_numbers(slide: Slide) -> tuple[Slide, tuple[Text, ...]]:
    """The slide with a raised number in the place of each footnote, and the footnotes, their numbers before them."""
    found: list[Text] = []

    def change(text: Text) -> Text:
        if not any(inline.note for inline in text.inlines):
            return text
        inlines = []
        for inline in text.inlines:
            if inline.note and len(found) < MOST_FOOTNOTES:
                number = len(found) + 1
                found.append(Text((Inline(f"{number}\u00a0"), *inline.note), text.span))
                inline = Inline(str(number), script=Script.SUPER, called=number)
            inlines.append(inline)
        return replace(text, inlines=tuple(inlines))

    if not any(inline.note for inline in _inlines(slide)):
        return slide, ()
    fields = {name: with_texts_in(one, change) for name, one in slide.fields.items()}
    return replace(slide, fields=fields), tuple(found)


def _inlines(slide: Slide) -> Iterator[Inline]:
    for content in slide.fields.values():
        for text in texts_in(content):
            yield from text.inlines
