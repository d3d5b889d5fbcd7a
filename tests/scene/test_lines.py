"""Cutting runs where layout ends the lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.scene.lines import lines_of
from generator.scene.text import Paragraph, Run


def cut(runs: tuple[Run, ...], *lines: str) -> list[list[str]]:
    return [[run.text for run in line] for line in lines_of(Paragraph(runs, 0, lines))]


def test_a_single_line_is_left_alone() -> None:
    assert cut((Run("un "), Run("deux")), "un deux") == [["un ", "deux"]]


def test_spaces_and_breaks_between_lines_go() -> None:
    assert cut((Run("un deux \ntrois"),), "un", "deux", "trois") == [["un"], ["deux"], ["trois"]]


def test_a_run_goes_on_with_its_style() -> None:
    bold = Run("deux trois", bold=True)
    paragraph = Paragraph((Run("un "), bold, Run(" quatre")), 0, ("un deux", "trois quatre"))
    assert [list(line) for line in lines_of(paragraph)] == [
        [Run("un "), replace(bold, text="deux")],
        [replace(bold, text="trois"), Run(" quatre")],
    ]


def test_the_same_words_twice() -> None:
    assert cut((Run("a b a b"),), "a b", "a b") == [["a b"], ["a b"]]


def test_an_empty_paragraph_has_one_empty_line() -> None:
    assert cut((), "") == [[]]


@pytest.mark.parametrize("lines", [("un", "trois"), ("un deux",), ("un", "deux", "trois", "quatre")])
def test_lines_of_another_text_are_a_fault_of_the_scene(lines: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="scene"):
        cut((Run("un deux trois"),), *lines)


@given(st.lists(st.text("ab \u00a0é", max_size=6), min_size=1, max_size=6), st.data())
def test_nothing_is_lost(texts: list[str], data: st.DataObject) -> None:
    whole = " ".join(texts)
    lines, at = [], 0
    while at < len(whole):
        end = data.draw(st.integers(at + 1, len(whole)))
        if end < len(whole) and whole[end] != " ":
            end = len(whole)
        lines.append(whole[at:end].rstrip(" "))
        at = end
    places = sorted(data.draw(st.sets(st.integers(0, len(whole)), max_size=3)))
    runs = tuple(Run(whole[a:b]) for a, b in zip([0, *places], [*places, len(whole)], strict=True))
    found = ["".join(run.text for run in line) for line in lines_of(Paragraph(runs, 0, tuple(lines) or ("",)))]
    assert found == (lines or [""])
