"""Where lines may end: each text with its unbreakable pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.layout.breaks import (
    AUTOSPACE_EM,
    EMOJI_SPREAD_EM,
    HANGUL_SPREAD_EM,
    Habit,
    continues_character,
    is_risky,
    pieces,
    spread,
)

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
    ("mais…cela, … 1…2", "mais…|cela, |… |1…2"),
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
    ("한국 어", "한국 |어"),
    ("ﾃﾞｰﾀ｡ｱ", "ﾃﾞｰ|ﾀ｡|ｱ"),
    ("子ども・子育て", "子|ど|も・|子|育|て"),
    ("約30℃、№5と", "約|30℃、|№5|と"),
    ("👍🏽👩‍👩‍👧", "👍🏽|👩‍👩‍👧"),
    ("🇧🇪🇫🇷", "🇧🇪|🇫🇷"),
    ("e\u0301-b", "e\u0301-b"),
]


@pytest.mark.parametrize(("text", "cut"), TABLE, ids=[text for text, _ in TABLE])
def test_pieces(text: str, cut: str) -> None:
    assert "|".join(text[start:after] for start, _, after in pieces(text)) == cut


HABITS = [
    ("et/ou", "et/ou", "et/|ou", "et/ou"),
    ("9/2010", "9/2010", "9/2010", "9/2010"),
    ("http://a-b.org/c-d", "http://a-|b.org/c-|d", "http://|a-|b.org/|c-|d", "http://a-b.org/c-d"),
    ("Etat-nation", "Etat-|nation", "Etat-|nation", "Etat-|nation"),
    ("한국", "한국", "한|국", "한국"),
    ("30℃", "30℃", "30℃", "30℃"),
    ("三℃と", "三℃|と", "三|℃|と", "三℃|と"),
]


@pytest.mark.parametrize(("text", "common", "eager", "reluctant"), HABITS)
def test_viewers_have_different_habits(text: str, common: str, eager: str, reluctant: str) -> None:
    cuts = ["|".join(text[a:c] for a, _, c in pieces(text, habit)) for habit in list(Habit)[:3]]
    assert cuts == [common, eager, reluctant]


@pytest.mark.parametrize(
    ("text", "kept", "divided"),
    [
        ("Combien a-t-il reçu ?", "Combien |a-t-il |reçu |?", "Combien |a-|t-|il |reçu |?"),
        ("Peut-on, dit-elle", "Peut-on, |dit-elle", "Peut-|on, |dit-|elle"),
        ("Est-ce vous-même ?", "Est-ce |vous-|même |?", "Est-|ce |vous-|même |?"),
        ("Savez\u2010vous", "Savez\u2010vous", "Savez\u2010|vous"),
        ("Etat-nation, vis-à-vis", "Etat-|nation, |vis-|à-|vis", "Etat-|nation, |vis-|à-|vis"),
        ("sous-tutelle, peut-il", "sous-|tutelle, |peut-il", "sous-|tutelle, |peut-|il"),
        ("carry-on", "carry-|on", "carry-|on"),
    ],
)
def test_inverted_verbs_are_one_piece_which_viewers_would_divide(text: str, kept: str, divided: str) -> None:
    cuts = ["|".join(text[a:c] for a, _, c in pieces(text, habit)) for habit in (Habit.COMMON, Habit.INVERTING)]
    assert cuts == [kept, divided]


@pytest.mark.parametrize(("text", "risky"), [("Etat-nation", False), ("et/ou", True), ("漢字", True), ("👍🏽", True)])
def test_texts_that_viewers_break_differently_are_known(text: str, risky: bool) -> None:
    assert is_risky(text) is risky


@pytest.mark.parametrize(
    ("text", "following", "em"),
    [
        ("漢a漢", "", 2 * AUTOSPACE_EM),
        ("漢", "a", AUTOSPACE_EM),
        ("漢 a", "", AUTOSPACE_EM),
        ("abc", "d", 0),
        ("漢字", "", 0),
        ("漢(5.5%)字", "", 2 * AUTOSPACE_EM),
        ("約£5と", "", 2 * AUTOSPACE_EM),
        ("5℃漢", "", AUTOSPACE_EM),
        ("漢℃字→漢", "", 0),
        ("（A）、B", "", 3 * AUTOSPACE_EM),
        ("a👍b", "", 0),
        ("e\u0301\u0316", "", 0.1),
        ("e\u0301", "", 0),
    ],
)
def test_an_eager_viewer_sets_some_things_wider(text: str, following: str, em: float) -> None:
    assert spread(text, following, Habit.EAGER) == pytest.approx(em)


def test_a_reluctant_viewer_sets_emoji_narrower() -> None:
    assert spread("a👍b", "", Habit.RELUCTANT) == -EMOJI_SPREAD_EM
    assert spread("漢a", "", Habit.RELUCTANT) == 0


def test_korean_is_set_narrower_and_parted_where_figures_meet_it() -> None:
    text = "2020년의 GDP는"
    assert spread("년의", "", Habit.RELUCTANT) == pytest.approx(-2 * HANGUL_SPREAD_EM)
    assert spread("는", "G", Habit.PARTING) == pytest.approx(AUTOSPACE_EM - HANGUL_SPREAD_EM)
    cuts = {one: "|".join(text[a:c] for a, _, c in pieces(text, one)) for one in (Habit.COMMON, Habit.PARTING)}
    assert cuts == {Habit.COMMON: "2020년의 |GDP는", Habit.PARTING: "2020|년의 |GDP|는"}


@pytest.mark.parametrize(
    ("text", "at", "part"), [("e\u0301b", 1, True), ("e\u0301b", 2, False), ("👍🏽", 1, True), ("ab", 0, False)]
)
def test_parts_of_one_visible_character_are_known(text: str, at: int, part: bool) -> None:
    assert continues_character(text, at) is part


def test_a_piece_ends_before_its_spaces() -> None:
    assert pieces("ab  c") == [(0, 2, 4), (4, 5, 5)]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_pieces_cover_the_text_but_for_line_breaks(text: str) -> None:
    found = pieces(text)
    assert "".join(text[start:after] for start, _, after in found) == text.replace("\n", "")
    assert all(start <= end <= after for start, end, after in found)
    assert all(" " not in text[start:end] for start, end, _ in found)
