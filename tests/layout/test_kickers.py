"""The small line above a heading: the slide's own, or the title of the section that it stands in."""

from __future__ import annotations

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.scene.boxes import Role, TextBox
from generator.scene.page import Page, Scene

DECK = """\
title: Cours
lang: fr
theme: agora
slides:
  - heading: Avant
    items: [a]
  - heading: Les acteurs
    subtitle: Qui décide ?
  - heading: L'Etat
    items: [a]
  - heading: Les villes
    kicker: À part
    items: [a]
  - heading: Une table
    table: |
      a | b
      1 | 2
  - quote: Rien.
    by: Personne
  - heading: Les limites
    layout: section
  - heading: Après
    columns: [{items: [a]}, {items: [b]}]
"""


def scene(text: str = DECK) -> Scene:
    made, problems = parse_deck(text)
    assert not problems
    laid, said = lay_out(made)
    assert not said
    return laid


def shown(page: Page) -> str:
    return next((b.paragraphs[0].text for b in page.boxes if isinstance(b, TextBox) and b.role is Role.KICKER), "")


def top(page: Page) -> float:
    return next(b.rect.y.pt for b in page.boxes if isinstance(b, TextBox) and b.role is Role.TITLE)


def test_slides_of_a_section_show_its_title_or_their_own_line() -> None:
    assert [shown(page) for page in scene().pages] == [
        "", "", "Les acteurs", "À part", "Les acteurs", "", "", "Les limites",
    ]  # fmt: skip


def test_all_headings_of_a_deck_with_kickers_stand_where_one_fits_above() -> None:
    pages = [page for page in scene().pages if page.layout in ("bullets", "columns-2")]
    assert {top(page) for page in pages} == {54}
    plain = scene("title: T\nlang: fr\ntheme: agora\nslides:\n  - heading: H\n    items: [a]\n")
    assert top(plain.pages[0]) == 40


def test_a_kicker_that_is_too_long_is_shortened_and_told() -> None:
    deck, _ = parse_deck(
        f"title: T\ntheme: agora\nslides:\n  - heading: H\n    kicker: {'mot ' * 90}\n    items: [a]\n"
    )
    laid, (said,) = lay_out(deck)
    assert said.code == "text-shortened"
    assert "kicker" in said.message
    assert shown(laid.pages[0]).endswith("…")
