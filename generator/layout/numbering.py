"""The numbers of pages: on each, in the box that shows it, and how far the lecture is where a mark says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from generator.layout.marks import NAME as MARK
from generator.layout.marks import progress
from generator.layout.slide_context import SlideContext
from generator.layout.theme import Theme
from generator.remembered import remembered
from generator.scene.boxes import Box, Drawing, Role, TextBox
from generator.scene.page import Page
from generator.scene.text import Field, Run
from generator.units import Size

APPENDIX = "A"
"""What stands before the numbers of pages after the end."""


def numbered_pages(pages: Sequence[Page], context: SlideContext) -> tuple[Page, ...]:
    """Hidden pages are not counted, those of the appendix apart."""
    begins = _begins(pages, context)
    counted = sum(not (page.hidden or page.appendix) for page in pages)
    shown = after = 0
    found: list[Page] = []
    for place, page in enumerate(pages, 1):
        shown += not (page.hidden or page.appendix)
        after += page.appendix and not page.hidden
        label = "" if page.hidden else f"{APPENDIX}{after}" if page.appendix else str(shown)
        found.append(_numbered(page, place, label, begins[place - 1], (shown, counted), context.theme, context.size))
    return tuple(found)


@remembered
def _numbered(
    page: Page, place: int, label: str, begins: float, counts: tuple[int, int], theme: Theme, size: Size
) -> Page:
    """``counts``: which one it is of how many."""
    page = replace(page, number=place, label=label, begins=begins)
    return replace(page, boxes=tuple(_boxes(page, counts, theme, size)))


def _begins(pages: Sequence[Page], context: SlideContext) -> list[float]:
    """When each page is planned to begin, in minutes: after those of the slides before it, which all together take as
    long as the lecture, where its author says how long that is. A slide's minutes are shared by its pages."""
    minutes = {slide.id: slide.minutes for slide in context.deck.slides}
    planned = [0.0 if page.hidden or page.appendix else minutes.get(page.slide, 0) / page.parts for page in pages]
    whole = sum(planned)
    scale = context.deck.duration / whole if context.deck.duration and whole else 1.0
    return list(accumulate((one * scale for one in planned[:-1]), initial=0.0))


def _boxes(page: Page, counts: tuple[int, int], theme: Theme, size: Size) -> list[Box]:
    shown, counted = counts
    of = f" / {counted}" if theme.frame["number_of"] and not page.appendix else ""
    boxes: list[Box] = []
    for box in page.boxes:
        if isinstance(box, TextBox) and box.role is Role.NUMBER:
            if not page.label:
                continue
            box = _with_label(box, page, of)
        boxes.append(box)
        if isinstance(box, Drawing) and box.name == MARK:
            boxes += filter(None, [progress(box, theme, size, shown / max(1, counted), rtl=page.rtl)])
    return boxes


def _with_label(box: TextBox, page: Page, of: str) -> TextBox:
    """PowerPoint counts by itself, but only as it likes to: what it would call otherwise is plain text. ``of``: what
    follows, such as how many there are."""
    field = Field.SLIDE_NUMBER if page.label == str(page.number) else None
    runs = tuple(run for run in (Run(page.label, field=field), Run(of)) if run.text)
    paragraph = replace(box.paragraphs[0], runs=runs, lines=(page.label + of,))
    return replace(box, paragraphs=(paragraph,))
