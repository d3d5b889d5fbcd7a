"""When the boxes of a page are there: what layout said of them, brought to what all outputs can do.

A click is of a page: one on which nothing happens is left out, and the pages of a divided slide count from 1 each.
Nothing in a group appears by itself, because PowerPoint animates whole groups: a group of which parts appear is
parted, in the order in which it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from msgspec.structs import replace

from generator.deck.model import Slide, Step
from generator.deck.model.walk import lists_in
from generator.scene.boxes import Box, ChartBox, Group, Shown, TableBox, TextBox
from generator.scene.page import Page
from generator.units import Rect

_Box = TypeVar("_Box", bound=Box)


def shown_of(step: Step | None) -> Shown | None:
    return Shown(step.first, step.until) if step else None


def appearing(boxes: Iterable[_Box], step: Step | None) -> tuple[_Box, ...]:
    """The boxes of something that appears so; what appears later in it still does."""
    shown = shown_of(step)
    if shown is None:
        return tuple(boxes)
    return tuple(replace(box, shown=(box.shown.within(shown) if box.shown else None) or shown) for box in boxes)


def items_shown(slide: Slide) -> dict[str, Shown]:
    """When the items of a slide's lists appear, by their ids: with what they stand below, or later."""
    found: dict[str, Shown] = {}
    for content in slide.fields.values():
        for listed in lists_in(content):
            for top in listed.items:
                above = [shown_of(listed.step)]
                for level, item in top.walk():
                    del above[level + 1 :]
                    own = shown_of(item.step)
                    above.append((own.within(above[-1]) if own else None) or above[-1])
                    if shown := above[-1]:
                        found[item.id] = shown
    return found


def with_clicks(page: Page, items: Mapping[str, Shown]) -> Page:
    """The page with its clicks counted from 1. ``items``: when items appear, by the ids of their paragraphs."""
    boxes = tuple(_nested(box) for box in _parted(_with_items(box, items) for box in page.boxes))
    events = sorted({event for one in _all_shown(boxes) for event in _events(one)})
    if not events:
        return page
    order = {event: number for number, event in enumerate(events, 1)}

    def counted(shown: Shown) -> Shown:
        return Shown(order[shown.first], None if shown.until is None else order[shown.until + 1] - 1)

    return replace(page, boxes=tuple(_changed(box, counted) for box in boxes), clicks=len(events))


def _events(shown: Shown) -> Iterator[int]:
    yield shown.first
    if shown.until is not None:
        yield shown.until + 1


# --- paragraphs -------------------------------------------------------------------------------------------------------


def _with_items(box: Box, items: Mapping[str, Shown]) -> Box:
    """The box with its paragraphs appearing; all of it at once where all of them do."""
    if isinstance(box, Group):
        return replace(box, boxes=tuple(_with_items(one, items) for one in box.boxes))
    if not isinstance(box, TextBox) or not items or not any(one.id in items for one in box.paragraphs):
        return box
    shown = [items.get(one.id) for one in box.paragraphs]
    if len(set(shown)) == 1 and shown[0]:
        found = shown[0].within(box.shown)
        return replace(box, shown=found or box.shown)
    paragraphs = (
        replace(paragraph, shown=one.within(box.shown) if one else None)
        for paragraph, one in zip(box.paragraphs, shown, strict=True)
    )
    return replace(box, paragraphs=tuple(paragraphs))


def _nested(box: Box) -> Box:
    """The box with paragraphs, rows and series that are there only while it is."""
    if (whole := box.shown) is None:
        return box
    if isinstance(box, TextBox):
        paragraphs = (replace(one, shown=one.shown.within(whole) if one.shown else None) for one in box.paragraphs)
        return replace(box, paragraphs=tuple(paragraphs))
    if isinstance(box, TableBox):
        rows = (replace(row, shown=row.shown.within(whole) if row.shown else None) for row in box.rows)
        return replace(box, rows=tuple(rows))
    return _rebuilt(box, lambda shown: shown.within(whole) or whole) if isinstance(box, ChartBox) else box


# --- groups -----------------------------------------------------------------------------------------------------------


def _parted(boxes: Iterable[Box]) -> Iterator[Box]:
    for box in boxes:
        if isinstance(box, Group):
            yield from _parts(box)
        else:
            yield box


def _parts(group: Group) -> Iterator[Box]:
    """The group, or where parts of it appear by themselves, those that follow each other and appear together. What it
    shows as a whole nobody is told then: nothing of it is the whole."""
    inside = tuple(_parted(group.boxes))
    if not any(_of_its_own(box) for box in inside):
        yield replace(group, boxes=inside)
        return
    runs: list[tuple[Shown | None, list[Box]]] = []
    for (alone, shown), run in groupby(inside, lambda box: (_by_parts(box), box.shown)):
        members = list(run)
        runs += [(shown, [box]) for box in members] if alone else [(shown, members)]
    called = iter((group.name, *(f"{group.name}-part-{number}" for number in range(2, len(runs) + 1))))
    for shown, boxes in runs:
        name = next(called)
        when = (shown.within(group.shown) if shown else None) or group.shown
        if len(boxes) == 1:
            yield replace(boxes[0], shown=when)
        else:
            around = group.rect if len(boxes) == len(inside) else _around(boxes)
            own = tuple(replace(box, shown=None) for box in boxes)
            yield Group(name, around, own, span=group.span, shown=when)


def _of_its_own(box: Box) -> bool:
    return box.shown is not None or _by_parts(box)


def _by_parts(box: Box) -> bool:
    """Whether parts of a box appear by themselves."""
    if isinstance(box, TextBox):
        return any(one.shown for one in box.paragraphs)
    if isinstance(box, TableBox):
        return any(row.shown for row in box.rows)
    return isinstance(box, ChartBox) and bool(box.builds)


def _around(boxes: Sequence[Box]) -> Rect:
    rects = [box.holder.rect if isinstance(box, TextBox) and box.holder else box.rect for box in boxes]
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(left, top, right - left, bottom - top)


# --- all that is shown ------------------------------------------------------------------------------------------------


def _all_shown(boxes: Iterable[Box]) -> Iterator[Shown]:
    """When anything on the page appears or goes."""
    found: list[Shown] = []

    def seen(shown: Shown) -> Shown:
        found.append(shown)
        return shown

    for box in boxes:
        _changed(box, seen)
    yield from found


def _changed(box: _Box, change: Callable[[Shown], Shown]) -> _Box:
    """The box with ``change`` made to all that says when something is there."""
    made: Box = box
    if made.shown:
        made = replace(made, shown=change(made.shown))
    if isinstance(made, TextBox) and any(one.shown for one in made.paragraphs):
        paragraphs = (replace(one, shown=change(one.shown)) if one.shown else one for one in made.paragraphs)
        made = replace(made, paragraphs=tuple(paragraphs))
    elif isinstance(made, TableBox) and any(row.shown for row in made.rows):
        rows = (replace(row, shown=change(row.shown)) if row.shown else row for row in made.rows)
        made = replace(made, rows=tuple(rows))
    elif isinstance(made, ChartBox) and made.builds:
        made = _rebuilt(made, change)
    elif isinstance(made, Group):
        made = replace(made, boxes=tuple(_changed(one, change) for one in made.boxes))
    return made  # type: ignore[return-value]


def _rebuilt(chart: ChartBox, change: Callable[[Shown], Shown]) -> ChartBox:
    """The chart with ``change`` made to when its series or categories are there, and all that is drawn of them."""
    builds = tuple(map(change, chart.builds))
    parts = dict(zip(chart.builds, builds, strict=True))
    shapes = (replace(one, shown=parts[one.shown]) if one.shown else one for one in chart.shapes)
    labels = (replace(one, shown=parts[one.shown]) if one.shown else one for one in chart.labels)
    return replace(chart, builds=builds, shapes=tuple(shapes), labels=tuple(labels))
