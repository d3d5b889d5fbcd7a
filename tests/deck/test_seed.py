"""The deck Le Partenariat says what its lecturer typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.deck import load_deck
from generator.deck.model import Deck, Items
from tests.seed.restore import LOST, SlideText, damaged, seed_text, undo_typography

FOLDER = Path(__file__).parents[2] / "content" / "le-partenariat"
IDS = ["references", "fondements", "definitions", "acteurs", "conditions", "forces", "faiblesses"]


@pytest.fixture(scope="module")
def deck() -> Deck:
    deck, warnings = load_deck(FOLDER)
    assert not warnings
    return deck


def said(deck: Deck) -> list[SlideText]:
    found: list[SlideText] = []
    for slide in deck.slides:
        items = slide.fields["items"]
        assert isinstance(items, Items)
        assert slide.heading
        rows = [(level, item.text.plain) for top in items.items for level, item in top.walk()]
        found.append((slide.heading.plain, rows))
    return found


def test_deleting_the_restored_letters_gives_the_file_back(deck: Deck) -> None:
    assert damaged(said(deck)) == seed_text()


def test_twenty_four_letters_are_restored(deck: Deck) -> None:
    whole = "".join(heading + "".join(text for _, text in rows) for heading, rows in said(deck))
    lost = sum(whole.count(letter) - seed_text().count(letter) for letter in LOST)
    assert lost == 24


def test_it_is_the_french_deck_of_seven_slides(deck: Deck) -> None:
    assert [slide.id for slide in deck.slides] == IDS
    assert (deck.title.plain, deck.lang, deck.theme) == ("Le Partenariat", "fr", "agora")


def test_the_restoration_is_documented_line_by_line() -> None:
    lines = (FOLDER / "deck.yaml").read_text(encoding="utf-8").split("\n")
    text = (FOLDER / "RESTORATION.md").read_text(encoding="utf-8")
    words = []
    for number, cell in re.findall(r"^\| (\d+) \| \d+ \| ([^|]+) \|", text, re.MULTILINE):
        for word in cell.split(", "):
            assert re.search(rf"\b{word.strip()}\b", lines[int(number) - 1]), (number, word)
            words.append(word)
    assert len(words) == 22


@pytest.mark.parametrize(
    ("shown", "typed"),
    [
        ("«\u00a0l’Etat\u202f»", "« l'Etat »"),
        ("Acteurs\u00a0:", "Acteurs :"),
        ("syndicats, …", "syndicats, ..."),
        ("mais…cela", "mais...cela"),
        ("2004", "2004"),
    ],
)
def test_typography_can_be_undone(shown: str, typed: str) -> None:
    assert undo_typography(shown) == typed


def test_a_changed_letter_is_noticed(deck: Deck) -> None:
    heading, rows = said(deck)[3]
    changed = [*said(deck)[:3], (heading, [(level, text.replace("rôle", "role")) for level, text in rows])]
    assert damaged([*changed, *said(deck)[4:]]) != seed_text()
