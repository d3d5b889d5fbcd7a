"""Whether a font puts accents where they belong: some have a letter and an accent, and set one beside the other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.patterns import pattern

if TYPE_CHECKING:
    import uharfbuzz as hb

_GENERAL: Final = pattern("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc\u20e1\u20e5-\u20f0\ufe20-\ufe2f]")
"""Marks for any letter; those of one script are the business of its own fonts."""
_ABOVE: Final = 230
"""Combining class of what stands over its letter."""
_ASIDE: Final = 0.4
"""How far from its letter's middle that of an accent may be, over the letter's width."""
_NARROW: Final = 0.12
"""The same for narrow letters, in em."""
_INTO: Final = 0.08
"""How deep an accent may reach into its letter, in em."""


def has_general_marks(cluster: str) -> bool:
    return _GENERAL.search(cluster) is not None


@lru_cache(maxsize=4096)
def is_placed(path: str, index: int, cluster: str) -> bool:
    """Whether the font draws the cluster as one glyph, or its marks within the width of its letter and above it."""
    import unicodedata

    import uharfbuzz as hb

    font = _font(path, index)
    buffer = hb.Buffer()
    buffer.add_str(cluster)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {"liga": False, "clig": False, "calt": False})
    pen = 0
    base: tuple[int, int, int] | None = None
    above = all(unicodedata.combining(char) in (0, _ABOVE) for char in cluster)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        ink = font.get_glyph_extents(info.codepoint)
        if info.codepoint == 0 or ink is None:
            return False
        left = pen + position.x_offset + ink.x_bearing
        bottom = position.y_offset + ink.y_bearing + ink.height
        pen += position.x_advance
        if base is None:
            base = left, left + ink.width, ink.y_bearing
            continue
        if not ink.width:
            continue
        slack = max((base[1] - base[0]) * _ASIDE, _NARROW * font.face.upem)
        if abs(left + ink.width / 2 - (base[0] + base[1]) / 2) > slack:
            return False
        if above and bottom < base[2] - _INTO * font.face.upem:
            return False
    return True


@lru_cache(maxsize=4096)
def marks_apart(path: str, index: int, cluster: str) -> tuple[tuple[float, float], ...] | None:
    """Where the font puts each mark of a letter, right of the letter's end and above the line, in em; None if the
    letter and its marks are not one glyph each, in the order in which they are written."""
    import uharfbuzz as hb

    font = _font(path, index)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    buffer.add_str(cluster)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {"liga": False, "clig": False, "calt": False})
    upem = font.face.upem
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    if [info.cluster for info, _ in glyphs] != list(range(len(cluster))) or buffer.direction != "ltr":
        return None
    if any(position.x_advance for _, position in glyphs[1:]):
        return None
    return tuple((position.x_offset / upem, position.y_offset / upem) for _, position in glyphs[1:])


@lru_cache(maxsize=64)
def _font(path: str, index: int) -> hb.Font:
    import uharfbuzz as hb

    return hb.Font(hb.Face(hb.Blob.from_file_path(path), index))
