"""Pictures inside a drawing: examined like any picture, and without their notes."""

from __future__ import annotations

import binascii
from base64 import b64decode

from generator.imaging.fault import PictureError


def embedded_picture(media_type: str, text: str) -> tuple[str, bytes]:
    """Media type and bytes of a picture in base64. Raises PictureError if it is none that can be shown."""
    from hashlib import sha256

    from generator.imaging.examining import examine, media_type_of
    from generator.imaging.noteless import without_notes
    from generator.imaging.redraw import redrawn

    try:
        data = b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise PictureError("a picture inside it is damaged") from None
    kind = media_type_of(data)
    if kind is None or kind == "image/svg+xml" or kind != media_type:
        raise PictureError("a picture inside it is not what it says to be")
    digest = sha256(data).hexdigest()
    known = examine(data, digest)
    into = "image/png" if kind == "image/webp" else kind  # some programs that draw SVG do not know it
    if known.orientation != 1 or into != kind:
        return into, redrawn(data, kind, digest, known.orientation, None, into)
    return kind, without_notes(data, kind)
