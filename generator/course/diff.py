"""A deck as a course changes it, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from generator.course.account import Action, Deed
from generator.course.wording import slide_texts, text_wording
from generator.deck.model import Deck, Slide
from generator.deck.model.stepped import steps_in
from generator.deck.texts import DECK_TEXTS


class Sign(StrEnum):
    SAME = " "
    CHANGED = "~"
    ADDED = "+"
    DROPPED = "-"


class Part(Struct, frozen=True):
    """A text or value: of the deck, or of a slide. ``before`` and ``after`` are its wordings, None where it is not."""

    name: str
    before: str | None
    after: str | None

    @property
    def sign(self) -> Sign:
        if self.before is None:
            return Sign.ADDED
        return Sign.DROPPED if self.after is None else Sign.CHANGED


class SlideDifference(Struct, frozen=True):
    id: str
    sign: Sign
    why: str
    """For a dropped slide: the course that drops it, or ``audience``, ``length``."""
    moved: bool
    parts: tuple[Part, ...]
    """Those that differ; of an added slide all."""
    moved_items: tuple[str, ...] = ()


class Difference(Struct, frozen=True):
    parts: tuple[Part, ...]
    """Of the deck itself."""
    slides: tuple[SlideDifference, ...]
    """Every slide of both, in the order of the result; a dropped one stands where it stood."""

    def counts(self) -> dict[str, int]:
        """How many slides were added, changed, moved and dropped; only what there is."""
        found = {
            "added": sum(one.sign is Sign.ADDED for one in self.slides),
            "changed": sum(one.sign is Sign.CHANGED for one in self.slides),
            "moved": sum(one.moved for one in self.slides),
            "dropped": sum(one.sign is Sign.DROPPED for one in self.slides),
        }
        return {name: count for name, count in found.items() if count}


def difference(before: Deck, after: Deck, actions: tuple[Action, ...] = ()) -> Difference:
    """What differs between two decks that have ids in common. ``actions`` tell why a slide is gone and which moved."""
    why = {one.address: one.why for one in actions if one.deed is Deed.DROPPED}
    moved = {one.address for one in actions if one.deed is Deed.MOVED}
    old = {slide.id: slide for slide in before.slides}
    new = {slide.id: slide for slide in after.slides}
    slides = []
    for name in _order(list(old), list(new)):
        was, now = old.get(name), new.get(name)
        if now is None:
            slides.append(SlideDifference(name, Sign.DROPPED, why.get(name, ""), False, ()))
            continue
        says = slide_parts(now)
        parts = tuple(_parts(slide_parts(was) if was else {}, says))
        items = tuple(item for item in _moved_items(name, moved) if item in says)
        sign = Sign.ADDED if was is None else Sign.CHANGED if parts or items else Sign.SAME
        slides.append(SlideDifference(name, sign, "", name in moved, parts, items))
    return Difference(tuple(_parts(_deck_parts(before), _deck_parts(after))), tuple(slides))


def _moved_items(slide: str, moved: set[str]) -> list[str]:
    return sorted(address.partition("/")[2] for address in moved if address.startswith(f"{slide}/"))


def _order(old: list[str], new: list[str]) -> Iterator[str]:
    """The new order, with what is gone behind what it stood behind."""
    there = set(new)
    behind: dict[str, list[str]] = {}
    last = ""
    for name in old:
        if name in there:
            last = name
        else:
            behind.setdefault(last, []).append(name)
    yield from behind.get("", ())
    for name in new:
        yield name
        yield from behind.get(name, ())


def _parts(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Part]:
    for name in _order(list(before), list(after)):
        if before.get(name) != after.get(name):
            yield Part(name, before.get(name), after.get(name))


def slide_parts(slide: Slide) -> dict[str, str]:
    """What a slide says and how it is shown, by what a course calls it."""
    values = (slide.layout, slide.lang, slide.fit, slide.min_size, slide.picture_share, slide.steps, slide.transition)
    names = ("layout", "lang", "fit", "min_size", "share", "steps", "transition")
    shown = {name: str(value) for name, value in zip(names, values, strict=True) if value is not None}
    shown |= {name: "true" for name in ("hidden", "appendix") if getattr(slide, name)}
    shown |= {f"{name}-step": str(step) for name, step in steps_in(slide)}
    return slide_texts(slide) | shown


def _deck_parts(deck: Deck) -> dict[str, str]:
    found = {name: text_wording(text) for name in DECK_TEXTS if (text := getattr(deck, name)) is not None}
    found |= {"lang": deck.lang, "theme": deck.theme, "size": deck.size, "keywords": ", ".join(deck.keywords)}
    found |= {f"course.{name}": ", ".join(fact.values) for name, fact in deck.facts.items()}
    if deck.mode is not None:
        found["mode"] = deck.mode
    if deck.logo is not None:
        found["logo"] = deck.logo.file
    if deck.accent is not None:
        found["accent"] = f"#{deck.accent}"
    if deck.art is not None:
        found["art"] = deck.art
    if deck.steps is not None:
        found["steps"] = deck.steps
    if deck.duration is not None:
        found["duration"] = str(deck.duration)
    if deck.fit is not None:
        found["fit"] = deck.fit
    if deck.min_size is not None:
        found["min_size"] = str(deck.min_size)
    return found
