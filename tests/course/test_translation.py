"""Translations: what is not in the new language yet, and what keeps the old one's mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.course.same import is_same_by_nature
from generator.deck.model import Inline, Text
from generator.spans import Span
from tests.course.customising import codes, customise, wrong
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


def left(folder: Path, texts: str, course: str = "lang: en\ntitle: T\n", fields: str = "items") -> list[str]:
    """What is said to be untranslated of a slide with these items (or another field), without the heading."""
    deck = f"title: T\nlang: fr\nslides:\n  - id: s\n    heading: A heading\n    {fields}:{texts}\n"
    if "\n  s:" not in course:
        course += "slides:\n  s: {heading: A heading}\n"
    _, found = customise(folder, course, deck)
    return [str(one.values["names"]) for one in found if one.code == "untranslated-slide"]


@pytest.mark.parametrize(
    "text",
    [
        "Becker, H. (1998). Tricks of the Trade. Chicago University Press.",
        "Mills, C. W. (1959). The Sociological Imagination. Oxford University Press.",
        "Becker, H. S., & Strauss, A. L. (1956a). Careers, personality. American Journal of Sociology, 62(3), 253-263.",
        "BECKER H., Les ficelles du métier, La Découverte, Paris, 2002.",
        "PETRELLA Riccardo, Le bien commun, Labor, Bruxelles, 1996, p. 12",
        "Petrella (2004). L'éveil du bien public. Labor.",
        "Howard Becker, Tricks of the Trade, Chicago, 1998.",
        "Лурия, А. Р. (1974). Об историческом развитии познавательных процессов. Наука.",
        "Article : doi 10.1234/abc.def",
        "[1] Smith, J. (2001). A paper. Journal, 3.",
        "Smith J, Jones M. Title of paper. BMJ. 2001;323:1-4.",
        "Smith, John and Mary Jones. Title of book. New York: Press, 2001.",
        "BOURDIEU (Pierre), La distinction, Minuit, 1979.",
        "(Petrella, 2004, p. 3)",
        "Smith et al., 2001",
        "孔子（2004）。論語。",
        "https://example.org/methods",
        "www.example.org",
        "example.org/a/b",
        "anna@example.org",
        "<https://example.org/l'été>",
        "`print(hello)`",
        "src/main.py",
        "~/data/results.csv",
        "C:\\data\\results.csv",
        "E = mc²",
        "a^2^ + b^2^ = c^2^",
        "f(x) = 2x + 1",
        "sin x / cos x = tan x",
        "12 km",
        "3,5 °C",
        "35 %",
        "10 000 EUR",
        "XIX",
        "CO₂",
        "H~2~O",
        "A4, A3",
        "B2B",
        "v = d / t",
        "x^2^ → y",
        "J.-P. Sartre",
        "A. van der Berg",
        "2026-03-12",
        "{{ course.group }}",
        "{{ course.date | date }}",
    ],
)
def test_what_is_the_same_by_its_nature_is_not_listed(text: str, tmp_path: Path) -> None:
    facts = "lang: en\ntitle: T\ncourse: {group: Bloc deux, date: 2026-03-12}\n"
    assert left(tmp_path, f"\n      - {text}", facts) == []


@pytest.mark.parametrize(
    "text",
    [
        "Observer",
        "Les acteurs",
        "REMION (1988) énonce une série de conditions",
        "Selon Petrella (2004), le bien public est menacé",
        "Depuis 1991, la loi protège les associations",
        "En 1998, Becker publie un livre",
        "Le Partenariat, en 2010",
        "Un kilomètre = mille mètres",
        "La vitesse v = d / t",
        "Voir https://example.org pour la suite",
        "Écrire à anna@example.org",
        "12 km à pied",
        "Le fichier deck.yaml",
        "ET ENSUITE",
        "Bonjour {{ course.group }}",
        "`code` et texte",
        "Kurt Lewin disait",
        "Acteurs / Publics",
    ],
)
def test_real_texts_are_listed_all_the_same(text: str, tmp_path: Path) -> None:
    facts = "lang: en\ntitle: T\ncourse: {group: Bloc deux}\n"
    assert left(tmp_path, f"\n      - {text}", facts) == ["i1"]


def test_names_and_sources_are_not_listed_nor_who_is_named_elsewhere(tmp_path: Path) -> None:
    deck = """\
title: T
lang: fr
author: Jean Dupont
course: {lecturer: [Anne Petit, Paul Grand]}
slides:
  - {id: t, layout: title, heading: Heading, author: Jean Dupont}
  - {id: q, quote: Citation, by: Kurt Lewin, source: Le bien commun}
  - id: s
    heading: Heading
    items: [Jean Dupont, Anne Petit, Paul Grand, Kurt Lewin, Autre Personne]
"""
    course = "lang: en\ntitle: T\nslides: {t: {heading: H}, q: {quote: Q}, s: {heading: H}}\n"
    assert listed(tmp_path, course, deck)[0] == ["On slide `s`, not in en yet: i5"]


@pytest.mark.parametrize(
    ("same", "said"),
    [
        ("[footer]", ["The deck's title is", "`s`", "`c`"]),
        ("[title, footer, s, c]", []),
        ("[title, footer, s/heading, s/items, s/notes, c/columns]", []),
        ("[title, footer, s/i2, c]", ["`s`, not in en yet: heading, i1, notes"]),
        ("[title, footer, s/i2-1, c]", ["`s`, not in en yet: heading, i1, i2, notes"]),
        ("[title, footer, s/n1, c]", ["`s`, not in en yet: heading, i1, i2, i2-1, n2"]),
        ("[title, footer, s, c/c1]", ["`c`, not in en yet: c1-i1"]),
    ],
)
def test_a_course_names_what_is_the_same(same: str, said: list[str], tmp_path: Path) -> None:
    told, _ = listed(tmp_path, f"lang: en\nsame: {same}\n")
    assert len(told) == len(said)
    assert all(part in one for part, one in zip(said, told, strict=True))
    told, _ = listed(tmp_path, "extends: p\n", p=f"lang: en\nsame: {same}\n")
    assert len(told) == len(said), "also through `extends`"


@pytest.mark.parametrize("address", ["zz", "s/i9", "s/quote", "author", "c/i1"])
def test_what_is_said_to_be_the_same_is_there(address: str, tmp_path: Path) -> None:
    assert "unknown-address 2:8" in codes(wrong(tmp_path, f"lang: en\nsame: [{address}]\n", DECK))


def test_what_is_the_same_is_recorded(tmp_path: Path) -> None:
    text = "lang: en\nsame: [footer, s/i2, s/heading, s/n2, c, c/c1]\n"
    result, _ = customise(tmp_path, text, DECK)
    assert {at: said for at, said in result.records["soir"].items() if at != "s"} == {
        "footer": "Pied",
        "s/i2": "- Deux :\n  - Trois",
        "s/heading": "Titre",
        "s/n2": "Autre",
        "c": "c1: Pour\nc1-i1: A",
        "c/c1": "Pour",
    }


def test_an_alternative_text_can_be_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    deck = "title: T\nlang: fr\nslides:\n  - id: p\n    image: {file: a.png, alt: Google}\n"
    assert listed(tmp_path, "lang: en\ntitle: T\nsame: [p/image]\n", deck) == ([], [None])


def test_notes_are_translated_one_by_one(tmp_path: Path) -> None:
    notes = "[Un, {text: Deux, only: [teacher]}, Trois]"
    deck = f"title: T\nlang: fr\nslides:\n  - id: s\n    heading: x\n    notes: {notes}\n"
    text = "lang: en\ntitle: T\nslides: {s: {heading: x, items: {n1: One, n2: Two}}}\n"
    result, found = customise(tmp_path, text, deck, audience=["teacher"])
    assert [note.plain for note in result.deck.slides[0].notes] == ["One", "Two", "Trois"]
    assert [one.message for one in found if one.code == "untranslated-slide"] == ["On slide `s`, not in en yet: n3"]
    result, _ = customise(tmp_path, text, deck)
    assert [note.plain for note in result.deck.slides[0].notes] == ["One", "Trois"]
    result, _ = customise(
        tmp_path, "drop: [s/n3]\nslides: {s: {items: {n1: {drop: true}}}}\n", deck, audience=["teacher"]
    )
    assert [note.plain for note in result.deck.slides[0].notes] == ["Deux"]
    assert "wrong-field" in codes(wrong(tmp_path, "slides: {s: {items: {n1: {after: [x]}}}}\n", deck))[0]


def test_an_empty_text_of_a_translation_is_still_to_come(tmp_path: Path) -> None:
    text = (
        "lang: en\ntitle:\nslides:\n  c:\n  q:\n    items:\n  s:\n    heading:\n    items:\n      i1:\n      i2: Two\n"
    )
    text += "    notes:\n"
    result, found = customise(tmp_path, text, DECK)
    assert not [one for one in found if one.code == "empty-value"]
    assert result.deck.title.plain == "Le partenariat"
    assert [note.plain for note in result.deck.slides[0].notes] == ["Note", "Autre"]
    assert "empty-value" in {one.code for one in customise(tmp_path, "title:\n", DECK)[1]}, "but not elsewhere"


@pytest.mark.parametrize(
    "piece", ["A", "A ", "A, ", "Aa. ", "A.b(1998", "a.b/", "A-", "Ab, C. ", "Aa, Bb. : ", "$a ", "x@", "x.y@z"]
)
def test_no_text_takes_long_to_look_at(piece: str) -> None:
    for length in (600, 1_000, 20_000):
        is_same_by_nature("i1", Text((Inline((piece * length)[:length]),), Span("x", 1, 1)))
