"""The colours of code, worked out from a theme's accents: dark or light enough for every ground that code stands on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import dist
from typing import Final

from generator.layout.theme_colors import luminance
from generator.scene.checks import LEAST_CONTRAST, contrast_ratio
from generator.scene.theme import Color, SchemeColor

ROLES: Final = ("code_keyword", "code_string", "code_literal", "code_name")
COMMENT: Final = "code_comment"
BAND: Final = "code_band"
"""Behind lines that stand out."""
_BAND_CHANGE: Final = 10
"""Per cent of luminance between a ground and its bands."""
_STEP: Final = 5


def code_colors(colors: Mapping[str, Color], *, dark: bool) -> dict[str, Color]:
    """The colours of code by token, and that of its bands. Keywords have the theme's first accent."""
    band = _changed(colors["surface"], _BAND_CHANGE, dark=dark)
    grounds = [colors["bg"].hex, colors["surface"].hex, band.hex]

    def readable(color: Color) -> Color:
        for percent in range(0, 100, _STEP):
            found = _changed(color, percent, dark=dark)
            if min(contrast_ratio(found.hex, ground) for ground in grounds) >= LEAST_CONTRAST:
                return found
        return colors["text"]

    accents = [readable(colors[f"accent{number}"]) for number in range(1, 7)]
    comment = readable(colors["muted"])
    others = [_lab(colors["text"].hex), _lab(comment.hex)]
    places = [_lab(color.hex) for color in accents]

    def nearest(chosen: tuple[int, ...]) -> float:
        points = [*others, *(places[at] for at in chosen)]
        return min(dist(one, two) for one, two in combinations(points, 2) if (one, two) != tuple(others))

    best = max(((0, *three) for three in combinations(range(1, len(accents)), len(ROLES) - 1)), key=nearest)
    return {role: accents[at] for role, at in zip(ROLES, best, strict=True)} | {COMMENT: comment, BAND: band}


def _changed(color: Color, percent: int, *, dark: bool) -> Color:
    """Darker by so many per cent, or lighter in a dark theme."""
    if not percent:
        return color
    mod, off = 100 - percent, percent if dark else 0
    plain = color.scheme is not None and color.scheme.lum_mod is None and color.scheme.lum_off is None
    scheme = SchemeColor(color.scheme.slot, mod, off or None) if plain and color.scheme else None
    return Color(luminance(color.hex, mod, off), scheme)


def _lab(digits: str) -> tuple[float, float, float]:
    """CIE L*a*b*, in which distances are about as they are seen."""

    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def curve(value: float) -> float:
        return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116

    red, green, blue = (linear(int(digits[i : i + 2], 16)) for i in (0, 2, 4))
    x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
