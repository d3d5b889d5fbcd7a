"""Slides in languages that are read from right to left: the page of the other direction, in a mirror."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.deck.model import Content
from generator.layout import lay_out
from generator.layout.listing import PAGE_SIZES
from generator.layout.mirror import mirrored
from generator.layout.rule import SPECIMEN, PictureRegion
from generator.scene.boxes import Box, TextBox
from generator.scene.page import Page, Scene
from tests.layout.made import columns, deck, items, picture, rules, slide, text

WIDTH = PAGE_SIZES["16:9"].width


def made(lang: str, **fields: Content) -> Scene:
    told = replace(slide("a", heading="H"), lang=lang)
    told = replace(told, fields={**told.fields, **fields})
    return lay_out(deck(told, lang=lang, title="T", footer=text("F"), date=text("D")))[0]


def boxes(page: Page) -> dict[str, Box]:
    return {box.name: box for box in page.boxes}


@pytest.mark.parametrize("name", ["bullets", "bullets-2", "columns-2", "image-left", "quote", "section", "title"])
def test_a_mirrored_rule_is_the_rule_in_a_mirror(name: str) -> None:
    rule = rules().rule(name, SPECIMEN)
    other = mirrored(rule, WIDTH)
    assert other.rtl
    for before, after in zip(rule.regions, other.regions, strict=True):
        assert (after.at.x, after.at.right) == (WIDTH - before.at.right, WIDTH - before.at.x)
        assert (after.at.y, after.at.height, after.name) == (before.at.y, before.at.height, before.name)
        if isinstance(before, PictureRegion):
            assert isinstance(after, PictureRegion)
            assert {before.align, after.align} in ({"left", "right"}, {"center"})
    assert mirrored(other, WIDTH).regions == rule.regions


@pytest.mark.parametrize("lang", ["ar", "he", "fa", "ur", "pa-Arab"])
def test_columns_pictures_and_frame_follow_the_language(lang: str) -> None:
    page = made(lang, columns=columns(("א", items("א")), ("ב", items("ב")))).pages[0]
    found = boxes(page)
    assert page.rtl
    assert found["column-1"].rect.x > found["column-2"].rect.x
    assert found["head-1"].rect.x > found["head-2"].rect.x
    assert found["footer"].rect.right > found["number"].rect.right
    assert found["footer"].rect.x > found["date"].rect.x
    pictured = boxes(made(lang, image=picture(alt="x")).pages[0])
    assert pictured["image"].rect.x < pictured["heading"].rect.x


def test_every_text_of_a_page_has_its_direction() -> None:
    for lang, rtl in (("he", True), ("fr", False)):
        scene = made(lang, heading=text("PDF שלום"), items=items("Only English.", "שלום!", "2024"))
        for box in (box for page in scene.pages for box in page.boxes if isinstance(box, TextBox)):
            assert {paragraph.rtl for paragraph in box.paragraphs} == {rtl}
            assert {level.rtl for level in box.levels} == {rtl}
        body = boxes(scene.pages[0])["body"]
        assert isinstance(body, TextBox)
        assert [paragraph.turned for paragraph in body.paragraphs] == (
            [True, False, False] if rtl else [False, True, False]
        )


def test_a_slide_of_the_other_direction_has_a_layout_of_its_own() -> None:
    scene = lay_out(
        deck(
            slide("a", heading="שלום", items=items("א")),
            slide("b", heading="H", items=items("b"), lang="en"),
            lang="he",
        )
    )[0]
    assert [page.layout for page in scene.pages] == ["bullets", "bullets-ltr"]
    assert [layout.name for layout in scene.layouts if layout.name.endswith(("-ltr", "-rtl"))] == ["bullets-ltr"]
    rtl, ltr = scene.layout("bullets"), scene.layout("bullets-ltr")
    assert {box.name: box.rect.x for box in rtl.boxes} != {box.name: box.rect.x for box in ltr.boxes}
    assert ltr.title.endswith("(LTR)")
    alone = lay_out(deck(slide("a", heading="H", items=items("b"))))[0]
    assert not any(layout.name.endswith("-rtl") for layout in alone.layouts)
