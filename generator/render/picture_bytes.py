"""The bytes of a picture, if its file still holds what was laid out; copies are made here."""

from __future__ import annotations

from collections.abc import Container
from hashlib import sha256

from generator.errors import ContentError, error
from generator.scene.boxes import Copy, PictureBox


def picture_bytes(box: PictureBox, media_types: Container[str]) -> bytes:
    """What is shown. ContentError if the file is gone, changed, or of none of the types that the output can show."""
    try:
        content = box.path.read_bytes()
    except OSError:
        content = b""
    if box.media_type in media_types and sha256(content).hexdigest() == box.sha256:
        if box.copy is None:
            return content
        return _copied(content, box, box.copy)
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


def _copied(content: bytes, box: PictureBox, copy: Copy) -> bytes:
    from generator.imaging import PictureError, redrawn

    try:
        return redrawn(content, box.media_type, box.sha256, copy.orientation, copy.width)
    except PictureError as problem:
        raise ContentError(
            [
                error(
                    "picture-broken",
                    "{file} cannot be shown: {reason}",
                    box.span,
                    hint=problem.hint,
                    file=box.path.name,
                    reason=problem.reason,
                )
            ]
        ) from None
