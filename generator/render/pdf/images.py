"""Scene -> pictures: a file for each page, a sheet with all of them, and one to announce the deck with."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from generator.scene.page import Scene
from generator.scene.states import final_state

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = {"png": "png", "jpeg": "jpg", "webp": "webp"}
"""Format -> what file names end with."""
WIDTH: Final = 1920
WIDTHS: Final = range(64, 7681)
"""Pixels that a page may be wide."""
_SOCIAL: Final = (1200, 630)
"""Pixels: what the sites that show a preview ask for."""
_QUALITY: Final = 88
_GAP: Final = 16
_GREY: Final = "#9A9A9A"
_FINER: Final = 3


class Pictures(Struct, frozen=True):
    """Which pictures are wanted, and how they look. ``sheet`` and ``social`` come besides the pages."""

    format: str = "png"
    width: int = WIDTH
    """Of a page, in pixels."""
    pages: bool = True
    sheet: bool = False
    columns: int = 3
    social: bool = False


def render_pictures(scene: Scene, wanted: Pictures) -> Mapping[str, bytes]:
    """The pictures by what their names end with: ``-01.png``, ..., ``-sheet.png``, ``-social.png``.

    Raises as ``render_pdf`` does.
    """
    scene, ending = final_state(scene), FORMATS[wanted.format]
    made: dict[str, bytes] = {}
    if wanted.pages:
        digits = max(2, len(str(len(scene.pages))))
        for number, image in enumerate(_pages(scene, wanted.width), 1):
            drawn = image if wanted.format == "png" else _saved(_opened(image), wanted.format)
            made[f"-{number:0{digits}}.{ending}"] = drawn
    if wanted.sheet:
        made[f"-sheet.{ending}"] = _saved(_sheet(scene, wanted.width, wanted.columns), wanted.format)
    if wanted.social:
        made[f"-social.{ending}"] = _saved(_social(scene), wanted.format)
    return made


def _pages(scene: Scene, width: int) -> list[bytes]:
    """A PNG of each page."""
    from generator.render.pdf.typeset import draw

    return draw(scene, "slides.typ", 72 * width / scene.size.width.pt)


def _sheet(scene: Scene, width: int, columns: int) -> Image:
    """All pages on grey, ``columns`` a row. They are drawn large and made smaller, so that hairlines stay."""
    from PIL import Image as Pillow

    across = max(1, (width - _GAP * (columns + 1)) // columns)
    down = round(across * int(scene.size.height) / int(scene.size.width))
    rows = -(-len(scene.pages) // columns)
    canvas = Pillow.new("RGB", (width, rows * (down + _GAP) + _GAP), _GREY)
    for number, page in enumerate(_pages(scene, across * _FINER)):
        row, column = divmod(number, columns)
        small = _opened(page).resize((across, down), Pillow.Resampling.LANCZOS)
        canvas.paste(small, (_GAP + column * (across + _GAP), _GAP + row * (down + _GAP)))
    return canvas


def _social(scene: Scene) -> Image:
    """The first page, whole, on its own ground."""
    from PIL import Image as Pillow

    first = scene.pages[:1]
    width = min(_SOCIAL[0], int(_SOCIAL[1] * int(scene.size.width) / int(scene.size.height)))
    page = _opened(_pages(replace(scene, pages=first), width)[0])
    canvas = Pillow.new("RGB", _SOCIAL, "#" + scene.theme.colors[first[0].background].hex)
    canvas.paste(page, ((_SOCIAL[0] - page.width) // 2, (_SOCIAL[1] - page.height) // 2))
    return canvas


def _opened(image: bytes) -> Image:
    from PIL import Image as Pillow

    return Pillow.open(BytesIO(image)).convert("RGB")


def _saved(image: Image, format_: str) -> bytes:
    out = BytesIO()
    image.save(out, format_, optimize=True, quality=_QUALITY)
    return out.getvalue()
