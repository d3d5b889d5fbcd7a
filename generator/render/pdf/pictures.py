"""Picture files for the typesetter: checked, and laid into its folder under names that are ours."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.errors import ContentError, error
from generator.layout.scene import PictureBox, Scene

_EXTENSIONS: Final = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}


def picture_name(box: PictureBox) -> str:
    """What the file is called in the typesetter's folder."""
    return f"{box.sha256[:32]}.{_EXTENSIONS.get(box.media_type, '')}"


def lay_pictures(scene: Scene, folder: Path) -> None:
    """Copies every picture of the pages into ``folder``.

    ContentError if a file is gone or is no longer what was laid out.
    """
    for box in _distinct(box for page in scene.pages for box in page.boxes if isinstance(box, PictureBox)):
        try:
            content = box.path.read_bytes()
        except OSError:
            content = b""
        if box.media_type not in _EXTENSIONS or sha256(content).hexdigest() != box.sha256:
            raise ContentError(
                [
                    error(
                        "picture-changed",
                        "The picture {name} was changed or removed while the deck was being built",
                        box.span,
                        hint="Build again.",
                        name=box.path.name,
                    )
                ]
            )
        (folder / picture_name(box)).write_bytes(content)


def _distinct(boxes: Iterable[PictureBox]) -> Iterable[PictureBox]:
    return {box.sha256: box for box in boxes}.values()
