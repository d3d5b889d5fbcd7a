"""An upright or a smaller copy of a picture. The same picture gives the same bytes with the same Pillow."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any, Final

from generator.imaging import pillow
from generator.imaging.exif import SIDEWAYS
from generator.usercache import keep, read_kept

_QUALITY: Final = 90
_UPRIGHT_QUALITY: Final = 95
_VERSION: Final = 1
"""Goes up when this module makes other bytes."""


def redrawn(data: bytes, media_type: str, digest: str, orientation: int, width: int | None) -> bytes:
    """An upright copy, ``width`` pixels wide (None: as the file); the file itself where it is upright and no larger.

    ``digest``: the SHA-256 of ``data``; ``orientation``: EXIF's number for how the stored pixels are to be held.
    Colour profiles are kept, all other notes go. Raises PictureError if the file cannot be decoded.
    """
    from PIL import __version__ as version

    key = f"{_VERSION} {version} {digest} {orientation} {width}"
    name = f"redrawn-{sha256(key.encode()).hexdigest()}"
    kept = read_kept(name)
    if kept is not None and kept[:32] == sha256(kept[32:]).digest():
        return kept[32:] or data
    made = _made(data, media_type, orientation, width)
    keep(name, sha256(made).digest() + made)
    return made or data


def _made(data: bytes, media_type: str, orientation: int, width: int | None) -> bytes:
    """Nothing where the file itself is as good."""
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
        out = BytesIO()
        copy.save(out, pillow.KINDS[media_type], **_options(copy, media_type, profile, smaller, image.info))
    made = out.getvalue()
    return made if turned is not None or width is None or len(made) < len(data) else b""


_METHODS: Final = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""Orientation -> Pillow's number of the way to turn or to mirror: 0 left and right, 1 above and below, 2 to 4 a turn by
90, 180, 270 degrees counter-clockwise, 5 and 6 over a diagonal."""


def _options(copy: Any, media_type: str, profile: bytes | None, smaller: bool, info: dict[Any, Any]) -> dict[str, Any]:
    options: dict[str, Any] = {"icc_profile": profile} if profile else {}
    if media_type == "image/jpeg":
        quality = _QUALITY if smaller else _UPRIGHT_QUALITY
        return options | {"quality": quality, "optimize": True, "subsampling": "4:2:0" if smaller else "4:4:4"}
    if "transparency" in info and copy.mode == "P":
        options["transparency"] = info["transparency"]
    return options | {"optimize": True}
