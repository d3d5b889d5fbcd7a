"""The program's own words: the same ones in every language."""

from __future__ import annotations

import pytest

from generator.words import LANGUAGES, box_word, layout_words, words_of

PROMISED = {"en", "fr", "nl", "de", "es", "ar", "it", "pt"}


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
        ("it", ("continua", "Bibliografia", "pagina")),
        ("pt-BR", ("continuação", "Referências", "página")),
        ("ar", ("تابع", "المراجع", "صفحة")),
        ("ja", ("continued", "References", "page")),
    ],
)
def test_words_follow_the_language(lang: str, expected: tuple[str, ...]) -> None:
    words = words_of(lang)
    assert (words["continued"], words["references"], words["page"]) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_layouts_and_boxes_have_names_of_their_own(lang: str) -> None:
    layouts = layout_words(lang)
    assert set(layouts) == set(layout_words("en"))
    assert len(set(layouts.values())) == len(layouts)
    boxes = [
        box_word(name, lang) for name in ("heading", "body", "source", "author", "by", "caption", "footer", "date")
    ]
    assert len(set(boxes)) == len(boxes)


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("heading", "fr", "Titre"),
        ("body", "fr-BE", "Texte"),
        ("body-2", "fr", "Texte 2"),
        ("head-1", "de", "Spaltenkopf 1"),
        ("column-3", "nl", "Kolom 3"),
        ("head-rule-1", "en", "Line 2"),
        ("rule", "en", "Line"),
        ("mark", "en", "Accent 2"),
        ("source", "ja", "Source"),
        ("my-own-box", "fr", "my-own-box"),
        ("", "fr", ""),
    ],
)
def test_a_box_is_called_in_the_language(name: str, lang: str, expected: str) -> None:
    assert box_word(name, lang) == expected
