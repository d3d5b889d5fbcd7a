"""The tokens of a theme that say how type fits the page: `fit` and `space`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from generator.layout.theme import Fit, HeadingFit, Shelf, Spacing, Step
from generator.layout.theme_modes import larger
from generator.layout.token_values import TokenValues
from generator.tokens import Named, Token

SCOPES: Final = ("deck", "slide")
FRAMES: Final = ("normal", "dense")
SPACES: Final = ("heading_body", "heading_dense", "sub")
_FIT: Final = ("heading", "body", "measure", "gap", "spread", "shelf", "spacing", "display_spacing")


def read_fit(raw: Named, values: TokenValues) -> Fit:
    values.known_names(raw, _FIT, "fit")
    steps = [_step(one, values) for one in values.listed(raw, "body", "fit", 1, 20)]
    order = [(step.size, not step.dense) for step in steps]
    if any(one <= other for one, other in pairwise(order)):
        values.wrong(raw.tokens["body"], "fit.body", "a list with the largest first, the dense frame after the normal")
    spacing = [_spacing(one, values) for one in values.listed(raw, "spacing", "fit", 1, 20)]
    if spacing and (spacing[0].below or spacing[0].last):
        values.wrong(raw.tokens["spacing"], "fit.spacing", "a list of which the first may always be used")
    return Fit(
        heading=_heading(values.mapping(raw, "heading", "fit"), values),
        body=tuple(steps) or (Step(18),),
        measure=_number(raw, "measure", "fit", 10, 200, values),
        gap=_number(raw, "gap", "fit", 0, 5, values),
        spread=_number(raw, "spread", "fit", 0, 1, values),
        shelf=_shelf(values.mapping(raw, "shelf", "fit"), values),
        spacing=tuple(spacing) or (Spacing(1.0, 0.5),),
        display_spacing=_number(raw, "display_spacing", "fit", 0.5, 2, values),
    )


def read_space(raw: Named, values: TokenValues) -> dict[str, float]:
    """Fixed distances, in pt; ``sub`` is a share."""
    values.known_names(raw, SPACES, "space")
    return {name: _number(raw, name, "space", 0, 3 if name == "sub" else 120, values) for name in SPACES}


def scaled_fit(fit: Fit, factor: float) -> Fit:
    """The same for larger type, in even sizes."""
    if factor == 1:
        return fit
    steps = tuple(replace(step, size=larger(step.size, factor)) for step in fit.body)
    sizes = _once(larger(size, factor) for size in fit.heading.sizes)
    return replace(
        fit,
        heading=replace(fit.heading, sizes=sizes),
        body=tuple({(step.size, step.dense): step for step in steps}.values()),
        spacing=tuple(replace(one, below=larger(one.below, factor)) for one in fit.spacing),
    )


def _heading(raw: Named, values: TokenValues) -> HeadingFit:
    path = "fit.heading"
    values.known_names(raw, HeadingFit.__struct_fields__, path)
    sizes = tuple(values.whole(one, f"{path}.sizes", 6, 200) for one in values.listed(raw, "sizes", path, 1, 30))
    if any(one <= other for one, other in pairwise(sizes)):
        values.wrong(raw.tokens["sizes"], f"{path}.sizes", "a list with the largest first")
    lines = values.part(raw, "lines", path)
    return HeadingFit(
        sizes or (6,),
        _number(raw, "one_line", path, 0, 1, values),
        values.whole(lines, f"{path}.lines", 1, 9) if lines else 1,
        values.choice(values.part(raw, "scope", path), f"{path}.scope", SCOPES),
    )


def _shelf(raw: Named, values: TokenValues) -> Shelf:
    path = "fit.shelf"
    values.known_names(raw, Shelf.__struct_fields__, path)
    return Shelf(
        _number(raw, "share", path, 0, 1, values),
        _number(raw, "most", path, 0, 300, values),
        _number(raw, "step", path, 1, 60, values),
    )


def _step(token: Token, values: TokenValues) -> Step:
    raw = _mapping(token, "fit.body", ("s", "fill", "items", "lines", "frame"), values)
    size, found = values.part(raw, "s", "fit.body"), raw.tokens
    return Step(
        values.whole(size, "fit.body.s", 6, 200) if size else 6,
        _number(raw, "fill", "fit.body", 0.1, 1, values) if "fill" in found else 1.0,
        values.whole(found["items"], "fit.body.items", 1, 99) if "items" in found else 0,
        values.whole(found["lines"], "fit.body.lines", 1, 99) if "lines" in found else 0,
        values.choice(found.get("frame"), "fit.body.frame", FRAMES) == "dense",
    )


def _spacing(token: Token, values: TokenValues) -> Spacing:
    raw = _mapping(token, "fit.spacing", Spacing.__struct_fields__, values)
    return Spacing(
        _number(raw, "line", "fit.spacing", 0.5, 3, values),
        _number(raw, "gap", "fit.spacing", 0, 3, values),
        values.whole(raw.tokens["below"], "fit.spacing.below", 0, 200) if "below" in raw.tokens else 0,
        values.boolean(raw.tokens.get("last"), "fit.spacing.last"),
    )


def _mapping(token: Token, path: str, names: Sequence[str], values: TokenValues) -> Named:
    if not isinstance(token, Named):
        values.wrong(token, path, "a list of mappings")
        return values.nothing(token.span)
    values.known_names(token, names, path)
    return token


def _number(raw: Named, name: str, path: str, least: float, most: float, values: TokenValues) -> float:
    return float(values.number(values.part(raw, name, path), f"{path}.{name}", least, most))


def _once(sizes: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(sizes))
