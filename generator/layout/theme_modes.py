"""A theme in one of its modes: the palette of that mode, and whatever else it lays over the theme's tokens."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import Mode
from generator.layout.theme import Style
from generator.layout.token_values import TokenValues
from generator.tokens import Named, Scalar, Token, merged

MODE_TOKENS: Final = ("dark", "colors", "charts", "pptx", "over")
CHARTS: Final = 5
"""Colours besides the accent, which is the first."""


def in_mode(root: Named, chosen: Mode, values: TokenValues) -> Named:
    """The tokens as they hold in a mode. Contrast is laid over light."""
    modes = values.mapping(root, "modes")
    values.known_names(modes, [str(one) for one in Mode], "modes", "mode")
    light = _mode(modes, Mode.LIGHT, values)
    found = light if chosen is Mode.LIGHT else _mode(modes, chosen, values)
    if chosen is Mode.CONTRAST:
        found = merged(light, found)
    more = {name: found.tokens[name] for name in ("dark", "colors", "pptx") if name in found.tokens}
    colors = values.mapping(found, "colors", f"modes.{chosen}")
    accent = Scalar("accent", colors.span)
    charts = values.listed(found, "charts", f"modes.{chosen}", CHARTS, CHARTS) or (accent,) * CHARTS
    accents: dict[str, Token] = {f"accent{number}": color for number, color in enumerate((accent, *charts), 1)}
    places = {**{name: color.span for name, color in accents.items()}, **colors.places}
    more["colors"] = Named({**accents, **colors.tokens}, places, colors.span)
    made = Named({**root.tokens, **more}, root.places, root.span)
    over = found.tokens.get("over")
    if over is None:
        return made
    if not isinstance(over, Named):
        values.wrong(over, f"modes.{chosen}.over", "a mapping of tokens")
        return made
    return merged(made, over)


def with_own_colors(theme: Named) -> Named:
    """The theme with the colours that it gives for all modes laid over those of each."""
    colors, modes = theme.tokens.get("colors"), theme.tokens.get("modes")
    if not isinstance(colors, Named) or not isinstance(modes, Named):
        return theme
    tokens = {
        name: merged(mode, Named({"colors": colors}, {"colors": colors.span}, mode.span))
        if isinstance(mode, Named)
        else mode
        for name, mode in modes.tokens.items()
    }
    rest = {name: token for name, token in theme.tokens.items() if name != "colors"}
    return Named({**rest, "modes": Named(tokens, modes.places, modes.span)}, theme.places, theme.span)


def scaled(style: Style, factor: float) -> Style:
    """The style in larger sizes, even ones."""
    sizes = tuple(dict.fromkeys(larger(size, factor) for size in style.sizes))
    return replace(style, sizes=sizes, floor=larger(style.floor, factor))


def larger(size: int, factor: float) -> int:
    return 2 * round(size * factor / 2) if factor != 1 else size


def _mode(modes: Named, mode: Mode, values: TokenValues) -> Named:
    found = values.mapping(modes, str(mode), "modes")
    values.known_names(found, MODE_TOKENS, f"modes.{mode}")
    return found
