"""Where the pages of a stack end: the fewest, filled as evenly as that allows. Columns that go on fill theirs."""

from __future__ import annotations

from msgspec import Struct

from generator.layout.body.part import Part, Sheet, SideBySide
from generator.layout.body.stack import PIECES, TOLERANCE, Slice, Stack, gap_above, height_of
from generator.layout.size_ladder import Setting


class _Page(Struct, frozen=True, eq=False):
    """A page, and the best way to what stands before it."""

    count: int
    """Of pages, up to and with this one."""
    unevenness: float
    before: _Page | None = None
    head: Part | None = None
    """The end of columns that began before it."""
    first: int = 0
    end: int = 0
    """The pieces that it shows."""
    tail: Part | None = None
    """The beginning of columns that go on after it, or more of them."""


def pages_of_stack(stack: Stack, width: float, setting: Setting, sheet: Sheet) -> list[list[Slice]] | None:
    """What each page shows; None if a piece is higher than a page or wider than its line."""
    pieces = stack.pieces(width, setting)
    if pieces is None or len(pieces) > PIECES:
        return None
    return _Paging(stack, width, setting, sheet).pages()


class _Paging:
    """The search at one setting."""

    def __init__(self, stack: Stack, width: float, setting: Setting, sheet: Sheet) -> None:
        self._stack, self._width, self._setting, self._sheet = stack, width, setting, sheet
        self._pieces = stack.pieces(width, setting) or ()
        whole = stack.whole(width, sheet)
        self._cut = {
            number: part
            for number, part in enumerate(stack.parts)
            if isinstance(part, SideBySide) and number not in whole
        }
        """The columns that go on over pages."""
        self._ends = [stack.ends(width, setting, sheet, at) for at in range(len(self._pieces))]
        self._best: list[_Page | None] = [_Page(0, 0.0)] + [None] * len(self._pieces)
        """By piece: the last page of the best way to all that stands before it."""

    def pages(self) -> list[list[Slice]] | None:
        for start in range(len(self._pieces)):
            page, left = self._best[start], None
            at = start
            while page is not None:
                page, at, left = self._after(page, at, left)
        page = self._best[-1]
        if page is None:
            return None
        found: list[list[Slice]] = []
        while page.before is not None:
            found.append(self._slices(page))
            page = page.before
        return found[::-1]

    def _after(self, before: _Page, first: int, left: SideBySide | None) -> tuple[_Page | None, int, SideBySide | None]:
        """Notes every page that may follow, beginning with what is left of columns or with the piece ``first``. Ends
        with the page that ends within columns, their first piece, and what is left of them."""
        nothing = None, first, None
        head, height = None, 0.0
        if left is not None:
            filled = left.filled(self._width, self._setting, self._sheet.height, self._sheet)
            if filled is None:
                return nothing
            head, rest = filled
            height = height_of(head.pieces(self._width, self._setting) or ())
            if rest is not None:
                return self._page(before, height, None, first, first, head), first, rest
            number = self._pieces[first].part
            while first < len(self._pieces) and self._pieces[first].part == number:
                first += 1
            self._note(before, height, head, first, first)
        for at in range(first, len(self._pieces)):
            one = self._pieces[at]
            starts = at == first and head is None
            height += one.piece.repeats if starts else gap_above(self._pieces, at, self._setting)
            if one.index == 0 and one.part in self._cut:
                room = self._sheet.height - height
                filled = self._cut[one.part].filled(self._width, self._setting, room, self._sheet)
                if filled is None:
                    break
                here, rest = filled
                if rest is not None:
                    height += height_of(here.pieces(self._width, self._setting) or ())
                    return self._page(before, height, head, first, at, here), at, rest
            height += one.piece.height
            if height > self._sheet.height + TOLERANCE:
                break
            if self._ends[at]:
                self._note(before, height, head, first, at + 1)
        return nothing

    def _note(self, before: _Page, height: float, head: Part | None, first: int, end: int) -> None:
        page, best = self._page(before, height, head, first, end, None), self._best[end]
        if best is None or (page.count, page.unevenness) < (best.count, best.unevenness):
            self._best[end] = page

    def _page(self, before: _Page, height: float, head: Part | None, first: int, end: int, tail: Part | None) -> _Page:
        unevenness = before.unevenness + (1 - height / self._sheet.height) ** 2
        return _Page(before.count + 1, unevenness, before, head, first, end, tail)

    def _slices(self, page: _Page) -> list[Slice]:
        own = self._stack.slices(self._width, self._setting, page.first, page.end)
        return [*self._all(page.head), *own, *self._all(page.tail)]

    def _all(self, part: Part | None) -> list[Slice]:
        return [Slice(part, 0, len(part.pieces(self._width, self._setting) or ()))] if part else []
