"""The tokens of a theme for what is drawn: the mark on every page, and cards."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from generator.layout.theme_art import mix
from generator.layout.token_values import TokenValues
from generator.scene.theme import Color
from generator.tokens import Named

RULER: Final = "ticks"
"""The kind of mark that says how far the lecture is."""
MARKS: Final[Mapping[str, Mapping[str, str]]] = {
    "none": {},
    "filet": {"y": "number", "weights": "pair", "gap": "number", "color": "color"},
    "quarter": {"size": "number", "inner": "number", "color": "color", "color2": "color"},
    "duo": {"size": "number", "color": "color", "color2": "color"},
    RULER: {"color": "color", "color2": "color"},
    "masthead": {"y": "number", "foot": "number", "weight": "number", "color": "color", "color2": "color"},
}
"""By kind of mark, the tokens it has and what each is."""
CARD_STYLES: Final = ("fill", "outline", "rule")
CARD_EDGES: Final = ("none", "top", "all")


LENS: Final = "mark_lens"
"""Colour token of what two discs of a mark share."""


def lens_color(colors: Mapping[str, Color], *, dark: bool) -> Color:
    return Color(mix(colors["accent"].hex, colors["bg"].hex if dark else "000000", 0.45))


def read_mark(raw: Named, colors: Collection[str], values: TokenValues) -> dict[str, Any]:
    """What says on every page which theme it is. Of a mark that the theme lays over another's only what the kind has
    counts."""
    kind = values.choice(values.part(raw, "kind", "mark"), "mark.kind", MARKS, "mark")
    known = {name for tokens in MARKS.values() for name in tokens}
    values.known_names(raw, ("kind", *sorted(known)), "mark")
    found: dict[str, Any] = {"kind": kind}
    for name, what in MARKS.get(kind, {}).items():
        path = f"mark.{name}"
        if what == "pair":
            found[name] = [values.number(one, path, 0, 20) for one in values.listed(raw, name, "mark", 2, 2)] or [0, 0]
        elif what == "color":
            found[name] = values.choice(values.part(raw, name, "mark"), path, colors, "colour")
        else:
            found[name] = values.number(values.part(raw, name, "mark"), path, 0, 540)
    return found


def read_card(raw: Named, colors: Collection[str], values: TokenValues) -> dict[str, Any]:
    """How cards are drawn: filled, outlined, or under a rule."""
    values.known_names(raw, ("style", "fill", "radius", "edge", "edge_width", "edge_color"), "card")
    return {
        "style": values.choice(values.part(raw, "style", "card"), "card.style", CARD_STYLES),
        "fill": values.choice(values.part(raw, "fill", "card"), "card.fill", colors, "colour"),
        "radius": values.number(values.part(raw, "radius", "card"), "card.radius", 0, 40),
        "edge": values.choice(values.part(raw, "edge", "card"), "card.edge", CARD_EDGES),
        "edge_width": values.number(values.part(raw, "edge_width", "card"), "card.edge_width", 0, 12),
        "edge_color": values.choice(values.part(raw, "edge_color", "card"), "card.edge_color", colors, "colour"),
    }
