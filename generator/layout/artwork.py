"""The art of a theme in a region of a layout rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.layout.rule import ArtRegion
from generator.layout.theme_art import ArtToken
from generator.scene.boxes import Drawing, TextBox, ink
from generator.scene.touching import touches
from generator.units import Length, Pt, Rect, Size

NO_ART: Final = "none"
"""What a deck says that wants none."""
_LEAST: Final = Pt(48)
"""Height under which there is no room for art."""


def art_top(region: ArtRegion, above: TextBox | None) -> Length:
    """Where art begins, when the text above it may reach into its region."""
    if above is None:
        return region.at.y
    return Length(max(region.at.y, above.rect.y + above.text_height + region.gap))


def clear_of(drawing: Drawing | None, texts: Iterable[TextBox]) -> Drawing | None:
    """The drawing, unless a text that is longer than most stands where it is drawn."""
    rects = [ink(text) for text in texts if not text.hidden] if drawing else []
    return None if drawing and any(touches(shape, rect) for rect in rects for shape in drawing.shapes) else drawing


def artwork(region: ArtRegion, top: Length, token: ArtToken, seed: str, page: Size) -> Drawing | None:
    """The drawing, seeded by ``seed`` and the region's key; None if the theme has no art, or the region no room."""
    at = region.at
    bottom = at.y + at.height
    if token.family == NO_ART or bottom - top < _LEAST:
        return None
    from generator.layout.art import draw, mirrored  # costs time, and many decks have none
    from generator.layout.art.curves import Bounds
    from generator.layout.art.motif import Motif, Room

    x = page.width - at.right if region.mirrored else at.x
    places = x.pt, top.pt, (x + at.width).pt, bottom.pt
    bounds = Bounds(*places) if region.plate else Bounds(0, 0, page.width.pt, page.height.pt)
    motif = Motif(
        token.family,
        token.colors[region.ground],
        token.mixes[region.ground],
        density=token.density * region.density,
        stroke=token.stroke,
        cell=token.cell,
        count=region.count,
        mode=token.mode,
        **({"radius": (region.radius[0], region.radius[-1])} if region.radius else {}),
    )
    shapes = draw(motif, Room(*places[:2], at.width.pt, (bottom - top).pt, bounds), seed, region.key)
    if region.mirrored:
        shapes = mirrored(shapes, page.width)
    if not shapes:
        return None
    left, top = min(shape.rect.x for shape in shapes), min(shape.rect.y for shape in shapes)
    right, bottom = max(shape.rect.right for shape in shapes), max(shape.rect.bottom for shape in shapes)
    return Drawing(region.name, Rect(left, top, right - left, bottom - top), shapes, fixed=region.fixed)
