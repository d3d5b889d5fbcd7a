"""Agendas: the sections of a deck as a list, with the one that has begun lit."""

from __future__ import annotations

import pytest

from generator.deck.load import parse_deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.layout.agenda import MOST_REPEATED
from generator.scene.boxes import Shape, TextBox
from generator.scene.page import Page, Scene
from tests.looks import LOOKS, of

DECK = """\
title: Cours
lang: {lang}
theme: agora
{more}slides:
  - heading: Cours
    author: Quelqu'un
  - agenda: true
  - {{heading: Les acteurs, id: acteurs, layout: section}}
  - {{heading: Qui ?, items: [a]}}
  - {{agenda: true, heading: Encore, id: encore}}
  - {{heading: "Les *limites* de [tout](https://example.org)", id: limites, layout: section}}
  - heading: Autre chose
    body: [{{text: Voici}}, {{agenda: true, id: plan}}]
"""


def scene(text: str = DECK, *, lang: str = "fr", more: str = "", look: str | None = None, warn: str = "") -> Scene:
    deck, problems = parse_deck(text.format(lang=lang, more=more))
    assert not problems
    made, said = lay_out(deck, **of(look))
    assert [one.code for one in said if one.code != "theme-replaced"] == ([warn] if warn else [])
    return made


def rows(page: Page) -> list[tuple[int | None, str, bool]]:
    """Number, text and whether it stands out."""
    box = next(box for box in page.boxes if isinstance(box, TextBox) and box.name == "body")
    return [(one.number, one.text.replace("\u00a0", " "), all(run.bold for run in one.runs)) for one in box.paragraphs]


def grounds(page: Page) -> list[Shape]:
    return [box for box in page.boxes if isinstance(box, Shape) and box.name == "lit"]


def test_an_agenda_lists_the_sections_and_lights_the_one_that_has_begun() -> None:
    pages = {page.slide: page for page in scene().pages}
    first = pages["slide-2"]
    assert (first.layout, first.title) == ("agenda", "Plan")
    assert rows(first) == [(1, "Les acteurs", False), (2, "Les limites de tout", False)]
    assert not grounds(first)
    assert rows(pages["encore"]) == [(1, "Les acteurs", True), (2, "Les limites de tout", False)]
    [ground] = grounds(pages["encore"])
    box = next(box for box in pages["encore"].boxes if isinstance(box, TextBox) and box.name == "body")
    assert ground.rect.y < box.rect.y < ground.rect.bottom
    assert pages["encore"].title == "Encore"


def test_it_stands_before_each_section_where_the_deck_says_so() -> None:
    made = scene(more="agenda: sections\n")
    found = [(page.slide, [row[2] for row in rows(page)]) for page in made.pages if page.slide.startswith("agenda-")]
    assert found == [("agenda-acteurs", [True, False]), ("agenda-limites", [False, True])]
    names = [page.slide for page in made.pages]
    assert names.index("agenda-limites") == names.index("limites") - 1
    assert [page.number for page in made.pages] == list(range(1, len(names) + 1))


def test_it_has_no_kicker_of_the_section_that_ends() -> None:
    for page in scene(more="agenda: sections\n").pages:
        if page.layout == "agenda":
            assert not [box for box in page.boxes if isinstance(box, TextBox) and box.name == "kicker"]


def test_among_other_blocks_it_is_a_list() -> None:
    page = scene().pages[-1]
    assert page.layout == "bullets"
    texts = [one.text for box in page.boxes if isinstance(box, TextBox) for one in box.paragraphs]
    assert [texts.count(said) for said in ("Voici", "Les acteurs", "Les limites de tout")] == [1, 1, 2]


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "Agenda"), ("de", "Übersicht"), ("ar", "المحتويات"), ("fi", "Agenda")]
)
def test_its_heading_is_the_word_of_the_language(lang: str, word: str) -> None:
    assert next(page for page in scene(lang=lang).pages if page.slide == "slide-2").title == word


def test_sections_that_count_themselves_are_not_counted_again() -> None:
    text = DECK.replace("Les acteurs", "1. Les acteurs").replace('"Les *limites*', '"2. Les *limites*')
    page = next(page for page in scene(text).pages if page.slide == "encore")
    assert [row[0] for row in rows(page)] == [None, None]


@pytest.mark.parametrize("look", LOOKS)
def test_it_is_sound_in_every_look(look: str) -> None:
    made = scene(more="agenda: sections\n", look=look)
    assert sum(page.layout == "agenda" for page in made.pages) == 4


def test_a_deck_without_sections_leaves_it_out_and_says_so() -> None:
    text = """\
title: Cours
lang: {lang}
slides:
  - {{heading: Un, items: [a]}}
  - agenda: true
  - {{heading: Deux, body: [{{text: b}}, {{agenda: true}}]}}
{more}"""
    deck, _ = parse_deck(text.format(lang="fr", more=""))
    made, said = lay_out(deck)
    assert [(one.code, one.span and one.span.line) for one in said] == [("agenda-empty", 5), ("agenda-empty", 6)]
    assert [page.slide for page in made.pages] == ["un", "deux"]


def test_an_agenda_that_is_false_is_none() -> None:
    deck, problems = parse_deck("title: C\nslides:\n  - {heading: Un, agenda: false, items: [a]}\n")
    assert not problems
    assert list(deck.slides[0].fields) == ["heading", "items"]


def test_too_many_sections_have_no_agenda_each() -> None:
    sections = "".join(f"  - {{heading: Partie {n}, layout: section}}\n" for n in range(MOST_REPEATED + 1))
    deck, _ = parse_deck(f"title: C\nlang: fr\nagenda: sections\nslides:\n{sections}")
    with pytest.raises(ContentError) as caught:
        lay_out(deck)
    assert [one.code for one in caught.value.diagnostics] == ["agenda-many"]


def test_a_long_one_goes_on_on_further_pages() -> None:
    sections = "".join(f"  - {{heading: Partie {n}, layout: section}}\n" for n in range(40))
    deck, _ = parse_deck(f"title: C\nlang: fr\nslides:\n  - agenda: true\n{sections}")
    pages = [page for page in lay_out(deck)[0].pages if page.slide == "slide-1"]
    assert len(pages) > 1
    assert [row[0] for page in pages for row in rows(page)] == list(range(1, 41))
