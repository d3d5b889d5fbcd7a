"""A picture in its slot: whole, or cropped to fill it."""

from __future__ import annotations

from msgspec.structs import replace

from generator.deck.model import Picture
from generator.layout.rule import PictureRegion
from generator.scene.boxes import Copy, PictureBox
from generator.units import ZERO, Length, Pt, Rect

LITTLE = 0.1
"""Share of a picture that may be cut off unasked where a layout wants its slot filled."""

TURNS = {3: 180, 6: 90, 8: 270}
"""EXIF's number for how a picture is held -> degrees clockwise that its pixels are to be turned by."""


FRAME = Pt(0.75)
AIR, AIR_ABOVE = Pt(24), Pt(48)
"""Around a picture that stands on a ground; above and below where that is as high as the page."""


def for_theme(picture: Picture, *, dark: bool) -> Picture:
    """The picture, or the other file that it has for dark themes."""
    if not dark or picture.dark is None:
        return picture
    file = picture.dark
    return replace(
        file,
        alt=picture.alt,
        decorative=picture.decorative,
        crop=picture.crop,
        focus=picture.focus,
        credit=picture.credit,
        link=picture.link,
        frame=picture.frame,
        caption=picture.caption,
        source=picture.source,
        span=picture.span,
    )


def picture_box(region: PictureRegion, picture: Picture, *, round_cards: bool = False) -> PictureBox:
    """The picture placed whole and as large as its slot allows, or, where the author allows it, cropped to fill
    the slot. A slot that wants to be filled crops unasked if that cuts off little."""
    ratio, slot_ratio = picture.width_px / picture.height_px, region.at.width / region.at.height
    hidden = 1 - min(ratio, slot_ratio) / max(ratio, slot_ratio)
    fills = (region.fill_slot or bool(region.ground)) and hidden <= LITTLE
    crop = picture.crop or region.portrait or hidden == 0 or fills
    slot, align = region.at, region.align
    if region.ground and not crop:
        above = AIR if region.above else AIR_ABOVE
        slot = Rect(slot.x + AIR, slot.y + above, slot.width - AIR * 2, slot.height - above * 2)
        align = "center"
    found = fitted_picture(picture, region.name, slot, crop=crop, align=align)
    return replace(found, placeholder=region.placeholder, disc=region.portrait and round_cards)


def fitted_picture(picture: Picture, name: str, slot: Rect, *, crop: bool = False, align: str = "center") -> PictureBox:
    """The picture in a slot: whole, at its ``align`` side where it is narrower; or cropped to fill it,
    about the point that is to stay in view."""
    ratio = picture.width_px / picture.height_px
    slot_ratio = slot.width / slot.height
    rect, cut = slot, (0.0, 0.0, 0.0, 0.0)
    if crop:
        if ratio > slot_ratio:
            left, right = _sides(1 - slot_ratio / ratio, picture.focus[0])
            cut = (left, 0.0, right, 0.0)
        else:
            above, under = _sides(1 - ratio / slot_ratio, picture.focus[1])
            cut = (0.0, above, 0.0, under)
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
        pixels=(0, 0) if picture.media_type == "image/svg+xml" else (picture.width_px, picture.height_px),
        copy=Copy(picture.orientation) if picture.upright else None,
        moves=picture.moves,
        fallback=picture.fallback,
        lettered=picture.lettered,
        line="muted" if picture.frame else None,
        line_width=FRAME if picture.frame else ZERO,
        link=picture.link,
    )


def _sides(hidden: float, focus: float) -> tuple[float, float]:
    """Shares to cut off at both sides, so that ``focus`` stands in the middle of what stays, or as near as it can."""
    if focus == 0.5:
        side = round(hidden / 2, 5)
        return side, side
    first = round(min(max(focus - (1 - hidden) / 2, 0.0), hidden), 5)
    return first, round(hidden - first, 5)
