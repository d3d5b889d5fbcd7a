"""Art on pages: clear of texts of any length, on the layout where its slides share it, and as a deck wants it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.scene.boxes import Drawing, PictureBox, Shape, TextBox
from generator.scene.page import Page, Scene
from tests.layout.made import deck, picture, slide

COVERS = {"faculte": "split", "atelier": "split", "agora": "full", "labo": "full", "blanc": "grid", "revue": "band"}
ON_LAYOUTS = ("faculte", "atelier", "agora", "labo", "revue")
"""Blanc draws bars, on its cover only."""
CORNER = ("faculte", "atelier", "agora")
SHORT = "Droit"
LONG = "Introduction aux politiques publiques de la santé et de l’action sociale en Europe"
SOURCE = """title: {title}
subtitle: {subtitle}
lang: fr
author: A. Dupont
date: Année 2026–2027
footer: Cours de politique sociale
theme: {theme}
{more}slides:
  - layout: title
  - layout: section
    heading: {heading}
    subtitle: {subtitle}
  - statement: {title}
    subtitle: {heading}
  - layout: section
    heading: Suite
  - layout: closing
    heading: À retenir
    items: [Un processus dans la durée, Des responsabilités comparables, Une évaluation dès le début]
    text: a.dupont@exemple.be
"""


def scene(theme: str, title: str = SHORT, heading: str = "Les acteurs", more: str = "", **given: str) -> Scene:
    subtitle = "Marchés, information, contrats"
    source = SOURCE.format(title=title, heading=heading, subtitle=subtitle, theme=theme, more=more)
    return lay_out(parse_deck(source)[0], **given)[0]


def art_of(page: Page) -> Drawing | None:
    return next((box for box in page.boxes if isinstance(box, Drawing) and box.name == "art"), None)


def shown(page: Page) -> list[TextBox]:
    return [box for box in page.boxes if isinstance(box, TextBox) and not box.hidden]


@pytest.mark.parametrize("size", ["16:9", "4:3"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("theme", COVERS)
def test_no_text_stands_in_the_rectangle_of_any_shape(theme: str, mode: str, size: str) -> None:
    for title, heading in ((SHORT, "Les acteurs"), (LONG, "Les acteurs publics et leurs moyens d’action")):
        made = scene(theme, title, heading, f'size: "{size}"\n', mode=mode)
        assert art_of(made.pages[0]) is not None
        for page in made.pages:
            art = art_of(page)
            for box in shown(page):
                reach = replace(box.rect, height=min(box.rect.height, box.text_height))
                if box.anchor == "bottom":
                    reach = replace(reach, y=box.rect.bottom - reach.height)
                over = [one for one in art.shapes if one.rect.overlaps(reach)] if art else []
                assert over == [], (page.id, box.name)


@pytest.mark.parametrize("theme", ON_LAYOUTS)
def test_sections_share_the_drawing_of_their_layout(theme: str) -> None:
    made = scene(theme)
    first, last = art_of(made.pages[1]), art_of(made.pages[3])
    assert first == last
    assert first is not None
    assert first.fixed
    for name in ("section", "statement", "closing"):
        assert any(isinstance(box, Drawing) and box.fixed for box in made.layout(name).boxes), name
    cover = art_of(made.pages[0])
    assert cover is not None
    assert not cover.fixed
    assert not any(isinstance(box, Drawing) and box.name == "art" for box in made.layout("title").boxes)


@pytest.mark.parametrize("theme", COVERS)
def test_there_is_no_number_where_art_would_be_under_it(theme: str) -> None:
    for page in scene(theme).pages[1:]:
        assert any(box.role == "number" for box in page.boxes if isinstance(box, TextBox)) == (theme not in CORNER)


def test_a_title_or_a_word_makes_the_drawing() -> None:
    of = {title: art_of(scene("agora", title).pages[0]) for title in ("Un", "Deux")}
    assert of["Un"] != of["Deux"]
    assert art_of(scene("agora", "Un", more="art: Deux\n").pages[0]) == of["Deux"]


@pytest.mark.parametrize("theme", COVERS)
def test_a_deck_may_want_none(theme: str) -> None:
    made = scene(theme, more="art: none\n")
    assert [art_of(page) for page in made.pages] == [None] * len(made.pages)
    assert not any(isinstance(box, Drawing) and box.name == "art" for layout in made.layouts for box in layout.boxes)


@pytest.mark.parametrize("theme", COVERS)
def test_the_strongest_contrast_has_none(theme: str) -> None:
    assert not any(art_of(page) for page in scene(theme, mode="contrast").pages)


@pytest.mark.parametrize("theme", COVERS)
def test_a_picture_on_the_cover_takes_its_place(theme: str) -> None:
    made = lay_out(deck(slide(heading="H", image=picture(1600, 1200), layout="title"), theme=theme))[0]
    (page,) = made.pages
    assert art_of(page) is None
    (shown_picture,) = (box for box in page.boxes if isinstance(box, PictureBox))
    assert not any(shown_picture.rect.overlaps(box.rect) for box in shown(page))


@pytest.mark.parametrize("theme", ["faculte", "agora"])
def test_a_page_that_is_read_from_the_right_has_it_on_the_left(theme: str) -> None:
    def cover(lang: str) -> Drawing:
        source = f"title: T\nlang: {lang}\ntheme: {theme}\nslides: [{{layout: title}}]\n"
        found = art_of(lay_out(parse_deck(source)[0])[0].pages[0])
        assert found is not None
        return found

    left, right = cover("ar"), cover("fr")
    width = scene(theme).size.width
    assert [(width - one.rect.right, one.rect.y, one.fill) for one in left.shapes] == [
        (one.rect.x, one.rect.y, one.fill) for one in right.shapes
    ]


def test_sections_are_counted_unless_their_author_counts() -> None:
    def ordinals(*headings: str) -> list[str]:
        listed = "".join(f"  - {{layout: section, heading: '{heading}'}}\n" for heading in headings)
        made = lay_out(parse_deck(f"title: T\ntheme: agora\nslides:\n{listed}")[0])[0]
        found = [box for page in made.pages for box in shown(page) if box.name == "ordinal"]
        return [box.paragraphs[0].text for box in found]

    assert ordinals("Acteurs", "Limites") == ["1", "2"]
    assert ordinals("Acteurs") == []
    assert ordinals("1. Acteurs", "2. Limites") == []
    assert ordinals("I. Acteurs", "II. Limites") == []
    assert ordinals("Introduction", "Limites") == ["1", "2"]


def test_points_of_the_last_slide_stand_between_rules() -> None:
    page = scene("agora").pages[-1]
    (body,) = (box for box in shown(page) if box.name == "body")
    rules = [box for box in page.boxes if isinstance(box, Shape) and box.fill == "inverse_rule"]
    assert len(rules) == len(body.paragraphs) + 1
    assert [paragraph.number for paragraph in body.paragraphs] == [1, 2, 3]
    assert all(one.rect.bottom < other.rect.y for one, other in pairwise(rules))


def test_every_family_draws_in_colours_of_the_theme() -> None:
    for theme in COVERS:
        made = scene(theme)
        drawn = [shape for page in made.pages if (art := art_of(page)) for shape in art.shapes]
        tokens = {token for shape in drawn for token in (shape.fill, shape.line) if token}
        assert tokens
        assert tokens <= made.theme.colors.keys(), theme


def test_art_of_a_course(tmp_path: Path) -> None:
    from generator.build import check

    folder = tmp_path / "deck"
    (folder / "courses").mkdir(parents=True)
    (folder / "deck.yaml").write_text("title: T\ntheme: agora\nslides:\n  - layout: title\n", encoding="utf-8")
    (folder / "courses/soir.yaml").write_text("art: none\n", encoding="utf-8")
    assert art_of(check(folder).scene.pages[0]) is not None
    assert art_of(check(folder, course="soir").scene.pages[0]) is None


def test_art_gives_way_to_texts_that_are_longer_than_most() -> None:
    long = "`n° 2024-2025 de le 000 » n° 2024-2025 de le 000 »`"
    source = (
        "title: le\nlang: fr\ntheme: revue\nauthor: le le Donaudampfschifffahrtsgesellschaftskapitän le\n"
        f'slides:\n  - layout: title\n    heading: "{long}"\n    subtitle: "`well-being 000 le le`"\n'
    )
    scene, told = lay_out(parse_deck(source)[0])
    assert not [box for box in scene.pages[0].boxes if isinstance(box, Drawing) and box.name == "art"]
    assert {one.code for one in told} <= {"long-word"}
