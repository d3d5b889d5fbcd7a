"""Parts one under the other: whether they fit, and what each gets of the room."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.layout.body.part import Part, Piece, Sheet, SideBySide
from generator.layout.clicks import appearing
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box
from generator.units import Pt, Rect

GAP_EM = 0.75
"""Between two parts, in em of the body's size."""
LEAST_GAP = 10.0
PIECES = 4_000
"""More of them, in a body or in a column, are not divided into pages."""
TOLERANCE = 0.01
"""Points that a page may be overfull by, for sums of fractions."""


class Slice(Struct, frozen=True):
    """What a page shows of a part: its pieces from ``first`` up to ``end``."""

    part: Part
    first: int
    end: int


class FlatPiece(Struct, frozen=True):
    """A piece of a stack: which part it is of, and which of that part's pieces it is."""

    part: int
    index: int
    piece: Piece


class Stack:
    """A body, or the inside of a column or of a box. Pieces are counted through all of its parts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        self._pieces: dict[tuple[Part, float, Setting], tuple[Piece, ...] | None] = {}
        self._flat: dict[tuple[float, Setting], tuple[FlatPiece, ...] | None] = {}
        self._whole: dict[tuple[float, Sheet], frozenset[int]] = {}

    # --- pieces ------------------------------------------------------------------------------------------------------

    def pieces(self, width: float, setting: Setting) -> tuple[FlatPiece, ...] | None:
        """Those of all parts; None if one of them cannot be that narrow."""
        key = (width, setting)
        if key not in self._flat:
            found: list[FlatPiece] = []
            narrow = False
            for number, part in enumerate(self.parts):
                pieces = self._of(part, width, setting)
                if narrow := pieces is None:
                    break
                found += (FlatPiece(number, index, piece) for index, piece in enumerate(pieces or ()))
            self._flat[key] = None if narrow else tuple(found)
        return self._flat[key]

    def _of(self, part: Part, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        key = (part, width, setting)
        if key not in self._pieces:
            self._pieces[key] = part.pieces(width, setting)
        return self._pieces[key]

    def too_narrow(self, width: float, setting: Setting) -> Part | None:
        """The first part that cannot be that narrow."""
        return next((part for part in self.parts if part.pieces(width, setting) is None), None)

    def highest(self, width: float, setting: Setting) -> tuple[Part, float]:
        """The part whose highest piece needs most of a page, and what that needs."""
        found = []
        for part in self.parts:
            if isinstance(part, SideBySide):
                found.append(part.highest(width, setting))
            else:
                pieces = self._of(part, width, setting) or ()
                found.append((part, max((piece.repeats + piece.height for piece in pieces), default=0.0)))
        return max(found, key=lambda pair: pair[1])

    def slices(self, width: float, setting: Setting, first: int = 0, end: int | None = None) -> list[Slice]:
        """The pieces from ``first`` up to ``end``, by their parts."""
        by_part: dict[int, list[int]] = {}
        for one in (self.pieces(width, setting) or ())[first:end]:
            by_part.setdefault(one.part, []).append(one.index)
        return [Slice(self.parts[part], indices[0], indices[-1] + 1) for part, indices in by_part.items()]

    # --- room --------------------------------------------------------------------------------------------------------

    def height(self, width: float, setting: Setting, first: int = 0, end: int | None = None) -> float | None:
        """What these pieces need at least on one page, in points."""
        if self.pieces(width, setting) is None:
            return None
        heights = [self._slice_height(one, width, setting) for one in self.slices(width, setting, first, end)]
        return sum(heights) + gap_of(setting) * max(0, len(heights) - 1)

    def most(self, width: float, setting: Setting, first: int = 0, end: int | None = None) -> float:
        """How high they like to be."""
        pieces = (self.pieces(width, setting) or ())[first:end]
        return (self.height(width, setting, first, end) or 0.0) + sum(_more(one.piece) for one in pieces)

    def _slice_height(self, one: Slice, width: float, setting: Setting) -> float:
        return height_of((self._of(one.part, width, setting) or ())[one.first : one.end])

    def whole(self, width: float, sheet: Sheet) -> frozenset[int]:
        """The parts that are not cut: those that are rather whole, and fit on a page at the floor."""
        key = (width, sheet)
        if key not in self._whole:
            found = set()
            for number, part in enumerate(self.parts):
                pieces = self._of(part, width, sheet.floor)
                rather = isinstance(part, SideBySide) or any(piece.kept for piece in pieces or ())
                if rather and pieces is not None and height_of(pieces) <= sheet.height + TOLERANCE:
                    found.add(number)
            self._whole[key] = frozenset(found)
        return self._whole[key]

    def ends(self, width: float, setting: Setting, sheet: Sheet, at: int) -> bool:
        """Whether a page may end after the piece at ``at``."""
        pieces = self.pieces(width, setting) or ()
        if at + 1 == len(pieces):
            return True
        here, following = pieces[at], pieces[at + 1]
        if here.part == following.part and here.part in self.whole(width, sheet):
            return False
        return here.piece.ends

    def reach(self, width: float, setting: Setting, first: int, room: float, sheet: Sheet) -> int:
        """Up to which piece those from ``first`` on fill the room; ``first`` itself if none fits."""
        pieces = self.pieces(width, setting) or ()
        found, height = first, 0.0
        for at in range(first, len(pieces)):
            height += height_after(pieces, at, first, setting)
            if height > room + TOLERANCE:
                break
            if self.ends(width, setting, sheet, at):
                found = at + 1
        return found

    # --- boxes -------------------------------------------------------------------------------------------------------

    def boxes(
        self, rect: Rect, setting: Setting, first: int = 0, end: int | None = None, *, apart: float = 0.0
    ) -> tuple[Box, ...]:
        """Those of the pieces from ``first`` up to ``end`` in one rectangle. ``apart``: points that parts are further
        apart than usual."""
        return self.slice_boxes(self.slices(rect.width.pt, setting, first, end), rect, setting, apart)

    def slice_boxes(self, slices: Sequence[Slice], rect: Rect, setting: Setting, apart: float = 0.0) -> tuple[Box, ...]:
        """The boxes of a page. Room to spare goes to the pieces that like to be higher."""
        width, gap = rect.width.pt, gap_of(setting) + apart
        heights = [self._slice_height(one, width, setting) for one in slices]
        wants = [sum(map(_more, (self._of(one.part, width, setting) or ())[one.first : one.end])) for one in slices]
        spare = rect.height.pt - sum(heights) - gap * (len(slices) - 1)
        share = min(1.0, max(0.0, spare) / total) if (total := sum(wants)) else 0.0
        top = rect.y
        boxes: list[Box] = []
        for one, height, want in zip(slices, heights, wants, strict=True):
            own = Pt(height + want * share)
            place = Rect(rect.x, top, rect.width, own)
            boxes += appearing(one.part.boxes(place, setting, one.first, one.end), one.part.step)
            top = top + own + Pt(gap)
        return tuple(boxes)


def gap_of(setting: Setting) -> float:
    return max(LEAST_GAP, GAP_EM * setting.size)


def height_of(pieces: Sequence[Piece]) -> float:
    """Of a part's pieces that stand together."""
    if not pieces:
        return 0.0
    return pieces[0].repeats + sum(one.gap + one.height for one in pieces) - pieces[0].gap


def gap_above(pieces: Sequence[FlatPiece], at: int, setting: Setting) -> float:
    """Above a piece that does not begin its page."""
    return pieces[at].piece.gap if pieces[at].index else gap_of(setting)


def height_after(pieces: Sequence[FlatPiece], at: int, first: int, setting: Setting) -> float:
    """What the piece at ``at`` adds to a page that begins with the one at ``first``."""
    one = pieces[at].piece
    return (one.repeats if at == first else gap_above(pieces, at, setting)) + one.height


def _more(piece: Piece) -> float:
    return max(0.0, piece.most - piece.height)
