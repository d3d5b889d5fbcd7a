"""What a picture file is, or why it cannot be shown; kept in the user's cache, so that it is asked once a file."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, structs

from generator._version import __version__
from generator.imaging import exif, gif, jpeg, pillow, png, webp
from generator.imaging.fault import PictureError, TooLargeError
from generator.usercache import keep, read_kept

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_SAMPLED: Final = 16_000_000
"""Pixels of a picture whose shades are counted: a drawing has fewer."""
SHADES: Final = 16
_WEIGHTS: Final = (0.2126, 0.7152, 0.0722)
_CLEAR: Final = 0.05
"""Share of a picture that lets its ground through, from which on the ground matters."""


class Examined(Struct, frozen=True):
    media_type: str
    width: int
    """As it is seen, upright."""
    height: int
    orientation: int = 1
    """EXIF's number for how the stored pixels are to be held."""
    plain: bool = True
    """Every viewer holds it so by itself, and it is not mirrored; if not, an upright copy is to be made of it."""
    moves: bool = False
    """It shows several pictures in turn."""
    shades: tuple[float, ...] = ()
    """Of a picture that lets its ground through: the share that each of ``SHADES`` greys, dark to light, has of what
    is drawn. Empty for one that covers its ground."""
    fallback: str = ""
    """Kind of the copy for outputs that do not know this one; nothing where all do."""
    text: bool = False
    """A drawing with text, for which its viewers look for fonts."""


def media_type_of(data: bytes) -> str | None:
    """By its first bytes."""
    if data.startswith(png.SIGNATURE):
        return "image/png"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "image/gif"
    if webp.is_webp(data):
        return "image/webp"
    if data.startswith(jpeg.START):
        return "image/jpeg"
    from generator.imaging import svg  # for decks with drawings: what reads XML brings much along

    return "image/svg+xml" if svg.is_svg(data) else None


def examine(data: bytes, digest: str) -> Examined:
    """Raises PictureError if viewers cannot show it. ``digest``: the SHA-256 of ``data``, whose kind is known."""
    name = f"picture-{sha256((digest + _own_sources()).encode()).hexdigest()}.json"
    kept = _read(read_kept(name))
    if kept is None:
        kept = _found(data)
        text = structs.asdict(kept) if isinstance(kept, Examined) else {"reason": kept.reason, "hint": kept.hint}
        if not isinstance(kept, TooLargeError):  # that is said as soon as its header is read
            keep(name, json.dumps(text).encode())
    if isinstance(kept, PictureError):
        raise kept
    return kept


def _found(data: bytes) -> Examined | PictureError:
    try:
        return _READERS[media_type_of(data) or ""](data)
    except PictureError as fault:
        return fault


def _read(content: bytes | None) -> Examined | PictureError | None:
    if content is None:
        return None
    try:
        said: dict[str, Any] = json.loads(content)
        if "reason" in said:
            return PictureError(str(said["reason"]), str(said["hint"]))
        return Examined(**{**said, "shades": tuple(map(float, said["shades"]))})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _png(data: bytes) -> Examined:
    header, about = png.examine_png(data)
    block = about.get(b"eXIf")
    held, _ = exif.orientation([block] if block else [])
    clear = header.color in (4, 6) or b"tRNS" in about
    shades = _shades(data, "image/png", header.width * header.height) if clear else ()
    # Viewers do not agree on this note in a PNG. One that moves is left as it is.
    moves = b"acTL" in about
    held = 1 if moves else held
    return _upright("image/png", header.width, header.height, held, held == 1, moves, shades)


def _jpeg(data: bytes) -> Examined:
    frame, blocks, _ = jpeg.examine_jpeg(data)
    pillow.decode_jpeg(data)
    held, plain = exif.orientation(blocks)
    return _upright("image/jpeg", frame.width, frame.height, held, plain and held in exif.TURNS)


def _gif(data: bytes) -> Examined:
    found = gif.examine_gif(data)
    pillow.decode_gif(data, found)
    shades = _shades(data, "image/gif", found.width * found.height) if found.clear else ()
    return _upright("image/gif", found.width, found.height, 1, True, found.frames > 1, shades)


def _webp(data: bytes) -> Examined:
    found = webp.examine_webp(data)
    pillow.decode_webp(data)
    held, _ = exif.orientation(found.exif)
    shades = _shades(data, "image/webp", found.width * found.height) if found.clear else ()
    made = _upright("image/webp", found.width, found.height, held, held == 1, shades=shades)
    return structs.replace(made, fallback="image/png" if found.clear or found.exact else "image/jpeg")


def _svg(data: bytes) -> Examined:
    from generator.imaging import svg
    from generator.imaging.drawn import drawn

    found = svg.read_svg(data)
    across, down = found.pixels
    scale = _SVG_SAMPLE / max(across, down)
    small = drawn(found.clean, max(1, round(across * scale)))  # which also shows that it can be drawn
    header, _ = png.examine_png(small)
    shades = _shades(small, "image/png", header.width * header.height)
    return Examined("image/svg+xml", across, down, shades=shades, fallback="image/png", text=found.text)


_SVG_SAMPLE: Final = 400
_READERS: Final = {
    "image/png": _png, "image/jpeg": _jpeg, "image/gif": _gif, "image/webp": _webp, "image/svg+xml": _svg,
}  # fmt: skip


def _upright(
    kind: str, width: int, height: int, held: int, plain: bool, moves: bool = False, shades: tuple[float, ...] = ()
) -> Examined:
    if held in exif.SIDEWAYS:
        width, height = height, width
    return Examined(kind, width, height, held, plain, moves, shades)


def _shades(data: bytes, media_type: str, pixels: int) -> tuple[float, ...]:
    if pixels > MAX_SAMPLED:
        return ()
    with pillow.opened(data, media_type) as image:
        seen = image.convert("RGBA")
    drawn = seen.getchannel("A").point([255 * (value > 127) for value in range(256)])
    counted = _luminance(seen).histogram(drawn)
    whole = sum(counted)
    if not whole or whole > (1 - _CLEAR) * pixels:
        return ()
    shades = [0] * SHADES
    for value, count in enumerate(counted):
        shades[min(int(_grey(value / 255) * SHADES), SHADES - 1)] += count
    return tuple(round(count / whole, 4) for count in shades)


def _luminance(image: Image) -> Image:
    """WCAG's relative luminance of each pixel, 0 to 255."""
    from PIL import ImageChops

    parts = zip(image.split(), _WEIGHTS, strict=False)
    red, green, blue = (band.point([round(_linear(v / 255) * w * 255) for v in range(256)]) for band, w in parts)
    return ImageChops.add(ImageChops.add(red, green), blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _grey(linear: float) -> float:
    """The grey of that luminance."""
    return 12.92 * linear if linear <= 0.0031308 else float(1.055 * linear ** (1 / 2.4) - 0.055)


@cache
def _own_sources() -> str:
    digest = sha256(__version__.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
