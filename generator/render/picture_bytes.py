"""The bytes of a picture, if its file still holds what was laid out; copies are made here."""

from __future__ import annotations

from collections.abc import Container
from hashlib import sha256

from generator.errors import ContentError, error
from generator.scene.boxes import Copy, PictureBox


def shown_type(box: PictureBox, media_types: Container[str]) -> str:
    """The kind of what is shown, in an output that can show those."""
    return box.media_type if box.media_type in media_types or not box.fallback else box.fallback


def picture_bytes(box: PictureBox, media_types: Container[str]) -> bytes:
    """What is shown, without what cameras and programs noted in it. ContentError if the file is gone, changed, or of
    none of the types that the output can show."""
    try:
        content = box.path.read_bytes()
    except OSError:
        content = b""
    kind = shown_type(box, media_types)
    if kind in media_types and sha256(content).hexdigest() == box.sha256:
        return _made(content, box, kind)
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


def _made(content: bytes, box: PictureBox, kind: str) -> bytes:
    from generator.imaging import PictureError, redrawn, without_notes

    copy = box.copy or Copy()
    plain = box.copy is None or box.media_type == "image/svg+xml"
    try:
        if kind == box.media_type and plain:
            return without_notes(content, kind)
        return redrawn(content, box.media_type, box.sha256, copy.orientation, copy.width, kind)
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
