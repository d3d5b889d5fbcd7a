"""The body of a slide: the rooms that its layout and the alternatives offer, and the pages that come of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Text
from generator.layout.fit import PITCH
from generator.layout.flow import Body, Filled, cut_tall, fill, relaxed, split
from generator.layout.lines import MARGIN
from generator.layout.pushing import below
from generator.layout.regions import TextFit, text_box
from generator.layout.rule import Facts, Rule, TextRegion
from generator.layout.rules import Rules
from generator.layout.runs import SourceParagraph
from generator.layout.size_ladder import is_cramped, settings
from generator.layout.theme import Theme
from generator.layout.ways import Room, comfortable, known_ways
from generator.scene.boxes import Box, TextBox
from generator.units import ZERO, Length, Pt, Rect

MANY_SHORT, SHORT = 8, 0.44
"""A list of so many items, each as wide as this share of the page at most, stands in two columns."""
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
    drop: Length = ZERO
    """How much lower than its rule says all stands that is below the heading."""
    notes: tuple[Text, ...] = ()
    """The footnotes that are called on it, where the slide is divided."""


def body_regions(rule: Rule, theme: Theme) -> list[TextRegion]:
    """The regions of a rule that hold its body, in the order in which text flows through them."""
    return [r for r in rule.regions if isinstance(r, TextRegion) and theme.styles[r.style].list and not r.group]


def body_rooms(rule: Rule, facts: Facts, rules: Rules, theme: Theme, heading: TextBox | None) -> list[BodyRoom]:
    """What the rule and its alternatives offer under the heading, the rule's own room first; each also as it is on a
    dense page."""
    result = []
    for name in (rule.name, *rule.alternatives):
        own = rules.rule(name, facts)
        regions = tuple(body_regions(own, theme))
        for dense in (False, True) if regions else ():  # an alternative of somebody's own may have no place for a body
            rects = tuple(below(region, heading, dense=dense) for region in regions)
            room = Room(own.name, rects[0].width.pt, rects[0].height.pt, len(rects), dense)
            result.append(BodyRoom(own, room, regions, rects))
    return result


def on_one_page(work: TextFit, rooms: Sequence[BodyRoom], policy: str) -> BodyPage | None:
    """The body on one page, as the fit policy allows, or None."""
    body, theme = _body(work), work.fitting.theme
    rule = rooms[0].rule
    whole = policy in ("shrink", "columns") or not rule.splits
    grows = rooms[0].regions[0].grows
    sizes = work.sizes if grows else [size for size in work.sizes if size <= theme.fit.comfortable] or work.sizes[-1:]
    items = body.items
    offered = tuple(
        [one.room for one in rooms if policy == "auto" or one.room.columns == _columns(policy, rooms, items)]
    )
    tried = known_ways(theme, policy, tuple(sizes), offered, items, _is_short(work, rooms), whole)
    found = fill(body, tried)
    if found is None:
        return None
    return _page(relaxed(body, found) if grows else found, rooms, work)


def on_pages(work: TextFit, rooms: Sequence[BodyRoom]) -> list[BodyPage]:
    """The body over several pages; none if a word is wider than its line. No paragraph may be higher than a page
    (``paragraphs_for_pages``)."""
    body = _body(work)
    found = split(body, work.sizes, [room.column for room in rooms])
    if found is None:
        return []
    found = relaxed(body, found)
    own = next(one for one in rooms if one.room.dense == found.room.dense)
    columns = len(own.regions)
    pages = []
    for first in range(0, len(found.starts), columns):
        starts = (*found.starts[first:], len(work.paragraphs))[: columns + 1]
        here = replace(found, room=own.room, starts=tuple(start - starts[0] for start in starts[:-1]))
        pages.append(_page(here, [own], replace(work, paragraphs=work.paragraphs[starts[0] : starts[-1]])))
    return pages


def sizes_for_pages(work: TextFit) -> tuple[int, ...]:
    """The sizes of a body that goes on on further pages: what may have as many as it likes need not be small."""
    return comfortable(work.fitting.theme, work.sizes)[-1:]


def _body(work: TextFit) -> Body:
    return Body(work.fitting, list(work.paragraphs), work.hang)


def _columns(policy: str, rooms: Sequence[BodyRoom], items: int) -> int:
    """How many columns a policy other than ``auto`` takes: one, if the layout has it."""
    offered = {one.room.columns for one in rooms}
    if 1 in offered and not (policy == "columns" and items > 1):
        return 1
    return max(offered)


def _is_short(work: TextFit, rooms: Sequence[BodyRoom]) -> bool:
    """Whether the body is a long list of short items."""
    groups = [one.source.group for one in work.paragraphs]
    if len(set(groups)) < MANY_SHORT:
        return False
    size = work.fitting.theme.fit.comfortable
    most = SHORT * max(one.room.width for one in rooms)
    return all(
        one.measured(size).on_one_line((most - work.fitting.indent(size, one.source.level, work.hang)) / size)
        for one in work.paragraphs
    )


def paragraphs_for_pages(work: TextFit, room: Room) -> tuple[SourceParagraph, ...]:
    """The sources, each paragraph that is higher than a column at the tightest setting cut into parts that are not."""
    fitting = work.fitting
    setting = [s for s in settings(fitting.style, fitting.theme, work.sizes) if not is_cramped(s, fitting.theme)][-1]
    result: list[SourceParagraph] = []
    group = len(work.paragraphs)
    for one in work.paragraphs:
        height = fitting.paragraph_height(one, setting, room.width, work.hang)
        wider = fitting.paragraph_height(one, setting, room.width, work.hang, fitting.fallback)
        if height is None or wider is None or max(height, wider) <= room.height:
            result.append(one.source)
            continue
        own = fitting.own_size(setting.size, one.source.level)
        limit = fitting.limit(one, setting.size, room.width, work.hang) * (1 - MARGIN) / fitting.fallback
        rows = max(1, int(room.height / (PITCH * setting.spacing * own)))
        first, *others = cut_tall(one, own, limit, rows)
        result.append(first)
        for part in others:
            group += 1
            result.append(replace(part, group=group))
    return tuple(result)


def _page(found: Filled, rooms: Sequence[BodyRoom], work: TextFit) -> BodyPage:
    of = found.room
    here = next(r for r in rooms if (r.room.layout, r.room.dense) == (of.layout, of.dense))
    ends = [*found.starts[1:], len(work.paragraphs)]
    boxes = {}
    for region, rect, start, end in zip(here.regions, here.rects, found.starts, ends, strict=False):
        rect = _lowered(rect, found, rtl=here.rule.rtl)
        part = replace(work, region=region, rect=rect, paragraphs=work.paragraphs[start:end])
        boxes[region.name] = text_box(part, found.setting, background=here.rule.background)
    columns = "1 column" if len(found.starts) == 1 else f"{len(found.starts)} columns"
    fitted = f"{found.setting.size} pt, spacing {found.setting.spacing:.2f}, gap {found.setting.gap:.2f}, {columns}"
    return BodyPage(here.rule, boxes, fitted)


def _lowered(rect: Rect, found: Filled, *, rtl: bool) -> Rect:
    """Where the text stands in its room: as wide as its measure, as low as its shelf."""
    drop, width = Pt(found.drop), min(rect.width, Pt(found.room.width))
    return Rect(rect.right - width if rtl else rect.x, rect.y + drop, width, Length(rect.height - drop))
