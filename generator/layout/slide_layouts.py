"""The slide layouts of the PPTX: each rule's regions with their full styles and a prompt, as “New Slide” offers
them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from generator.languages import is_turned
from generator.layout.fit import Fitting
from generator.layout.logo import PLATE as LOGO_PLATE
from generator.layout.marks import mark
from generator.layout.plates import NAME as PLATE
from generator.layout.pushing import shape
from generator.layout.regions import LEVELS, directed_levels, on_ground, seen_levels
from generator.layout.rule import (
    SPECIMEN,
    ArtRegion,
    LogoRegion,
    MarkRegion,
    PictureRegion,
    Region,
    Rule,
    ShapeRegion,
    TextRegion,
    layout_id,
)
from generator.layout.size_ladder import Setting, settings
from generator.layout.slide_context import SlideContext
from generator.layout.theme import Style, Theme
from generator.scene.boxes import Box, PictureSlot, Shape, TextBox
from generator.scene.page import SceneLayout
from generator.scene.text import Field, LevelStyle, Paragraph, Run
from generator.units import Length, Pt, Rect
from generator.words import box_word, layout_words, words_of

BODY_PROMPT = ("text", "level2", "level3", "level4", "level5")


SEEN_AS = {"image-left": "image-right", "image-right": "image-left"}
"""What a mirrored layout looks like."""


def scene_layouts(place: SlideContext, used: Collection[str] = ()) -> tuple[SceneLayout, ...]:
    """Those of ``layouts_made``, which are kept with the rules for decks that ask for the same one after the other, as
    those of courses do."""
    asked = (place.bare_deck, bool(place.kickers), frozenset(used))
    kept = place.rules.layouts
    if kept is None or kept[0] is not place.theme or kept[1] != asked:
        kept = place.rules.layouts = place.theme, asked, layouts_made(place, used)
    return kept[2]


def layouts_made(place: SlideContext, used: Collection[str] = ()) -> tuple[SceneLayout, ...]:
    """Every rule as a slide layout, in menu order, named in the deck's language; a rule with several picture shares
    gives one for each.

    ``used``: the layouts that pages have. Of those in the other direction than the deck's only these are made.
    """
    rules = [(rule, share) for rule in place.rules.all() for share in rule.shares]
    ordinary = [_layout(rule, share, place, rtl=place.rtl) for rule, share in rules]
    turned = [_layout(rule, share, place, rtl=not place.rtl) for rule, share in rules if used]
    return (*ordinary, *(layout for layout in turned if layout.name in used))


def _layout(rule: Rule, share: str, place: SlideContext, *, rtl: bool) -> SceneLayout:
    specimen = replace(SPECIMEN, has=SPECIMEN.has | {"logo"}) if place.deck.logo else SPECIMEN
    own = place.rules.rule(rule.name, replace(specimen, share=share, kicked=bool(place.kickers), rtl=rtl))
    words = layout_words(place.deck.lang)
    title = words.get(SEEN_AS.get(own.name, own.name) if rtl else own.name, own.title)
    if share != rule.shares[0]:
        title += f" ({words[share]})"
    if rtl != place.rtl:
        title += " (RTL)" if rtl else " (LTR)"
    boxes = tuple(box for region in own.regions for box in _boxes(region, own, place))
    return SceneLayout(layout_id(own, share, rtl=place.rtl), title, own.background, boxes, own.type)


def box_names(place: SlideContext) -> dict[str, str]:
    """What people call each box of the rules, and those of a notes page, by its own name."""
    regions = (region.name for rule in place.rules.all() for region in rule.regions)
    return {name: box_word(name, place.deck.lang) for name in (*regions, PLATE, LOGO_PLATE, "slide", "notes", "number")}


def _levels(lang: str) -> str:
    words = words_of(lang)
    return "\n".join(words[name] for name in BODY_PROMPT)


def _boxes(region: Region, rule: Rule, place: SlideContext) -> Iterator[Box]:
    if isinstance(region, LogoRegion):
        yield from place.logo(region, rule)
    elif box := _box(region, rule, place):
        yield box


def _box(
    region: TextRegion | ShapeRegion | PictureRegion | ArtRegion | MarkRegion, rule: Rule, place: SlideContext
) -> Box | None:
    if isinstance(region, ShapeRegion):
        return shape(region, {}) if region.fixed else None
    if isinstance(region, PictureRegion):
        word, disc = box_word(region.name, place.deck.lang), region.portrait and bool(place.theme.card["radius"])
        return PictureSlot(region.name, region.at, region.placeholder, word, disc=disc)
    if isinstance(region, MarkRegion):
        return mark(region, place.theme, place.size)
    if isinstance(region, ArtRegion):
        return place.artwork(region, {}) if region.fixed else None
    if region.fixed:
        return place.running_text(region, rule)
    return _placeholder(region, rule, place) if region.placeholder else None


def _card(region: TextRegion, rule: Rule, place: SlideContext) -> TextBox:
    """A card as a placeholder: the shape and its text are one."""
    from generator.layout.body.cards import PAD, UNDER_HEAD, card_frame, ground

    theme, rtl = place.theme, rule.rtl
    head, body = theme.styles["card_head"], theme.styles["card_body"]
    rect, holder = card_frame(region.name, region.at, theme, rule.background, PAD)
    if region.fill:
        rect = Rect(region.at.x + Pt(PAD), region.at.y + Pt(PAD), region.at.width - Pt(2 * PAD), Pt(0))
        rect = replace(rect, height=Length(region.at.height - Pt(2 * PAD)))
        holder = ground(f"{region.name}-ground", region.at, theme, region.fill, rounded=True)
    below = Fitting(body, theme, body.least).levels(
        Setting(body.sizes[1], 1.0, UNDER_HEAD / body.sizes[1]), LEVELS, theme.indent
    )
    levels = (*Fitting(head, theme, head.least).levels(Setting(head.sizes[1], 1.0, 0.0), 1, 0.0), *below)
    words = (box_word("head", place.deck.lang), *_levels(place.deck.lang).split("\n"))
    return TextBox(
        name=region.name,
        role=region.role,
        rect=rect,
        levels=directed_levels(levels, rtl=rtl),
        paragraphs=tuple(
            Paragraph((Run(line),), level, (line,), rtl=rtl, turned=is_turned(line, rtl=rtl))
            for level, line in enumerate(words)
        ),
        placeholder=region.placeholder,
        background=(holder.fill if holder else None) or rule.background,
        prompt="\n".join(words),
        holder=holder,
    )


def _placeholder(region: TextRegion, rule: Rule, place: SlideContext) -> TextBox:
    if region.card:
        return _card(region, rule, place)
    style = place.theme.styles[region.style]
    fitting = Fitting(style, place.theme, style.least)
    prompt = _levels(place.deck.lang) if style.list else box_word(region.name.rstrip("-0123456789"), place.deck.lang)
    field = Field.SLIDE_NUMBER if region.text == "page.number" else None
    count = LEVELS if style.list else 1
    if region.levels:
        prompt = "\n".join((prompt.split("\n")[0], *_levels(place.deck.lang).split("\n")[1 : len(region.levels)]))
    paragraphs = tuple(
        Paragraph((Run(line, field=field),), level, (line,), rtl=rule.rtl, turned=is_turned(line, rtl=rule.rtl))
        for level, line in enumerate(prompt.split("\n"))
    )
    hang = place.theme.indent if style.list else 0.0
    levels = fitting.levels(settings(style, place.theme, style.sizes)[0], count, hang)
    if region.levels:
        levels = tuple(_first_level(place.theme.styles[name], place.theme) for name in region.levels)
    ground = region.fill or region.ground or rule.background
    return TextBox(
        name=region.name,
        role=region.role,
        rect=region.at,
        levels=directed_levels(on_ground(seen_levels(levels, region, ground), ground), rtl=rule.rtl),
        paragraphs=paragraphs,
        anchor=region.anchor,
        placeholder=region.placeholder,
        hidden=region.hidden,
        fill=None if region.around else region.fill,
        background=ground,
        prompt=prompt,
        holder=Shape(f"{region.name}-ground", region.around, region.fill) if region.around else None,
    )


def _first_level(style: Style, theme: Theme) -> LevelStyle:
    """The first level of a style in one of its smaller sizes."""
    size = style.sizes[min((len(style.sizes) + 1) // 2, len(style.sizes) - 1)]
    return Fitting(style, theme, style.least).levels(Setting(size, 1.0, 0.0), 1, 0.0)[0]
