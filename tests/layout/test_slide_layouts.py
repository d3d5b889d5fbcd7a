"""The slide layouts that a PPTX offers: one for each rule and share, with prompts at every level."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.layout import lay_out
from generator.layout.listing import describe_layouts
from generator.layout.rule import TextRegion
from generator.layout.rules import _shared_rules
from generator.scene.boxes import PictureSlot, TextBox
from generator.scene.page import Scene
from generator.words import LANGUAGES, layout_words
from tests.layout.made import THEMES, deck, items, picture, rules, slide, text


def scene(theme: str, size: str = "16:9") -> Scene:
    return lay_out(deck(slide(heading="H", items=items("a")), theme=theme, size=size))[0]


@pytest.mark.parametrize("theme", THEMES)
def test_every_rule_and_share_is_offered_in_menu_order(theme: str) -> None:
    names = [layout.name for layout in scene(theme).layouts]
    assert len(set(names)) == len(names) == len(rules().names) + 4
    assert names[:4] == ["title", "section", "bullets", "bullets-2"]
    assert names[-1] == "blank"
    assert {"image-left", "image-left-half", "image-left-two-thirds"} <= set(names)
    titles = [layout.title for layout in scene(theme).layouts]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("theme", THEMES)
def test_placeholders_have_prompts_and_five_levels_where_they_are_bodies(theme: str) -> None:
    for layout in scene(theme).layouts:
        placeholders = [b for b in layout.boxes if isinstance(b, TextBox) and b.placeholder]
        ids = [b.placeholder.idx for b in layout.boxes if isinstance(b, TextBox | PictureSlot) and b.placeholder]
        assert len(set(ids)) == len(ids), layout.name
        assert any(b.placeholder and b.placeholder.type in ("title", "ctrTitle") for b in placeholders), layout.name
        assert all(b.prompt for b in placeholders), layout.name
        for b in placeholders:
            assert len(b.levels) in (1, 5) or b.name.startswith(("card-", "box", "example", "figure-", "term"))
            assert [p.level for p in b.paragraphs] == list(range(len(b.levels)))


@pytest.mark.parametrize(
    ("lang", "title", "second", "rtl"),
    [
        ("fr-BE", "Titre", "Deuxième niveau", False),
        ("ar", "العنوان", "المستوى الثاني", True),
        ("fi", "Title", "Second level", False),
    ],
)
def test_prompts_are_in_the_decks_language(lang: str, title: str, second: str, rtl: bool) -> None:
    made = lay_out(deck(slide(heading="H", items=items("a")), lang=lang))[0]
    boxes = {box.name: box for box in made.layout("bullets").boxes if isinstance(box, TextBox)}
    assert boxes["heading"].prompt == title
    assert boxes["body"].prompt.split("\n")[1] == second
    assert {paragraph.rtl for paragraph in boxes["body"].paragraphs} == {rtl}
    assert boxes["number"].paragraphs[0].rtl is rtl
    assert {level.rtl for box in boxes.values() for level in box.levels} == {rtl}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_in_the_decks_language_and_no_two_of_a_layout_alike(lang: str) -> None:
    made = lay_out(deck(slide(heading="H", items=items("a")), lang=lang))[0]
    titles = [layout.title for layout in made.layouts]
    assert len(set(titles)) == len(titles)
    assert made.layout("bullets").title == layout_words(lang)["bullets"]
    for layout in made.layouts:
        called = [made.names[box.name] for box in layout.boxes]
        assert len(set(called)) == len(called), layout.name


def test_every_field_that_a_layout_shows_is_a_placeholder_of_it() -> None:
    for rule in rules().all():
        for region in rule.regions:
            if isinstance(region, TextRegion) and (region.field or region.continues):
                assert region.placeholder, f"{region.name} of {rule.name}"
    shown = {box.name for box in scene("agora").layout("bullets").boxes}
    assert "source" in shown


def test_pages_use_placeholders_that_their_layout_offers() -> None:
    made = scene("agora")
    for page in made.pages:
        offered = {b.placeholder for b in made.layout(page.layout).boxes if isinstance(b, TextBox | PictureSlot)}
        assert {b.placeholder for b in page.boxes if isinstance(b, TextBox) and b.placeholder} <= offered


def test_the_catalogue_describes_them_all() -> None:
    entries = describe_layouts()
    assert [entry.name for entry in entries][:2] == ["title", "section"]
    assert {entry.name for entry in entries} == set(rules().names)
    assert all(entry.title and entry.summary for entry in entries)
    bullets = next(entry for entry in entries if entry.name == "bullets")
    assert bullets.fields == ("heading", "items", "text", "source", "kicker")


def test_layouts_that_are_kept_are_those_that_are_made() -> None:
    """Of decks one after the other, whatever the layouts show of them."""
    plain = deck(slide(heading="H", items=items("a")), theme="faculte")
    logo = picture(200, 100, alt="Logo")
    decks = [
        plain,
        replace(plain, title=text("Autre")),
        replace(plain, footer=text("Pied")),
        replace(plain, date=text("2026")),
        replace(plain, lang="ar"),
        replace(plain, slides=(replace(plain.slides[0], lang="ar"),)),
        replace(plain, art="none"),
        replace(plain, logo=logo),
        replace(plain, min_size=20),
        replace(plain, theme="revue"),
    ]
    fresh = []
    for one in decks:
        _shared_rules.cache_clear()
        fresh.append(lay_out(one)[0].layouts)
    assert sum(layouts != fresh[0] for layouts in fresh) > len(decks) / 2
    for at in (*range(len(decks)), *(at for other in range(len(decks)) for at in (0, other, other, 0))):
        assert lay_out(decks[at])[0].layouts == fresh[at]
    assert lay_out(decks[0])[0].layouts is lay_out(replace(plain, slides=(slide(heading="I"),)))[0].layouts
