"""Who made a picture: a small line at its edge, on a ground of its own where it stands over the picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Marker, Picture, Text
from generator.layout.body.part import BodyContext
from generator.layout.pushing import SPARE
from generator.layout.regions import TextFit, job, text_box
from generator.layout.rule import TextRegion
from generator.layout.runs import SourceParagraph, directed, runs_of
from generator.layout.theme import Theme
from generator.scene.boxes import PictureBox, Role, TextBox
from generator.units import Length, Pt, Rect

_GROUND: Final = "bg"
"""Over a picture it stands on the theme's ground, so that its contrast is the theme's."""
_PAD: Final = Pt(4)
_GAP: Final = Pt(3)
"""Between a picture and what stands below it."""
_MOST: Final = 0.4
"""Share of a picture's height that it may take."""


def credit_job(credit: Text, picture: PictureBox, theme: Theme, lang: str, *, typography: bool, rtl: bool) -> TextFit:
    """The line to be fitted, as wide as the picture allows."""
    region = TextRegion(f"{picture.name}-credit", Role.CREDIT, picture.rect, "credit", fill=_GROUND)
    runs = tuple(replace(r, text=r.text.replace("\n", " ")) for r in runs_of(credit, lang, typography))
    source = directed(SourceParagraph(runs, span=credit.span), rtl=rtl)
    rect = replace(picture.rect, width=picture.rect.width - _PAD * 2, height=Length(round(picture.rect.height * _MOST)))
    return job(region, rect, (source,), Marker.NONE, theme, None)


def credit_box(work: TextFit, picture: PictureBox, slot: Rect, others: Iterable[Rect], background: str) -> TextBox:
    """Below the picture, in what is left of its slot, or else in a corner of it that nothing else covers."""
    made = text_box(work, work.smallest, background=background)
    width = made.rect.width + _PAD * 2
    height = max(made.text_height, made.text_height_fallback) + SPARE
    frame = picture.rect
    taken = tuple(others)
    end = frame.right - width if not work.paragraphs[0].source.rtl else frame.x
    below = Rect(end, frame.bottom + _GAP, width, height)
    if below.bottom <= slot.bottom and not any(map(below.overlaps, taken)):
        return replace(made, rect=below, fill=None, background=background)
    start = frame.x + frame.right - width - end
    corners = [Rect(x, y, width, height) for y in (frame.bottom - height, frame.y) for x in (end, start)]
    free = next((one for one in corners if not any(map(one.overlaps, taken))), corners[0])
    return replace(made, rect=free)


def credited(picture: Picture, found: PictureBox, slot: Rect, context: BodyContext) -> tuple[PictureBox | TextBox, ...]:
    """A picture of a body, with its credit."""
    if picture.credit is None or not picture.credit.plain.strip():
        return (found,)
    theme, typography = context.theme, context.typography
    work = credit_job(picture.credit, found, theme, context.lang, typography=typography, rtl=context.rtl)
    context.long_words.update(work.long_words)
    return found, credit_box(work, found, slot, (), context.background)
