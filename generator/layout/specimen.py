"""The slide layouts of the PPTX: each rule's regions with their full styles and a prompt, as “New Slide” offers
them."""

from __future__ import annotations

from dataclasses import replace

from generator.layout.fit import Fitting
from generator.layout.place import Place
from generator.layout.positions import shape
from generator.layout.regions import LEVELS
from generator.layout.rule import SPECIMEN, PictureRegion, Region, Rule, ShapeRegion, TextRegion, layout_id
from generator.layout.runs import is_rtl
from generator.layout.scene import Box, Field, Paragraph, PictureSlot, Role, Run, SceneLayout, TextBox
from generator.layout.settings import settings
from generator.words import words_of

PROMPTS = {
    Role.TITLE: "title",
    Role.SUBTITLE: "subtitle",
    Role.QUOTE: "quotation",
    Role.LABEL: "label",
    Role.CAPTION: "caption",
    Role.FOOTER: "footer",
    Role.DATE: "date",
}
BODY_PROMPT = ("text", "level2", "level3", "level4", "level5")
SHARE_TITLES = {"third": "", "half": ", half of the page", "two-thirds": ", two thirds of the page"}


def scene_layouts(place: Place) -> tuple[SceneLayout, ...]:
    """Every rule as a slide layout, in menu order; a rule with several picture shares gives one for each."""
    result = []
    for rule in place.rules.all():
        for share in rule.shares:
            own = place.rules.rule(rule.name, replace(SPECIMEN, share=share))
            title = own.title + (SHARE_TITLES[share] if len(rule.shares) > 1 else "")
            boxes = tuple(box for box in (_box(region, own, place) for region in own.regions) if box)
            result.append(SceneLayout(layout_id(own, share), title, own.background, boxes, own.type))
    return tuple(result)


def _box(region: Region, rule: Rule, place: Place) -> Box | None:
    if isinstance(region, ShapeRegion):
        return shape(region, {}) if region.fixed else None
    if isinstance(region, PictureRegion):
        return PictureSlot(region.name, region.at, region.placeholder, words_of(place.deck.lang)["picture"])
    if region.fixed:
        return place.constant(region, rule.background)
    return _placeholder(region, rule, place) if region.placeholder else None


def _placeholder(region: TextRegion, rule: Rule, place: Place) -> TextBox:
    style = place.theme.styles[region.style]
    fitting = Fitting(style, place.theme, style.least)
    words = words_of(place.deck.lang)
    prompt = "\n".join(words[name] for name in (BODY_PROMPT if style.list else [PROMPTS.get(region.role, "text")]))
    field = Field.SLIDE_NUMBER if region.text == "page.number" else None
    count = LEVELS if style.list else 1
    paragraphs = tuple(
        Paragraph((Run(line, field=field),), level, (line,), rtl=field is None and is_rtl(line))
        for level, line in enumerate(prompt.split("\n"))
    )
    return TextBox(
        name=region.name,
        role=region.role,
        rect=region.at,
        levels=fitting.levels(
            settings(style, place.theme, style.sizes)[0], count, place.theme.indent if style.list else 0.0
        ),
        paragraphs=paragraphs,
        anchor=region.anchor,
        placeholder=region.placeholder,
        hidden=region.hidden,
        fill=region.fill,
        background=region.fill or rule.background,
        prompt=prompt,
    )
