"""Making a deck as short as a course wants it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from generator.course.account import Account, Deed
from generator.course.model import Length
from generator.deck.model import DEFAULT_PRIORITY, Deck, Slide
from generator.errors import error, notice

WHY = "length"
ALWAYS = 1
"""Slides of this priority stay."""
MAX_NAMES = 40
MAX_WORK = 50_000_000
"""Sums that are looked at for slides of one importance; where there are more, the first ones that fit stay."""


def shortened(deck: Deck, length: Length, told: Account) -> Deck:
    """The deck without the slides that do not fit into ``length``: the most important fill it first, those that the
    courses add or change before others, and of equal importance those that fill it best. What goes is said; that it is
    not enough is an error."""
    count, minutes = len(deck.slides), sum(slide.minutes for slide in deck.slides)
    if _fits(count, minutes, length):
        return deck
    stay = {at for at, slide in enumerate(deck.slides) if slide.priority <= ALWAYS}
    count, minutes = len(stay), sum(deck.slides[at].minutes for at in stay)
    if not _fits(count, minutes, length):
        told.note(error("length-out-of-reach", "The slides that always stay are {slides} and take {minutes} minutes; "
                        "the course wants {limit}", length.span,
                        "Give some of them a `priority:` over 1, or drop them.", slides=count,
                        minutes=minutes, limit=_said(length)))  # fmt: skip
        return deck  # whole, so that what else is wrong with it is told as well
    own = _changed(deck.slides, told)
    rank = {at: (own.get(slide.id) is not True, slide.priority) for at, slide in enumerate(deck.slides)}
    for _, alike in groupby(sorted(rank.keys() - stay, key=lambda at: (rank[at], at)), key=lambda at: rank[at]):
        places = list(alike)
        room = None if length.minutes is None else length.minutes - minutes
        more = None if length.slides is None else length.slides - count
        for number in _fitting([deck.slides[at].minutes for at in places], room, more):
            stay.add(places[number])
            count, minutes = count + 1, minutes + deck.slides[places[number]].minutes
    gone = [deck.slides[at] for at in sorted(rank.keys() - stay, key=lambda at: (rank[at], at), reverse=True)]
    for slide in gone:
        told.tell(Deed.DROPPED, slide.id, WHY)
    names = _few(f"{slide.id} (priority {slide.priority}, {slide.minutes} min)" for slide in gone)
    told.note(notice("dropped-for-length", "To come to {limit}, these slides are left out: {names}; {kept} of "
                     "{minutes} minutes stay", length.span, limit=_said(length), names=names, minutes=minutes,
                     kept="1 slide" if count == 1 else f"{count} slides"))  # fmt: skip
    if lost := [slide.id for slide in gone if slide.id in own]:
        told.note(notice("changes-left-out", "The length leaves out slides that the course adds or changes: {names}",
                         length.span, "Give those that must stay `priority: 1` in the course, or allow more.",
                         names=_few(lost)))  # fmt: skip
    return replace(deck, slides=tuple(slide for at, slide in enumerate(deck.slides) if at in stay))


def _fits(count: int, minutes: int, length: Length) -> bool:
    few = length.slides is None or count <= length.slides
    return few and (length.minutes is None or minutes <= length.minutes)


def _changed(slides: Iterable[Slide], told: Account) -> dict[str, bool]:
    """The slides that the courses add or change, and whether they go before others: not those of which a course says
    how important they are."""
    found: dict[str, bool] = {}
    weighed = set()
    for one in told.actions:
        slide, _, part = one.address.partition("/")
        if part == "priority":
            weighed.add(slide)
        elif part != "minutes" and one.why != "audience" and (part or one.deed is Deed.ADDED):
            found[slide] = True
    new = {one.address for one in told.actions if one.deed is Deed.ADDED}
    weighed |= {slide.id for slide in slides if slide.id in new and slide.priority != DEFAULT_PRIORITY}
    return {name: name not in weighed for name in found}


def _fitting(minutes: Sequence[int], room: int | None, more: int | None) -> list[int]:
    """Which of several slides of the same importance stay, where there is ``room`` for so many minutes and for
    ``more`` slides: as many minutes as possible, and of all such choices the one with the earliest slides."""
    few = more is not None and more < len(minutes)
    if room is None or sum(minutes) <= room:
        if not few or room is None:
            return list(range(len(minutes)))[:more]
        room = sum(minutes)
    widths = range((more or 0) + 1) if few else range(1)
    if len(minutes) * len(widths) * (room + 1) > MAX_WORK:
        return _first(minutes, room, more)
    mask = (1 << (room + 1)) - 1
    # A number's bits: the sums that the slides from one on can reach; by how many of them may stay, where that counts.
    reach = [[1] * len(widths)]
    for one in reversed(minutes):
        after = reach[-1]
        with_it = (after[width - 1] if few else after[width] for width in widths)
        reach.append([after[w] | ((sums << one) & mask if w or not few else 0) for w, sums in enumerate(with_it)])
    reach.reverse()
    left, width, found = reach[0][-1].bit_length() - 1, len(widths) - 1, []
    for number, one in enumerate(minutes):
        rest = width - 1 if few else width
        if one <= left and rest >= 0 and reach[number + 1][rest] >> (left - one) & 1:
            found.append(number)
            left, width = left - one, rest
    return found


def _first(minutes: Sequence[int], room: int, more: int | None) -> list[int]:
    found: list[int] = []
    for number, one in enumerate(minutes):
        if one <= room and (more is None or len(found) < more):
            found.append(number)
            room -= one
    return found


def _few(names: Iterable[str]) -> str:
    said = list(names)
    return ", ".join(said[:MAX_NAMES]) + (f" and {len(said) - MAX_NAMES} more" if said[MAX_NAMES:] else "")


def _said(length: Length) -> str:
    parts = [f"{number} {what}" for what in ("slides", "minutes") if (number := getattr(length, what)) is not None]
    return " and ".join(parts)
