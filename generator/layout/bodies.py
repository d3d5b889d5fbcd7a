"""The body of a slide: the rooms that its layout and the alternatives offer, and the pages that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.layout.fit import is_cramped, settings
from generator.layout.flow import Body, Filled, Room, cut_tall, fill, split
from generator.layout.positions import below
from generator.layout.regions import Job, text_box
from generator.layout.rules import Facts, Rule, Rules, TextRegion
from generator.layout.runs import SourceParagraph
from generator.layout.scene import TextBox
from generator.layout.theme import Theme
from generator.units import Rect

WHOLE = ("shrink", "columns", "error")
"""Fit policies that never continue on a further page."""


@dataclass(frozen=True, slots=True)
class BodyRoom:
    """A layout's body regions, where they are under a given heading."""

    rule: Rule
    room: Room
    regions: tuple[TextRegion, ...]
    rects: tuple[Rect, ...]

    def first_column(self) -> BodyRoom:
        """The room for a body that is divided into pages, which fill one column each."""
        return replace(self, room=replace(self.room, columns=1), regions=self.regions[:1], rects=self.rects[:1])


@dataclass(frozen=True, slots=True)
class BodyPage:
    """What one page gets of a body."""

    rule: Rule
    boxes: dict[str, TextBox]
    fitted: str


def body_regions(rule: Rule, theme: Theme) -> list[TextRegion]:
    """The regions of a rule that hold its body, in the order in which text flows through them."""
    return [r for r in rule.regions if isinstance(r, TextRegion) and theme.styles[r.style].list and not r.group]


def body_rooms(rule: Rule, facts: Facts, rules: Rules, theme: Theme, heading: TextBox | None) -> list[BodyRoom]:
    """What the rule and its alternatives offer under the heading, the rule's own room first."""
    result = []
    for name in (rule.name, *rule.alternatives):
        own = rules.rule(name, facts)
        regions = tuple(body_regions(own, theme))
        rects = tuple(below(region, heading) for region in regions)
        room = Room(own.name, rects[0].width.pt, rects[0].height.pt, len(rects))
        result.append(BodyRoom(own, room, regions, rects))
    return result


def on_one_page(work: Job, rooms: Sequence[BodyRoom], policy: str) -> BodyPage | None:
    """The body on one page, as the fit policy allows, or None."""
    one = next((r.room for r in rooms if r.room.columns == 1), None)
    two = next((r.room for r in rooms if r.room.columns == 2), None)
    if policy == "columns" and two:
        one = None
    elif policy in ("shrink", "split") and one:
        two = None
    found = fill(Body(work.fitting, list(work.paragraphs), work.hang), policy, work.sizes, one, two)
    return _page(found, rooms, work) if found else None


def on_pages(work: Job, room: BodyRoom) -> Iterator[BodyPage]:
    """The body over several pages. No paragraph may be higher than a page (``paragraphs_for_pages``)."""
    found = split(Body(work.fitting, list(work.paragraphs), work.hang), work.sizes, room.room)
    ends = [*found.starts[1:], len(work.paragraphs)]
    for start, end in zip(found.starts, ends, strict=True):
        yield _page(replace(found, starts=(0,)), [room], replace(work, paragraphs=work.paragraphs[start:end]))


def paragraphs_for_pages(work: Job, room: Room) -> tuple[SourceParagraph, ...]:
    """The sources, each paragraph that is higher than a page at the tightest setting cut into parts that are not."""
    theme = work.fitting.theme
    setting = [s for s in settings(work.fitting.style, theme, work.sizes) if not is_cramped(s, theme)][-1]
    most = {}
    for index, one in enumerate(work.paragraphs):
        height = work.fitting.paragraph_height(one, setting, room.width, work.hang) or 0.0
        if height > room.height:
            most[index] = int(len(one.source.text) * room.height / height * 0.85)
    sources = tuple(one.source for one in work.paragraphs)
    return cut_tall(sources, most) if most else sources


def _page(found: Filled, rooms: Sequence[BodyRoom], work: Job) -> BodyPage:
    here = next(r for r in rooms if r.room == found.room)
    ends = [*found.starts[1:], len(work.paragraphs)]
    boxes = {}
    for region, rect, start, end in zip(here.regions, here.rects, found.starts, ends, strict=False):
        part = replace(work, region=region, rect=rect, paragraphs=work.paragraphs[start:end])
        boxes[region.name] = text_box(part, found.setting, background=here.rule.background)
    columns = "1 column" if len(found.starts) == 1 else f"{len(found.starts)} columns"
    fitted = f"{found.setting.size} pt, spacing {found.setting.spacing:.2f}, gap {found.setting.gap:.2f}, {columns}"
    return BodyPage(here.rule, boxes, fitted)
