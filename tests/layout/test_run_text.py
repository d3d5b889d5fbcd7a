"""Characters of a paragraph are changed wherever its runs begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.layout.run_text import inserted, replaced
from generator.scene.text import Run

RUNS = (Run("ab ", bold=True), Run("c"), Run(" de"))


def test_single_characters_are_replaced_and_styles_kept() -> None:
    made = replaced(RUNS, (2, 4), "~")
    assert [run.text for run in made] == ["ab~", "c", "~de"]
    assert [run.bold for run in made] == [True, False, False]
    assert replaced(RUNS, (), "~") is RUNS


def test_marks_are_put_in_before_characters() -> None:
    assert "".join(run.text for run in inserted(RUNS, (1, 3, 6), "|")) == "a|b |c d|e"


@given(st.lists(st.text(max_size=5), max_size=5), st.sets(st.integers(1, 25)))
def test_insertions_are_those_of_the_joined_text(texts: list[str], places: set[int]) -> None:
    whole = "".join(texts)
    offsets = sorted(at for at in places if at < len(whole))
    expected = "".join(("|" if at in offsets else "") + char for at, char in enumerate(whole))
    made = inserted(tuple(map(Run, texts)), offsets, "|")
    assert len(made) == len(texts)
    assert "".join(run.text for run in made) == expected
