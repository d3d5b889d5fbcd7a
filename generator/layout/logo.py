"""The deck's logo on pages and slide layouts: the variant for the ground it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.deck.model import Picture
from generator.layout.pictures import fitted_picture, for_theme
from generator.layout.plates import plate
from generator.layout.rule import LogoRegion, Rule
from generator.scene.boxes import PictureBox, Shape
from generator.scene.checks import contrast_ratio
from generator.scene.theme import SceneTheme

PLATE = "logo-plate"


def logo_boxes(region: LogoRegion, logo: Picture, rule: Rule, theme: SceneTheme) -> Iterator[PictureBox | Shape]:
    """The logo whole in its place, on a plate if its ground would swallow it. They are fixed: what a layout has, its
    slides do not repeat."""
    ground = theme.colors[region.ground or rule.background].hex
    dark = contrast_ratio(ground, "FFFFFF") > contrast_ratio(ground, "000000")
    shown = for_theme(logo, dark=dark)
    box = replace(fitted_picture(shown, region.name, region.at, align=region.align), fixed=True)
    if region.quiet:
        box = replace(box, alt="", decorative=True)
    if under := plate(shown, box, region, rule, theme):
        yield replace(under, name=PLATE, fixed=True)
    yield box
