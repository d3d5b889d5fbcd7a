"""What a deck or a brand wants differently in whatever theme it is shown with: its accent and what follows from it, its
second voice, its charts, its fonts."""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import Diagnostic, notice
from generator.layout.contrasts import PAIRS, contrast_error, passing
from generator.layout.look import Wish, Wishes
from generator.layout.oklch import digits_of, oklch
from generator.layout.theme_colors import read_palette
from generator.layout.token_values import TokenValues
from generator.scene.checks import BODY_CONTRAST, GRAPHIC_CONTRAST, LEAST_CONTRAST, contrast_ratio
from generator.spans import Span
from generator.tokens import Named, Scalar, Token, merged

CHARTS = 5
_STEPS = 10


def with_wishes(root: Named, wishes: Wishes, values: TokenValues) -> tuple[Named, tuple[Diagnostic, ...]]:
    """The tokens of a theme in its mode with what is wanted, and notices; what cannot be had is noted as an error,
    unless a brand wants it: then it is changed."""
    palette = read_palette(root, values)
    if not palette.colors:
        return root, ()
    colors = {name: color.hex for name, color in palette.colors.items()}
    told: list[Diagnostic] = []
    wanted: dict[str, Wish] = {}
    if wishes.accent:
        colors["accent1"] = colors["accent"] = wishes.accent.digits
        chosen = _had("accent", wishes.accent, colors, values, told)
        colors["accent1"] = colors["accent"] = chosen
        for name, digits in (("tint", _tint(chosen, colors)), ("on_accent", _upon(chosen, colors))):
            wanted[name] = Wish(digits, wishes.accent.span)
        wanted["accent"] = wanted["accent1"] = Wish(chosen, wishes.accent.span)
    if wishes.pop:
        colors["pop"] = wishes.pop.digits
        wanted["pop"] = Wish(_had("pop", wishes.pop, colors, values, told), wishes.pop.span)
    charts = [one for one in wishes.charts if contrast_ratio(one.digits, colors["bg"]) >= GRAPHIC_CONTRAST]
    wanted |= {f"accent{number}": one for number, one in enumerate(charts[:CHARTS], 2)}
    return _laid_over(root, wanted), tuple(told)


def _laid_over(root: Named, wanted: Mapping[str, Wish]) -> Named:
    tokens: dict[str, Token] = {}
    places: dict[str, Span] = {}
    for name, wish in wanted.items():
        places[name] = wish.span or root.span
        tokens[name] = Scalar(f"#{wish.digits}", places[name])
    colors = Named(tokens, places, root.span)
    return merged(root, Named({"colors": colors}, {"colors": root.span}, root.span)) if tokens else root


def _had(token: str, wish: Wish, colors: Mapping[str, str], values: TokenValues, told: list[Diagnostic]) -> str:
    """The colour that is used for a token that is wanted; ``colors`` has it already."""
    # what follows from it is chosen to go with it
    pairs = [(pair, least) for pair, least in PAIRS.items() if pair[0] == token]
    failed = [(pair, least) for pair, least in pairs if contrast_ratio(*map(colors.__getitem__, pair)) < least]
    if not failed:
        return wish.digits
    (name, ground), least = max(failed, key=lambda one: one[1] / contrast_ratio(*map(colors.__getitem__, one[0])))
    ratio = contrast_ratio(colors[name], colors[ground])
    free = {**colors, "on_accent": _far(colors)}  # what is written upon it can be chosen
    near = passing(token, free)
    if wish.strict or near is None:
        values.problems.append(contrast_error(token, name, ground, ratio, least, free, wish.span))
        return wish.digits
    told.append(
        notice(
            "brand-color",
            "The brand's {color} has a contrast of {ratio:.1f}:1 on {ground} and needs {least:g}:1; {near} is shown",
            wish.span,
            hint="Write an `accent:` in the deck to choose another one.",
            color=f"#{wish.digits}",
            ratio=int(ratio * 10) / 10,
            ground=f"#{colors[ground]}",
            least=least,
            near=f"#{near}",
        )
    )
    return near


def _far(colors: Mapping[str, str]) -> str:
    """Black or white, whichever is far from what can be read on the page."""
    return max("000000", "FFFFFF", key=lambda one: -contrast_ratio(colors["bg"], one))


def _upon(accent: str, colors: Mapping[str, str]) -> str:
    """What is written upon the accent: as the theme has it, if that can be read."""
    tried = (colors["on_accent"], colors["bg"], colors["text"], "FFFFFF", "000000")
    return next((one for one in tried if contrast_ratio(one, accent) >= LEAST_CONTRAST), _far(colors))


def _tint(accent: str, colors: Mapping[str, str]) -> str:
    """The accent's own ground: as light and pure as the theme's, of the accent's hue, and nearer to the page where it
    could not be read upon."""
    light, chroma, _ = oklch(colors["tint"])
    page, paper, _ = oklch(colors["bg"])
    _, own, hue = oklch(accent)
    for step in range(_STEPS):
        share = step / _STEPS
        tint = digits_of(light + (page - light) * share, min(own, chroma + (paper - chroma) * share), hue)
        if contrast_ratio(colors["text"], tint) >= BODY_CONTRAST and contrast_ratio(accent, tint) >= LEAST_CONTRAST:
            return tint
    return colors["bg"]
