"""The courses of a chain, one after the other, each compared with what is recorded of it."""

from __future__ import annotations

from hashlib import sha256

from msgspec.structs import replace

from generator.course.account import Account
from generator.course.apply import applied
from generator.course.compare import Moved, compared
from generator.course.model import Course
from generator.course.records import read_records, record_file
from generator.deck.model import Deck, Slide


def with_courses(deck: Deck, chain: tuple[Course, ...], told: Account) -> tuple[Deck, list[Slide], dict[str, int]]:
    """The deck with all changes; every slide that there ever was; by course, how many of its records are out of date
    or missing."""
    slides = list(deck.slides)
    stale: dict[str, int] = {}
    for one in chain:
        kept, data = read_records(deck.folder, one.name, told)
        moved = told.moved = Moved(kept or {}, deck)
        deck = applied(deck, one, told)
        slides += [*deck.slides, *one.new_slides()]
        replaced, referred = told.replaced.get(one.name, {}), told.referred.get(one.name, {})
        problems, stale[one.name] = compared(one.source, kept, replaced, referred, moved)
        for problem in problems:
            told.note(problem)
        file = record_file(deck.folder, one.name)
        deck = replace(deck, files={**deck.files, file: sha256(data).hexdigest()})  # also when it is not there yet
    return deck, slides, stale
