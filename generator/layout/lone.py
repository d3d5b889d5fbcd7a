"""The only item of a slide, said large."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import Marker
from generator.layout.bodies import BodyPage, BodyRoom
from generator.layout.regions import TextFit, job, text_box
from generator.layout.size_ladder import settings
from generator.layout.theme_files import LONE
from generator.units import Length, Pt, Rect

TOP: Final = Pt(48)
"""Below the top of the body."""
LINES: Final = 3
COUNTED: Final = frozenset({Marker.NUMBER, Marker.LETTER, Marker.CHECK})
"""Of a list with such marks an only item is still the first of a list."""


def lone_page(work: TextFit, room: BodyRoom, min_size: int | None) -> BodyPage | None:
    """A body of one item as a statement, without a bullet; None if it is more, or too long for that."""
    region, (first, *others) = work.region, work.paragraphs
    if others or region.style != "body" or work.marker in COUNTED or len(room.regions) > 1:
        return None
    theme, at = work.fitting.theme, room.rects[0]
    width = Length(at.width * 10 // 12)
    rect = Rect(at.right - width if room.rule.rtl else at.x, at.y + TOP, width, Length(at.height - TOP))
    lone = job(replace(region, style=LONE), rect, (first.source,), Marker.NONE, theme, None)
    if lone.long_words:
        return None
    for setting in settings(lone.fitting.style, theme, lone.sizes):
        if setting.size >= (min_size or 0) and lone.fits(setting) and lone.lines(setting) <= LINES:
            box = text_box(lone, setting, background=room.rule.background)
            return BodyPage(room.rule, {region.name: box}, f"{setting.size} pt, alone")
    return None
