"""A paragraph measured in pieces, broken into lines, and made stable with no-break glue.

The method (measured against LibreOffice and Chromium, docs/design/layout.md): break greedily at 99 % of the width. A
paragraph is *stable* when it breaks alike at 99 % and at slightly more than 100 %, and by every viewer's habits, so
that small differences between viewers change nothing. A borderline piece is glued to the next by a no-break space, so
that it moves down for certain; glue that does not make the paragraph stable is taken back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import ceil
from operator import add, sub

from msgspec import Struct

from generator.layout.breaks import (
    AUTOSPACE_EM,
    GUESS_SPREAD,
    NARROW_SIGNS,
    Habit,
    begins_with_sign,
    continues_character,
    has_sequence,
    is_parted,
    is_risky,
    pieces,
    plain_pieces,
    plain_words,
    sign_spread,
    spread,
)
from generator.layout.measure import Font, guess_advance
from generator.layout.soft_breaks import SHOWN, SOFT_HYPHEN, has_soft_breaks
from generator.layout.stretches import Stretch, width_of, widths_of
from generator.patterns import pattern

MARGIN = 0.01
"""Share of the width that stays unused: with it no viewer needed more lines than predicted (10 400 paragraphs)."""
LOOSE = 0.0075
"""How much wider a viewer's line may turn out, for fonts that keep to their twin's advances."""
NO_GLUE: frozenset[int] = frozenset()
_GUESSED = pattern("[\u0530-\u1cff]")
"""Of writings that the measured fonts may lack."""
MAX_GLUE = 12
"""Most places of one paragraph that are glued; a paragraph that needs more is left unstable."""


class Measured:
    """The pieces of a paragraph with their widths in em of its size; glue only ever joins pieces."""

    __slots__ = (
        "_bare",
        "_before",
        "_counts",
        "_ends",
        "_forced",
        "_full",
        "_spans",
        "others",
        "share",
        "text",
        "widest",
    )

    def __init__(self, stretches: Sequence[Stretch], habit: Habit = Habit.COMMON) -> None:
        text = self.text = stretches[0].text if len(stretches) == 1 else "".join([one.text for one in stretches])
        words = plain_words(text) if len(stretches) == 1 else None
        self._forced: set[int] = set()
        if words is not None:
            self._spans = plain_pieces(words)
            self._measure_one(stretches[0], words, [*[word + " " for word in words[:-1]], *words[-1:]])
        else:
            self._measure(stretches, habit)
        if habit is not Habit.COMMON and habit is not Habit.INVERTING:
            self._adapt(habit, stretches)
        self.widest = max(self._bare, default=0.0)
        self._before: list[float] = []
        """What the pieces before each one take on one line; empty where lines cannot be told from that."""
        self._ends: list[float] = []
        """Where each piece ends on one line, without its spaces."""
        if not self._forced and min(self._full, default=0.0) > 0.0 <= min(self._bare):
            self._before = list(accumulate(self._full, initial=0.0))
            self._ends = list(map(add, self._before, self._bare))
        self._counts: dict[float, int] = {}
        self.others: tuple[Measured, ...] = ()
        """The same text as viewers with other habits break it."""
        self.share = 1.0
        """What its widest piece has as it is measured, of what it has in the viewer that sets it widest."""
        if words is None and habit is Habit.COMMON and is_risky(text):
            habits = (Habit.EAGER, Habit.RELUCTANT, *((Habit.PARTING,) if is_parted(text) else ()))
            self.others = tuple([Measured(stretches, one) for one in habits])
            own, self.widest = self.widest, max(self.widest, *(other.widest for other in self.others))
            self.share = own / self.widest if self.widest else 1.0

    def _measure(self, stretches: Sequence[Stretch], habit: Habit) -> None:
        text = self.text
        self._spans = pieces(text, habit)
        if "\n" in text:
            self._forced = {i for i, (start, _, _) in enumerate(self._spans) if start and text[start - 1] == "\n"}
        if has_soft_breaks(text):
            self._measure_soft(stretches)
        elif len(stretches) == 1:
            bare = [text[start:end] for start, end, _ in self._spans]
            self._measure_one(stretches[0], bare, [text[start:after] for start, _, after in self._spans])
        else:
            self._bare = widths_of(stretches, ((start, end) for start, end, _ in self._spans))
            self._full = widths_of(stretches, ((start, after) for start, _, after in self._spans))

    def _measure_one(self, stretch: Stretch, bare: list[str], full: list[str]) -> None:
        """Widths in one font, of the pieces without the spaces behind them and with those."""
        font, scale = stretch.font, stretch.scale
        self._bare, self._full = font.widths(bare), font.widths(full)
        if scale != 1.0:
            self._bare = [width * scale for width in self._bare]
            self._full = [width * scale for width in self._full]

    def _measure_soft(self, stretches: Sequence[Stretch]) -> None:
        """Widths where pieces end at soft breaks: with a hyphen at a line's end, without one inside."""
        self._bare, self._full = [], []
        for start, end, after in self._spans:
            soft = end > start and self.text[end - 1] in SHOWN
            width = width_of(stretches, start, end - soft)
            hyphen = width_of(stretches, end - 1, end, "-") if soft and self.text[end - 1] == SOFT_HYPHEN else 0.0
            self._bare.append(width + hyphen)
            self._full.append(width_of(stretches, start, after) if after > end else width)

    def _adapt(self, habit: Habit, stretches: Sequence[Stretch]) -> None:
        """Widths as a viewer of this habit has them."""
        text = self.text
        if habit in (Habit.RELUCTANT, Habit.PARTING):
            self._narrow(stretches)
        saved = sign_spread(text) if habit is Habit.RELUCTANT else 0.0
        for i, (start, end, after) in enumerate(self._spans):
            if habit is Habit.EAGER and continues_character(text, start):
                # a part of an emoji sequence adds nothing to the line that the sequence begins on
                self._bare[i] = self._full[i] = 0.0
                continue
            narrower = saved * sum(char in NARROW_SIGNS for char in text[start:end]) if saved else 0.0
            self._bare[i] += spread(text[start:end], "", habit) - narrower
            self._full[i] += spread(text[start:end], text[after : after + 1], habit) - narrower
        if habit is Habit.EAGER and begins_with_sign(text):
            self._bare[0] += AUTOSPACE_EM
            self._full[0] += AUTOSPACE_EM

    def _narrow(self, stretches: Sequence[Stretch]) -> None:
        """Takes from the widths what was guessed of them too much."""
        if not _GUESSED.search(self.text):
            return
        guessed = [
            char if isinstance(one.font, Font) and _GUESSED.match(char) and not one.font.has(char) else " "
            for one in stretches
            for char in one.text
        ]
        if any(char != " " for char in guessed):
            for i, (start, end, _) in enumerate(self._spans):
                less = GUESS_SPREAD * sum(guess_advance(char, 0) for char in guessed[start:end] if char != " ")
                self._bare[i] -= less
                self._full[i] -= less

    def starts(self, limit: float, glue: frozenset[int] = NO_GLUE) -> list[int]:
        """Index of the first piece of each line, for lines of ``limit`` em. ``glue`` holds pieces tied to the one
        before."""
        starts = [0]
        used = 0.0
        bare, full, forced = self._bare, self._full, self._forced
        index, count = 0, len(bare)
        if self._before and not glue:
            before, ends = self._before, self._ends
            index = bisect_right(ends, limit, 1)
            while index < count:
                starts.append(index)
                index = bisect_right(ends, before[index] + limit, index + 1)
            return starts
        while index < count:
            last = index + 1
            while last < count and last in glue:
                last += 1
            width = bare[index] if last == index + 1 else sum(full[index : last - 1]) + bare[last - 1]
            if index and (index in forced or (used and used + width > limit)):
                starts.append(index)
                used = 0.0
            used += sum(full[index:last]) if last > index + 1 else full[index]
            index = last
        return starts

    def rows(self, first: int, limit: float, most: int) -> list[int]:
        """Indices of the pieces that end the next lines from piece ``first`` on (the piece after each), ``most`` lines
        at the most."""
        ends: list[int] = []
        used = 0.0
        for index in range(first, self.pieces):
            if index > first and (index in self._forced or (used and used + self._bare[index] > limit)):
                ends.append(index)
                used = 0.0
                if len(ends) == most:
                    return ends
            used += self._full[index]
        return [*ends, self.pieces]

    def offset(self, index: int) -> int:
        """Where piece ``index`` begins in ``text``; the text's end for the piece after the last."""
        return self._spans[index][0] if index < self.pieces else len(self.text)

    def count(self, limit: float) -> int:
        """Number of lines of ``limit`` em, the most that any viewer needs, remembered."""
        found = self._counts.get(limit)
        if found is None:
            found = len(self.starts(limit))
            if self.others:
                found = max(found, *(other.count(limit) for other in self.others))
            self._counts[limit] = found
        return found

    def count_with_broken(self, limit: float) -> int:
        """The same where words wider than a line are broken, as viewers do with another family than the measured."""
        if self.widest <= limit:
            return self.count(limit)
        return self.count(limit) + sum(ceil(width / limit) - 1 for width in self._bare if width > limit)

    def agrees(self, other: Measured, limits: tuple[float, float], glue: frozenset[int]) -> bool:
        """Whether a viewer with other habits breaks at the same places."""
        places = set(self.glue_offsets(glue))
        same = frozenset(i for i in range(1, other.pieces) if other._spans[i - 1][1] in places)
        own = self.line_starts(limits[0], glue)
        return all(other.line_starts(limit, same) == own for limit in limits)

    def line_starts(self, limit: float, glue: frozenset[int] = NO_GLUE) -> tuple[int, ...]:
        """The offsets in ``text`` at which the lines begin."""
        return self.offsets(self.starts(limit, glue))

    def offsets(self, indices: Sequence[int]) -> tuple[int, ...]:
        """Where these pieces begin in ``text``."""
        spans = self._spans
        return tuple([spans[index][0] for index in indices]) if spans else (0,)

    def can_glue(self, index: int) -> bool:
        """Whether a space lies between piece ``index - 1`` and piece ``index``."""
        if not 0 < index < len(self._spans) or index in self._forced:
            return False
        _, end, after = self._spans[index - 1]
        return after > end > self._spans[index - 1][0]

    def inside_words(self) -> frozenset[int]:
        """The pieces that begin inside a Latin word or address, where no line end may be written for all to keep."""
        text, spans = self.text, self._spans
        pairs = ((i, text[spans[i][0] - 1], text[spans[i][0]]) for i in range(1, len(spans)))
        return frozenset(i for i, before, char in pairs if before not in " \n" and before.isascii() and char.isascii())

    def glue_offsets(self, glue: frozenset[int]) -> tuple[int, ...]:
        """Offsets in ``text`` of the spaces that become no-break spaces."""
        return tuple(sorted(self._spans[index - 1][1] for index in glue))

    @property
    def pieces(self) -> int:
        return len(self._spans)

    @property
    def length(self) -> tuple[float, float]:
        """On one line in em without the spaces at its end, and the widest spaces in it; 0 where that says nothing of
        the lines it will take."""
        if not self._before or has_soft_breaks(self.text):
            return 0.0, 0.0
        return self._ends[-1], max(map(sub, self._full, self._bare))

    def word(self, index: int) -> str:
        start, end, _ = self._spans[index]
        return self.text[start:end]

    def on_one_line(self, limit: float) -> bool:
        if self._ends:
            return self._ends[-1] <= limit
        return not self._spans or (not self._forced and self.width(0, self.pieces - 1) <= limit)

    def width(self, first: int, last: int) -> float:
        """Width of the pieces first..last set on one line, in em."""
        return sum(self._full[first:last]) + self._bare[last]


class Broken(Struct, frozen=True):
    """How a paragraph breaks. Numbers are offsets in ``text``."""

    text: str
    starts: tuple[int, ...]
    """Where its lines begin."""
    offsets: tuple[int, ...]
    """The spaces that become no-break spaces."""
    stable: bool
    """Whether every viewer will agree."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without the spaces at their ends, glue not yet applied."""
        ends = [*self.starts[1:], len(self.text)]
        return tuple([self.text[a:b].rstrip(" \n") for a, b in zip(self.starts, ends, strict=True)])


def break_lines(measured: Measured, width_em: float, loose: float = LOOSE) -> Broken:
    """Break for lines of ``width_em`` em, with glue where that makes the paragraph stable and costs no line."""
    tight = width_em * (1 - MARGIN)
    wide = width_em * (1 + loose)
    if measured.on_one_line(tight):
        return Broken(measured.text, (0,), (), all(other.on_one_line(tight) for other in measured.others))
    before = measured.starts(tight)
    base = _stabilise(measured, tight, wide, _Glued(NO_GLUE, before), len(before))
    better = _no_widow(measured, tight, wide, base or _Glued(NO_GLUE, before), len(before))
    found = better or base
    if found is None:
        return Broken(measured.text, measured.offsets(before), (), False)
    stable = not has_sequence(measured.text) and all(
        measured.agrees(other, (tight, wide), found.glue) for other in measured.others
    )
    return Broken(measured.text, measured.offsets(found.starts), measured.glue_offsets(found.glue), stable)


class _Glued(Struct):
    """Pieces that are tied to the one before, and the first piece of each line that comes of it."""

    glue: frozenset[int]
    starts: list[int]


def _stabilise(measured: Measured, tight: float, wide: float, tried: _Glued, lines: int) -> _Glued | None:
    """Glue that makes the paragraph break alike at both widths in at most ``lines`` lines, or None."""
    glue, narrow = tried.glue, tried.starts
    for _ in range(MAX_GLUE):
        if len(narrow) > lines:
            return None
        broad = measured.starts(wide, glue)
        if narrow == broad:
            return _Glued(glue, narrow)
        split = _contested(narrow, broad)
        after = split + 1
        while after in glue:
            after += 1
        end = after
        while end + 1 in glue:
            end += 1
        if not measured.can_glue(after) or measured.width(split, end) > tight:
            return None  # all that would be tied together must fit a line
        glue = glue | {after}
        narrow = measured.starts(tight, glue)
    return None


def _contested(narrow: Sequence[int], broad: Sequence[int]) -> int:
    """The first piece that begins a line of the one and not of the other."""
    return next((a for a, b in zip(narrow, broad, strict=False) if a != b), narrow[min(len(broad), len(narrow) - 1)])


def is_contested_in_a_word(measured: Measured, width_em: float, loose: float = LOOSE) -> bool:
    """Whether it is open on which of two lines the first part of a word stands: no glue between words settles that."""
    narrow, broad = measured.starts(width_em * (1 - MARGIN)), measured.starts(width_em * (1 + loose))
    if narrow == broad:
        return False
    after = _contested(narrow, broad) + 1
    return after < measured.pieces and not measured.can_glue(after)


def _no_widow(measured: Measured, tight: float, wide: float, found: _Glued, lines: int) -> _Glued | None:
    """The same with the last word tied to the one before it, where it would stand alone on the last line."""
    last, starts = measured.pieces - 1, found.starts
    if len(starts) < 2 or starts[-1] != last or not measured.can_glue(last):
        return None
    if last - 1 in starts:
        return None  # the word before would be alone in its turn
    if not measured.can_glue(last - 1):
        return None  # only the end of a word would come with it: “1–” and “25.” on two lines
    if measured.width(starts[-2], last - 2) < measured.width(last - 1, last):
        return None  # a line that gives its last word away must stay the longer one
    glue = found.glue | {last}
    first = last - 1
    while first in glue:
        first -= 1
    if measured.width(first, last) > tight:
        return None
    return _stabilise(measured, tight, wide, _Glued(glue, measured.starts(tight, glue)), lines)
