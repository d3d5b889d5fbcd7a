"""How a body fills one column, two, or several pages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.layout.fit import PITCH
from generator.layout.flow import KEPT_WHOLE, Body, Filled, cut_tall, fill, relaxed, split, tallest
from generator.layout.runs import SourceParagraph
from generator.layout.size_ladder import Setting, is_cramped
from generator.layout.ways import Room, Way
from generator.scene.text import Mark, Run
from tests.layout.made import composed, fitting, source, sources, theme

ONE = Room("bullets", 864, 390, 1)
TWO = Room("bullets-2", 420, 390, 2)
LADDER = (24, 22, 20, 18)
AIRY = Setting(24, 1.08, 0.6)
LINE = PITCH * 1.08 * 24


def body(*entries: str | list[str]) -> Body:
    return Body(fitting(), composed(sources(*entries)), 0.9)


def test_the_first_way_that_fits_is_taken() -> None:
    long = body("un texte assez long pour deux lignes " * 3)
    ways = [Way(ONE, AIRY, lines=1), Way(ONE, AIRY, fill=0.1), Way(ONE, AIRY, 0.2, 2), Way(ONE, AIRY)]
    found = fill(long, ways)
    assert found
    assert (found.room, found.setting, found.starts) == (ONE, AIRY, (0,))
    assert fill(long, ways[:2]) is None
    assert fill(body(*["un texte assez long pour deux lignes " * 3] * 30), ways) is None


# --- what is left over -----------------------------------------------------------------------------------------------


def test_a_sparse_page_is_spread_and_stands_lower() -> None:
    made = body("a", "b", "c")
    found = relaxed(made, Filled(ONE, AIRY, (0,)))
    assert found.setting == Setting(24, 1.08, 1.5)
    height, gaps = tallest(made, found)
    assert (round(height, 2), gaps) == (round(3 * LINE + 2 * 36, 2), 2)
    assert found.drop == 60


def test_items_are_spread_to_the_share_of_the_page_that_the_theme_says() -> None:
    made = body(*["a"] * 6)
    found = relaxed(made, Filled(ONE, AIRY, (0,)))
    assert 0.6 < found.setting.gap < 1.5
    assert found.setting.gap * 24 == pytest.approx(round(found.setting.gap * 24))
    assert 0.67 * ONE.height < tallest(made, found)[0] <= 0.7 * ONE.height
    assert found.drop % 12 == 0
    assert found.drop == 36


def test_a_full_page_stays_as_it_is() -> None:
    full = Filled(ONE, AIRY, (0,))
    assert relaxed(body(*["a"] * 8), full) == Filled(ONE, AIRY, (0,), 12)
    assert relaxed(body(*["a"] * 9), full) == Filled(ONE, AIRY, (0,))


def test_one_paragraph_has_nothing_to_spread() -> None:
    assert relaxed(body("a"), Filled(ONE, AIRY, (0,))).setting == AIRY


# --- columns ---------------------------------------------------------------------------------------------------------


def test_columns_keep_items_whole() -> None:
    made = body(["tête", *["enfant"] * 6], "suite")
    assert made.in_room(AIRY, Room("x", 420, 250, 2)) == (0, 7)


def test_the_left_column_is_the_longer_one_on_a_tie() -> None:
    assert body("a", "b", "c").in_room(AIRY, TWO) == (0, 2)
    assert body("a", "b", "c", "d", "e").in_room(AIRY, TWO) == (0, 3)


def test_the_longer_column_is_as_short_as_can_be() -> None:
    tall = "mot " * 60
    assert body(tall, "b", "c", "d").in_room(AIRY, TWO) == (0, 1)


def test_one_item_cannot_stand_in_two_columns() -> None:
    assert body(["tête", "enfant", "enfant"]).in_room(AIRY, TWO) is None


# --- pages -----------------------------------------------------------------------------------------------------------


def lines(count: int) -> str:
    return "\n".join(["ligne"] * count)


def test_the_fewest_pages_then_the_largest_setting() -> None:
    found = split(body(*[lines(2)] * 8), LADDER, [ONE])
    assert found
    assert (found.setting, found.starts) == (AIRY, (0, 4))


def test_the_most_even_cut() -> None:
    assert split(body(*[lines(1)] * 12), LADDER, [Room("x", 864, 300, 1)]).starts == (0, 6)  # type: ignore[union-attr]


def test_no_page_begins_right_after_a_lead_in_or_with_a_last_child() -> None:
    for children in range(KEPT_WHOLE + 1, 12):
        made = body(["voici :", *["enfant"] * children])
        allowed = [index for index, may in enumerate(made.cuttable(strict=True)) if may]
        assert allowed == [0, *range(2, children)]


def test_short_groups_stay_whole() -> None:
    made = body("a", ["b :", "c", "d", "e"], "f")
    assert made.cuttable(strict=True) == [True, True, False, False, False, True]
    assert all(made.cuttable(strict=False))


def test_a_short_group_is_cut_when_nothing_else_helps() -> None:
    found = split(body(["tête", lines(8), lines(8), lines(8)]), LADDER, [ONE])
    assert found
    assert len(found.starts) > 1


def test_a_word_that_is_too_wide_cannot_be_split() -> None:
    assert split(body("x" * 200), LADDER, [Room("x", 300, 390, 1)]) is None


TEXT = st.lists(
    st.sampled_from(["un", "partenariat", "social.", "à", "l'association,", "2024"]), min_size=1, max_size=60
)
ENTRY = st.lists(TEXT.map(" ".join), min_size=1, max_size=8)


@given(st.lists(ENTRY, min_size=2, max_size=14))
@settings(max_examples=60, deadline=None)
def test_pages_hold_what_they_are_given_and_cut_only_where_they_may(entries: list[list[str]]) -> None:
    made = body(*entries)
    heights = made.heights(Setting(18, 1.0, 0.45), ONE)
    assert heights
    assume(all(height <= ONE.height for _, height in heights))
    found = split(made, LADDER, [ONE])
    assert found
    assert not is_cramped(found.setting, theme())
    assert found.starts[0] == 0
    assert list(found.starts) == sorted(set(found.starts))
    settled = made.heights(found.setting, ONE)
    assert settled
    for start, end in pairwise([*found.starts, len(settled)]):
        assert sum(gap + own for gap, own in settled[start:end]) - settled[start][0] <= ONE.height + 0.01
    strict = made.cuttable(strict=True)
    assert all(strict[start] for start in found.starts) or split_strictly_fails(made)


def split_strictly_fails(made: Body) -> bool:
    """Whether some group, uncut where it may not be cut, is higher than a page at the tightest setting."""
    heights = made.heights(Setting(18, 1.0, 0.45), ONE)
    assert heights
    bounds = [index for index, may in enumerate(made.cuttable(strict=True)) if may]
    blocks = pairwise([*bounds, len(heights)])
    return any(sum(gap + own for gap, own in heights[a:b]) - heights[a][0] > ONE.height for a, b in blocks)


# --- paragraphs that are higher than a page --------------------------------------------------------------------------


def parts(said: str, rows: int, limit: float = 20, mark: Mark = Mark.LEVEL) -> list[SourceParagraph]:
    (one,) = composed([source(said, mark=mark)])
    return list(cut_tall(one, 20, limit, rows))


def test_a_tall_paragraph_is_cut_at_the_end_of_a_sentence() -> None:
    said = " ".join(f"Voici la phrase numéro {n}, qui est assez courte." for n in range(20))
    made = parts(said, 10)
    assert len(made) > 1
    assert all(one.text.endswith(".") for one in made)
    assert " ".join(one.text for one in made) == said


def test_without_sentences_it_is_cut_at_the_end_of_a_line() -> None:
    said = "mot " * 199 + "mot"
    made = parts(said, 10)
    assert " ".join(one.text for one in made) == said
    assert [len(composed([one])[0].measured(20).starts(20)) for one in made[:-1]] == [10] * (len(made) - 1)


def test_many_line_breaks_do_not_make_a_part_too_high() -> None:
    made = parts("\n".join("a" * 100) + "\n" + "mot " * 500, 12)
    assert all(composed([one])[0].measured(20).count(20) <= 12 for one in made)


def test_what_follows_the_first_part_has_no_bullet_and_the_same_place() -> None:
    assert [one.mark for one in parts("mot " * 300, 8)][:2] == [Mark.LEVEL, Mark.NONE]
    assert {one.mark for one in parts("mot " * 300, 8, mark=Mark.FLUSH)} == {Mark.FLUSH}


def test_styles_survive_the_cut() -> None:
    both = SourceParagraph((Run("gras " * 100, bold=True), Run("maigre " * 100)))
    (one,) = composed([both])
    made = cut_tall(one, 20, 20, 7)
    assert "".join(run.text for part in made for run in part.runs if run.bold).replace(" ", "") == "gras" * 100
    assert "".join(run.text for part in made for run in part.runs if not run.bold).replace(" ", "") == "maigre" * 100


@given(st.text("ab. é漢\n!", max_size=400).filter(str.strip), st.integers(2, 9), st.floats(3, 20))
@settings(deadline=None)
def test_nothing_is_lost_by_cutting(said: str, rows: int, limit: float) -> None:
    said = " ".join(said.split(" ")).strip()
    (one,) = composed([source(said)])
    assume(one.measured(20).widest <= limit)
    made = parts(said, rows, limit)
    assert "".join(part.text for part in made).translate({10: None, 32: None}) == said.translate({10: None, 32: None})
    assert all(composed([part])[0].measured(20).count(limit) <= rows for part in made)


@given(
    st.lists(st.text("abéi  -", min_size=1, max_size=200).filter(str.strip), min_size=1, max_size=12),
    st.sampled_from(LADDER),
    st.sampled_from([ONE, TWO, Room("bullets", 300, 120, 1), Room("bullets", 860, 60, 1)]),
)
def test_no_size_is_refused_by_lengths_that_fits_in_lines(texts: list[str], size: int, room: Room) -> None:
    setting = Setting(size, 1.0, 0.3)
    plain, judged = body(*texts), body(*texts)
    plain._is_too_high = lambda *_: False  # type: ignore[method-assign]
    assert judged.in_room(setting, room) == plain.in_room(setting, room)
