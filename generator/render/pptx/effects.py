"""What happens on a slide with each click: which shape, or which part of one, appears, goes, plays or stops.

As PowerPoint writes it: texts and charts are taken apart by effects on their parts, one for each paragraph, and a build
beside those says how. LibreOffice knows paragraphs as well, and takes a part of a chart for the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final

from msgspec import Struct

from generator.scene.boxes import Box, ChartBox, Clip, MediaBox, PictureSlot, Shape, Shown, TextBox

WHOLE: Final = -4
"""For the series of an effect on a category, and the other way round (as PowerPoint has it; schemas say nothing)."""
AROUND: Final = -3
"""For both, of what stands around the series: axes, lines."""


class Deed(Enum):
    """Its class and number among PowerPoint's effects."""

    APPEAR = ("entr", 1)
    GO = ("exit", 1)
    PLAY = ("mediacall", 1)
    STOP = ("mediacall", 3)


class Effect(Struct, frozen=True):
    click: int
    """0: with the slide."""
    deed: Deed
    target: str
    """What ``p:tgtEl`` holds."""
    built: bool = False
    """Whether the shape has a build that says how its effects belong together."""

    @property
    def group(self) -> int:
        """Which of its shape's builds it belongs to."""
        return _GROUPS[self.deed]


_GROUPS: Final = {Deed.APPEAR: 0, Deed.GO: 1, Deed.PLAY: 0, Deed.STOP: 0}


def shape_target(number: int, part: str = "") -> str:
    """``p:spTgt``: a shape, or a part of it."""
    return f'<p:spTgt spid="{number}">{part}</p:spTgt>' if part else f'<p:spTgt spid="{number}"/>'


def appearance(shown: Shown | None, target: str, *, built: bool = False) -> Iterator[Effect]:
    """That something appears, and goes again. Nothing of what is there all the time."""
    if shown:
        yield Effect(shown.first, Deed.APPEAR, target, built)
        if shown.until is not None:
            yield Effect(shown.until + 1, Deed.GO, target, built)


def effects_of(number: int, box: Box) -> Iterator[Effect]:
    """All that happens to the shape with that id."""
    if isinstance(box, TextBox) and _by_paragraphs(box):
        yield from _of_paragraphs(number, box)
    elif isinstance(box, ChartBox) and box.builds:
        yield from _of_chart(number, box)
    else:
        yield from appearance(box.shown, shape_target(number), built=_has_build(box))


def playing_of(number: int, box: MediaBox) -> Iterator[Effect]:
    """How a recording begins by itself, with the slide (before the first click) or when it appears, and ends."""
    assert isinstance(box.source, Clip)
    if box.source.autoplay:
        yield Effect(box.shown.first if box.shown else 0, Deed.PLAY, shape_target(number))
    if box.shown and box.shown.until is not None:
        yield Effect(box.shown.until + 1, Deed.STOP, shape_target(number))


def builds_of(number: int, box: Box, effects: Iterable[Effect]) -> str:
    """Members of ``p:bldLst``, one for each group of the shape's effects."""
    groups = sorted({effect.group for effect in effects if effect.built})
    return "".join(_build(number, box, group) for group in groups)


def _has_build(box: Box) -> bool:
    """Pictures, tables, lines and groups have none."""
    return isinstance(box, TextBox | Shape | PictureSlot | ChartBox)


def _build(number: int, box: Box, group: int) -> str:
    of = f'spid="{number}" grpId="{group}"'
    if isinstance(box, ChartBox):
        if not box.builds:
            return f"<p:bldGraphic {of}><p:bldAsOne/></p:bldGraphic>"
        around = "" if box.shown else ' animBg="0"'
        way = f'<a:bldChart bld="{"category" if box.by_category else "series"}"{around}/>'
        return f"<p:bldGraphic {of}><p:bldSub>{way}</p:bldSub></p:bldGraphic>"
    parts = ' build="p"' if isinstance(box, TextBox) and _by_paragraphs(box) else ""
    ground = ' animBg="1"' if _has_ground(box) and (box.shown or not parts) else ""
    return f"<p:bldP {of}{parts}{ground}/>"


def _by_paragraphs(box: TextBox) -> bool:
    return any(paragraph.shown for paragraph in box.paragraphs)


def _has_ground(box: Box) -> bool:
    """Whether something is seen of a shape beside its text."""
    if isinstance(box, TextBox):
        return bool(box.fill) if box.holder is None else _has_ground(box.holder)
    return isinstance(box, Shape) and bool(box.fill or box.line)


def _of_paragraphs(number: int, box: TextBox) -> Iterator[Effect]:
    if _has_ground(box):
        yield from appearance(box.shown, shape_target(number, "<p:bg/>"), built=True)
    for at, paragraph in enumerate(box.paragraphs):
        part = f'<p:txEl><p:pRg st="{at}" end="{at}"/></p:txEl>'
        yield from appearance(paragraph.shown or box.shown, shape_target(number, part), built=True)


def _of_chart(number: int, box: ChartBox) -> Iterator[Effect]:
    yield from appearance(box.shown, _chart_target(number, AROUND, AROUND, "gridLegend"), built=True)
    for at, shown in enumerate(box.builds):
        if box.by_category:
            target = _chart_target(number, WHOLE, at, "category")
        else:
            target = _chart_target(number, at, WHOLE, "series")
        yield from appearance(shown, target, built=True)


def _chart_target(number: int, series: int, category: int, step: str) -> str:
    part = f'<a:chart seriesIdx="{series}" categoryIdx="{category}" bldStep="{step}"/>'
    return shape_target(number, f"<p:graphicEl>{part}</p:graphicEl>")
