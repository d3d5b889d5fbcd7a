"""Breaking into lines. Widths are made simple: in Cousine every character is 0.6 em wide."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.layout.lines import LOOSE, MARGIN, Broken, Measured, break_lines, is_contested_in_a_word
from generator.layout.measure import font
from generator.layout.stretches import Stretch, width_of, widths_of

EM = 1229 / 2048
"""Advance of every character of Cousine."""


def measured(text: str) -> Measured:
    return Measured([Stretch(text, font("cousine"))])


def broken(text: str, characters: float) -> Broken:
    """``text`` on lines that hold exactly so many characters after the margin."""
    return break_lines(measured(text), characters * EM / (1 - MARGIN))


def test_lines_are_filled_greedily() -> None:
    assert broken("un deux trois quatre cinq six", 10.4).lines == ("un deux", "trois", "quatre", "cinq six")


def test_trailing_spaces_need_no_room() -> None:
    assert measured("abcde fghij").starts(5.01 * EM) == [0, 1]
    assert measured("abcde     fghij").starts(5.01 * EM) == [0, 1]


def test_a_word_wider_than_the_line_stands_alone() -> None:
    assert measured("a bbbbbbbbbb c").starts(5 * EM) == [0, 1, 2]


def test_the_margin_is_one_per_cent_of_the_line() -> None:
    text = "aaaa bbbb"
    assert len(break_lines(measured(text), 9 * EM).lines) == 2
    assert len(break_lines(measured(text), 9 * EM / (1 - MARGIN) + 1e-9).lines) == 1


@pytest.mark.parametrize(("text", "lines"), [("a\nb", 2), ("aa bb\ncc", 2), ("", 1), ("a b", 1)])
def test_a_line_break_of_the_author_breaks(text: str, lines: int) -> None:
    assert len(broken(text, 40).lines) == lines


def test_a_clear_break_is_stable_without_glue() -> None:
    found = broken("aaaa bbbb cccc dddd", 12)
    assert found.stable
    assert found.offsets == ()


def test_a_borderline_word_is_glued_to_the_next_so_that_it_moves_down_for_certain() -> None:
    # "cc" fits with a width that is 1 % larger, and not at this one
    text = "aaaa bbbb cc dd eeee ffff"
    width = 12 * EM * (1 + LOOSE / 2) / (1 + LOOSE)
    found = break_lines(measured(text), width)
    assert found.lines == ("aaaa bbbb", "cc dd eeee", "ffff")
    assert found.offsets == (text.index("cc") + 2,)
    assert found.stable


def test_glue_that_would_cost_a_line_is_not_set() -> None:
    text = "aaaa bbbb cc dddddddd"
    width = 12 * EM * (1 + LOOSE / 2) / (1 + LOOSE)
    found = break_lines(measured(text), width)
    assert found.lines == ("aaaa bbbb", "cc dddddddd")
    assert found.offsets in ((), (text.index("cc") + 2,))
    assert len(found.lines) == len(measured(text).starts(width * (1 - MARGIN)))


def test_glue_that_does_not_make_the_paragraph_stable_is_taken_back() -> None:
    # the borderline piece is the last: there is nothing to tie it to
    text = "aaaa bbbb cc"
    found = break_lines(measured(text), 12 * EM * (1 + LOOSE / 2) / (1 + LOOSE))
    assert not found.stable
    assert found.offsets == ()


def test_a_last_word_is_not_left_alone_where_that_costs_no_line() -> None:
    found = broken("aaaa bbbb cccc dd", 14.5)
    assert found.lines == ("aaaa bbbb", "cccc dd")
    assert found.offsets == (14,)


def test_a_last_word_stays_alone_where_two_would_not_do() -> None:
    found = broken("aaaa bbbbbbbbbb cc", 12.5)  # bbbbbbbbbb and cc are 13 characters
    assert found.lines == ("aaaa", "bbbbbbbbbb", "cc")
    assert found.offsets == ()


def test_the_word_before_is_not_left_alone_in_its_turn() -> None:
    found = broken("aaaa bbbbbbbb cc", 8.5)
    assert found.lines == ("aaaa", "bbbbbbbb", "cc")


@pytest.mark.parametrize("pages", ["1–25", "12-25"])
def test_a_range_is_not_torn_to_keep_a_last_word_company(pages: str) -> None:
    found = broken(f"aaaaaaaaa {pages} cccc", 16.5)
    assert found.lines == (f"aaaaaaaaa {pages}", "cccc")
    assert found.offsets == ()


def test_widths_of_several_styles_add_up() -> None:
    one, bold = font("arimo"), font("arimo", True)
    both = Measured([Stretch("ab ", one), Stretch("cd", bold, 0.5)])
    assert both.width(0, 1) == pytest.approx(one.width("ab ") + bold.width("cd") / 2)


def test_a_word_in_two_styles_is_one_piece() -> None:
    assert Measured([Stretch("ab", font("arimo")), Stretch("cd e", font("arimo", True))]).pieces == 2


def test_rows_begin_where_asked() -> None:
    text = measured("aa bb cc dd ee")
    assert text.rows(0, 5.1 * EM, 9) == [2, 4, 5]
    assert text.rows(1, 5.1 * EM, 1) == [3]
    assert text.rows(4, 5.1 * EM, 1) == [5]
    assert (text.offset(2), text.offset(5)) == (6, 14)


def test_lines_are_counted_for_the_viewer_that_needs_the_most() -> None:
    text = measured("aaa漢字")
    limit = 3 * EM + 2.1
    assert len(text.starts(limit)) == 1
    assert [len(other.starts(limit)) for other in text.others] == [2, 1]  # an eager one puts space before 漢
    assert text.count(limit) == 2


def test_ordinary_text_is_measured_once() -> None:
    assert measured("Etat-nation, l'Etat (1999) : « non »").others == ()


def test_a_text_that_viewers_break_differently_is_not_stable() -> None:
    found = break_lines(measured("aaaa bbbb/cccc dd"), 10 * EM / (1 - MARGIN))
    assert not found.stable


WORDS = st.lists(st.text("abc-é", min_size=1, max_size=9), min_size=1, max_size=40).map(" ".join)


@given(WORDS, st.floats(3, 40))
@example("a a-aaaaaaa a a", 10.875)
@settings(max_examples=200)
def test_lines_keep_the_text_and_the_width(text: str, characters: float) -> None:
    found = broken(text, characters)
    whole = measured(text)
    width = characters * EM / (1 - MARGIN)
    assert "".join(found.lines).replace(" ", "") == text.replace(" ", "")
    assert all(line == line.strip(" ") for line in found.lines)
    assert len(found.lines) == whole.count(width * (1 - MARGIN))
    for line in found.lines:
        alone = measured(line.rstrip(" "))
        assert alone.pieces <= 1 or alone.width(0, alone.pieces - 1) <= width * (1 - MARGIN) + 1e-9
    if found.stable:
        glued = list(text)
        for offset in found.offsets:
            assert glued[offset] == " "
            glued[offset] = "\u00a0"
        again = measured("".join(glued))
        assert again.starts(width * (1 - MARGIN)) == again.starts(width * (1 + LOOSE))
    else:
        assert found.offsets == ()


def test_where_words_are_broken_a_wider_family_needs_a_line_for_each_part() -> None:
    text = measured("a bbbbbbbbbb c")
    assert text.count(20 * EM) == text.count_with_broken(20 * EM) == 1
    assert (text.count(5 * EM), text.count_with_broken(5 * EM)) == (3, 4)


@pytest.mark.parametrize(
    ("text", "contested"), [("aaaa bbb…cccc", True), ("aaaa bbbb cccc", False), ("aa bb cc", False)]
)
def test_a_break_that_is_open_in_a_word_is_told(text: str, contested: bool) -> None:
    """The line holds nine characters, but for the margin."""
    assert is_contested_in_a_word(measured(text), 9.05 * EM) is contested


@settings(max_examples=300)
@given(st.lists(st.text("abcifé-", min_size=1, max_size=6), max_size=30).map(" ".join), st.floats(0.3, 12))
def test_lines_that_are_found_by_bisection_are_those_that_are_filled_word_by_word(text: str, limit: float) -> None:
    measured = Measured([Stretch(text, font("arimo"))])
    expected, used = [0], 0.0
    for index in range(measured.pieces):
        if used and used + measured.width(index, index) > limit:
            expected.append(index)
            used = 0.0
        used += measured._full[index]
    assert measured.starts(limit) == expected


@given(st.lists(st.text("ab 漢", max_size=5), min_size=1, max_size=5), st.lists(st.integers(0, 20), max_size=9))
def test_widths_of_many_parts_are_those_of_each(texts: list[str], cuts: list[int]) -> None:
    stretches = [Stretch(text, font("arimo", bold=bool(at % 2)), 1 + at / 4) for at, text in enumerate(texts)]
    places = sorted(min(cut, sum(map(len, texts))) for cut in cuts)
    parts = list(pairwise(places))
    assert widths_of(stretches, parts) == pytest.approx([width_of(stretches, *part) for part in parts])
