"""Pictures in a body: one as large as the room allows, or several of equal height in a row."""

from __future__ import annotations

from generator.deck.model import Gallery, Picture
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.credits import credited
from generator.layout.pictures import fitted_picture, for_theme
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Role
from generator.scene.text import Anchor
from generator.units import Pt, Rect

LEAST = 150.0
"""Points of height under which a picture is not seen from the last row."""
LEAST_OF_MANY = 110.0
GUTTER = 18.0
CAPTION_GAP = 5.0
USUAL_ROOM = 300.0
"""Points of height that pictures have on most pages."""
MOST_ACROSS = 4
BETTER = 1.05
"""How much larger pictures must get for a further row."""


class PicturePart(Part):
    """A picture, whole, in the middle of the room that it gets."""

    def __init__(self, picture: Picture, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = picture.span
        self._picture = for_theme(picture, dark=context.theme.scene.dark)
        self._context = context

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        del setting
        natural = width * self._picture.height_px / self._picture.width_px
        return (Piece(min(natural, LEAST), most=natural),)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del setting, first, end
        found = fitted_picture(self._picture, self.name, rect, crop=self._picture.crop)
        return credited(self._picture, found, rect, self._context)


class GalleryPart(Part):
    """Pictures side by side, each with its caption below it: those of a row are equally high, and there are so many
    rows as make them largest."""

    def __init__(self, gallery: Gallery, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = gallery.span
        self._pictures = tuple(for_theme(one, dark=context.theme.scene.dark) for one in gallery.pictures)
        self._context = context
        self._captions = [
            SetText(
                f"{name}-{number}-caption",
                [paragraph(text, context.lang, context.typography) for text in (one.caption, one.source) if text],
                context,
                style="caption",
                role=Role.CAPTION,
            )
            for number, one in enumerate(gallery.pictures, start=1)
        ]
        self._rows_of: dict[float, list[range]] = {}
        self._rtl = context.rtl

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        found = []
        for row in self._rows(width):
            captions = self._caption_height(row, width, setting)
            if captions is None:
                return None
            natural = min(self._natural(one, width) for one in self._rows(width))
            found.append(Piece(min(natural, LEAST_OF_MANY) + captions, GUTTER, natural + captions))
        return tuple(found)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        width = rect.width.pt
        pieces = self.pieces(width, setting) or ()
        shown = pieces[first:end]
        spare = rect.height.pt - sum(one.height for one in shown) - GUTTER * (len(shown) - 1)
        want = sum(max(0.0, one.most - one.height) for one in shown)
        boxes: list[Box] = []
        top = rect.y.pt
        for row, piece in zip(self._rows(width)[first:end], shown, strict=True):
            more = (piece.most - piece.height) * min(1.0, spare / want) if want > 0 < spare else 0.0
            captions = self._caption_height(row, width, setting) or 0.0
            height = piece.height + more - captions
            boxes += self._row(row, Rect.from_pt(rect.x.pt, top, width, height), setting, captions)
            top += piece.height + more + GUTTER
        return tuple(boxes)

    def _rows(self, width: float) -> list[range]:
        """Which pictures stand in each row: so many that they are largest on a page of the usual height."""
        found = self._rows_of.get(width)
        if found is None:
            count = len(self._pictures)
            best = 0.0
            for lines in range(-(-count // MOST_ACROSS), count + 1):
                across = -(-count // lines)
                rows = [range(start, min(start + across, count)) for start in range(0, count, across)]
                room = (USUAL_ROOM - GUTTER * (len(rows) - 1)) / len(rows)
                height = min(room, *(self._natural(row, width) for row in rows))
                if height > best * BETTER:
                    best, found = height, rows
            assert found is not None
            self._rows_of[width] = found
        return found

    def _natural(self, row: range, width: float) -> float:
        """The height at which the pictures of a row fill the width."""
        ratios = sum(self._pictures[at].width_px / self._pictures[at].height_px for at in row)
        return (width - GUTTER * (len(row) - 1)) / ratios

    def _widths(self, row: range, width: float, height: float) -> list[float]:
        """Of the pictures at a height, but no narrower than their captions need."""
        return [min(height * self._pictures[at].width_px / self._pictures[at].height_px, width) for at in row]

    def _caption_height(self, row: range, width: float, setting: Setting) -> float | None:
        """Of the highest caption in a row: measured where the row is lowest."""
        most = 0.0
        for at, own in zip(row, self._widths(row, width, self._lowest(row, width)), strict=True):
            height = self._captions[at].height(own, setting)
            if height is None:
                return None
            most = max(most, height + CAPTION_GAP if height else 0.0)
        return most

    def _lowest(self, row: range, width: float) -> float:
        return min(self._natural(row, width), LEAST_OF_MANY)

    def _row(self, row: range, rect: Rect, setting: Setting, captions: float) -> list[Box]:
        widths = self._widths(row, rect.width.pt, rect.height.pt)
        left = rect.x.pt + (rect.width.pt - sum(widths) - GUTTER * (len(row) - 1)) / 2
        boxes: list[Box] = []
        order = list(zip(row, widths, strict=True))
        starts = {}
        for at, own in reversed(order) if self._rtl else order:
            starts[at] = left
            left += own + GUTTER
        for at, own in order:
            place = Rect.from_pt(starts[at], rect.y.pt, own, rect.height.pt)
            found = fitted_picture(self._pictures[at], f"{self.name}-{at + 1}", place)
            boxes += credited(self._pictures[at], found, place, self._context)
            if captions and self._captions[at].sources:
                under = Rect(place.x, place.bottom + Pt(CAPTION_GAP), place.width, Pt(captions - CAPTION_GAP))
                boxes.append(self._captions[at].box(under, setting, anchor=Anchor.TOP))
        return boxes
