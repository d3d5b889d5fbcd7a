"""Pillow, opened on bytes whose size is known: nothing of it is printed, and only its own kinds of file are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Final

from generator.imaging import gif, jpeg, png, webp
from generator.imaging.fault import CUT_OFF, PictureError

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS: Final = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
_COLORS: Final = frozenset({b"tRNS", b"iCCP", b"gAMA", b"sRGB", b"cHRM"})


@contextmanager
def opened(data: bytes, media_type: str) -> Iterator[Image]:
    """The picture, without notes in it but for colours. Raises PictureError where decoding fails, now or later."""
    import warnings

    from PIL import Image

    if media_type == "image/png":
        data = png.with_chunks(data, _COLORS)
    elif media_type == "image/jpeg":
        data = jpeg.slim(data, list(jpeg.segments(data)))
    elif media_type == "image/webp":
        data = webp.slim(data)
    with warnings.catch_warnings():  # how large a picture may be has been asked before
        warnings.simplefilter("ignore")
        most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            with Image.open(BytesIO(data), formats=[KINDS[media_type]]) as image:
                yield image
        except PictureError:
            raise
        except OSError as problem:
            cut = "truncated" in str(problem)
            raise PictureError(
                "the lower part of the picture is missing" if cut else "it is damaged", CUT_OFF
            ) from None
        except (ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError, MemoryError):
            raise PictureError("it is damaged") from None
        finally:
            Image.MAX_IMAGE_PIXELS = most


def decode_jpeg(data: bytes) -> None:
    """Raises PictureError if the pixels are not all there. They are decoded at an eighth, which takes little room."""
    with opened(data, "image/jpeg") as image:
        image.draft(image.mode, (1, 1))
        image.load()


def decode_gif(data: bytes, found: gif.Animation) -> None:
    """Raises PictureError if a frame cannot be unpacked; after enough pixels the rest is taken on trust."""
    left = 100_000_000
    with opened(data, "image/gif") as image:
        for number in range(found.frames):
            image.seek(number)
            image.load()
            left -= found.width * found.height
            if left < 0:
                return


def decode_webp(data: bytes) -> None:
    """Raises PictureError if the pixels are not all there."""
    with opened(data, "image/webp") as image:
        image.load()
