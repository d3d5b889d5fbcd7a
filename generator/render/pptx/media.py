"""Pictures: each stored once, under a short name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from generator.render.picture_bytes import picture_bytes, shown_type
from generator.scene.boxes import Box, PictureBox, basic
from generator.scene.page import Scene

EXTENSIONS: Final = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
}
"""What every version of PowerPoint shows; other kinds become one of these."""
DRAWING: Final = "image/svg+xml"
_AS_TYPED: Final = frozenset({DRAWING})


class Media(Struct, frozen=True):
    """A picture file of the package."""

    name: str
    media_type: str
    box: PictureBox
    """One of those that show it."""

    def content(self) -> bytes:
        """ContentError if the file is gone or is no longer what was laid out."""
        return picture_bytes(self.box, _AS_TYPED if self.media_type == DRAWING else EXTENSIONS)

    @property
    def extension(self) -> str:
        return self.name.rpartition(".")[2]


def drawing_key(box: PictureBox) -> str:
    """Of the drawing itself, which PowerPoint since 2016 shows in the place of its picture."""
    return f"{box.key} svg"


def collect(scene: Scene) -> tuple[dict[str, Media], dict[str, Media]]:
    """The pictures of the layouts, and those that only slides use, by ``PictureBox.key``.

    The names of the former depend on the layouts alone, so that these can be kept from one build to the next.
    """
    found: dict[str, Media] = {}
    # Only fixed pictures are on layouts; what is bound to a placeholder is a slide's.
    _collect((box for layout in scene.layouts for box in layout.boxes if box.fixed), found)
    on_layouts = dict(found)
    _collect((box for page in scene.pages for box in page.boxes if not box.fixed), found)
    return on_layouts, {key: media for key, media in found.items() if key not in on_layouts}


def _collect(boxes: Iterable[Box], found: dict[str, Media]) -> None:
    for box in basic(boxes):
        if isinstance(box, PictureBox) and box.key not in found:
            kind = shown_type(box, EXTENSIONS)
            if kind not in EXTENSIONS:
                raise ValueError(f"scene: pictures of type {box.media_type} cannot be stored ({box.path})")
            found[box.key] = Media(f"image{len(found) + 1}.{EXTENSIONS[kind]}", kind, box)
            if box.media_type == DRAWING:
                found[drawing_key(box)] = Media(f"image{len(found) + 1}.svg", DRAWING, box)
