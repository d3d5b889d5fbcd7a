"""What a brand wants of a theme: its colours, and fonts as far as there are families of the same widths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.deck.model import Brand, BrandColor
from generator.errors import Diagnostic, notice
from generator.layout.look import Wish, Wishes
from generator.layout.theme import FontToken
from generator.scene.theme import Face, FontFamily

_FAMILIES: Final = (
    (
        ("arial", "helvetica", "helvetica neue", "arimo", "liberation sans"),
        "Arial",
        "arimo",
        "sans-serif",
        1.0,
        0.0075,
        1.0,
    ),
    (("georgia", "gelasio"), "Georgia", "gelasio", "serif", 1.18, 0.0075, 1.18),
    (("times new roman", "times", "tinos", "liberation serif"), "Times New Roman", "tinos", "serif", 1.0, 0.0075, 1.0),
    (("calibri", "carlito"), "Calibri", "carlito", "sans-serif", 1.10, 0.0125, 1.16),
    (("cambria", "caladea"), "Cambria", "caladea", "serif", 1.10, 0.0075, 1.10),
    (("courier new", "courier", "cousine", "liberation mono"), "Courier New", "cousine", "monospace", 1.0, 0.0075, 1.0),
)
FONTS: Final[Mapping[str, FontToken]] = {
    name: FontToken(FontFamily(family, twin, generic), fallback, loose, bold)
    for names, family, twin, generic, fallback, loose, bold in _FAMILIES
    for name in names
}
"""By what a family may be called, in small letters: the one whose widths are known."""
_SERIFS: Final = (
    "serif garamond merriweather playfair lora baskerville bodoni slab roman book antiqua palatino crimson didot "
    "minion cormorant source-serif vollkorn spectral literata fraunces caslon"
).split()
_MONOS: Final = ("mono", "code", "consol", "typewriter", "menlo", "monaco")


def nearest_family(name: str) -> str:
    """The family of known widths that looks most like another one."""
    folded = name.casefold()
    if any(one in folded for one in _MONOS):
        return "Courier New"
    return "Georgia" if any(one in folded for one in _SERIFS) and "sans" not in folded else "Arial"


def brand_wishes(brand: Brand) -> tuple[Wishes, tuple[Diagnostic, ...]]:
    """What is wanted, and a notice for each family that cannot be had."""
    fonts: list[tuple[Face, str]] = []
    told = []
    for role, (name, span) in brand.fonts.items():
        if name.casefold() in FONTS:
            fonts.append((Face(role), name.casefold()))
            continue
        told.append(
            notice(
                "brand-font",
                "There is no family of the same widths as the brand's {family}, so the theme's font is shown",
                span,
                hint="The nearest is {near}; write it into a theme of your own (`diapo theme new`).",
                family=name,
                near=nearest_family(name),
            )
        )
    return Wishes(_wish(brand.accent), _wish(brand.pop), tuple(map(_sure, brand.charts)), tuple(fonts)), tuple(told)


def _wish(color: BrandColor | None) -> Wish | None:
    return _sure(color) if color else None


def _sure(color: BrandColor) -> Wish:
    return Wish(color.digits, color.span, strict=False, dark=color.dark)
