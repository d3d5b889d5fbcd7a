"""The deck of the last reading, for whoever reads one file again and again: where only lines of one slide are others,
that slide is read, among the head of the deck, and the rest is what it was.

Nothing is taken for granted of what a slide's reading depends on: the slide as it was is read in the same way, and
where that does not give what the whole file gave, the whole file is read.
"""

from __future__ import annotations

import os
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Content, Deck, Slide, Text
from generator.deck.model.walk import contents_in
from generator.errors import Diagnostic, has_errors
from generator.patterns import pattern
from generator.places import is_markdown

Read = Callable[[str], tuple[Deck | None, tuple[Diagnostic, ...]]]
"""A clean text -> its deck, and what there is to tell."""
_YOUNG: Final = 100_000_000
"""ns. A file that changed so shortly before it was read may be another one since."""
_ROOT_KEY: Final = pattern(r"[^\W\d_][\w-]*[ \t]*:")
_NAMES: Final = pattern(r"\b(?:id|use)[ \t]*:|\{[^}\n]*#")
"""What gives a slide or block its id stands for all slides."""
_REACHING: Final = pattern(r"^[ \t]*(?:`{3}|~{3}|:{3}|\$\$|#|-{3}|\[)|<!--|-->")
"""Lines of Markdown that may mean something for other slides."""
_OWN_MARKDOWN: Final = pattern(r"diapo[ \t]*:")
_COUNTED: Final = pattern(r"slide-\d+")
"""The id of a slide that has no words: its place among all."""


class _Last(Struct, frozen=True):
    lines: list[str]
    deck: Deck
    found: tuple[Diagnostic, ...]
    stamps: Mapping[Path, object]
    given: object


class KeptSlides:
    """The slides of one deck. ``spliced`` counts the readings of one slide alone."""

    def __init__(self) -> None:
        self.spliced = 0
        self._last: _Last | None = None

    def read(self, text: str, given: object, read: Read) -> tuple[Deck | None, tuple[Diagnostic, ...]]:
        """As ``read``. ``given``: what its result depends on besides the text and the files that the deck names."""
        lines, last, self._last = text.split("\n"), self._last, None
        if last is not None and last.given == given and last.stamps == _stamps(last.deck.files):
            deck = _spliced(last, lines, read)
            if deck is not None:
                self.spliced += 1
                self._last = replace(last, lines=lines, deck=deck)
                return deck, last.found
        start = time.time_ns()
        deck, found = read(text)
        if deck is not None and not has_errors(found) and not any(one.code == "dialect-read" for one in found):
            stamps = _stamps(deck.files)
            if all(at is None or at[0] < start - _YOUNG for at in stamps.values()):
                self._last = _Last(lines, deck, found, stamps, given)
        return deck, found


def _stamps(files: Iterable[Path]) -> dict[Path, tuple[int, int, int] | None]:
    found: dict[Path, tuple[int, int, int] | None] = {}
    for file in files:
        found[file] = None
        with suppress(OSError, ValueError):
            facts = os.stat(file)  # noqa: PTH116 - as for the preview's watch
            found[file] = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
    return found


def _spliced(last: _Last, lines: list[str], read: Read) -> Deck | None:
    """The deck with one slide read anew; None where that cannot be told."""
    before, deck = last.lines, last.deck
    if len(before) != len(lines):
        return None
    if before == lines:
        return deck
    changed = [at for at, (old, new) in enumerate(zip(before, lines, strict=True)) if old != new]
    if not _means_one_slide([line for at in changed for line in (before[at], lines[at])], deck.source):
        return None
    own = [(slide.span.line - 1, at) for at, slide in enumerate(deck.slides) if slide.span.path == deck.source]
    begins = [line for line, _ in own]
    if is_markdown(deck.source) and not any(map(_OWN_MARKDOWN.match, lines[: min(begins, default=0)])):
        return None  # all of its text says whose Markdown it is
    which = bisect_right(begins, changed[0]) - 1
    if which < 0 or begins != sorted(begins):
        return None
    first = begins[which]
    end = begins[which + 1] if which + 1 < len(begins) else len(lines)
    tail = _tail(lines, begins[-1], deck.source)
    if changed[-1] >= min(end, tail):
        return None
    number = own[which][1]
    old, new = (_alone(text, (begins[0], first, min(end, tail), tail), read) for text in (before, lines))
    if old is None or new is None or old[1:] != new[1:] or _COUNTED.fullmatch(old[0].id):
        return None
    was = deck.slides[number]
    if replace(old[0], id=was.id) != was or _named(old[0]) != _named(new[0]):
        return None
    slides = (*deck.slides[:number], replace(new[0], id=was.id), *deck.slides[number + 1 :])
    return replace(deck, slides=slides)


def _means_one_slide(changed: list[str], shown: str) -> bool:
    """Whether lines that were typed or taken away say nothing of other slides."""
    if any(map(_NAMES.search, changed)):
        return False
    return not (is_markdown(shown) and any(map(_REACHING.search, changed)))


def _tail(lines: list[str], last: int, shown: str) -> int:
    """Where the keys of the deck begin that stand behind its slides, the last of which begins in line ``last``."""
    if is_markdown(shown):
        return len(lines)
    return next((at for at in range(last + 1, len(lines)) if _ROOT_KEY.match(lines[at])), len(lines))


def _alone(
    lines: list[str], parts: tuple[int, int, int, int], read: Read
) -> tuple[Slide, Deck, tuple[Diagnostic, ...]] | None:
    """A slide read with the deck's own keys and nothing else, where it stands; that deck without it, what was told."""
    head, first, end, tail = parts
    text = "\n".join([*lines[:head], *[""] * (first - head), *lines[first:end], *[""] * (tail - end), *lines[tail:]])
    deck, found = read(text)
    if deck is None or has_errors(found) or len(deck.slides) != 1:
        return None
    slide = deck.slides[0]
    return (slide, replace(deck, slides=()), found) if slide.span.line == first + 1 else None


def _named(slide: Slide) -> tuple[tuple[str, str, type[Content]], ...]:
    """The id of the slide and those of what is on it, to which there may be links."""
    names = ((name, one) for name, one in contents_in(slide.fields) if not isinstance(one, Text))
    return ((slide.id, "", Text), *((slide.id, name, type(one)) for name, one in names))
