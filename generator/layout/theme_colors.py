"""The colours of a theme: digits, names of others, and slots of the PowerPoint theme changed in luminance."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Collection, Mapping
from typing import Final

from msgspec import Struct

from generator.layout.token_values import TokenValues
from generator.patterns import pattern
from generator.scene.theme import Color, SchemeColor
from generator.tokens import Named, Token

SLOTS: Final = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
PLACES: Final = ("bg1", "tx1", "bg2", "tx2")
"""What a slide calls the first four slots (ECMA-376 part 1, 20.1.6.9)."""
REQUIRED: Final = (
    "bg surface tint text muted rule accent on_accent pop inverse_bg inverse_text inverse_muted inverse_accent "
    "inverse_rule accent1 accent2 accent3 accent4 accent5 accent6"
).split()
_HEX: Final = pattern(r"#[0-9A-Fa-f]{6}")
_CHANGED: Final = pattern(r"(\w+)( lumMod [0-9]{1,3})?( lumOff [0-9]{1,3})?")
_WANTED: Final = "six hexadecimal digits behind #, another colour, or a slot as in `bg1 lumMod 78`"


class Palette(Struct, frozen=True):
    colors: Mapping[str, Color]
    slots: Mapping[str, str]
    color_map: Mapping[str, str]


def read_palette(root: Named, values: TokenValues) -> Palette:
    """The colours of a theme's tokens; what is wrong with them is noted."""
    colors, pptx = values.mapping(root, "colors"), values.mapping(root, "pptx")
    values.known_names(pptx, ("slots", "map", "refs"), "pptx")
    raw = dict(values.fit_names(colors, "colors"))
    values.lacks(colors, REQUIRED, "colors")
    named, mapped = values.mapping(pptx, "slots", "pptx"), values.mapping(pptx, "map", "pptx")
    slots = _words(named, "pptx.slots", SLOTS, raw, "colour", values)
    color_map = _words(mapped, "pptx.map", PLACES, SLOTS[:4], "slot", values)
    known = (*PLACES, *SLOTS)
    refs = _words(values.mapping(pptx, "refs", "pptx"), "pptx.refs", raw, known, "slot", values)
    values.lacks(named, (*SLOTS[:4], *SLOTS[-2:]), "pptx.slots")
    values.lacks(mapped, PLACES, "pptx.map")
    if values.problems:
        return Palette({}, {}, {})
    working = _Working(raw, slots, color_map, values)
    hexes = {name: working.hex(name) for name in raw}
    if values.problems:
        return Palette({}, {}, {})
    in_slots = {slot: hexes[slots.get(slot, slot)] for slot in SLOTS}
    seen_as = {**in_slots, **{place: in_slots[slot] for place, slot in color_map.items()}}
    fitting = {name: slot for name, slot in refs.items() if seen_as[slot] == hexes.get(name)}
    return Palette(
        {name: Color(digits, _reference(name, working.texts[name], fitting)) for name, digits in hexes.items()},
        in_slots,
        color_map,
    )


def _words(
    inside: Named, path: str, names: Collection[str], known: Collection[str], what: str, values: TokenValues
) -> dict[str, str]:
    values.known_names(inside, names, path, "name")
    return {name: values.choice(token, f"{path}.{name}", known, what) for name, token in inside.tokens.items()}


class _Working:
    """Works colours out: names and formulas become digits."""

    def __init__(
        self, raw: Mapping[str, Token], slots: Mapping[str, str], color_map: Mapping[str, str], values: TokenValues
    ) -> None:
        self._raw, self._slots, self._map, self._values = raw, slots, color_map, values
        self._told: set[str] = set()
        """Colours that are wrong themselves, of which that was said."""
        self.texts = {name: values.text(token, f"colors.{name}", 60) for name, token in raw.items()}

    def hex(self, name: str, above: tuple[str, ...] = ()) -> str:
        """Six digits; those of black where something is wrong, which is noted."""
        token, text = self._raw[name], self.texts[name]
        if name in self._told:
            return "000000"
        if name in above:
            self._circle((*above, name), token)
        elif _HEX.fullmatch(text):
            return text[1:].upper()
        elif text in self._raw:
            return self.hex(text, (*above, name))
        elif text and " " not in text and not text.startswith("#"):
            self._told.add(name)
            self._values.choice(token, f"colors.{name}", tuple(self._raw), "colour")
        elif (parts := _CHANGED.fullmatch(text)) and parts[1] in (*PLACES, *SLOTS) and " " in text:
            slot = self._map.get(parts[1], parts[1])
            base = self.hex(self._slots.get(slot, slot), (*above, name))
            return luminance(base, *_amounts(parts))
        elif text:
            self._told.add(name)
            self._values.wrong(token, f"colors.{name}", _WANTED)
        return "000000"

    def _circle(self, names: tuple[str, ...], token: Token) -> None:
        self._told |= set(names)
        self._values.note(f"colours refer to each other in a circle: {', '.join(names)}", token.span)


def _amounts(parts: re.Match[str]) -> tuple[int, int]:
    mod, off = (int(part.split()[1]) if part else None for part in (parts[2], parts[3]))
    return 100 if mod is None else mod, off or 0


def luminance(hexes: str, lum_mod: int, lum_off: int) -> str:
    """lumMod and lumOff as DrawingML defines them: luminance of HSL times, then plus (ECMA-376 part 1, 20.1.2.3.20)."""
    red, green, blue = (int(hexes[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = min(1.0, max(0.0, light * lum_mod / 100 + lum_off / 100))
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _reference(name: str, text: str, refs: Mapping[str, str]) -> SchemeColor | None:
    if name in refs:
        return SchemeColor(refs[name])
    if name.startswith("accent") and name in SLOTS:
        return SchemeColor(name)
    if " " in text and (parts := _CHANGED.fullmatch(text)):
        mod, off = (int(part.split()[1]) if part else None for part in (parts[2], parts[3]))
        return SchemeColor(parts[1], mod, off)
    return None
