"""Where boxes end up when what stands above or upon them is higher or shorter than the rule foresaw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.layout.rule import Rule, ShapeRegion, TextRegion
from generator.scene.boxes import Shape, TextBox
from generator.scene.text import LINE_PITCH, Anchor
from generator.units import ZERO, Length, Pt, Rect

UNIT = Pt(6)
"""The vertical unit of the grid: what is pushed down moves in whole steps of it."""
STACK_GAP = Pt(8)
SPARE = Pt(1)
"""A box exactly as high as its text is shrunk by LibreOffice, which rounds the text up."""
RULE_ENDS_EARLIER = Pt(4)


def below(region: TextRegion | ShapeRegion, above: TextBox | None) -> Rect:
    """The region's rectangle, pushed down so that it begins ``gap`` under the box above.

    Its bottom stays, unless it is a shape or stands upon its bottom: then it moves as a whole.
    """
    rect = region.at
    if above is None or region.after != above.name:
        return rect
    missing = above.rect.bottom + region.gap - rect.y
    if missing <= ZERO:
        return rect
    shift = UNIT * -(-int(missing) // int(UNIT))
    moves = region.anchor is Anchor.BOTTOM if isinstance(region, TextRegion) else not region.until
    height = rect.height if moves else Length(max(0, rect.height - shift))
    return Rect(rect.x, rect.y + shift, rect.width, height)


def shape(region: ShapeRegion, made: Mapping[str, TextBox]) -> Shape | None:
    """A shape, moved and cut to the text that it goes with; None for a panel that holds nothing."""
    rect = below(region, made.get(region.after) if region.after else None)
    if region.until:
        ends = [made[name].rect.y + made[name].text_height for name in region.until if name in made]
        bottom = min(rect.bottom, max(ends, default=rect.bottom) - RULE_ENDS_EARLIER)
        rect = replace(rect, height=max(ZERO, bottom - rect.y))
    if region.panel:
        held = [box.rect.y for box in made.values() if box.name in region.holds and not box.hidden]
        if not held:
            return None
        top = min(held) - region.pad
        rect = replace(rect, y=top) if region.panel != region.name else Rect(rect.x, top, rect.width, rect.bottom - top)
    return Shape(region.name, rect, region.fill, fixed=region.fixed)


def rules_between(region: ShapeRegion, made: Mapping[str, TextBox]) -> Iterator[Shape]:
    """A line over each item of a list, in the middle of the gap, and one under the last."""
    box = made.get(region.between or "")
    if box is None:
        return
    least = max((box.levels[one.level].before for one in box.paragraphs), default=ZERO)
    y, places = box.rect.y, []
    for index, one in enumerate(box.paragraphs):
        level = box.levels[one.level]
        gap = level.before if index else least
        y = y + (level.before if index else ZERO)
        if one.level == 0:
            places.append(y - gap * 0.5)
        y = y + level.size * (LINE_PITCH * level.spacing * len(one.lines))
    for number, place in enumerate((*places, y + least * 0.5), 1):
        yield Shape(f"{region.name}-{number}", replace(region.at, y=place), region.fill)


def stacked(rule: Rule, made: Mapping[str, TextBox]) -> dict[str, TextBox]:
    """The boxes, those on a panel set one under the other so that the last ends at the panel's padding."""
    result = dict(made)
    for panel in (r for r in rule.regions if isinstance(r, ShapeRegion) and r.panel == r.name):
        bottom = panel.at.bottom - panel.pad
        for name in reversed([name for name in panel.holds if name in made and not made[name].hidden]):
            box = made[name]
            height = max(box.text_height, box.text_height_fallback) + SPARE
            result[name] = replace(box, rect=Rect(box.rect.x, bottom - height, box.rect.width, height))
            bottom = bottom - height - STACK_GAP
    return result
