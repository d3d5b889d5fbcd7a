"""The tokens of a theme for generated art, and the colours that come of them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Final

from msgspec import Struct

from generator.layout.theme_colors import SLOTS, Palette
from generator.layout.token_values import TokenValues
from generator.patterns import pattern
from generator.scene.theme import Color, SchemeColor
from generator.tokens import Named, Scalar, Token

FAMILIES: Final = ("none", "disques", "tuiles", "strates", "trame", "anneaux")
MODES: Final = ("bars", "dots")
MIXING: Final = "disques"
"""The family whose shapes overlap."""
GROUNDS: Final[Mapping[str, tuple[str, str]]] = {
    "inverse_bg": ("inverse_colors", "art"),
    "bg": ("colors", "page_art"),
    "accent": ("accent_colors", "accent_art"),
}
"""What art may stand on -> the token that lists its colours there, and what these are called."""
MOST_COLORS: Final = 8
_HEX: Final = pattern(r"#[0-9A-Fa-f]{6}")
_WANTED: Final = "the name of a colour, or six hexadecimal digits behind #"


class ArtToken(Struct, frozen=True):
    family: str
    """One of FAMILIES; ``none``: there is no art."""
    colors: Mapping[str, tuple[str, ...]]
    """By ground, the colours in turn."""
    mixes: Mapping[str, Mapping[tuple[str, str], str]]
    """By ground, the colour of what two of them share."""
    density: float
    stroke: float
    """Points."""
    cell: float
    """Points."""
    mode: str

    @property
    def kind(self) -> str:
        """The family, or which of its kinds it draws: what layouts ask for."""
        return self.mode if self.family == "trame" else self.family


def read_art(raw: Named, palette: Palette, values: TokenValues) -> tuple[ArtToken, dict[str, Color]]:
    """The tokens, and the colours that they add to the theme's."""
    lists = ("colors", "inverse_colors", "accent_colors")
    values.known_names(raw, ("family", "density", "stroke", "cell", "mode", *lists), "art")
    family = values.choice(values.part(raw, "family", "art"), "art.family", FAMILIES, "family")
    colors: dict[str, tuple[str, ...]] = {}
    mixes: dict[str, Mapping[tuple[str, str], str]] = {}
    added: dict[str, Color] = {}
    for ground, (name, called) in GROUNDS.items():
        path = f"art.{name if name in raw.tokens else 'colors'}"
        listed = values.listed(raw, path.removeprefix("art."), "art", 1, MOST_COLORS)
        if family == "none" or not palette.colors:
            continue
        found = [_color(token, path, palette, values) for token in listed]
        colors[ground] = tuple(f"{called}{number}" for number in range(1, len(found) + 1))
        added |= dict(zip(colors[ground], found, strict=True))
        mixes[ground] = {}
        if family == MIXING:
            pairs = combinations(range(1, len(found) + 1), 2)
            mixes[ground] = {(f"{called}{one}", f"{called}{two}"): f"{called}{one}x{two}" for one, two in pairs}
            under = palette.colors[ground].hex
            for (one, two), mixed in mixes[ground].items():
                added[mixed] = Color(mix(mix(added[one].hex, added[two].hex, 0.5), under, 0.6))
    token = ArtToken(
        family,
        colors,
        mixes,
        density=float(values.number(values.part(raw, "density", "art"), "art.density", 0.1, 2)),
        stroke=float(values.number(values.part(raw, "stroke", "art"), "art.stroke", 0.25, 10)),
        cell=float(values.number(values.part(raw, "cell", "art"), "art.cell", 30, 270)),
        mode=values.choice(values.part(raw, "mode", "art"), "art.mode", MODES),
    )
    return token, added


def mix(one: str, other: str, share: float) -> str:
    """A colour between two, six digits each; ``share`` of the other."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(first + (second - first) * share):02X}" for first, second in pairs)


def _color(token: Token, path: str, palette: Palette, values: TokenValues) -> Color:
    """By reference to an accent of the PowerPoint theme where it is one."""
    text = token.text if isinstance(token, Scalar) else ""
    found = palette.colors.get(text)
    if found is None and _HEX.fullmatch(text):
        found = Color(text[1:].upper())
    if found is None:
        values.wrong(token, path, f"a list of colours, each {_WANTED}")
        return Color("000000")
    accents = (slot for slot in SLOTS if slot.startswith("accent") and palette.slots[slot] == found.hex)
    if found.scheme is None and (slot := next(accents, None)):
        return Color(found.hex, SchemeColor(slot))
    return found
