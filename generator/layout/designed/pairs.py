"""Two pictures side by side in places of one size, each with its head and its caption."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.deck.model import Columns, Gallery, Picture, Text
from generator.layout.body.joined import SPARE, even
from generator.layout.body.part import BodyContext
from generator.layout.body.set_text import SetText
from generator.layout.credits import credited
from generator.layout.designed.zone import Drawn, Zone, placeholder
from generator.layout.pictures import for_theme, picture_box
from generator.layout.rule import PictureRegion
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Placeholder, Role, Shape
from generator.scene.text import Anchor

GUTTER, UNDER_HEAD, CAPTION_GAP = 24.0, 10.0, 8.0
LEAST: Final = 150.0
"""Points of height under which a picture is not seen from the last row."""
GROUND: Final = "surface"
HEADS, CAPTIONS, PICTURES = (20, 21), (2, 3), (14, 18)
"""Numbers of the layout's placeholders."""


class Half(Struct, frozen=True, eq=False):
    """One of the two."""

    name: str
    picture: Picture
    head: SetText
    caption: SetText

    def natural(self, width: float) -> float:
        """How high the picture is where it is so wide."""
        return width * self.picture.height_px / self.picture.width_px


def draw_pair(block: Gallery | Columns, name: str, zone: Zone) -> Drawn | None:
    """None where the texts leave no room for pictures."""
    halves = list(_halves(block, name, zone.context))
    width = even(zone.width, GUTTER, 2)
    head = _heads(halves, width, zone)
    captions = [one.caption.height(width, _small(one.caption)) for one in halves]
    if head is None or any(one is None for one in captions):
        return None
    size, over = head
    under = max(filter(None, captions), default=0.0)
    under += CAPTION_GAP + SPARE if under else 0.0
    most = zone.height - over - under
    if most < LEAST:
        return None
    whole = [one.natural(width) for one in halves if not one.picture.crop]
    tall = min(most, max(whole)) if len(whole) == len(halves) else most
    down = zone.shelf(over + tall + under)
    boxes: list[Box] = []
    for at, one in enumerate(halves):
        left = (width + GUTTER) * at
        if one.head.sources:
            place = zone.place(left, down, width, over - UNDER_HEAD)
            setting = Setting(size, 1.0, 0.0)
            boxes.append(one.head.box(place, setting, anchor=Anchor.BOTTOM, placeholder=placeholder(HEADS[at])))
        slot = zone.place(left, down + over, width, tall)
        region = PictureRegion(one.name, "image", slot, Placeholder("pic", PICTURES[at]), ground=GROUND)
        found = picture_box(region, one.picture)
        if found.rect != slot:
            boxes.append(Shape(f"{one.name}-ground", slot, GROUND))
        boxes += credited(one.picture, found, slot, zone.context)
        if one.caption.sources:
            place = zone.place(left, down + over + tall + CAPTION_GAP, width, captions[at] or 0.0)
            boxes.append(one.caption.box(place, _small(one.caption), placeholder=placeholder(CAPTIONS[at])))
    return Drawn(tuple(boxes), f"two pictures, {tall:.0f} pt high")


def _halves(block: Gallery | Columns, name: str, context: BodyContext) -> Iterator[Half]:
    found: list[tuple[Picture, Text | None]] = []
    if isinstance(block, Gallery):
        found = [(picture, None) for picture in block.pictures]
    else:
        for column in block.columns:
            held = next(iter(column.body.values()))
            assert isinstance(held, Picture)
            found.append((held, column.heading))
    for number, (picture, heading) in enumerate(found, 1):
        below = [text for text in (picture.caption, picture.source) if text]
        heads, captions = (
            [paragraph(text, context.lang, context.typography) for text in texts]
            for texts in ([heading] if heading else [], below)
        )
        yield Half(
            f"{name}-{number}",
            for_theme(picture, dark=context.theme.scene.dark),
            SetText(f"{name}-{number}-head", heads, context, style="column_head", role=Role.LABEL),
            SetText(f"{name}-{number}-caption", captions, context, style="caption", role=Role.CAPTION),
        )


def _small(text: SetText) -> Setting:
    return text.own(Setting(text.style.sizes[0], 1.0, 0.0))


def _heads(halves: list[Half], width: float, zone: Zone) -> tuple[int, float] | None:
    """Size and height of the heads: the largest in which each stands on one line, else the smallest, on two."""
    heads = [one.head for one in halves if one.head.sources]
    if not heads:
        return 0, 0.0
    sizes = zone.sizes("column_head")
    for size in (*sizes, sizes[-1]):
        heights = [one.height(width, Setting(size, 1.0, 0.0)) for one in heads]
        lines = 2.3 if size == sizes[-1] else 1.3
        if all(one is not None and one < 1.2 * lines * size for one in heights):
            return size, max(filter(None, heights)) + UNDER_HEAD + SPARE
    return None
