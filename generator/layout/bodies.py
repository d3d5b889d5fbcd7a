"""The body of a slide: the rooms that its layout and the alternatives offer, and the pages that come of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.layout.fit import PITCH
from generator.layout.flow import Body, Filled, Room, cut_tall, fill, split
from generator.layout.lines import MARGIN
from generator.layout.pushing import below
from generator.layout.regions import TextFit, text_box
from generator.layout.rule import Facts, Rule, TextRegion
from generator.layout.rules import Rules
from generator.layout.runs import SourceParagraph
from generator.layout.size_ladder import is_cramped, settings
from generator.layout.theme import Theme
from generator.scene.boxes import Box, TextBox
from generator.units import Rect

WHOLE = ("shrink", "columns", "error")
"""Fit policies that never continue on a further page."""


class BodyRoom(Struct, frozen=True):
    """A layout's body regions, where they are under a given heading."""

    rule: Rule
    room: Room
    regions: tuple[TextRegion, ...]
    rects: tuple[Rect, ...]

    @property
    def column(self) -> Room:
        """One of its columns: what a body that is divided into pages flows through."""
        return replace(self.room, columns=1)


class BodyPage(Struct, frozen=True):
    """What one page gets of a body."""

    rule: Rule
    boxes: dict[str, TextBox]
    fitted: str
    stack: tuple[Box, ...] = ()
    """In the place of a body region: the boxes of a stack of blocks."""


def body_regions(rule: Rule, theme: Theme) -> list[TextRegion]:
    """The regions of a rule that hold its body, in the order in which text flows through them."""
    return [r for r in rule.regions if isinstance(r, TextRegion) and theme.styles[r.style].list and not r.group]


def body_rooms(rule: Rule, facts: Facts, rules: Rules, theme: Theme, heading: TextBox | None) -> list[BodyRoom]:
    """What the rule and its alternatives offer under the heading, the rule's own room first."""
    result = []
    for name in (rule.name, *rule.alternatives):
        own = rules.rule(name, facts)
        regions = tuple(body_regions(own, theme))
        if not regions:  # an alternative of somebody's own, which has no place for a body
            continue
        rects = tuple(below(region, heading) for region in regions)
        room = Room(own.name, rects[0].width.pt, rects[0].height.pt, len(rects))
        result.append(BodyRoom(own, room, regions, rects))
    return result


def on_one_page(work: TextFit, rooms: Sequence[BodyRoom], policy: str) -> BodyPage | None:
    """The body on one page, as the fit policy allows, or None."""
    one = next((r.room for r in rooms if r.room.columns == 1), None)
    two = next((r.room for r in rooms if r.room.columns == 2), None)
    if policy == "columns" and two and len({one.source.group for one in work.paragraphs}) > 1:
        one = None
    elif policy in ("shrink", "split") and one:
        two = None
    found = fill(Body(work.fitting, list(work.paragraphs), work.hang), policy, work.sizes, one, two)
    return _page(found, rooms, work) if found else None


def comfortable_sizes(work: TextFit) -> tuple[int, ...]:
    """The sizes for a body whose author would rather have more pages than smaller type."""
    return tuple(size for size in work.sizes if size >= work.fitting.style.comfortable) or work.sizes[:1]


def on_pages(work: TextFit, room: BodyRoom) -> list[BodyPage]:
    """The body over several pages; none if a word is wider than its line. No paragraph may be higher than a page
    (``paragraphs_for_pages``)."""
    found = split(Body(work.fitting, list(work.paragraphs), work.hang), work.sizes, room.column)
    if found is None:
        return []
    columns = len(room.regions)
    pages = []
    for first in range(0, len(found.starts), columns):
        starts = (*found.starts[first:], len(work.paragraphs))[: columns + 1]
        here = replace(found, room=room.room, starts=tuple(start - starts[0] for start in starts[:-1]))
        pages.append(_page(here, [room], replace(work, paragraphs=work.paragraphs[starts[0] : starts[-1]])))
    return pages


def paragraphs_for_pages(work: TextFit, room: Room) -> tuple[SourceParagraph, ...]:
    """The sources, each paragraph that is higher than a column at the tightest setting cut into parts that are not."""
    fitting = work.fitting
    setting = [s for s in settings(fitting.style, fitting.theme, work.sizes) if not is_cramped(s, fitting.theme)][-1]
    result: list[SourceParagraph] = []
    group = len(work.paragraphs)
    for one in work.paragraphs:
        height = fitting.paragraph_height(one, setting, room.width, work.hang)
        if height is None or height <= room.height:
            result.append(one.source)
            continue
        own = fitting.own_size(setting.size, one.source.level)
        limit = fitting.limit(one, setting.size, room.width, work.hang) * (1 - MARGIN)
        rows = max(1, int(room.height / (PITCH * setting.spacing * own)))
        first, *others = cut_tall(one, own, limit, rows)
        result.append(first)
        for part in others:
            group += 1
            result.append(replace(part, group=group))
    return tuple(result)


def _page(found: Filled, rooms: Sequence[BodyRoom], work: TextFit) -> BodyPage:
    here = next(r for r in rooms if r.room == found.room)
    ends = [*found.starts[1:], len(work.paragraphs)]
    boxes = {}
    for region, rect, start, end in zip(here.regions, here.rects, found.starts, ends, strict=False):
        part = replace(work, region=region, rect=rect, paragraphs=work.paragraphs[start:end])
        boxes[region.name] = text_box(part, found.setting, background=here.rule.background)
    columns = "1 column" if len(found.starts) == 1 else f"{len(found.starts)} columns"
    fitted = f"{found.setting.size} pt, spacing {found.setting.spacing:.2f}, gap {found.setting.gap:.2f}, {columns}"
    return BodyPage(here.rule, boxes, fitted)
