"""Making a deck as short as a course wants it."""

from __future__ import annotations

from dataclasses import replace

from generator.course.model import Length
from generator.course.telling import Deed, Telling
from generator.deck.model import Deck, Slide
from generator.errors import error, notice

WHY = "length"
ALWAYS = 1
"""Slides of this priority stay."""
MAX_NAMES = 40


def shortened(deck: Deck, length: Length, told: Telling) -> Deck:
    """The deck without its least important slides, those with the highest priority number and among these the last
    ones first, as far as ``length`` asks. What goes is said; that it is not enough is an error."""
    count, minutes = len(deck.slides), sum(slide.minutes for slide in deck.slides)
    dropped: dict[int, Slide] = {}
    for at, slide in sorted(enumerate(deck.slides), key=lambda one: (-one[1].priority, -one[0])):
        if _fits(count, minutes, length) or slide.priority <= ALWAYS:
            break
        dropped[at] = slide
        count, minutes = count - 1, minutes - slide.minutes
    if not _fits(count, minutes, length):
        told.note(error("length-out-of-reach", "The slides that always stay are {slides} and take {minutes} minutes; "
                        "the course wants {limit}", length.span,
                        "Give some of them a `priority:` over 1, or drop them.", slides=count,
                        minutes=minutes, limit=_said(length)))  # fmt: skip
        return deck  # whole, so that what else is wrong with it is told as well
    for slide in dropped.values():
        told.tell(Deed.DROPPED, slide.id, WHY)
    if dropped:
        said = [f"{slide.id} (priority {slide.priority}, {slide.minutes} min)" for slide in dropped.values()]
        names = ", ".join(said[:MAX_NAMES]) + (f" and {len(said) - MAX_NAMES} more" if said[MAX_NAMES:] else "")
        told.note(notice("dropped-for-length", "To come to {limit}, these slides are left out: {names}", length.span,
                         limit=_said(length), names=names))  # fmt: skip
    return replace(deck, slides=tuple(slide for at, slide in enumerate(deck.slides) if at not in dropped))


def _fits(count: int, minutes: int, length: Length) -> bool:
    few = length.slides is None or count <= length.slides
    return few and (length.minutes is None or minutes <= length.minutes)


def _said(length: Length) -> str:
    parts = [f"{number} {what}" for what in ("slides", "minutes") if (number := getattr(length, what)) is not None]
    return " and ".join(parts)
