"""The slide layouts of the PPTX: each rule's regions with their full styles and a prompt, as “New Slide” offers them."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.model import Deck
from generator.layout.content import deck_text
from generator.layout.fit import Fitting, settings
from generator.layout.place import Place, one_line, shape
from generator.layout.regions import text_box
from generator.layout.rules import PictureRegion, Rule, ShapeRegion, TextRegion, SPECIMEN, layout_id
from generator.layout.runs import SourceParagraph, runs_of
from generator.layout.scene import Box, Field, PictureSlot, Paragraph, Role, Run, SceneLayout, TextBox

LEVELS = 5
PROMPTS = {
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.BODY: "Text",
    Role.QUOTE: "Quotation",
    Role.LABEL: "Label",
    Role.CAPTION: "Caption",
    Role.FOOTER: "Footer",
    Role.DATE: "Date",
}
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


def _box(region: TextRegion | ShapeRegion | PictureRegion, rule: Rule, place: Place) -> Box | None:
    if isinstance(region, ShapeRegion):
        return shape(region, {}) if region.fixed else None
    if isinstance(region, PictureRegion):
        return PictureSlot(region.name, region.at, region.placeholder, "Picture")
    if region.fixed:
        return _constant(region, rule, place)
    return _placeholder(region, rule, place) if region.placeholder else None


def _constant(region: TextRegion, rule: Rule, place: Place) -> TextBox | None:
    deck: Deck = place.deck
    text = deck_text(region.text, deck)
    if text is None:
        return None
    one = one_line(region, region.at, SourceParagraph(runs_of(text, deck.lang, deck.typography)), place.theme)
    return text_box(one, settings(one.fitting.style, one.fitting.theme, one.sizes)[-1], background=rule.background)


def _placeholder(region: TextRegion, rule: Rule, place: Place) -> TextBox:
    style = place.theme.styles[region.style]
    fitting = Fitting(style, place.theme, style.least)
    prompt = PROMPTS.get(region.role, "Text")
    field = Field.SLIDE_NUMBER if region.text == "page.number" else None
    count = LEVELS if style.list else 1
    paragraphs = tuple(Paragraph((Run(prompt if level == 0 else f"Level {level + 1}", field=field),), level, (prompt,)) for level in range(count))
    return TextBox(
        name=region.name,
        role=region.role,
        rect=region.at,
        levels=fitting.levels(settings(style, place.theme, style.sizes)[0], count, style.list),
        paragraphs=paragraphs,
        anchor=region.anchor,
        placeholder=region.placeholder,
        hidden=region.hidden,
        fill=region.fill,
        background=region.fill or rule.background,
        prompt=prompt,
    )
