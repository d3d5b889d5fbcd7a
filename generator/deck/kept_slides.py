"""The deck of the last reading, for whoever reads one file again and again: where only lines of one slide are others,
that slide is read, between the deck's own keys, and the rest is what it was; what stands lower now is told so.

Nothing is taken for granted of what a slide's reading depends on: the slide as it was is read in the same way, and
where that does not give what the whole file gave, the whole file is read.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Content, Deck, Slide, Text
from generator.deck.model.walk import contents_in
from generator.deck.problems import is_foreign
from generator.errors import Diagnostic, has_errors, in_source_order
from generator.moved import moves_between
from generator.patterns import pattern
from generator.places import Stamp, is_markdown, stamps_of

Read = Callable[[str], tuple[Deck | None, tuple[Diagnostic, ...]]]
"""A clean text -> its deck, and what there is to tell."""
_YOUNG: Final = 100_000_000
"""ns. A file that changed so shortly before it was read may be another one since."""
_ROOT_KEY: Final = pattern(r"[^\W\d_][\w-]*[ \t]*:")
_NAMES: Final = pattern(r"\b(?:id|use)[ \t]*:")
"""What gives a slide or block its id stands for all slides, as do braces with a `#` in them."""
_HEAD: Final = pattern(r"[ \t]*#+(?:[ \t]|$)")
_REACHING: Final = pattern(r"^[ \t]*(?:`{3}|~{3}|:{3}|\$\$|-{3}|={3}|\[)|<!--|-->")
"""Lines of Markdown that may mean something for other slides."""
_OWN_MARKDOWN: Final = pattern(r"diapo[ \t]*:")
_COUNTED: Final = pattern(r"slide-\d+")
"""The id of a slide that has no words: its place among all."""


class _Last(Struct, frozen=True):
    lines: list[str]
    deck: Deck
    found: tuple[Diagnostic, ...]
    stamps: Mapping[Path, Stamp]
    given: object


class _Change(Struct, frozen=True):
    """Lines that are others, counted from 0: those from ``first`` on, up to ``old`` and now ``new``."""

    first: int
    old: int
    new: int


class _Alone(Struct, frozen=True):
    """A slide that was read with nothing else but the deck's own keys."""

    slide: Slide
    rest: Deck
    found: tuple[Diagnostic, ...]


class KeptSlides:
    """The slides of one deck. ``spliced`` counts the readings of one slide alone."""

    def __init__(self) -> None:
        self.spliced = 0
        self._last: _Last | None = None

    def read(self, text: str, given: object, read: Read) -> tuple[Deck | None, tuple[Diagnostic, ...]]:
        """As ``read``, whose spans must have origins. ``given``: what its result depends on besides the text and the
        files that the deck names."""
        lines, last, self._last = text.split("\n"), self._last, None
        if last is not None and last.given == given and last.stamps == stamps_of(last.deck.files):
            now = _spliced(last, lines, read)
            if now is not None:
                self.spliced += 1
                self._last = now
                return now.deck, now.found
        start = time.time_ns()
        deck, found = read(text)
        if deck is not None and not has_errors(found) and not is_foreign(found):
            stamps = stamps_of(deck.files)
            if all(changed < start - _YOUNG for changed, _, _ in stamps.values()):
                self._last = _Last(lines, deck, found, stamps, given)
        return deck, found


def _spliced(last: _Last, lines: list[str], read: Read) -> _Last | None:
    """What the last reading and one of a slide give; None where that cannot be told."""
    before, deck = last.lines, last.deck
    if before == lines:
        return last
    change = _change(before, lines)
    if not _is_of_one_slide(before[change.first : change.old], lines[change.first : change.new], deck.source):
        return None
    numbers = [at for at, slide in enumerate(deck.slides) if slide.span.path == deck.source]
    begins = [deck.slides[at].span.line - 1 for at in numbers]
    if is_markdown(deck.source) and not any(map(_OWN_MARKDOWN.match, lines[: min(begins, default=0)])):
        return None  # all of its text says whose Markdown it is
    which = bisect_right(begins, change.first) - 1
    if which > 0 and change.first == change.old == begins[which]:
        which -= 1  # lines put in before a slide are behind the one above
    if which < 0 or begins != sorted(begins):
        return None
    tail = _tail(before, begins[-1], deck.source)
    end = min(begins[which + 1] if which + 1 < len(begins) else len(before), tail)
    down = len(lines) - len(before)
    if change.old > end or (down and (tail < len(before) or not _all_move(last, begins[which]))):
        return None
    number = numbers[which]
    was = deck.slides[number]
    old = _alone(before, (begins[0], begins[which], end, tail), read)
    new = _alone(lines, (begins[0], begins[which], end + down, tail + down), read)
    if old is None or new is None or not _is_same(was, old.slide) or _COUNTED.fullmatch(was.id):
        return None
    if (old.rest, old.found) != (new.rest, new.found) or _named(old.slide) != _named(new.slide):
        return None
    name = was.id
    if old.slide.id != new.slide.id:
        name = new.slide.id
        if old.slide.id != was.id or not _is_free(name, was, deck) or any(f"#{was.id}" in line for line in before):
            return None
    for at in numbers[which + 1 :]:
        origin = deck.slides[at].span.origin
        assert origin is not None
        origin.shift += down
    slides = (*deck.slides[:number], replace(new.slide, id=name), *deck.slides[number + 1 :])
    others = (one for one in last.found if not _is_on(one, was))
    found = in_source_order((*others, *(one for one in new.found if _is_on(one, new.slide))))
    return replace(last, lines=lines, deck=replace(deck, slides=slides), found=found)


def _change(before: list[str], now: list[str]) -> _Change:
    least = min(len(before), len(now))
    first = next((at for at in range(least) if before[at] != now[at]), least)
    same = next((at for at in range(least - first) if before[-1 - at] != now[-1 - at]), least - first)
    return _Change(first, len(before) - same, len(now) - same)


def _is_of_one_slide(gone: list[str], come: list[str], shown: str) -> bool:
    """Whether lines that came in the place of others say nothing of other slides."""
    if any(_NAMES.search(line) or ("{" in line and "#" in line) for line in (*gone, *come)):
        return False
    return not is_markdown(shown) or not (any(map(_REACHING.search, (*gone, *come))) or _heads(gone) != _heads(come))


def _heads(lines: list[str]) -> list[str]:
    """The signs with which headings begin in Markdown."""
    return [found.group() for line in lines if (found := _HEAD.match(line))]


def _tail(lines: list[str], last: int, shown: str) -> int:
    """Where the keys of the deck begin that stand behind its slides, the last of which begins in line ``last``."""
    if is_markdown(shown):
        return len(lines)
    return next((at for at in range(last + 1, len(lines)) if _ROOT_KEY.match(lines[at])), len(lines))


def _all_move(last: _Last, begin: int) -> bool:
    """Whether all that was told of lines below the slide that begins there goes with the slides."""
    source = last.deck.source
    below = (one.span for one in last.found if one.span and one.span.path == source and one.span.line > begin)
    return all(span.origin for span in below)


def _alone(lines: list[str], parts: tuple[int, int, int, int], read: Read) -> _Alone | None:
    """A slide where it stands. ``parts``: where the slides begin, this one begins and ends, and the slides end."""
    head, first, end, tail = parts
    text = "\n".join([*lines[:head], *[""] * (first - head), *lines[first:end], *[""] * (tail - end), *lines[tail:]])
    deck, found = read(text)
    if deck is None or has_errors(found) or len(deck.slides) != 1:
        return None
    slide = deck.slides[0]
    return _Alone(slide, replace(deck, slides=()), found) if slide.span.line == first + 1 else None


def _is_same(slide: Slide, alone: Slide) -> bool:
    """Whether a slide is what it is alone, but for its id, at the same places."""
    moves = moves_between(slide, replace(alone, id=slide.id))
    return moves is not None and all((one.line, one.column) == (now.line, now.column) for one, now in moves.items())


def _named(slide: Slide) -> tuple[tuple[str, type[Content]], ...]:
    """The ids of what is on the slide, to which there may be links."""
    held = ((name, one) for name, one in contents_in(slide.fields) if not isinstance(one, Text))
    return tuple((name, type(one)) for name, one in held)


def _is_free(name: str, was: Slide, deck: Deck) -> bool:
    """Whether a slide may change its id to this one, and no other slide's id, which may end in a number, would be
    another one for it."""
    numbered = (rf"{re.escape(one)}(?:-\d+)?" for one in (name, was.id))
    near = re.compile("|".join(numbered))
    return not _COUNTED.fullmatch(name) and not any(near.fullmatch(one.id) for one in deck.slides if one is not was)


def _is_on(found: Diagnostic, slide: Slide) -> bool:
    return found.span is not None and found.span.origin is slide.span.origin
