"""Translations: what is not in the new language yet, and what keeps the old one's mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.course.customising import codes, customise
from tests.imaging.pictures import png

DECK = """\
title: Le partenariat
subtitle: "2026"
footer: Pied
lang: fr
slides:
  - id: s
    heading: Titre
    items:
      - Un
      - Deux :
          - Trois
      - "12"
    notes:
      - Note
      - Autre
  - id: c
    columns:
      - heading: Pour
        items: [A]
  - id: q
    lang: nl
    quote: Een citaat
"""
WHOLE = """\
lang: en
title: Partnership
footer: Foot
slides:
  s:
    heading: Title
    items: {i1: One, i2: "Two:", i2-1: Three}
    notes: [Note, Other]
  c:
    items: {c1: For, c1-i1: A}
"""


def listed(folder: Path, text: str, deck: str = DECK, **parents: str) -> tuple[list[str], list[str | None]]:
    """What is said to be untranslated, and the languages of the slides."""
    result, found = customise(folder, text, deck, **parents)
    told = [one.message for one in found if one.code.startswith("untranslated")]
    assert {one.code for one in found} <= {"untranslated", "untranslated-slide", "not-recorded", "missing-alt"}
    return told, [slide.lang for slide in result.deck.slides]


def test_a_whole_translation_leaves_nothing(tmp_path: Path) -> None:
    assert listed(tmp_path, WHOLE) == ([], [None, None, "nl"])


def test_nothing_is_translated(tmp_path: Path) -> None:
    assert listed(tmp_path, "lang: en\n") == (
        [
            "The deck's title, footer are not in en yet",
            "On slide `s`, not in en yet: heading, i1, i2, i2-1, notes",
            "On slide `c`, not in en yet: c1, c1-i1",
        ],
        ["fr", "fr", "nl"],
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("title: Partnership\n", ""), "The deck's title is not in en yet"),
        (("    heading: Title\n", ""), "On slide `s`, not in en yet: heading"),
        (("i1: One, ", ""), "On slide `s`, not in en yet: i1"),
        (("    notes: [Note, Other]\n", ""), "On slide `s`, not in en yet: notes"),
        ((", c1-i1: A", ""), "On slide `c`, not in en yet: c1-i1"),
        (("c1: For, ", ""), "On slide `c`, not in en yet: c1"),
        (("[Note, Other]", "[Note, Other]\n    add_notes: Third"), None),
    ],
)
def test_a_part_is_not(change: tuple[str, str], said: str | None, tmp_path: Path) -> None:
    told, langs = listed(tmp_path, WHOLE.replace(*change))
    assert told == ([said] if said else [])
    assert langs == [None, None, "nl"]


def test_places(tmp_path: Path) -> None:
    _, found = customise(tmp_path, "title: T\nlang: en\nslides:\n  s:\n    heading: Title\n", DECK)
    assert codes(found)[1:] == ["untranslated 2:1", "untranslated-slide 2:1", "untranslated-slide 4:3"]


@pytest.mark.parametrize("lang", ["fr", "fr-BE", "FR"])
def test_another_kind_of_the_same_language_is_no_translation(lang: str, tmp_path: Path) -> None:
    assert listed(tmp_path, f"lang: {lang}\n") == ([], [None, None, "nl"])


def test_a_translation_through_extends(tmp_path: Path) -> None:
    parent = "footer: Bas\nslides:\n  s:\n    append: [Quatre]\nappend:\n  - id: n\n    heading: Neuf\n"
    told, langs = listed(tmp_path, "extends: p\n" + WHOLE, p=parent)
    assert told == ["On slide `n`, not in en yet: heading", "On slide `s`, not in en yet: p-append1"]
    assert langs == [None, None, "nl", "fr"]
    child = "extends: p\nslides:\n  c:\n    items: {c1: In favour}\nappend:\n  - id: n\n    heading: New\n"
    assert listed(tmp_path, child, p=WHOLE) == ([], [None, None, "nl", None])


def test_a_translation_of_a_translation(tmp_path: Path) -> None:
    told, langs = listed(tmp_path, "extends: p\nlang: de\ntitle: T\n", p=WHOLE)
    assert told == [
        "The deck's footer is not in de yet",
        "On slide `s`, not in de yet: heading, i1, i2, i2-1, notes",
        "On slide `c`, not in de yet: c1, c1-i1",
    ]
    assert langs == ["en", "en", "nl"]
    told, langs = listed(tmp_path, "extends: p\nlang: de\ntitle: T\n", p=WHOLE.replace("    heading: Title\n", ""))
    assert langs == [None, "en", "nl"]  # one slide of two languages, neither of them German


def test_alternative_texts(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    deck = "title: T\nlang: fr\nslides:\n  - id: p\n    image: {file: a.png, alt: Une rue}\n"
    said = ["On slide `p`, not in en yet: image (alt)"]
    assert listed(tmp_path, "lang: en\ntitle: T\n", deck) == (said, ["fr"])
    for change in ("{crop: true}", "{share: third}"):
        text = f"lang: en\ntitle: T\nslides:\n  p:\n    image: {change}\n"
        assert listed(tmp_path, text, deck) == (said, ["fr"])
    text = "lang: en\ntitle: T\nslides:\n  p:\n    image: {alt: A street}\n"
    assert listed(tmp_path, text, deck) == ([], [None])


def test_what_is_not_shown_need_not_be_translated(tmp_path: Path) -> None:
    text = "lang: en\ntitle: T\nfooter: F\ndrop: [s]\nslides:\n  c: {without: columns, heading: H}\n"
    assert listed(tmp_path, text) == ([], [None, "nl"])


def test_slides_that_are_translated_whole_by_their_own_language(tmp_path: Path) -> None:
    text = WHOLE + "  q: {lang: en, quote: A quote}\n"
    assert listed(tmp_path, text) == ([], [None, None, "en"])


def test_words_and_dates_follow_the_language(tmp_path: Path) -> None:
    deck = "title: T\nlang: fr\ncourse: {date: 2026-03-12}\nslides:\n  - id: s\n    heading: a\n"
    heading = "{{ course.date | date }}, {{ words.continued }}"
    result, _ = customise(tmp_path, f"lang: nl\ntitle: T\nslides:\n  s:\n    heading: '{heading}'\n", deck)
    assert result.deck.slides[0].heading
    assert result.deck.slides[0].heading.plain == "12 maart 2026, vervolg"
