"""The course stage in order: each course of the chain, then audience, length, links, variables, translation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from generator.course.account import Account, Action
from generator.course.audience import for_audience, tags_in
from generator.course.links import checked_links
from generator.course.said import said_in
from generator.deck.model import Deck, Slide
from generator.deck.schema import nearest
from generator.errors import Diagnostic, error, notice, warning
from generator.spans import Span

if TYPE_CHECKING:
    from generator.course.model import Course, Length, Named
    from generator.course.records import Records


MAX_TEXTS: Final = 4_000_000
"""Characters of a deck, as it is laid out: as many as in five long books."""


class Customised(Struct, frozen=True):
    """A deck as a course changes it, and an account of what was done."""

    base: Deck
    """What the courses started from."""
    whole: Deck
    """With their changes: all that there is for any audience, however long, its templates as they are."""
    deck: Deck
    diagnostics: tuple[Diagnostic, ...]
    actions: tuple[Action, ...]
    records: Mapping[str, Records]
    """By course of the chain: what its record file should hold once its author has looked."""
    stale: Mapping[str, int]
    """By course of the chain: how many of its records no longer say what the base says, or are missing."""


def customised(
    base: Deck, course: Course | None, audience: frozenset[str] = frozenset(), *, others: bool = False
) -> Customised:
    """The deck for a course, or for nobody in particular; ``audience`` are further tags that hold, ``others``: which
    are asked of other decks too.

    Problems, errors too, are among the diagnostics; the deck is then as good as it could be made.
    """
    told = Account()
    deck, slides = base, list(base.slides)
    chain = course.chain() if course else ()
    stale: dict[str, int] = {}
    if chain:
        from generator.course.chain import with_courses  # of no use to a deck without a course, as others below

        deck, slides, stale = with_courses(deck, chain, told)
    whole = deck
    deck = _fitted(deck, chain)
    tags = audience | _tags(chain)
    _check_tags(chain, audience, others, slides, told)
    deck = for_audience(deck, tags, told)
    if length := _length(chain):
        from generator.course.length import shortened

        deck = shortened(deck, length, told)
    if not deck.slides:
        told.note(error("no-slides", "No slide is left of the deck", course.span if course else None,
                        "Look at what the course drops and keeps, at the slides' tags, at the length."))  # fmt: skip
    elif all(slide.hidden for slide in deck.slides):
        told.note(error("no-slides", "Every slide of the deck is hidden", deck.slides[0].span,
                        "Take `hidden: true` away from one."))  # fmt: skip
    said, before = said_in(deck), deck
    deck = checked_links(deck, said.links, slides, told)
    if course:
        from generator.course.translation import checked_translation

        deck = checked_translation(deck, base, course, told)
    said = said if deck is before else said_in(deck)
    if deck.facts or said.is_template:
        from generator.course.variables import with_facts_in_words, with_variables

        deck = with_facts_in_words(with_variables(deck, told))
        said = said_in(deck)
    if deck.cites and not said.cites:
        deck = replace(deck, cites=False)
    if said.characters > MAX_TEXTS:
        told.note(error("too-many", "The deck has {count} characters of text; the limit is {limit}", deck.span,
                        "Split the deck.", count=said.characters, limit=MAX_TEXTS))  # fmt: skip
    records = {
        name: {at: said for at, (said, _) in (told.referred.get(name, {}) | told.replaced.get(name, {})).items()}
        for name in stale
    }
    return Customised(base, whole, deck, tuple(told.problems), tuple(told.actions), records, stale)


def _fitted(deck: Deck, chain: tuple[Course, ...]) -> Deck:
    """The deck with the fit policy that the last of the courses asks for, on slides that have none themselves."""
    fit = next((one.fit for one in reversed(chain) if one.fit), None)
    return replace(deck, slides=tuple(replace(slide, fit=slide.fit or fit) for slide in deck.slides)) if fit else deck


def _tags(chain: tuple[Course, ...]) -> frozenset[str]:
    """What the last of the courses that says anything of it says."""
    named = next((one.audience for one in reversed(chain) if one.audience is not None), ())
    version = next((one.version for one in reversed(chain) if one.version), None)
    return frozenset([name for name, _ in named] + ([version] if version else []))


def _check_tags(
    chain: tuple[Course, ...], asked: frozenset[str], others: bool, slides: list[Slide], told: Account
) -> None:
    """Doubts tags that nothing has. Of those that are ``asked`` of ``others`` as well, this deck need not have each:
    then only a slip of the pen is a warning."""
    named: list[Named] = [tag for one in chain for tag in one.audience or ()]
    known = sorted(tags_in(slides)) if named or asked else []
    doubts: list[tuple[str, Span | None]] = [(name, span) for name, span in named if name not in known]
    doubts += [(name, None) for name in sorted(asked) if name not in known]
    for name, span in doubts:
        near = nearest(name, known)
        kind = notice if others and span is None and not near else warning
        hint = "Did you mean {near}?" if near else "The tags are: {known}." if known else "Nothing in it has a tag."
        told.note(kind("unknown-audience", "Nothing in the deck is tagged {name}", span, hint,
                       name=name, near=near, known=", ".join(known)))  # fmt: skip


def _length(chain: tuple[Course, ...]) -> Length | None:
    return next((one.length for one in reversed(chain) if one.length), None)
