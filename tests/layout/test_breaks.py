"""Where lines may end: each text with its unbreakable pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.layout.breaks import pieces

TABLE = [
    ("un mot", "un |mot"),
    ("deux  espaces", "deux  |espaces"),
    ("Etat-nation", "Etat-|nation"),
    ("2024-2025", "2024-|2025"),
    ("a\u2010b", "a\u2010|b"),
    ("- tiret", "- |tiret"),
    ("-5 degrés", "-5 |degrés"),
    ("a--b", "a--b"),
    ("Paris–Lyon", "Paris–|Lyon"),
    ("oui — non", "oui |— |non"),
    ("oui—non", "oui—|non"),
    ("l'ami l’ami", "l'ami |l’ami"),
    ("9/2010", "9/2010"),
    ("acteurs\u00a0: qui", "acteurs\u00a0: |qui"),
    ("«\u00a0non\u00a0»", "«\u00a0non\u00a0»"),
    ("1\u202f000", "1\u202f000"),
    ("mot\u2060mot", "mot\u2060mot"),
    ("a\u200bb", "a\u200b|b"),
    ("ligne\nligne", "ligne|ligne"),
    ("漢字仮名", "漢|字|仮|名"),
    ("漢字、仮名。", "漢|字、|仮|名。"),
    ("「漢字」と", "「漢|字」|と"),
    ("キャリー", "キャ|リー"),
    ("漢字abc漢", "漢|字|abc|漢"),
    ("漢\u00a0字", "漢\u00a0字"),
    ("¥漢", "¥漢"),
    ("한국 어", "한|국 |어"),
    ("👍🏽👩‍👩‍👧", "👍🏽|👩‍👩‍👧"),
    ("🇧🇪🇫🇷", "🇧🇪|🇫🇷"),
    ("e\u0301-b", "e\u0301-b"),
]


@pytest.mark.parametrize(("text", "cut"), TABLE, ids=[text for text, _ in TABLE])
def test_pieces(text: str, cut: str) -> None:
    assert "|".join(text[start:after] for start, _, after in pieces(text)) == cut


def test_a_piece_ends_before_its_spaces() -> None:
    assert pieces("ab  c") == [(0, 2, 4), (4, 5, 5)]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_pieces_cover_the_text_but_for_line_breaks(text: str) -> None:
    found = pieces(text)
    assert "".join(text[start:after] for start, _, after in found) == text.replace("\n", "")
    assert all(start <= end <= after for start, end, after in found)
    assert all(" " not in text[start:end] for start, end, _ in found)
