"""CSS inside a drawing: it may refer to parts of the drawing, and to nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.imaging.fault import PictureError
from generator.patterns import pattern

_HINT: Final = "Save it as plain SVG, with its styles and pictures inside it, or as PNG."
_COMMENT: Final = pattern(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_FONT_FACE: Final = pattern(r"@font-face\s*\{[^}]*\}?", re.IGNORECASE)
_OTHER_RULES: Final = pattern(r"@(?:charset|namespace)[^;{}]*;?", re.IGNORECASE)
_MOTION: Final = pattern(r"@(?:-\w+-)?keyframes|(?<![\w-])(?:animation|transition)(?:-[\w-]+)?\s*:", re.IGNORECASE)
_URL: Final = pattern(r"url\(\s*([\"']?)\s*([^)\"']*)", re.IGNORECASE)
_ACTIVE: Final = pattern(r"expression\s*\(|javascript\s*:|-moz-binding|(?<![\w-])behavior\s*:", re.IGNORECASE)


def clean(css: str) -> str:
    """The styles without comments and fonts. Raises PictureError where they would fetch or do something."""
    css = _OTHER_RULES.sub("", _FONT_FACE.sub("", _COMMENT.sub(" ", css.replace("\\", ""))))
    if "@import" in css.lower():
        raise PictureError("it takes its styles from another file", _HINT)
    if _MOTION.search(css):
        raise PictureError("its styles make it move", "Save it as it is to look, or as an animated GIF.")
    require_inside(css)
    return css


def require_inside(value: str) -> None:
    """Raises PictureError if something of the value is outside the drawing, or would do something."""
    if "(" not in value and ":" not in value:
        return
    value = value.replace("\\", "")
    if _ACTIVE.search(value):
        raise PictureError("it holds a script", _HINT)
    for found in _URL.finditer(value):
        if not found[2].startswith("#"):
            raise PictureError(f"it shows what is outside it: {found[2][:60]}", _HINT)
    if re.search(r"(?:image-set|src)\s*\(", value, re.IGNORECASE):
        raise PictureError("it shows what is outside it", _HINT)


def fragments(value: str) -> Iterator[str]:
    """The ids that a value refers to."""
    if "url(" in value.lower():
        for found in _URL.finditer(value):
            yield found[2].strip().removeprefix("#")
