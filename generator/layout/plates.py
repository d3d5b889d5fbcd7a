"""A plate behind a drawing that its ground would swallow: dark lines on a dark page, light ones on a light page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.model import Picture
from generator.layout.rule import LogoRegion, PictureRegion, Rule, ShapeRegion
from generator.scene.boxes import PictureBox, Shape
from generator.scene.checks import contrast_ratio
from generator.scene.theme import SceneTheme
from generator.units import Rect

NAME = "image-plate"
SEEN = 2.0
"""Contrast from which on a line is seen."""
MUCH = 0.5
"""Share of a drawing that must not go unseen."""
_GROUNDS = ("bg", "text")
"""Colour tokens that are far from each other in every theme."""


def plate(
    picture: Picture, box: PictureBox, region: PictureRegion | LogoRegion, rule: Rule, theme: SceneTheme
) -> Shape | None:
    """The plate for a picture on a page, or None if it is seen without one."""
    if not picture.shades:
        return None

    def unseen(token: str) -> float:
        return _unseen(picture.shades, theme.colors[token].hex)

    ground = region.ground or _ground(box.rect, rule)
    if unseen(ground) < MUCH:
        return None
    best = min(_GROUNDS, key=unseen)
    return Shape(NAME, box.rect, best) if unseen(best) < MUCH / 2 else None


def _ground(rect: Rect, rule: Rule) -> str:
    """What the picture stands on."""
    under = [r for r in rule.regions if isinstance(r, ShapeRegion) and r.fixed and _holds(r.at, rect)]
    return under[-1].fill if under else rule.background


def _holds(outer: Rect, inner: Rect) -> bool:
    return outer.x <= inner.x and outer.y <= inner.y and outer.right >= inner.right and outer.bottom >= inner.bottom


def _unseen(shades: Sequence[float], ground: str) -> float:
    """The share of a drawing that can hardly be told from its ground."""
    step = 256 // len(shades)
    greys = (f"{index * step + step // 2:02X}" * 3 for index in range(len(shades)))
    return sum(share for share, grey in zip(shades, greys, strict=True) if contrast_ratio(grey, ground) < SEEN)
