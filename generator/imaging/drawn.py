"""A picture of an SVG drawing. The fonts of the machine are not asked, so that all machines draw the same."""

from __future__ import annotations

import re
from typing import Any, Final

from generator.imaging.fault import PictureError

_GENERIC: Final = {
    "font_family": "arimo", "sans_serif_family": "arimo", "serif_family": "arimo", "monospace_family": "cousine",
    "cursive_family": "arimo", "fantasy_family": "arimo",
}  # fmt: skip
_SERIFS: Final = re.compile(rb"(?<!-)\bserif|Times|Georgia|Garamond", re.IGNORECASE)
"""Where a drawing names none of these, a family that is not there is one without serifs."""


def drawn(clean: bytes, width: int) -> bytes:
    """PNG, ``width`` pixels wide, of a drawing that ``svg.read_svg`` wrote. Raises PictureError if it cannot be
    drawn."""
    import resvg_py

    names: dict[str, Any] = {}
    files: list[str] = []
    if b"<text" in clean:
        from generator.assets import asset_path, manifest

        families = manifest().families
        files = [str(asset_path(face.ttf)) for family in families.values() for face in family.faces.values()]
        generic = _GENERIC | ({"serif_family": "gelasio"} if _SERIFS.search(clean) else {})
        names = {kind: families[family].name for kind, family in generic.items() if family in families}
    try:
        made = resvg_py.svg_to_bytes(
            svg_string=clean.decode(), width=width, skip_system_fonts=True, font_files=files, **names
        )
    except BaseException as problem:
        if isinstance(problem, (KeyboardInterrupt, SystemExit, GeneratorExit)):
            raise  # what is left is a panic of the library, which is no Exception
        raise PictureError("it cannot be drawn") from None
    return bytes(made)
