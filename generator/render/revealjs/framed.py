"""What a page needs to know of its boxes to be read as a document: which of them are one figure, and on what ground a
text stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.render.revealjs.styles import PX_PER_PT
from generator.scene.boxes import (
    Box,
    ChartBox,
    Connector,
    Drawing,
    Group,
    MediaBox,
    PictureBox,
    Role,
    Shape,
    SingleBox,
    TableBox,
    TextBox,
    ink,
    shown_as,
    single,
)
from generator.units import Pt, Rect

LEGIBLE: Final = 14
"""Of the smallest text in a figure, in px."""
_CARD: Final = Pt(16)
"""What is not higher than this is a line; no text stands on it."""


class Framed(Struct, frozen=True):
    """A box; tags before and after it, where a figure begins or ends; the colour token of what a text stands on, where
    that is not the page."""

    box: SingleBox
    before: Markup = Markup()
    after: Markup = Markup()
    ground: str = ""


def framed(boxes: Iterable[Box], background: str) -> list[Framed]:
    """The boxes of a page as ``single`` gives them."""
    found: list[Framed] = []
    below: list[Shape] = []
    for box in boxes:
        for part in (box,) if isinstance(box, TextBox | Shape | PictureBox) else _parts(box):
            if _is_figure(part):
                shown = [Framed(one) for one in single((part,))]
                shown[0] = replace(shown[0], before=_opening([one.box for one in shown]))
                shown[-1] = replace(shown[-1], after=Markup("</div>"))
                found += shown
                continue
            for one in single((part,)):
                ground = ""
                if isinstance(one, Shape) and one.fill and one.rect.height > _CARD:
                    below.append(one)
                elif isinstance(one, TextBox):
                    ground = one.fill or (_ground(one, below) if below else "")
                found.append(Framed(one, ground=ground if ground != background else ""))
    return found


def _parts(box: Box) -> Iterator[Box]:
    """The box, or, where it is a group that is no figure, what it holds."""
    if isinstance(box, Group) and not _is_figure(box):
        for one in box.boxes:
            yield from _parts(shown_as(one, box.shown))
    else:
        yield box


def _is_figure(box: Box) -> bool:
    if isinstance(box, Group):
        inner = list(_inside(box))
        if any(isinstance(one, PictureBox) for one in inner):
            return False  # it is a figure itself, maybe with a caption that is not in the group
        drawn = any(isinstance(one, ChartBox | Connector | Drawing | MediaBox | TableBox) for one in inner)
        code = any(isinstance(one, TextBox) and one.role is Role.CODE for one in inner)
        return bool(box.alt) or drawn or code
    return isinstance(box, ChartBox | MediaBox | TableBox) or (isinstance(box, Drawing) and bool(box.alt))


def _inside(group: Group) -> Iterator[Box]:
    for box in group.boxes:
        if isinstance(box, Group):
            yield from _inside(box)
        else:
            yield box


def _opening(boxes: Sequence[SingleBox]) -> Markup:
    """The element around a figure: its place on the slide in px, and how small it may be shown."""
    rects = [box.rect for box in boxes if not (isinstance(box, TextBox) and box.hidden)]
    left, top = min(rect.x.pt for rect in rects), min(rect.y.pt for rect in rects)
    width, height = max(rect.right.pt for rect in rects) - left, max(rect.bottom.pt for rect in rects) - top
    sizes = [size for box in boxes for size in _sizes(box)]
    least = min(LEGIBLE / (min(sizes) * PX_PER_PT), 1.0) if sizes else 0.0
    numbers = {"x": left * PX_PER_PT, "y": top * PX_PER_PT, "w": width * PX_PER_PT, "h": height * PX_PER_PT, "k": least}
    style = ";".join(f"--{name}:{value:.4g}" for name, value in numbers.items())
    return Markup(f'<div class="fig" style="{style}">')  # noqa: S704 - numbers


def _sizes(box: SingleBox) -> Iterator[float]:
    """Type sizes of what is written in it, in pt."""
    if isinstance(box, TextBox):
        yield from (box.levels[one.level].size.pt for one in box.paragraphs if one.text and not box.hidden)
    elif isinstance(box, TableBox):
        for line in box.rows:
            for cell in line.cells:
                yield from _sizes(cell.text)
    elif isinstance(box, ChartBox):
        for label in box.labels:
            yield from _sizes(label)


def _ground(text: TextBox, below: Sequence[Shape]) -> str:
    """Colour of the uppermost shape that the text stands on as a whole."""
    place = ink(text)
    return next((one.fill for one in reversed(below) if one.fill and _holds(one.rect, place)), "")


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y + inner.height * 0.5
        and outer.right >= inner.right
        and outer.bottom >= inner.y + inner.height * 0.5
        and outer.height.pt >= inner.height.pt * 0.8
    )
