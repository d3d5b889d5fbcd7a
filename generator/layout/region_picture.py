"""A picture in the region that a rule has for it: cut or centred, on its ground, with who made it at its edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.deck.model import Picture
from generator.layout.credits import credit_box, credit_job
from generator.layout.pictures import picture_box
from generator.layout.plates import plate
from generator.layout.pushing import shape
from generator.layout.regions import TextFit
from generator.layout.rule import PictureRegion, Rule, ShapeRegion
from generator.layout.theme import Theme
from generator.scene.boxes import Box, Shape, TextBox


class RegionPicture:
    """``made``: the texts of its page."""

    def __init__(
        self, region: PictureRegion, picture: Picture, rule: Rule, made: Mapping[str, TextBox], theme: Theme
    ) -> None:
        self._picture, self._rule, self._made, self._theme = picture, rule, made, theme
        under = next((r for r in rule.regions if isinstance(r, ShapeRegion) and r.name == region.above), None)
        if under and (ground := shape(under, made)):
            region = replace(region, at=replace(region.at, height=ground.rect.y - region.at.y))
        self._region = region
        self._box = picture_box(region, picture, round_cards=bool(theme.card["radius"]))

    def boxes(self) -> Iterator[Box]:
        region = self._region
        if region.ground and self._box.rect != region.at:
            yield Shape(f"{region.name}-ground", region.at, region.ground)
        if back := plate(self._picture, self._box, region, self._rule, self._theme.scene):
            yield back
        yield self._box

    def credit(self, lang: str, *, typography: bool) -> TextFit | None:
        """The line that says who made it, to be fitted; None if there is none."""
        credit = self._picture.credit
        if credit is None or not credit.plain.strip():
            return None
        return credit_job(credit, self._box, self._theme, lang, typography=typography, rtl=self._rule.rtl)

    def credited(self, work: TextFit) -> TextBox:
        """That line, clear of all else on the page."""
        shapes = (shape(other, self._made) for other in self._rule.regions if isinstance(other, ShapeRegion))
        others = [
            box.rect for box in (*self._made.values(), *shapes) if box and not (isinstance(box, TextBox) and box.hidden)
        ]
        return credit_box(work, self._box, self._region.at, others, self._rule.background)
