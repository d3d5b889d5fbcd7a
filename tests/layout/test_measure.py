"""Widths against the advances in the fonts' own tables (Arimo: 2048 units to the em)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.layout.measure import EMOJI_EM, UNKNOWN_EM, font

ARIMO = {"A": 1366, "V": 1366, "i": 455, "m": 1706, "0": 1139, " ": 569, "\u00a0": 569, "é": 1139, "–": 1139}


@pytest.mark.parametrize(("char", "units"), ARIMO.items())
def test_a_character_is_as_wide_as_its_advance(char: str, units: int) -> None:
    assert font("arimo").width(char) == pytest.approx(units / 2048)


def test_kerning_counts() -> None:
    pair = font("arimo").width("AV") * 2048
    assert pair == pytest.approx(1366 + 1366 - 152)


@pytest.mark.parametrize("word", ["fi", "ffi", "fl", "office"])
@pytest.mark.parametrize("family", ["arimo", "gelasio"])
def test_ligatures_are_off(family: str, word: str) -> None:
    measured = font(family)
    kerned = sum(measured.width(a + b) - measured.width(a) - measured.width(b) for a, b in pairwise(word))
    assert measured.width(word) == pytest.approx(sum(map(measured.width, word)) + kerned)


def test_bold_and_italic_are_faces_of_their_own() -> None:
    widths = {font("gelasio", bold, italic).width("Partenariat") for bold in (False, True) for italic in (False, True)}
    assert len(widths) == 4


def test_mono_is_mono() -> None:
    assert font("cousine").width("i") == font("cousine").width("W") == font("cousine", bold=True).width("i")


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("漢字Ｗ", 3.0),
        ("ｶﾅ｡", 1.5),
        ("😀", EMOJI_EM),
        ("👍🏽", EMOJI_EM),
        ("👩‍👩‍👧‍👦", EMOJI_EM),
        ("❤️", EMOJI_EM),
        ("🇧🇪", EMOJI_EM),
        ("🇧🇪🇫🇷", 2 * EMOJI_EM),
        ("اب", 1.3),
        ("மக", 2.24),
        ("ᚠ", UNKNOWN_EM),
        ("\u200b", 0.0),
        ("\u2060", 0.0),
    ],
)
def test_what_the_font_lacks_is_guessed(text: str, em: float) -> None:
    assert font("arimo").width(text) == pytest.approx(em)


def test_marks_take_no_room() -> None:
    measured = font("arimo")
    assert measured.width("e\u0301\u0316") == pytest.approx(measured.width("e"))
    assert measured.width("1\ufe0f\u20e3") > EMOJI_EM


def test_nothing_is_nothing_wide() -> None:
    assert font("arimo").width("") == 0.0


def test_a_face_is_loaded_once() -> None:
    assert font("arimo", True) is font("arimo", True)
