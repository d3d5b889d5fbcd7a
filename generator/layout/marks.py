"""What says on every page which theme it is, where that is more than rules: discs, quarter discs, a ruler."""

from __future__ import annotations

from typing import Final

from generator.layout.rule import MarkRegion
from generator.layout.theme import Theme
from generator.layout.theme_motifs import LENS
from generator.scene.boxes import Drawing, Shape
from generator.units import Pt, Rect, Size

NAME: Final = "mark"
TICKS: Final = 13
REACH: Final = 1.1
"""How far a corner's disc reaches, in widths of the margin: it must not touch what stands at its edge."""
TICK_WIDTH, TICK_HEIGHT, PROGRESS_HEIGHT = 1.0, 8.0, 1.5


def mark(region: MarkRegion, theme: Theme, page: Size) -> Drawing | None:
    """The theme's mark on a page: discs beside the heading whose place ``region.at`` is, or along its lower edge."""
    from generator.layout.art import mirrored
    from generator.layout.art.curves import Bounds, lens
    from generator.layout.art.pen import Pen

    tokens, width, height = theme.mark, page.width.pt, page.height.pt
    pen = Pen(Bounds(0, 0, width, height))
    match tokens["kind"]:
        case "duo":
            large = tokens["size"]
            small = large / 2
            one, other = (2.0, region.at.y.pt + large), (2.0 + large, region.at.y.pt + large + small + 2)
            pen.disc(one, large, tokens["color"])
            pen.disc(other, small, tokens["color2"])
            pen.filled([lens(one, large, other, small)], LENS)
        case "quarter":
            room = region.at.width.pt  # between the text and the page's edge
            pen.disc((width, height), min(tokens["size"], room * REACH), tokens["color"])
            pen.disc((width, height), min(tokens["inner"], room * REACH / 2), tokens["color2"])
        case "ticks":
            step = (region.at.width.pt - TICK_WIDTH) / (TICKS - 1)
            for at in range(TICKS):
                left = region.at.x.pt + step * at
                pen.rectangle(left, height - TICK_HEIGHT, TICK_WIDTH, TICK_HEIGHT, tokens["color"])
        case _:
            return None
    shapes = mirrored(tuple(pen.shapes), page.width) if region.mirrored else tuple(pen.shapes)
    left, top = min(shape.rect.x for shape in shapes), min(shape.rect.y for shape in shapes)
    right, bottom = max(shape.rect.right for shape in shapes), max(shape.rect.bottom for shape in shapes)
    return Drawing(NAME, Rect(left, top, right - left, bottom - top), shapes, fixed=True)


def progress(drawn: Drawing, theme: Theme, page: Size, share: float, *, rtl: bool) -> Shape | None:
    """On a ruler, how far the lecture is; None for other marks."""
    if not theme.scene.shows_progress:
        return None
    width = drawn.rect.width * share
    left = drawn.rect.right - width if rtl else drawn.rect.x
    top = page.height - Pt(PROGRESS_HEIGHT)
    return Shape("progress", Rect(left, top, width, Pt(PROGRESS_HEIGHT)), theme.mark["color2"])
