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


def shortened(deck: Deck, length: Length, told: Telling) -> Deck:
    """The deck without its least important slides, those with the highest priority number and among these the last
    ones first, as far as ``length`` asks. What goes is said; that it is not enough is an error."""
    left = list(deck.slides)
    dropped: list[Slide] = []
    order = sorted(enumerate(left), key=lambda one: (-one[1].priority, -one[0]))
    for _, slide in order:
        if _fits(left, length):
            break
        if slide.priority > ALWAYS:
            left.remove(slide)
            dropped.append(slide)
            told.tell(Deed.DROPPED, slide.id, WHY)
    if dropped:
        names = ", ".join(f"{slide.id} (priority {slide.priority}, {slide.minutes} min)" for slide in dropped)
        told.note(notice("dropped-for-length", "To come to {limit}, these slides are left out: {names}", length.span,
                         limit=_said(length), names=names))  # fmt: skip
    if not _fits(left, length):
        told.note(error("length-out-of-reach", "The slides that always stay are {slides} and take {minutes} minutes; "
                        "the course wants {limit}", length.span,
                        "Give some of them a `priority:` over 1, or drop them.", slides=len(left),
                        minutes=_minutes(left), limit=_said(length)))  # fmt: skip
    return replace(deck, slides=tuple(left))


def _fits(slides: list[Slide], length: Length) -> bool:
    few = length.slides is None or len(slides) <= length.slides
    return few and (length.minutes is None or _minutes(slides) <= length.minutes)


def _minutes(slides: list[Slide]) -> int:
    return sum(slide.minutes for slide in slides)


def _said(length: Length) -> str:
    parts = [f"{number} {what}" for what in ("slides", "minutes") if (number := getattr(length, what)) is not None]
    return " and ".join(parts)
