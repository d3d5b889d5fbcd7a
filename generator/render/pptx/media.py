"""Pictures: each stored once, under a short name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.layout.scene import Box, PictureBox, Scene

EXTENSIONS: Final = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
}
"""What every version of PowerPoint shows; layout has to turn other kinds into one of these."""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture file of the package."""

    name: str
    media_type: str
    path: Path


def collect(scene: Scene) -> tuple[dict[str, Media], dict[str, Media]]:
    """The pictures of the layouts, and those that only slides use, by SHA-256.

    The names of the former depend on the layouts alone, so that these can be kept from one build to the next.
    """
    found: dict[str, Media] = {}
    # Only fixed pictures are on layouts; what is bound to a placeholder is a slide's.
    _collect((box for layout in scene.layouts for box in layout.boxes if box.fixed), found)
    on_layouts = dict(found)
    _collect((box for page in scene.pages for box in page.boxes if not box.fixed), found)
    return on_layouts, {sha: media for sha, media in found.items() if sha not in on_layouts}


def _collect(boxes: Iterable[Box], found: dict[str, Media]) -> None:
    for box in boxes:
        if isinstance(box, PictureBox) and box.sha256 not in found:
            if box.media_type not in EXTENSIONS:
                raise ValueError(f"scene: pictures of type {box.media_type} cannot be stored ({box.path})")
            name = f"image{len(found) + 1}.{EXTENSIONS[box.media_type]}"
            found[box.sha256] = Media(name, box.media_type, box.path)
