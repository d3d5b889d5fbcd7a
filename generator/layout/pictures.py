"""A picture in its slot: whole, or cropped to fill it."""

from __future__ import annotations

from msgspec.structs import replace

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
    ratio, slot_ratio = picture.width_px / picture.height_px, region.at.width / region.at.height
    hidden = 1 - min(ratio, slot_ratio) / max(ratio, slot_ratio)
    crop = picture.crop or (region.fill_slot and hidden <= LITTLE)
    found = fitted_picture(picture, region.name, region.at, crop=crop, align=region.align)
    return replace(found, placeholder=region.placeholder)


def fitted_picture(picture: Picture, name: str, slot: Rect, *, crop: bool = False, align: str = "center") -> PictureBox:
    """The picture in a slot: whole, at its ``align`` side where it is narrower; or cropped evenly to fill it."""
    ratio = picture.width_px / picture.height_px
    slot_ratio = slot.width / slot.height
    rect, cut = slot, (0.0, 0.0, 0.0, 0.0)
    if crop:
        if ratio > slot_ratio:
            side = round((1 - slot_ratio / ratio) / 2, 5)
            cut = (side, 0.0, side, 0.0)
        else:
            side = round((1 - ratio / slot_ratio) / 2, 5)
            cut = (0.0, side, 0.0, side)
    elif ratio > slot_ratio:
        height = Length(round(slot.width / ratio))
        rect = Rect(slot.x, slot.y + Length((slot.height - height) // 2), slot.width, height)
    else:
        width = Length(round(slot.height * ratio))
        left = {"left": slot.x, "right": slot.right - width}.get(align, slot.x + Length((slot.width - width) // 2))
        rect = Rect(left, slot.y, width, slot.height)
    return PictureBox(
        name=name,
        rect=rect,
        path=picture.path,
        media_type=picture.media_type,
        sha256=picture.sha256,
        alt=picture.alt,
        decorative=picture.decorative,
        crop=cut,
        turn=0 if picture.upright else TURNS.get(picture.orientation, 0),
        span=picture.span,
        pixels=(picture.width_px, picture.height_px),
        copy=Copy(picture.orientation) if picture.upright else None,
        moves=picture.moves,
    )
