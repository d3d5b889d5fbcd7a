"""Colours by lightness, chroma and hue as eyes see them (OKLCH, CSS Color 4), and the nearest one that will do."""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, cos, hypot, sin
from typing import Final

STEPS: Final = 500
_HALVINGS: Final = 12


def oklch(digits: str) -> tuple[float, float, float]:
    """Lightness from 0 to 1, chroma, and hue in radians of six hexadecimal digits."""
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return light, hypot(a, b), atan2(b, a)


def digits_of(light: float, chroma: float, hue: float) -> str:
    """Six hexadecimal digits; where a screen has no such colour, that of the largest chroma which it has."""
    light = min(1.0, max(0.0, light))
    found = _rgb(light, chroma, hue)
    if found is None:
        low, high = 0.0, chroma
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if _rgb(light, middle, hue) else (low, middle)
        found = _rgb(light, low, hue) or (light, light, light)
    return "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in found)


def nearest_color(digits: str, does: Callable[[str], bool]) -> str | None:
    """The colour of the same hue and chroma, darker or lighter by as little as it takes, which ``does``; None if none
    does."""
    light, chroma, hue = oklch(digits)
    for step in range(STEPS + 1):
        for moved in (light - step / STEPS, light + step / STEPS):
            if 0 <= moved <= 1 and does(found := digits if not step else digits_of(moved, chroma, hue)):
                return found
    return None


def _rgb(light: float, chroma: float, hue: float) -> tuple[float, float, float] | None:
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    parts = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    if not all(-0.0005 <= part <= 1.0005 for part in parts):
        return None
    red, green, blue = (_curved(max(0.0, part)) for part in parts)
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _curved(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
