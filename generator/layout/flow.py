"""How a body fills its page or pages: one column, two, or continuation slides (docs/design/type.md).

``fill`` takes the first way to set it that fits (``ways.py``); ``relaxed`` shares out what is left of a page;
``split`` finds the fewest pages, then the airiest setting that keeps to them, then the most even cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil, inf

from msgspec import Struct
from msgspec.structs import replace

from generator.layout.composed import Composed
from generator.layout.fit import PITCH, SPARE, Fitting
from generator.layout.lines import MARGIN, Measured
from generator.layout.runs import SourceParagraph
from generator.layout.size_ladder import Setting, is_cramped, settings
from generator.layout.soft_breaks import JOINT, SOFT_HYPHEN
from generator.layout.theme import Fit
from generator.layout.ways import Room, Way
from generator.patterns import pattern
from generator.scene.text import Mark, Run

CUT_IN_GROUP, LONE_ITEM = 0.15, 0.20
"""Fines, in shares of a page, for a cut between the children of one item and for a page with a single item."""
KEPT_WHOLE = 3
"""An item with up to so many children is never cut, unless nothing else helps."""


class Filled(Struct, frozen=True):
    """A body that fits: the room, the setting, and where each column or page begins (paragraph indices, the first is
    0)."""

    room: Room
    setting: Setting
    starts: tuple[int, ...]
    drop: float = 0.0
    """Points that the text stands lower than its room begins."""


class Body:
    """One body's paragraphs with everything that deciding about them needs."""

    def __init__(self, fitting: Fitting, paragraphs: list[Composed], hang: float) -> None:
        self.fitting = fitting
        self.paragraphs = paragraphs
        self.hang = hang
        self._groups = [p.source.group for p in paragraphs]
        self._deeper = sum([p.source.level > 0 for p in paragraphs])
        self._lengths: list[tuple[int, bool, float, float]] = []
        """Of each paragraph: level, whether it has no mark, and length and widest space in em."""
        self._least: dict[tuple[int, float], float] = {}
        """Heights of all lines at spacing 1 by size and width, at the least."""

    def heights(self, setting: Setting, room: Room, most: float = inf) -> list[tuple[float, float]] | None:
        """The gap before each paragraph, and its height: that in the fallback family where that is more. None where a
        word does not fit the line, or all of them are higher than ``most``."""
        fitting = self.fitting
        wider = None
        if fitting.fallback != 1.0:  # asked first: it is what most sizes are too large for
            wider = fitting.heights(self.paragraphs, setting, room.width, self.hang, fitting.fallback, most)
            if wider is None:
                return None
        own = fitting.heights(self.paragraphs, setting, room.width, self.hang, most=most)
        if own is None or wider is None:
            return own
        return [(gap, max(one, other)) for (gap, one), (_, other) in zip(own, wider, strict=True)]

    def _is_too_high(self, setting: Setting, width: float, most: float) -> bool:
        """Whether the paragraphs and the gaps before them are surely higher than ``most``, by the lengths of the texts:
        of most sizes that are tried no lines need to be broken."""
        fitting, size = self.fitting, setting.size
        key = (size, width)
        if key not in self._least:
            self._least[key] = self._least_height(size, width)
        deeper, above = self._deeper, len(self.paragraphs) - self._deeper
        gaps = above * fitting.before(0, setting) + deeper * fitting.before(1, setting)
        return self._least[key] * setting.spacing + gaps > most + 0.01

    def _least_height(self, size: int, width: float) -> float:
        if not self._lengths:
            self._lengths = [(one.source.level, one.source.mark is Mark.FLUSH, *one.length) for one in self.paragraphs]
        fitting, wider = self.fitting, max(1.0, self.fitting.fallback)
        total, last, own, limit = 0.0, (-1, False), 0, 0.0
        for level, flush, length, space in self._lengths:
            if (level, flush) != last:
                last = level, flush
                own, limit = fitting.line(level, flush, size, width, self.hang)
                limit *= (1 - MARGIN) / wider
            # each line but the last may end in spaces that stand beyond the limit
            total += own * PITCH * (max(1, ceil((length + space) / (limit + space) - 1e-6)) if limit > 0 else 1)
        return total

    @property
    def items(self) -> int:
        """How many there are on the first level."""
        return len(set(self._groups))

    def in_room(self, setting: Setting, room: Room, fill: float = 1.0, lines: int = 0) -> tuple[int, ...] | None:
        """Where the columns begin if the body fits that share of the room at this setting, or None. ``lines``: of one
        item of the first level at the most; 0: any number."""
        most = room.height * fill - SPARE
        gap = max(self.fitting.before(0, setting), self.fitting.before(1, setting))  # that no column begins with
        highest = room.columns * (most + gap) + 1
        if self._is_too_high(setting, room.width, highest):
            return None
        heights = self.heights(setting, room, highest)
        if heights is None or (lines and self._has_longer(heights, setting, lines)):
            return None
        if room.columns == 1:
            return (0,) if _height(heights, 0, len(heights)) <= most else None
        best: tuple[float, int] | None = None
        for cut in range(1, len(heights)):
            if self._groups[cut] == self._groups[cut - 1]:
                continue  # items are kept whole
            left, right = _height(heights, 0, cut), _height(heights, cut, len(heights))
            longer = max(left, right)
            if longer <= most and (
                best is None or longer < best[0] - 0.01 or (abs(longer - best[0]) < 0.02 and left >= right)
            ):
                best = (longer, cut)
        return (0, best[1]) if best else None

    def _has_longer(self, heights: Sequence[tuple[float, float]], setting: Setting, lines: int) -> bool:
        most = lines * PITCH * setting.spacing * setting.size + 0.01
        return any(
            height > most for one, (_, height) in zip(self.paragraphs, heights, strict=True) if not one.source.level
        )

    def cuttable(self, strict: bool) -> list[bool]:
        """Whether a page may begin with paragraph i. Strictly: not after a lead-in, not before a last child, not in
        a short group."""
        groups = self._groups
        size = Counter(groups)
        seen: Counter[int] = Counter()
        result = []
        for index, group in enumerate(groups):
            seen[group] += 1
            inside = index > 0 and group == groups[index - 1]
            deep = size[group] > KEPT_WHOLE + 1 and 2 < seen[group] < size[group]
            result.append(not inside or not strict or deep)
        return result


def fill(body: Body, found: Iterable[Way]) -> Filled | None:
    """The first attempt that fits, or None."""
    for one in found:
        starts = body.in_room(one.setting, one.room, one.fill, one.lines)
        if starts is not None:
            return Filled(one.room, one.setting, starts)
    return None


def relaxed(body: Body, found: Filled) -> Filled:
    """The same with what is left over shared out: between the items of a sparse page, then above and below."""
    fit = body.fitting.theme.fit
    height, _ = tallest(body, found)
    room = found.room.height
    if height < fit.spread * room:
        found = _spread(body, found, fit)
        height, _ = tallest(body, found)
    return replace(found, drop=fit.shelf.drop(room - height))


def _spread(body: Body, found: Filled, fit: Fit) -> Filled:
    height, gaps = tallest(body, found)
    size = found.setting.size
    if not gaps or found.setting.gap >= fit.gap:
        return found
    more = (fit.spread * found.room.height - height) / gaps
    gap = min(fit.gap * size, found.setting.gap * size + more) // 1 / size
    wider = replace(found, setting=replace(found.setting, gap=gap))
    return wider if gap > found.setting.gap and tallest(body, wider)[0] <= found.room.height else found


def tallest(body: Body, found: Filled) -> tuple[float, float]:
    """Height of the highest column or page, and how many gaps it has, those of deeper levels for their share."""
    heights = body.heights(found.setting, found.room) or []
    sub = body.fitting.theme.space["sub"]
    levels = [one.source.level for one in body.paragraphs]
    return max(
        (
            (_height(heights, start, end), sum(sub if level else 1.0 for level in levels[start + 1 : end]))
            for start, end in pairwise([*found.starts, len(heights)])
        ),
        default=(0.0, 0.0),
    )


def split(body: Body, ladder: Sequence[int], rooms: Sequence[Room]) -> Filled | None:
    """The body over as few pages as the smallest size of the ladder allows in the last of the rooms; ``starts`` are
    the pages' first paragraphs.

    A paragraph that alone is higher than a page must have been cut before (``cut_tall``). None: a word is wider than
    its line.
    """
    theme = body.fitting.theme
    airy = [s for s in settings(body.fitting.style, theme, tuple(ladder)) if not is_cramped(s, theme)]
    strict = True
    fewest = _partition(body, airy[-1], rooms[-1], strict)
    if fewest is None:
        strict = False
        fewest = _partition(body, airy[-1], rooms[-1], strict)
    if fewest is None:
        return None
    for setting in airy:
        for room in rooms:
            starts = _partition(body, setting, room, strict)
            if starts is not None and len(starts) == len(fewest):
                return Filled(room, setting, starts)
    return Filled(rooms[-1], airy[-1], fewest)


def _partition(body: Body, setting: Setting, room: Room, strict: bool) -> tuple[int, ...] | None:
    """The most even cut into the fewest pages: least sum of squared fills, plus fines."""
    heights = body.heights(setting, room)
    if heights is None:
        return None
    count = len(heights)
    best: list[tuple[int, float, int] | None] = [(0, 0.0, 0), *[None] * count]  # pages, cost, start of the last page
    groups = [p.source.group for p in body.paragraphs]
    cuttable = body.cuttable(strict)
    for end in range(1, count + 1):
        if end < count and not cuttable[end]:
            continue
        height = 0.0
        for start in range(end - 1, -1, -1):
            own = heights[start][1]
            height += own if start == end - 1 else own + heights[start + 1][0]
            if height > room.height - SPARE:
                break
            before = best[start]
            if before is None:
                continue
            cost = (height / room.height) ** 2
            cost += CUT_IN_GROUP if start and groups[start] == groups[start - 1] else 0.0
            cost += LONE_ITEM if groups[start] == groups[end - 1] and not (start == 0 and end == count) else 0.0
            candidate = (before[0] + 1, before[1] + cost, start)
            found = best[end]
            if found is None or candidate[:2] < found[:2]:
                best[end] = candidate
    if best[count] is None:
        return None
    starts, end = [], count
    while end:
        step = best[end]
        assert step is not None
        starts.append(step[2])
        end = step[2]
    return tuple(reversed(starts))


def _height(heights: Sequence[tuple[float, float]], start: int, end: int) -> float:
    return sum(gap + own for gap, own in heights[start:end]) - (heights[start][0] if start < end else 0.0)


_SENTENCE_END = pattern(r"[.!?…。！？][»”’\"')\]\u00a0]*\Z")


def cut_tall(one: Composed, size: int, limit: float, rows: int) -> tuple[SourceParagraph, ...]:
    """A paragraph that is higher than a page cut into parts of at most ``rows`` lines of ``limit`` em.

    A part ends with a sentence if one ends in the second half of its lines, else with a line.
    """
    measured = one.measured(size)
    parts: list[SourceParagraph] = []
    start = 0
    while start < measured.pieces:
        end, part = start, one.source
        for most in range(rows, 0, -1):  # fewer lines where some viewer would need more of them
            end = _part_end(measured, start, limit, most)
            part = replace(one.source, runs=_slice(one.source.runs, measured.offset(start), measured.offset(end)))
            if Composed(part, one.style, one.theme).measured(size).count(limit) <= rows:
                break
        if not parts:
            parts.append(part)
        elif part.runs:
            # what follows the first part is a paragraph of its own, so that a page may begin with it
            mark = Mark.FLUSH if one.source.mark is Mark.FLUSH else Mark.NONE
            parts.append(replace(part, mark=mark, number=None))
        start = end
    return tuple(parts)


def _part_end(measured: Measured, start: int, limit: float, rows: int) -> int:
    """The piece after ``rows`` lines from piece ``start`` on, or after the last sentence that ends in their second
    half."""
    ends = measured.rows(start, limit, rows)
    last = ends[-1]
    if last == measured.pieces:
        return last
    middle = ends[(len(ends) - 1) // 2]
    return next((i for i in range(last, middle, -1) if _SENTENCE_END.search(measured.word(i - 1))), last)


def _slice(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    result, at = [], 0
    for run in runs:
        a, b = max(start - at, 0), min(end - at, len(run.text))
        if a < b:
            result.append(replace(run, text=run.text[a:b]))
        at += len(run.text)
    if result:
        text = result[-1].text.rstrip(f" \n{JOINT}")
        result[-1] = replace(result[-1], text=text[:-1] + "-" if text.endswith(SOFT_HYPHEN) else text)
    return tuple(run for run in result if run.text)
