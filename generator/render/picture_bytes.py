"""The bytes of a picture, if they are still those that were laid out."""

from __future__ import annotations

from collections.abc import Container
from hashlib import sha256

from generator.errors import ContentError, error
from generator.layout.scene import PictureBox


def picture_bytes(box: PictureBox, media_types: Container[str]) -> bytes:
    """What the file holds. ContentError if it is gone, changed, or of none of the types that the output can show."""
    try:
        content = box.path.read_bytes()
    except OSError:
        content = b""
    if box.media_type in media_types and sha256(content).hexdigest() == box.sha256:
        return content
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
