"""The colours of charts beside a theme's accents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.layout.theme_colors import luminance
from generator.scene.checks import GRAPHIC_CONTRAST, contrast_ratio
from generator.scene.theme import Color, SchemeColor

REST: Final = "chart_rest"
"""Of what does not stand out, where something does."""
GRID: Final = "chart_grid"
"""Of the lines that help the eye along."""
REST_LINE: Final = "muted"
MOST: Final = 6
_LIGHTER: Final = range(55, -1, -5)
"""Per cent of the way from the muted colour to white: the first that stands out from the page."""
_GRID: Final = 18
"""Per cent of luminance between a page and those lines."""
_DARKER: Final = range(55, 101, 5)
"""Per cent of its luminance that is left on dark pages, likewise."""


def chart_colors(colors: Mapping[str, Color], *, dark: bool) -> dict[str, Color]:
    tried = [(mod, 0) for mod in _DARKER] if dark else [(100 - off, off) for off in _LIGHTER]
    rests = (_changed(colors["muted"], *each) for each in tried)
    rest = next((one for one in rests if _stands_out(one, colors["bg"])), colors["muted"])
    grid = (100 - _GRID, _GRID) if dark else (100 - _GRID, 0)
    return {REST: rest, GRID: _changed(colors["bg"], *grid)}


def _stands_out(color: Color, page: Color) -> bool:
    return contrast_ratio(color.hex, page.hex) >= GRAPHIC_CONTRAST


def _changed(color: Color, mod: int, off: int) -> Color:
    scheme = color.scheme
    plain = scheme is not None and scheme.lum_mod is None and scheme.lum_off is None
    reference = SchemeColor(scheme.slot, mod, off or None) if scheme and plain else None
    return Color(luminance(color.hex, mod, off), reference)


def accent(number: int) -> str:
    """The colour of the series or slice with that index."""
    return f"accent{number % MOST + 1}"
