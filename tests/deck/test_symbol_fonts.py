"""Signs of symbol fonts are told with the ordinary sign for them."""

from __future__ import annotations

import pytest

from generator.deck.load import parse_deck
from generator.deck.symbol_fonts import ordinary
from tests.deck.reading import items, places, slide


@pytest.mark.parametrize(
    ("char", "signs"),
    [
        ("\uf0e8", ("➔",)),
        ("\uf0fc", ("✓",)),
        ("\uf0b7", ("•",)),
        ("\uf0a7", ("▪", "♣")),
        ("\uf061", ("α",)),
        ("\uf070", ("π",)),
        ("\uf0e0", ("→", "◊")),
        ("\uf0ae", ("→",)),
        ("\uf0b3", ("≥",)),
        ("\uf06f", ("□", "ο")),
        ("\ue000", ()),
        ("\U000f0000", ()),
    ],
)
def test_the_ordinary_sign(char: str, signs: tuple[str, ...]) -> None:
    assert ordinary(char) == signs


def test_each_sign_is_told_once_a_text_at_its_place() -> None:
    deck, told = parse_deck(items("un \uf0e0 \uf0e0 \uf0b7", "deux"))
    assert places(told) == ["private-sign 5:12", "private-sign 5:16"]
    assert [one.hint for one in told] == ["Write → (if it was Wingdings) or ◊ (if it was Symbol).", "Write •."]
    assert deck.slides[0].fields["items"].items[0].text.plain == "un \uf0e0 \uf0e0 \uf0b7"  # type: ignore[union-attr]


def test_it_is_told_in_escapes_and_notes_too() -> None:
    _, told = parse_deck(slide('heading: "\\uF0FC"\nnotes: |\n  un\n\n  \uf0e8'))
    assert places(told) == ["private-sign 4:15", "private-sign 8:12"]
