"""The program's own words: the same ones in every language."""

from __future__ import annotations

import pytest

from generator.words import LANGUAGES, words_of

PROMISED = {"en", "fr", "nl", "de", "es", "ar"}


def test_the_languages_are_those_that_are_promised() -> None:
    assert set(LANGUAGES) == PROMISED


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_word(lang: str) -> None:
    words = words_of(lang)
    assert set(words) == set(words_of("en"))
    assert all(word and word == word.strip() for word in words.values())
    levels = [words[f"level{number}"] for number in range(2, 6)]
    assert len(set(levels)) == 4, "a word too few or too many would shift the others"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("fr", ("suite", "Références", "page")),
        ("fr-BE", ("suite", "Références", "page")),
        ("FR", ("suite", "Références", "page")),
        ("en-GB", ("continued", "References", "page")),
        ("nl", ("vervolg", "Referenties", "pagina")),
        ("de", ("Fortsetzung", "Literatur", "Seite")),
        ("es", ("continuación", "Referencias", "página")),
        ("ar", ("تابع", "المراجع", "صفحة")),
        ("ja", ("continued", "References", "page")),
    ],
)
def test_words_follow_the_language(lang: str, expected: tuple[str, ...]) -> None:
    words = words_of(lang)
    assert (words["continued"], words["references"], words["page"]) == expected
