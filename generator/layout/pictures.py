"""A picture in its slot: whole, or cropped to fill it."""

from __future__ import annotations

from generator.deck.model import Picture
from generator.layout.rule import PictureRegion
from generator.scene.boxes import Copy, PictureBox
from generator.units import Length, Rect

LITTLE = 0.1
"""Share of a picture that may be cut off unasked where a layout wants its slot filled."""

TURNS = {3: 180, 6: 90, 8: 270}
"""EXIF's number for how a picture is held -> degrees clockwise that its pixels are to be turned by."""


def picture_box(region: PictureRegion, picture: Picture) -> PictureBox:
    """The picture placed whole and as large as its slot allows, or, where the author allows it, cropped evenly to
    fill the slot. A slot that wants to be filled crops unasked if that cuts off little."""
    slot = region.at
    ratio = picture.width_px / picture.height_px
    slot_ratio = slot.width / slot.height
    rect, crop = slot, (0.0, 0.0, 0.0, 0.0)
    hidden = 1 - min(ratio, slot_ratio) / max(ratio, slot_ratio)
    if picture.crop or (region.fill_slot and hidden <= LITTLE):
        if ratio > slot_ratio:
            side = round((1 - slot_ratio / ratio) / 2, 5)
            crop = (side, 0.0, side, 0.0)
        else:
            side = round((1 - ratio / slot_ratio) / 2, 5)
            crop = (0.0, side, 0.0, side)
    elif ratio > slot_ratio:
        height = Length(round(slot.width / ratio))
        rect = Rect(slot.x, slot.y + Length((slot.height - height) // 2), slot.width, height)
    else:
        width = Length(round(slot.height * ratio))
        left = {"left": slot.x, "right": slot.right - width}.get(
            region.align, slot.x + Length((slot.width - width) // 2)
        )
        rect = Rect(left, slot.y, width, slot.height)
    return PictureBox(
        name=region.name,
        rect=rect,
        path=picture.path,
        media_type=picture.media_type,
        sha256=picture.sha256,
        alt=picture.alt,
        decorative=picture.decorative,
        crop=crop,
        turn=0 if picture.upright else TURNS.get(picture.orientation, 0),
        placeholder=region.placeholder,
        span=picture.span,
        pixels=(picture.width_px, picture.height_px),
        copy=Copy(picture.orientation) if picture.upright else None,
        moves=picture.moves,
    )
