"""Words in letters that a family lacks: measured, and drawn, in the theme's other family."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.layout.composed import Composed
from generator.layout.lettering import lettered
from generator.layout.runs import SourceParagraph
from generator.scene.text import Run
from generator.scene.theme import Face
from tests.layout.made import theme

PAPIER = theme("papier")
HEADING, BODY = (replace(PAPIER.styles[name], bold=False, tracking=0.0) for name in ("heading", "body"))
WORDS = st.sampled_from(
    "word Анна за\u0301мок Ёлка μέθοδος Η שלום كتاب 漢字 3 — (1) ɪ\u0308 ạ́ naïve 🎓 % “да” x".split()
)


def moved(said: str) -> str:
    """The text of a heading with brackets around what stands in the family of the body."""
    parts = lettered((Run(said),), HEADING, PAPIER)
    return "".join(f"[{run.text}]" if run.face is Face.MINOR else run.text for run in parts)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Достопримечательности Москвы", "[Достопримечательности Москвы]"),
        ("Глава 3 — за́мок", "[Глава 3 — за́мок]"),
        ("1. Глава", "[1. Глава]"),
        ("The novel «Война и мир» of Tolstoy", "The novel [«Война и мир» ]of Tolstoy"),
        ("Η ιστορία", "[Η ιστορία]"),  # of the two the serif face has the first letter
        ("Ἓν οἶδα", "[Ἓν οἶδα]"),
        ("שלום", "[שלום]"),
        ("Été à l’école", "Été à l’école"),
        ("المعرفة قوة", "المعرفة قوة"),  # neither has it
        ("测试", "测试"),
        ("Signs ⎈ and 🎓", "Signs ⎈ and 🎓"),
        ("", ""),
    ],
)
def test_words_that_the_family_cannot_write_stand_in_the_other(said: str, expected: str) -> None:
    assert moved(said) == expected


def test_emphasis_moves_with_the_words_around_it() -> None:
    runs = (Run("Η "), Run("ιστορία", italic=True), Run(" του 20ού αιώνα"))
    assert [run.face for run in lettered(runs, HEADING, PAPIER)] == [Face.MINOR] * 3


def test_code_stays_what_it_is() -> None:
    code = Run("Глава", face=Face.MONO)
    assert lettered((code,), HEADING, PAPIER) == (code,)


def test_such_words_are_measured_as_they_are_drawn() -> None:
    heading, body = (
        Composed(SourceParagraph((Run("Достопримечательности"),)), style, PAPIER)
        for style in (HEADING, replace(BODY, bold=HEADING.bold, italic=HEADING.italic))
    )
    assert heading.measured(28).widest == body.measured(28).widest


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=6).map(" ".join), st.booleans())
def test_no_sign_is_lost_and_a_second_look_changes_nothing(said: str, bold: bool) -> None:
    once = lettered((Run(said, bold=bold),) if said else (), HEADING, PAPIER)
    assert "".join(run.text for run in once) == said
    assert all(run.text for run in once)
    assert lettered(once, HEADING, PAPIER) == once
