"""Theme tokens: a ``theme.yaml`` and the themes it extends, merged, checked and resolved.

Errors of a theme are for its author: they name the theme's file and the token.
"""

from __future__ import annotations

import colorsys
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.errors import ContentError, Diagnostic, error
from generator.layout.scene import Align, Color, Face, FontFamily, LevelStyle, SceneTheme, SchemeColor
from generator.names import nearest, unknown_name
from generator.spans import Span

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SLOTS = (
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
TOKENS = frozenset(
    "bullets colors dark extends fonts frame grid indent number_indent pptx styles sub_gap summary tiers title".split()
)
"""What a theme may hold."""


def parse_yaml(text: str) -> Any:
    """The plain values of a theme or of a rendered rule."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - one of the two safe loaders


class Tightness(StrEnum):
    AIRY = "airy"
    TIGHT = "tight"
    """Not above the comfortable size."""
    CRAMPED = "cramped"
    """Only at the theme's smallest size."""


@dataclass(frozen=True, slots=True)
class Tier:
    """How tightly a body is set. ``spacing`` multiplies the line pitch; ``gap`` is in em of the first level's size."""

    spacing: float
    gap: float
    tightness: Tightness


@dataclass(frozen=True, slots=True)
class Style:
    """How a region's text looks. ``sizes`` in whole points, largest first."""

    name: str
    face: Face
    sizes: tuple[int, ...]
    color: str
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    spacing: float = 1.0
    balance: bool = False
    """Lines of about equal length: the narrowest box with the same number of lines."""
    list: bool = False
    """A body: levels, bullets, tiers."""
    comfortable: int = 0
    """Below this size, two columns are tried before one."""
    floor: int = 0
    """Smallest size of deeper levels; 0: the smallest of ``sizes``."""

    @property
    def least(self) -> int:
        return self.floor or self.sizes[-1]


@dataclass(frozen=True, slots=True)
class BulletToken:
    glyph: str
    color: str


@dataclass(frozen=True, slots=True)
class FontToken:
    family: FontFamily
    fallback: float
    """Width of the family that takes its place where it is missing, over its own."""
    loose: float
    """How much wider than measured a viewer may set it (stability test)."""


@dataclass(frozen=True, slots=True)
class Theme:
    scene: SceneTheme
    summary: str
    fonts: Mapping[Face, FontToken]
    styles: Mapping[str, Style]
    tiers: tuple[Tier, ...]
    sub_gap: float
    indent: float
    """Room for a bullet, in em of the first level's size."""
    number_indent: float
    """Room for a number of one figure and its full stop."""
    bullets: tuple[BulletToken, ...]
    grid: Mapping[str, float]
    frame: Mapping[str, Any]
    level_styles: dict[tuple[Hashable, ...], tuple[LevelStyle, ...]] = field(default_factory=dict, compare=False)
    """Level styles worked out from these tokens, by what they depend on."""


@cache
def load_theme(root: Path, name: str) -> Theme:
    """The theme ``name`` below ``root``. Raises ContentError with every problem found in its files."""
    path = root / name / "theme.yaml"
    tokens, problems = _chain(root, name, ())
    if problems:
        raise ContentError(problems)
    place = Span(str(path), 1, 1)
    try:
        return _resolve(name, tokens)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise ContentError(
            [error("theme-token", "The theme {name} is not complete: {problem}", place, name=name, problem=problem)]
        ) from None


def unknown_theme(name: str, known: Sequence[str], span: Span | None) -> Diagnostic:
    near = nearest(name, known)
    return error(
        "unknown-theme",
        "There is no theme `{name}`",
        span,
        hint="Did you mean `{near}`? There are: {known}." if near else "There are: {known}.",
        name=name[:80],
        near=near,
        known=", ".join(known),
    )


def _chain(root: Path, name: str, above: tuple[str, ...]) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The tokens of a theme laid over those of the theme it extends."""
    path = root / name / "theme.yaml"
    place = Span(str(path), 1, 1)
    if name in above:
        chain = " -> ".join((*above, name))
        return {}, [error("theme-cycle", "Themes extend each other in a circle: {chain}", place, chain=chain)]
    if not path.is_file():
        known = sorted(p.parent.name for p in root.glob("*/theme.yaml"))
        return {}, [unknown_theme(name, known, None)]
    try:
        own = parse_yaml(path.read_text("utf-8"))
    except yaml.YAMLError as problem:
        return {}, [error("theme-syntax", "The theme is not valid YAML: {problem}", place, problem=problem)]
    if not isinstance(own, dict):
        return {}, [error("theme-syntax", "A theme is a mapping of tokens", place)]
    base, problems = _chain(root, str(own["extends"]), (*above, name)) if "extends" in own else ({}, [])
    for key in own:
        if key not in TOKENS:
            unknown = unknown_name("token", str(key), TOKENS)
            problems.append(error("theme-token", "In the theme {name}, {problem}", place, name=name, problem=unknown))
    return _merged(base, own), problems


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        result[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return result


def _resolve(name: str, tokens: dict[str, Any]) -> Theme:
    pptx = tokens["pptx"]
    hexes = _colors(tokens["colors"], pptx)
    slots = {slot: hexes[pptx["slots"].get(slot, slot)] for slot in SLOTS}
    colors = {
        token: Color(value, _reference(token, tokens["colors"][token], pptx["refs"])) for token, value in hexes.items()
    }
    fonts = {
        Face(role): FontToken(
            FontFamily(font["name"], font["twin"], font["generic"]), float(font["fallback"]), float(font["loose"])
        )
        for role, font in tokens["fonts"].items()
    }
    scene = SceneTheme(
        name=name,
        title=tokens["title"],
        dark=bool(tokens["dark"]),
        colors=colors,
        slots=slots,
        color_map=dict(pptx["map"]),
        fonts={role: font.family for role, font in fonts.items()},
    )
    return Theme(
        scene=scene,
        summary=str(tokens["summary"]),
        fonts=fonts,
        styles={key: _style(key, value, colors) for key, value in tokens["styles"].items()},
        tiers=tuple(Tier(float(t["spacing"]), float(t["gap"]), Tightness(t["set"])) for t in tokens["tiers"]),
        sub_gap=float(tokens["sub_gap"]),
        indent=float(tokens["indent"]),
        number_indent=float(tokens["number_indent"]),
        bullets=tuple(BulletToken(b["glyph"], _known(b["color"], colors)) for b in tokens["bullets"]),
        grid=tokens["grid"],
        frame=tokens["frame"],
    )


def _style(name: str, raw: dict[str, Any], colors: Mapping[str, Color]) -> Style:
    known = set(Style.__dataclass_fields__) - {"name"}
    for key in raw:
        if key not in known:
            raise ValueError(f"in style {name}, {unknown_name('token', key, known)}")
    values = dict(raw)
    values["face"] = Face(raw["face"])
    values["sizes"] = tuple(int(size) for size in raw["sizes"])
    values["color"] = _known(raw["color"], colors)
    if "align" in raw:
        values["align"] = Align(raw["align"])
    return Style(name=name, **values)


def _known(color: str, colors: Mapping[str, Color]) -> str:
    if color not in colors:
        raise ValueError(unknown_name("colour", color, colors))
    return color


def _colors(raw: Mapping[str, str], pptx: Mapping[str, Any]) -> dict[str, str]:
    """Every colour as six hex digits; names and luminance formulas worked out."""

    def value(token: str, above: tuple[str, ...] = ()) -> str:
        if token in above:
            raise ValueError(f"colours refer to each other in a circle: {', '.join(above)}")
        text = raw[token]
        if text.startswith("#") and len(text) == 7:
            return f"{int(text[1:], 16):06X}"
        words = text.split()
        if len(words) == 1:
            return value(words[0], (*above, token))
        slot = pptx["map"].get(words[0], words[0])
        base = value(pptx["slots"].get(slot, slot), (*above, token))
        change = dict(zip(words[1::2], map(int, words[2::2]), strict=True))
        return _luminance(base, change.get("lumMod", 100), change.get("lumOff", 0))

    return {token: value(token) for token in raw}


def _luminance(hexes: str, lum_mod: int, lum_off: int) -> str:
    """lumMod and lumOff as DrawingML defines them: luminance of HSL times, then plus (ECMA-376 part 1, 20.1.2.3.20)."""
    red, green, blue = (int(hexes[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = min(1.0, max(0.0, light * lum_mod / 100 + lum_off / 100))
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _reference(token: str, raw: str, refs: Mapping[str, str]) -> SchemeColor | None:
    if token in refs:
        return SchemeColor(refs[token])
    if token.startswith("accent") and token in SLOTS:
        return SchemeColor(token)
    words = raw.split()
    if len(words) > 1:
        change = dict(zip(words[1::2], map(int, words[2::2]), strict=True))
        return SchemeColor(words[0], change.get("lumMod"), change.get("lumOff"))
    return None
