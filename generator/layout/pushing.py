"""Where boxes end up when what stands above or upon them is higher or shorter than the rule foresaw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.layout.rule import Rule, ShapeRegion, TextRegion
from generator.scene.boxes import Shape, TextBox, ink
from generator.scene.text import LINE_PITCH, Anchor
from generator.units import ZERO, Length, Pt, Rect

OPTICAL = 0.47
"""Share of the page's height at which the eye sees its middle."""
UNIT = Pt(6)
"""The vertical unit of the grid: what is pushed down moves in whole steps of it."""
STACK_GAP = Pt(8)
SPARE = Pt(1)
"""A box exactly as high as its text is shrunk by LibreOffice, which rounds the text up."""
RULE_ENDS_EARLIER = Pt(4)


def below(region: TextRegion | ShapeRegion, above: TextBox | None, *, dense: bool = False) -> Rect:
    """The region's rectangle, pushed down so that it begins ``gap`` under the box above.

    Its bottom stays, unless it is a shape or stands upon its bottom: then it moves as a whole. ``dense``: the
    rectangle that it has on dense pages.
    """
    if dense and isinstance(region, TextRegion) and region.dense:
        region = replace(region, at=region.dense.at, gap=region.dense.gap)
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


def shape(region: ShapeRegion, made: Mapping[str, TextBox], drop: Length = ZERO) -> Shape | None:
    """A shape, moved and cut to the text that it goes with; None for a panel that holds nothing. ``drop``: how much
    lower than the rule says all stands that is below a heading."""
    rect = below(region, made.get(region.after) if region.after else None)
    if region.after:
        rect = replace(rect, y=rect.y + drop)
    if beside := [made[name] for name in region.until if name in made]:
        top = min(box.rect.y for box in beside) + RULE_ENDS_EARLIER
        bottom = max(box.rect.y + box.text_height for box in beside) - RULE_ENDS_EARLIER
        rect = replace(rect, y=top, height=max(ZERO, bottom - top))
    if region.panel:
        held = [box.rect.y for box in made.values() if box.name in region.holds and not box.hidden]
        if not held:
            return None
        top = min(held) - region.pad
        rect = replace(rect, y=top) if region.panel != region.name else Rect(rect.x, top, rect.width, rect.bottom - top)
    return Shape(region.name, rect, region.fill, fixed=region.fixed)


def around_items(region: ShapeRegion, made: Mapping[str, TextBox], lit: str) -> Iterator[Shape]:
    """Lines over each item of a list, in the middle of the gap, and under the last; or what lies behind the item with
    the id ``lit``, from one such middle to the next."""
    box = made.get(region.between or region.behind or "")
    if box is None:
        return
    edges = _edges(box)
    if region.between:
        for number, place in enumerate(edges, 1):
            yield Shape(f"{region.name}-{number}", replace(region.at, y=place), region.fill)
        return
    items = [one.id for one in box.paragraphs if one.level == 0]
    if lit in items:
        above, under = edges[items.index(lit) :][:2]
        yield Shape(region.name, replace(region.at, y=above, height=under - above), region.fill)


def _edges(box: TextBox) -> list[Length]:
    """Where the items of a list begin and end: the middles of the gaps between them, and as much under the last."""
    least = max((box.levels[one.level].before for one in box.paragraphs), default=ZERO)
    y, places = box.rect.y, list[Length]()
    for index, one in enumerate(box.paragraphs):
        level = box.levels[one.level]
        gap = level.before if index else least
        y = y + (level.before if index else ZERO)
        if one.level == 0:
            places.append(y - gap * 0.5)
        y = y + level.size * (LINE_PITCH * level.spacing * len(one.lines))
    return [*places, y + least * 0.5]


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


def centering(rule: Rule, made: Mapping[str, TextBox], height: Length) -> Length:
    """How much further down the boxes have to stand that the rule centres, for their text to be in the optical centre
    of a page so high; less than nothing: further up. In whole units, and never off the page."""
    boxes = [made[name] for name in rule.centered if name in made]
    if not boxes:
        return ZERO
    inks = [ink(box) for box in boxes]
    top, bottom = min(rect.y for rect in inks), max(rect.bottom for rect in inks)
    shift = Length(round((OPTICAL * height - (top + bottom) / 2) / UNIT) * UNIT)
    least, most = -min(box.rect.y for box in boxes), height - max(box.rect.bottom for box in boxes)
    return Length(max(least, min(most, shift)))


def moved(box: TextBox, shift: Length) -> TextBox:
    return replace(box, rect=replace(box.rect, y=Length(box.rect.y + shift)))
