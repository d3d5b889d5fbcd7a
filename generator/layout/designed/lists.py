"""Lists in designed layouts, which their author names: a lead over cards, groups, works in rows. The list stays what it
is everywhere else; only where its items stand on the page is another matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Card, Inline, Item, Items, Marker, Text
from generator.layout.body.cards import SPACING, CardSet, Sizes
from generator.layout.body.joined import SPARE, JoinedText, Section, even, places
from generator.layout.body.set_text import SetText
from generator.layout.designed.cards import draw_cards
from generator.layout.designed.zone import Drawn, Zone, at, placeholder
from generator.layout.runs import flow, paragraph
from generator.layout.size_ladder import Setting
from generator.patterns import pattern
from generator.scene.boxes import Box, Group, Role, Shape
from generator.scene.text import Align
from generator.units import Length, Pt, Rect

LIST = "items"
"""What the boxes of one list are told apart from others by."""
LEAD_UP, UNDER_LEAD = 4.0, 20.0
GROUPS_UP, GROUP_GAP, COLUMN_GUTTER = 12.0, 24.0, 24.0
UNDER_RULE = 12.0
WIDER: Final = 1.3
"""One group is given more of the width if it is so much longer than the other."""
HAIRLINE, COLUMN_RULE = 0.75, 2.0
LEAST_ROW_GAP, MOST_ROW_GAP = 12.0, 24.0
RIGHT_SHARE, BETWEEN = 0.29, 36.0
"""Of the width, what stands right in a row; and between the two."""
_CLOSING: Final = pattern(r".*[»”](?:\s*[,.])?\s*", re.DOTALL)
_SPACES: Final = " \u00a0\u202f\t\n"
FORMS: Final = {
    "lead-cards": "one item that ends in a colon, with two to four items below it",
    "groups": "two items with others below them, then one to three without",
    "references": "items without others below them, each with something after its closing guillemet",
}
"""What a list must be for each layout, in words."""


def has_form(layout: str, items: Items) -> bool:
    """Whether a layout can show a list."""
    tops = items.items
    deeper = any(child.children for top in tops for child in top.children)
    if layout == "lead-cards":
        one = tops[0] if len(tops) == 1 else None
        return one is not None and not deeper and 2 <= len(one.children) <= 4 and one.text.plain.rstrip().endswith(":")
    if layout == "groups":
        return (
            not deeper
            and 3 <= len(tops) <= 5
            and [bool(top.children) for top in tops[:3]] == [True, True, False]
            and not any(top.children for top in tops[2:])
        )
    return bool(tops) and all(not top.children and _parted(top.text) for top in tops)


def draw_list(layout: str, items: Items, zone: Zone) -> Drawn | None:
    """The list in a layout whose form it has; None where it does not fit."""
    if layout == "lead-cards":
        return _lead_cards(items, zone)
    return _groups(items, zone) if layout == "groups" else _references(items, zone)


# --- a lead over cards ------------------------------------------------------------------------------------------------


def _lead_cards(items: Items, zone: Zone) -> Drawn | None:
    top = items.items[0]
    source = replace(paragraph(top.text, zone.context.lang, zone.context.typography), id=top.id)
    lead = SetText("lead", (source,), zone.context, style="lead", role=Role.LABEL)
    cards = [_plain_card(f"card-{number}", [item]) for number, item in enumerate(top.children, start=1)]
    for size in zone.sizes("lead", 28):
        setting = Setting(size, 1.0, 0.0)
        height = JoinedText("lead", (Section(lead),)).height(zone.width, [setting])
        if height is None:
            continue
        used = height + UNDER_LEAD - LEAD_UP
        below = replace(zone, rect=at(zone.rect, used, zone.height - used))
        drawn = draw_cards(cards, below, lowered=False, listed=LIST)
        if drawn:
            text = JoinedText("lead", (Section(lead),))
            place = at(zone.rect, -LEAD_UP, height + SPARE)
            box = text.box(place, [setting], background=zone.context.background, placeholder=placeholder(9))
            return replace(drawn, boxes=(box, *drawn.boxes), fitted=f"lead {size} pt, {drawn.fitted}")
    return None


def _plain_card(name: str, items: Sequence[Item], heading: Text | None = None, marker: Marker = Marker.NONE) -> Card:
    return Card(items[0].span, heading, Items(tuple(items), marker, items[0].span), id=name)


# --- groups -----------------------------------------------------------------------------------------------------------


def _groups(items: Items, zone: Zone) -> Drawn | None:
    context = zone.context
    groups, others = items.items[:2], items.items[2:]
    cards = [
        _plain_card(f"card-{number}", group.children, group.text, items.marker)
        for number, group in enumerate(groups, start=1)
    ]
    work = CardSet(cards, "groups", context, LIST, [group.id for group in groups])
    columns = [
        SetText(f"column-{number}", flow([replace(items, items=(item,), marker=Marker.NONE)], context.lang,
                                        context.typography), context, style="card_body")
        for number, item in enumerate(others, start=1)
    ]  # fmt: skip
    column = even(zone.width, COLUMN_GUTTER, 3)
    room = zone.height + GROUPS_UP
    first, second = (sum(len(item.text.plain) for _, item in group.walk()) for group in groups)
    shares = (7, 5) if first > WIDER * second else (5, 7) if second > WIDER * first else (6, 6)
    unit = (zone.width - COLUMN_GUTTER) / 12
    widths = [share * unit for share in shares]
    for size in zone.sizes("card_body", 24):
        sizes = Sizes(size, size, 20.0)
        heights = [work.height(index, width, sizes) for index, width in enumerate(widths)]
        setting = Setting(size, SPACING, 0.3)
        below = [Section(text).height(column, setting) for text in columns]
        if any(one is None for one in (*heights, *below)):
            continue
        upper, lower = max(filter(None, heights)), max(filter(None, below)) + UNDER_RULE + COLUMN_RULE + SPARE
        if upper + GROUP_GAP + lower > room:
            continue
        spare = room - upper - lower - GROUP_GAP
        gap = GROUP_GAP + min(12.0, spare / 2)
        boxes: list[Box] = []
        left = zone.rect.x.pt
        top = zone.rect.y.pt - GROUPS_UP
        for index, width in enumerate(widths):
            x = zone.rect.x.pt + zone.rect.right.pt - left - width if context.rtl else left
            boxes += work.boxes(index, Rect.from_pt(x, top, width, upper), sizes, placeholder(index + 1))
            left += width + COLUMN_GUTTER
        under = Rect(zone.rect.x, Pt(top + upper + gap), zone.rect.width, Pt(lower))
        rects = places(under, COLUMN_GUTTER, 3, rtl=context.rtl)
        for index, (text, rect) in enumerate(zip(columns, rects, strict=False)):
            boxes.append(Shape(f"column-rule-{index + 1}", replace(rect, height=Pt(COLUMN_RULE)), "accent"))
            down = Pt(COLUMN_RULE + UNDER_RULE)
            place = Rect(rect.x, rect.y + down, rect.width, Length(rect.height - down))
            joined = JoinedText(f"column-{index + 1}", (Section(text),))
            boxes.append(joined.box(place, [setting], background=context.background,
                                    placeholder=placeholder(5 + index), item=(LIST, 3 + index)))  # fmt: skip
        return Drawn(tuple(boxes), f"groups, {size} pt")
    return None


# --- works in rows ----------------------------------------------------------------------------------------------------


def _parted(text: Text) -> tuple[Text, Text] | None:
    """What stands up to the last closing guillemet, and what follows it; None where one of them says nothing."""
    found = _CLOSING.match(text.plain)
    if found is None:
        return None
    left, right = _cut(text, 0, found.end()), _cut(text, found.end(), len(text.plain))
    return (left, right) if left.plain.strip() and right.plain.strip(_SPACES + ".,;") else None


def _cut(text: Text, first: int, end: int) -> Text:
    inlines: list[Inline] = []
    start = 0
    for inline in text.inlines:
        stop = start + len(inline.text)
        part = inline.text[max(0, first - start) : max(0, end - start)]
        if part or (inline.note and first <= start < max(end, first + 1)):
            inlines.append(replace(inline, text=part))
        start = stop
    return Text(tuple(inlines), text.span)


def _references(items: Items, zone: Zone) -> Drawn | None:
    context = zone.context
    rows: list[tuple[JoinedText, JoinedText]] = []
    for number, item in enumerate(items.items, start=1):
        parts = _parted(item.text)
        assert parts is not None
        source = replace(paragraph(parts[0], context.lang, context.typography), id=item.id)
        left = SetText(f"work-{number}", (source,), context, style="table", role=Role.LABEL)
        right = SetText(f"by-{number}", (paragraph(parts[1], context.lang, context.typography),), context,
                        style="table_head", role=Role.LABEL)  # fmt: skip
        rows.append((JoinedText(f"work-{number}", (Section(left),)), JoinedText(f"by-{number}", (Section(right),))))
    of_right = zone.width * RIGHT_SHARE
    of_left = zone.width - of_right - BETWEEN
    for size in zone.sizes("table", 22):
        setting = Setting(size, SPACING, 0.0)
        by = Setting(max(zone.least, size - 2), SPACING, 0.0)
        heights = []
        for work, author in rows:
            pair = (work.height(of_left, [setting]), author.height(of_right, [by]))
            heights.append(None if None in pair else max(filter(None, pair)) + SPARE)
        if any(one is None for one in heights):
            continue
        total = sum(filter(None, heights))
        gap = min(MOST_ROW_GAP, (zone.height - total - HAIRLINE) / len(rows))
        if gap < LEAST_ROW_GAP:
            continue
        boxes: list[Box] = []
        top = zone.rect.y.pt - LEAD_UP
        for number, ((work, author), height) in enumerate(zip(rows, heights, strict=True), start=1):
            assert height is not None
            boxes.append(_row(number, work, author, Rect.from_pt(zone.rect.x.pt, top, zone.width, height + gap),
                              (setting, by), gap, zone))  # fmt: skip
            top += height + gap
        boxes.append(Shape("row-rule-end", Rect(zone.rect.x, Pt(top), zone.rect.width, Pt(HAIRLINE)), "rule"))
        return Drawn(tuple(boxes), f"references, {size} pt")
    return None


def _row(
    number: int,
    work: JoinedText,
    author: JoinedText,
    rect: Rect,
    settings: tuple[Setting, Setting],
    gap: float,
    zone: Zone,
) -> Group:
    """A hairline, the work below it, and at its end who wrote it."""
    rtl, ground = zone.context.rtl, zone.context.background
    of_right = Pt(zone.width * RIGHT_SHARE)
    top, height = rect.y + Pt(gap / 2), Length(rect.height - Pt(gap))
    of_left = rect.width - of_right - Pt(BETWEEN)
    left = Rect(rect.right - of_left if rtl else rect.x, top, of_left, height)
    right = Rect(rect.x if rtl else rect.right - of_right, top, of_right, height)
    item = (LIST, number)
    box = author.box(right, settings[1:], background=ground, item=item)
    kept = Rect(rect.x if rtl else rect.right - box.rect.width, box.rect.y, box.rect.width, box.rect.height)
    levels = tuple(replace(level, align=Align.RIGHT) for level in box.levels)
    rule = Shape(f"row-rule-{number}", replace(rect, height=Pt(HAIRLINE)), "rule")
    said = work.box(left, settings[:1], background=ground, item=item)
    return Group(f"row-{number}", rect, (rule, said, replace(box, rect=kept, levels=levels)))
