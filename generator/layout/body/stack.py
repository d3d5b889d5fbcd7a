"""Parts one under the other: whether they fit, what each gets of the room, and where pages end."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.layout.body.part import Part, Piece
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box
from generator.units import Pt, Rect

GAP_EM = 0.75
"""Between two parts, in em of the body's size."""
LEAST_GAP = 10.0
PIECES = 4_000
"""More is not divided into pages."""


class Slice(Struct, frozen=True):
    """What a page shows of a part: its pieces from ``first`` up to ``end``."""

    part: int
    first: int
    end: int


class Stack:
    """A body, or the inside of a column or of a box."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        self._known: dict[tuple[float, Setting], tuple[tuple[Piece, ...], ...] | None] = {}

    def pieces(self, width: float, setting: Setting) -> tuple[tuple[Piece, ...], ...] | None:
        """Those of each part; None if one of them cannot be that narrow."""
        key = (width, setting)
        if key not in self._known:
            found = []
            for part in self.parts:
                pieces = part.pieces(width, setting)
                if pieces is None:
                    break
                found.append(pieces)
            self._known[key] = tuple(found) if len(found) == len(self.parts) else None
        return self._known[key]

    def too_narrow(self, width: float, setting: Setting) -> Part | None:
        """The first part that cannot be that narrow."""
        return next((part for part in self.parts if part.pieces(width, setting) is None), None)

    def height(self, width: float, setting: Setting) -> float | None:
        """What all of it needs at least, in points."""
        pieces = self.pieces(width, setting)
        if pieces is None:
            return None
        heights = [_height(one) for one in pieces if one]
        return sum(heights) + gap_of(setting) * max(0, len(heights) - 1)

    def most(self, width: float, setting: Setting) -> float:
        """How high it likes to be."""
        pieces = self.pieces(width, setting) or ()
        return (self.height(width, setting) or 0.0) + sum(_more(one) for each in pieces for one in each)

    def boxes(self, rect: Rect, setting: Setting) -> tuple[Box, ...]:
        """All of it in one rectangle."""
        pieces = self.pieces(rect.width.pt, setting) or ()
        slices = [Slice(number, 0, len(one)) for number, one in enumerate(pieces) if one]
        return self.slice_boxes(slices, rect, setting)

    def slice_boxes(self, slices: Sequence[Slice], rect: Rect, setting: Setting) -> tuple[Box, ...]:
        """The boxes of a page. Room to spare goes to the pieces that like to be higher."""
        pieces = self.pieces(rect.width.pt, setting) or ()
        heights = [_height(pieces[one.part][one.first : one.end]) for one in slices]
        wants = [sum(map(_more, pieces[one.part][one.first : one.end])) for one in slices]
        gap = gap_of(setting)
        spare = rect.height.pt - sum(heights) - gap * (len(slices) - 1)
        share = min(1.0, max(0.0, spare) / total) if (total := sum(wants)) else 0.0
        top = rect.y
        boxes: list[Box] = []
        for one, height, want in zip(slices, heights, wants, strict=True):
            own = Pt(height + want * share)
            place = Rect(rect.x, top, rect.width, own)
            boxes += self.parts[one.part].boxes(place, setting, one.first, one.end)
            top = top + own + Pt(gap)
        return tuple(boxes)

    def pages(self, width: float, first: float, others: float, setting: Setting) -> list[list[Slice]] | None:
        """The fewest pages, the first with ``first`` points of height, filled as evenly as that allows; None if a
        piece is higher than a page or wider than its line."""
        pieces = self.pieces(width, setting)
        if pieces is None:
            return None
        flat = [(number, index, piece) for number, one in enumerate(pieces) for index, piece in enumerate(one)]
        if len(flat) > PIECES:
            return None
        # best[i]: fewest pages and least unevenness for what stands before piece i, and where its last page begins
        best: list[tuple[int, float, int] | None] = [(0, 0.0, 0)] + [None] * len(flat)
        gap = gap_of(setting)
        for start in range(len(flat)):
            before = best[start]
            if before is None:
                continue
            room = first if start == 0 else others
            height = flat[start][2].repeats
            for end in range(start, len(flat)):
                number, _, piece = flat[end]
                if end > start:
                    height += piece.gap if number == flat[end - 1][0] else gap
                height += piece.height
                if height > room + 0.01:
                    break
                if not (piece.ends or end + 1 == len(flat)):
                    continue
                cost = before[1] + (1 - height / room) ** 2
                found = best[end + 1]
                if found is None or (before[0] + 1, cost) < found[:2]:
                    best[end + 1] = (before[0] + 1, cost, start)
        if best[len(flat)] is None:
            return None
        pages: list[list[Slice]] = []
        end = len(flat)
        while end:
            step = best[end]
            assert step is not None
            pages.append(_slices(flat[step[2] : end]))
            end = step[2]
        return pages[::-1]


def gap_of(setting: Setting) -> float:
    return max(LEAST_GAP, GAP_EM * setting.size)


def _slices(flat: Sequence[tuple[int, int, Piece]]) -> list[Slice]:
    found: list[Slice] = []
    for number, index, _ in flat:
        if found and found[-1].part == number:
            found[-1] = replace(found[-1], end=index + 1)
        else:
            found.append(Slice(number, index, index + 1))
    return found


def _height(pieces: Sequence[Piece]) -> float:
    if not pieces:
        return 0.0
    return pieces[0].repeats + sum(one.gap + one.height for one in pieces) - pieces[0].gap


def _more(piece: Piece) -> float:
    return max(0.0, piece.most - piece.height)
