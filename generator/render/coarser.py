"""A Scene whose pictures are no finer than asked for: files that can be mailed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from generator.scene.boxes import Box, Copy, Group, MediaBox, PictureBox
from generator.scene.page import Page, Scene

_REDRAWN: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
_DRAWING: Final = "image/svg+xml"
_WIDEST: Final = 4000
"""Pixels across the picture of a drawing."""
_HARDLY: Final = 1.2
"""A picture that is so little wider than needed is left as it is."""
_ORIENTATION: Final = {0: 1, 90: 6, 180: 3, 270: 8}
"""Degrees clockwise -> EXIF's number for it."""


def coarser(scene: Scene, ppi: int | None) -> Scene:
    """The Scene with copies in the place of pictures that have more than ``ppi`` pixels to the inch of their place
    (the largest place, where a picture is shown several times). None: as it is. What moves is left alone. Of a drawing
    that an output cannot show, its picture is made as wide as that."""
    if ppi is None:
        return scene
    needed: dict[str, int] = defaultdict(int)
    for page in scene.pages:
        for box in page.drawn:
            if isinstance(box, PictureBox):
                needed[box.sha256] = max(needed[box.sha256], _width(box, ppi))
    return replace(scene, pages=tuple(_page(page, needed) for page in scene.pages)) if needed else scene


def _width(box: PictureBox, ppi: int) -> int:
    """How wide the whole picture, as it is seen, has to be for ``ppi`` pixels to the inch."""
    left, _, right, _ = box.crop
    return max(1, round(box.rect.width.pt / (1 - left - right) * ppi / 72))


def _page(page: Page, needed: Mapping[str, int]) -> Page:
    return replace(page, boxes=tuple(_box(box, needed) for box in page.boxes))


def _box(box: Box, needed: Mapping[str, int]) -> Box:
    if isinstance(box, Group):
        return replace(box, boxes=tuple(_box(each, needed) for each in box.boxes))
    if isinstance(box, MediaBox) and box.poster:
        poster = _box(box.poster, needed)
        assert isinstance(poster, PictureBox)
        return replace(box, poster=poster)
    if isinstance(box, PictureBox) and box.media_type == _DRAWING:
        return replace(box, copy=Copy(width=min(needed[box.sha256], _WIDEST)))
    if not isinstance(box, PictureBox) or box.moves or box.media_type not in _REDRAWN:
        return box
    width = needed[box.sha256]
    if box.pixels[0] <= width * _HARDLY:
        return box
    orientation = box.copy.orientation if box.copy else _ORIENTATION[box.turn]
    return replace(box, turn=0, copy=Copy(orientation, width))
