"""The colours of charts beside a theme's accents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.layout.theme_colors import luminance
from generator.scene.theme import Color, SchemeColor

REST: Final = "chart_rest"
"""Of what does not stand out, where something does."""
REST_LINE: Final = "muted"
MOST: Final = 6
_LIGHTER: Final = 55
"""Per cent of the way from the muted colour to white."""
_DARKER: Final = 55
"""Per cent of its luminance that is left on dark pages."""


def chart_colors(colors: Mapping[str, Color], *, dark: bool) -> dict[str, Color]:
    muted = colors["muted"]
    mod, off = (_DARKER, 0) if dark else (100 - _LIGHTER, _LIGHTER)
    plain = muted.scheme is not None and muted.scheme.lum_mod is None and muted.scheme.lum_off is None
    scheme = SchemeColor(muted.scheme.slot, mod, off or None) if plain and muted.scheme else None
    return {REST: Color(luminance(muted.hex, mod, off), scheme)}


def accent(number: int) -> str:
    """The colour of the series or slice with that index."""
    return f"accent{number % MOST + 1}"
