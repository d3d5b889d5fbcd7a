"""An upright or a smaller copy of a picture. The same picture gives the same bytes with the same Pillow."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any, Final

from generator.imaging import pillow
from generator.imaging.drawn import drawn
from generator.imaging.exif import SIDEWAYS
from generator.imaging.noteless import without_notes
from generator.usercache import keep, read_kept

_QUALITY: Final = 90
_UPRIGHT_QUALITY: Final = 95
WIDTH: Final = 1920
"""Pixels across a picture of a drawing that nobody asked to be finer or coarser."""
_VERSION: Final = 2
"""Goes up when this module makes other bytes."""


def redrawn(
    data: bytes, media_type: str, digest: str, orientation: int, width: int | None, into: str | None = None
) -> bytes:
    """An upright copy, ``width`` pixels wide (None: as the file); the file itself where it is upright and no larger.
    ``into``: the kind of the copy, if it is another one.

    ``digest``: the SHA-256 of ``data``; ``orientation``: EXIF's number for how the stored pixels are to be held.
    Colour profiles are kept, all other notes go. Raises PictureError if the file cannot be decoded.
    """
    from PIL import __version__ as version

    into = into or media_type
    key = f"{_VERSION} {version} {digest} {orientation} {width} {into}"
    name = f"redrawn-{sha256(key.encode()).hexdigest()}"
    kept = read_kept(name)
    if kept is not None and kept[:32] == sha256(kept[32:]).digest():
        return kept[32:] or without_notes(data, media_type)
    made = _made(data, media_type, orientation, width, into)
    keep(name, sha256(made).digest() + made)
    return made or without_notes(data, media_type)


def _made(data: bytes, media_type: str, orientation: int, width: int | None, into: str) -> bytes:
    """Nothing where the file itself is as good."""
    if media_type == "image/svg+xml":
        from generator.imaging.svg import read_svg

        return drawn(read_svg(data).clean, width or WIDTH)
    from PIL import Image

    with pillow.opened(data, media_type) as image:
        turned = _METHODS.get(orientation)
        across = image.height if orientation in SIDEWAYS else image.width
        down = image.width if orientation in SIDEWAYS else image.height
        smaller = width is not None and across > width
        profile = image.info.get("icc_profile")
        copy = image
        if width is not None and smaller:
            size = (width, max(1, round(down * width / across)))
            size = (size[1], size[0]) if orientation in SIDEWAYS else size
            image.draft(image.mode, size)
            if image.mode in ("P", "1") or "transparency" in image.info:
                copy = image.convert("RGBA" if "transparency" in image.info else "RGB" if image.mode == "P" else "L")
            copy = copy.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        if turned is not None:
            copy = copy.transpose(Image.Transpose(turned))
        if into == "image/jpeg" and copy.mode not in ("L", "RGB", "CMYK"):
            copy = copy.convert("RGB")
        out = BytesIO()
        copy.save(out, pillow.KINDS[into], **_options(copy, into, profile, smaller, image.info))
    made = out.getvalue()
    needed = turned is not None or width is None or into != media_type
    return made if needed or len(made) < len(data) else b""


_METHODS: Final = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""Orientation -> Pillow's number of the way to turn or to mirror: 0 left and right, 1 above and below, 2 to 4 a turn by
90, 180, 270 degrees counter-clockwise, 5 and 6 over a diagonal."""


def _options(copy: Any, media_type: str, profile: bytes | None, smaller: bool, info: dict[Any, Any]) -> dict[str, Any]:
    options: dict[str, Any] = {"icc_profile": profile} if profile else {}
    if media_type == "image/jpeg":
        quality = _QUALITY if smaller else _UPRIGHT_QUALITY
        return options | {"quality": quality, "optimize": True, "subsampling": "4:2:0" if smaller else "4:4:4"}
    if media_type == "image/webp":
        return options | {"quality": _QUALITY, "method": 4, "exact": False}
    if "transparency" in info and copy.mode == "P":
        options["transparency"] = info["transparency"]
    return options | {"optimize": True}
