"""Pictures and recordings: each stored once, under a short name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from msgspec import Struct

from generator.render.picture_bytes import picture_bytes, shown_type
from generator.render.recordings import EXTENSIONS as CLIPS
from generator.render.recordings import clip_bytes, poster_png
from generator.scene.boxes import Box, Clip, MediaBox, PictureBox, basic, single
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
    """A file of the package: a picture, or a recording."""

    name: str
    media_type: str
    content: Callable[[], bytes]
    """ContentError if the file is gone or is no longer what was laid out."""

    @property
    def extension(self) -> str:
        return self.name.rpartition(".")[2]


def drawing_key(box: PictureBox) -> str:
    """Of the drawing itself, which PowerPoint since 2016 shows in the place of its picture."""
    return f"{box.key} svg"


def poster_key(box: MediaBox) -> str:
    """Of the drawn poster of a recording: by its size, all else is the theme's."""
    disc = box.marks[0].shapes[1].rect  # at the other side of a bar that is read from right to left
    return f"poster {box.kind} {int(box.rect.width)} {int(box.rect.height)} {int(disc.x - box.rect.x)}"


def collect(scene: Scene) -> tuple[dict[str, Media], dict[str, Media]]:
    """The pictures of the layouts, and those that only slides use, by ``PictureBox.key``.

    The names of the former depend on the layouts alone, so that these can be kept from one build to the next.
    """
    found: dict[str, Media] = {}
    # Only fixed pictures are on layouts; what is bound to a placeholder is a slide's.
    _collect((box for layout in scene.layouts for box in layout.boxes if box.fixed), found)
    on_layouts = dict(found)
    _collect((box for page in scene.pages for box in page.boxes if not box.fixed), found)
    _recordings(scene, found)
    return on_layouts, {key: media for key, media in found.items() if key not in on_layouts}


def _collect(boxes: Iterable[Box], found: dict[str, Media]) -> None:
    for box in basic(boxes):
        if isinstance(box, PictureBox) and box.key not in found:
            kind = shown_type(box, EXTENSIONS)
            if kind not in EXTENSIONS:
                raise ValueError(f"scene: pictures of type {box.media_type} cannot be stored ({box.path})")
            content = partial(picture_bytes, box, EXTENSIONS)
            found[box.key] = Media(f"image{len(found) + 1}.{EXTENSIONS[kind]}", kind, content)
            if box.media_type == DRAWING:
                drawing = partial(picture_bytes, box, _AS_TYPED)
                found[drawing_key(box)] = Media(f"image{len(found) + 1}.svg", DRAWING, drawing)


def _recordings(scene: Scene, found: dict[str, Media]) -> None:
    """Recordings, each once, and the posters that are drawn for them."""
    for page in scene.pages:
        for box in single(page.boxes):
            if not isinstance(box, MediaBox) or not isinstance(box.source, Clip):
                continue
            clip = box.source
            if clip.sha256 not in found:
                name = f"media{len(found) + 1}.{CLIPS[clip.media_type]}"
                found[clip.sha256] = Media(name, clip.media_type, partial(clip_bytes, clip, box.span))
            if box.poster is None and poster_key(box) not in found:
                content = partial(poster_png, box.marks[0], scene.theme)
                found[poster_key(box)] = Media(f"image{len(found) + 1}.png", "image/png", content)
