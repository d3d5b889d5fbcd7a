"""Blocks of typed decks as typed courses change them."""

from __future__ import annotations

from pathlib import Path

from generator.course.lists import blocks_of
from generator.course.wording import wording
from generator.deck.model import Audience, Callout, Code, Deck, Items, Table
from tests.course.customising import customise, made, wrong

DECK = """\
title: T
lang: fr
slides:
  - id: a
    heading: Les revenus
    table: data/a.csv
    source: Eurostat
  - id: b
    heading: Tout
    body:
      - text: Voir [la définition](#definition)^[Et [la table](#table).]
      - table: |
          Mot | Sens
          un | deux
      - table: {file: data/a.csv, total: true}
      - definition: {title: Partenariat, text: Un accord}
      - code: {lang: python, text: "print('{{ course.group }}')"}
      - solution: La commune
        only: [teacher]
      - statement: Le local
      - statement: Le global
      - columns:
          - heading: Pour
            body:
              - table: |
                  x | y
                  1 | 2
              - tip: {items: [Tôt, Souvent]}
          - heading: Contre
            items: [Lourd]
"""


def _folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("Décile,2000\nD1,8\nD10,41\n", "utf-8")
    (tmp_path / "data" / "b.csv").write_text("Décile,2000\nD1,1\n", "utf-8")
    return tmp_path


def _order(deck: Deck, number: int = 1) -> list[str]:
    return list(deck.slides[number].fields)


def test_the_short_form_replaces_the_block_of_its_kind(tmp_path: Path) -> None:
    deck = made(_folder(tmp_path), "slides:\n  a:\n    table: data/b.csv\n", DECK)
    assert list(deck.slides[0].fields) == ["heading", "table", "source"]
    assert wording(deck.slides[0].fields["table"]) == "Décile | 2000\nD1 | 1"


def test_blocks_are_dropped_moved_replaced_and_others_put_beside_them(tmp_path: Path) -> None:
    deck = made(_folder(tmp_path), """\
        slides:
          b:
            body:
              table-2: {drop: true}
              code:
                before: [{text: Avant}]
                after:
                  - table: data/b.csv
              definition:
                definition:
                  title: Autre : titre
                  text: Un contrat
              c1-table:
                move: {before: definition}
                caption: Une légende
            items:
              c1-tip-i2: Toujours
              statement-2: Le monde
              table-r2-c1: trois
            without: [solution]
    """, DECK)  # fmt: skip
    assert _order(deck) == ["heading", "text", "table", "c1-table", "definition", "soir-code-before-text", "code",
                            "soir-code-after-table", "statement", "statement-2", "columns"]  # fmt: skip
    blocks = dict(blocks_of(deck.slides[1]))
    assert wording(blocks["definition"]) == "Autre : titre\n  - Un contrat"
    assert wording(blocks["c1-table"]).endswith("Une légende")
    assert wording(blocks["c1-tip"]) == "  - Tôt\n  - Toujours"
    assert wording(blocks["statement-2"]) == "  - Le monde"
    assert wording(blocks["table"]) == "Mot | Sens\ntrois | deux"
    assert isinstance(blocks["code"], Code)
    assert "{{" in blocks["code"].text


def test_what_stands_in_the_place_of_a_block_is_for_the_same_audience(tmp_path: Path) -> None:
    for number, course in enumerate((
        "slides:\n  b:\n    solution: Les familles\n",
        "slides:\n  b:\n    body:\n      solution:\n        solution: Les familles\n",
    )):  # fmt: skip
        folder = tmp_path / str(number)
        folder.mkdir()
        assert "solution" not in _order(made(_folder(folder), course, DECK))
        shown = customise(folder, course, DECK, audience=["teacher"])[0].deck.slides[1].fields["solution"]
        assert isinstance(shown, Callout)
        assert wording(shown) == "  - Les familles"
        assert shown.audience == Audience(only=(frozenset(["teacher"]),))


def test_a_link_to_a_block_that_is_left_out_is_told_and_taken_away(tmp_path: Path) -> None:
    deck = DECK.replace("(#table)", "(#table-2)")
    result, found = customise(_folder(tmp_path), "drop: [b/definition, b/table-2]\n", deck)
    assert sorted(one.code for one in found) == ["dead-link", "dead-link", "not-recorded"]
    assert "that block is left out" in str(next(one for one in found if one.code == "dead-link"))
    assert not {"definition", "table-2"} & set(_order(result.deck))


def test_a_whole_body_is_replaced(tmp_path: Path) -> None:
    deck = made(_folder(tmp_path), "slides:\n  a:\n    body:\n      - tip: x\n      - table: data/b.csv\n", DECK)
    assert _order(deck, 0) == ["heading", "source", "tip", "table"]
    assert isinstance(deck.slides[0].fields["table"], Table)


def test_wrong_changes_are_told_where_they_stand(tmp_path: Path) -> None:
    found = wrong(_folder(tmp_path), """\
        slides:
          b:
            body:
              tabel: {drop: true}
              code:
                table: data/b.csv
                text: x
              definition: true
              table:
                after:
                  - drop: true
            without: [c1-tabel]
    """, DECK)  # fmt: skip
    assert {one.code for one in found} == {"unknown-address", "two-kinds", "wrong-kind", "unknown-key", "wrong-field"}
    assert "table" in str(next(one for one in found if one.code == "unknown-address"))


def test_a_reference_to_what_is_left_out_says_what_it_was(tmp_path: Path) -> None:
    deck = (
        "title: T\nlang: en\nslides:\n  - heading: First things\n    id: first\n    tip: {id: hint, text: Ask.}\n"
        "  - heading: H\n    items:\n      - See [](#first), [](#hint) and [that](#first)\n"
    )
    result, found = customise(tmp_path, "drop: [first]\n", deck)
    assert [one.code for one in found if one.code == "dead-link"]
    listed = result.deck.slides[0].fields["items"]
    assert isinstance(listed, Items)
    assert listed.items[0].text.plain == "See First things, First things and that"
    assert not any(inline.link for inline in listed.items[0].text.inlines)
