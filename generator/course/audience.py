"""What is shown to whom: parts that are tagged for others are left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.course.lists import lists_of
from generator.course.telling import Deed, Telling
from generator.deck.model import EVERYBODY, Columns, Content, Deck, Item, Items, Slide

WHY = "audience"


def for_audience(deck: Deck, tags: frozenset[str], told: Telling) -> Deck:
    """The deck without what ``only`` and ``except`` keep from an audience."""
    slides = []
    for slide in deck.slides:
        if not slide.audience.admits(tags):
            told.tell(Deed.DROPPED, slide.id, WHY)
        else:
            slides.append(_for_audience(slide, tags, told) if _is_tagged(slide) else slide)
    return replace(deck, slides=tuple(slides))


def tags_in(slides: Iterable[Slide]) -> set[str]:
    """Every tag that stands somewhere in these slides."""
    found: set[str] = set()
    for slide in slides:
        found |= slide.audience.tags
        found.update(*(note.audience.tags for note in slide.notes))
        for listed in lists_of(slide):
            found.update(*(item.audience.tags for top in listed.items for _, item in top.walk()))
    return found


def _is_tagged(slide: Slide) -> bool:
    return any(note.audience is not EVERYBODY for note in slide.notes) or any(
        item.audience is not EVERYBODY for listed in lists_of(slide) for top in listed.items for _, item in top.walk()
    )


def _for_audience(slide: Slide, tags: frozenset[str], told: Telling) -> Slide:
    def shown(items: tuple[Item, ...]) -> tuple[Item, ...]:
        found = []
        for item in items:
            if item.audience.admits(tags):
                found.append(replace(item, children=shown(item.children)))
            else:
                told.tell(Deed.DROPPED, f"{slide.id}/{item.id}", WHY)
        return tuple(found)

    def content(one: Content) -> Content:
        if isinstance(one, Items):
            return replace(one, items=shown(one.items))
        if isinstance(one, Columns):
            columns = (replace(each, items=replace(each.items, items=shown(each.items.items))) for each in one.columns)
            return replace(one, columns=tuple(columns))
        return one

    notes = tuple(note for note in slide.notes if note.audience.admits(tags))
    for _ in range(len(slide.notes) - len(notes)):
        told.tell(Deed.DROPPED, f"{slide.id}/notes", WHY)
    fields = {name: content(one) for name, one in slide.fields.items()}
    return replace(slide, fields={n: one for n, one in fields.items() if not _emptied(one)}, notes=notes)


def _emptied(content: Content) -> bool:
    """A list of which nothing is left."""
    return isinstance(content, Items) and not content.items
