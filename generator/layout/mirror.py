"""A layout rule for texts that are read from right to left: the same page, seen in a mirror."""

from __future__ import annotations

from msgspec.structs import replace

from generator.layout.rule import ArtRegion, LogoRegion, MarkRegion, PictureRegion, Region, Rule, TextRegion
from generator.units import Length

_SIDES = {"left": "right", "right": "left"}


def mirrored(rule: Rule, width: Length) -> Rule:
    """The rule with every box as far from the right edge of the page as it was from the left."""
    return replace(rule, rtl=True, regions=tuple(_mirrored(region, width) for region in rule.regions))


def _mirrored(region: Region, width: Length) -> Region:
    turned = replace(region, at=replace(region.at, x=width - region.at.right))
    if isinstance(turned, PictureRegion | LogoRegion):
        return replace(turned, align=_SIDES.get(turned.align, turned.align))
    if isinstance(turned, TextRegion) and turned.around:
        return replace(turned, around=replace(turned.around, x=width - turned.around.right))
    if isinstance(turned, TextRegion) and turned.dense:
        at = turned.dense.at
        return replace(turned, dense=replace(turned.dense, at=replace(at, x=width - at.right)))
    return replace(turned, mirrored=not turned.mirrored) if isinstance(turned, ArtRegion | MarkRegion) else turned
