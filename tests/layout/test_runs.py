"""The author's text as runs: white space tidied, styles kept, direction and markers found."""

from __future__ import annotations

import pytest

from generator.deck.model import Content, Inline, Marker, Script
from generator.layout.runs import flow, runs_of
from generator.scene.text import Mark
from generator.scene.text import Script as SceneScript
from generator.scene.theme import Face
from tests.layout.made import items, text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  a  b ", "a b"),
        ("a\tb\x0bc\x85d", "a b c d"),
        ("a \n b", "a\nb"),
        ("\n a\n\n\nb\n", "a\nb"),
        ("a\u2028b", "a\nb"),
        ("Donau\u00addampf", "Donaudampf"),
        ("a\u00a0b", "a\u00a0b"),
        (" ", ""),
    ],
)
def test_white_space_is_tidied(typed: str, shown: str) -> None:
    assert "".join(run.text for run in runs_of(text(typed), "de", True)) == shown


def test_tidying_sees_over_the_styles() -> None:
    runs = runs_of(text("a ", Inline(" b ", bold=True), Inline("  ")), "de", True)
    assert [(run.text, run.bold) for run in runs] == [("a ", False), ("b", True)]


def test_spaces_in_code_stay() -> None:
    assert [run.text for run in runs_of(text("x ", Inline("a  b", code=True)), "fr", True)] == ["x ", "a  b"]


def test_lines_of_code_stay_lines() -> None:
    made = runs_of(text("x:\n", Inline(" \n```\nif a:\n    b  \n\n```\n", code=True)), "fr", True)
    assert [run.text for run in made] == ["x:\n", "```\nif a:\n    b\n```"]


def test_styles_become_runs() -> None:
    made = runs_of(
        text(
            Inline("b", bold=True),
            Inline("i", italic=True),
            Inline("s", strike=True),
            Inline("2", script=Script.SUB),
            Inline("c", code=True),
            Inline("l", link="#forces"),
        ),
        "fr",
        True,
    )
    assert [r.text for r in made] == ["b", "i", "s", "2", "c", "l"]
    assert made[0].bold
    assert made[1].italic
    assert made[2].strike
    assert made[3].script is SceneScript.SUB
    assert made[4].face is Face.MONO
    assert made[4].bold
    assert made[5].link == "#forces"


def test_typography_can_be_switched_off() -> None:
    assert runs_of(text("l'ami ?"), "fr", False)[0].text == "l'ami ?"
    assert runs_of(text("l'ami ?"), "fr", True)[0].text == "l’ami\u00a0?"


@pytest.mark.parametrize(
    ("typed", "lang", "rtl", "turned"),
    [
        ("HTML ולשון הדף", "he", True, False),
        ("PDF هو ملف", "ar", True, False),
        ("2024 كانت", "ar", True, False),
        ("2024", "fa", True, False),
        ("Only English, 2024.", "he", True, True),
        ("שלום means peace", "en", False, False),
        ("مرحبا (2024)!", "fr", False, True),
        ("abc", "en", False, False),
        ("…", "en", False, False),
    ],
)
def test_direction_is_that_of_the_language(typed: str, lang: str, rtl: bool, turned: bool) -> None:
    for made in (flow([items(typed)], lang, True)[0], flow([text(typed)], lang, True)[0]):
        assert (made.rtl, made.turned) == (rtl, turned)


def test_levels_groups_numbers_and_ids() -> None:
    made = flow([items("a", ("b", ["c", ("d", ["e"])]), marker=Marker.NUMBER)], "en", True)
    assert [p.text for p in made] == ["a", "b", "c", "d", "e"]
    assert [p.level for p in made] == [0, 0, 1, 1, 2]
    assert [p.group for p in made] == [0, 1, 1, 1, 1]
    assert [p.number for p in made] == [1, 2, None, None, None]
    assert [p.id for p in made] == ["i1", "i2", "i2-1", "i2-2", "i2-2-1"]


def test_plain_paragraphs_stand_at_the_edge_only_among_bullets() -> None:
    plain, bullets = items("p", marker=Marker.NONE), items("a")
    both: list[Content] = [plain, bullets]
    assert [p.mark for p in flow(both, "en", True)] == [Mark.FLUSH, Mark.LEVEL]
    assert [p.mark for p in flow([plain], "en", True)] == [Mark.LEVEL]
    assert [p.group for p in flow(both, "en", True)] == [0, 1]
