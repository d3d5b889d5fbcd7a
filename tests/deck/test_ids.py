"""Ids that are derived: stable, unique, and out of the way of those that were given."""

from __future__ import annotations

import json
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.ids import _LETTERS, MAX_ID, _words_of_any_script, is_id, slug, unique, words_of
from tests.deck.reading import items, outline, read, slide


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acteurs :", "acteurs"),
        ("Conditions de pérennité du partenariat :", "conditions-de-perennite-du-partenariat"),
        ("L'œuvre d’Émile", "l-oeuvre-d-emile"),
        ("Straße & Łódź", "strasse-lodz"),
        ("2004 : bilan", "2004-bilan"),
        ("  --  ", ""),
        ("合作", "合作"),
        ("½", "1-2"),
        ("?!…", ""),
        ("Возраст", "возраст"),
        ("За́мок или замо́к?", "замок-или-замок"),
        ("Й и Ё", "й-и-ё"),
        ("Εισαγωγή στην ψυχολογία", "εισαγωγή-στην-ψυχολογία"),
        ("مُقَدِّمَة في كتاب‌ها", "مقدمة-في-كتابها"),
        ("שָׁלוֹם עולם", "שלום-עולם"),
        ("ภาษาไทย น้ำใจ", "ภาษาไทย-น้ำใจ"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("한국어 교실", "한국어-교실"),
        ("がっこう（学校）", "がっこう-学校"),
        ("ﬁn", "fin"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert not expected or is_id(expected)


def test_a_slug_is_short() -> None:
    found = slug("mot " * 100)
    assert len(found) <= 60
    assert is_id(found)


@pytest.mark.parametrize("text", ["", "A", "é", "a--b", "-a", "a-", "a_b", "a b", "a" * (MAX_ID + 1)])
def test_no_id(text: str) -> None:
    assert not is_id(text)


def test_unique() -> None:
    taken = {"a-2": 1}
    assert [unique("a", taken) for _ in range(3)] == ["a", "a-3", "a-4"]
    assert unique("a-2", taken) == "a-2-2"


def test_slides_are_named_after_their_headings() -> None:
    deck = read(
        "title: t\nslides:\n  - heading: Un\n  - heading: Un\n  - text: a\n"
        "  - heading: '?'\n  - id: un-2\n  - heading: Un !\n"
    )
    assert [one.id for one in deck.slides] == ["un", "un-3", "a", "slide-4", "un-2", "un-4"]


def test_items_are_named_after_their_places() -> None:
    deck = read(
        items("a", "b\n    - c\n    - d\n        - e", "id: i1\n    text: f", "id: x\n    text: g\n    items: [h]")
    )
    assert outline(deck) == [
        (0, "i1-2", "a"),
        (0, "i2", "b"),
        (1, "i2-1", "c"),
        (1, "i2-2", "d"),
        (2, "i2-2-1", "e"),
        (0, "i1", "f"),
        (0, "x", "g"),
        (1, "i4-1", "h"),
    ]


def test_ids_are_unique_in_a_slide_over_all_its_fields() -> None:
    deck = read(slide("items: [a, b]\ntext:\n  - c\n  - d\ncolumns:\n  - items: [e]\n  - text: f"))
    columns = deck.slides[0].fields["columns"]
    found = [one for _, one, _ in outline(deck)] + [one for _, one, _ in outline(deck, "text")]
    found += [item.id for column in columns.columns for item in column.items.items]  # type: ignore[union-attr]
    assert found == ["i1", "i2", "p1", "p2", "c1-i1", "c2-p1"]


@given(st.text(max_size=80))
def test_every_text_suggests_an_id_however_it_is_composed(text: str) -> None:
    found = slug(text)
    assert not found or is_id(found)
    assert words_of(found) == found
    assert {slug(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")} == {slug(text)}


@pytest.mark.parametrize(
    ("slide", "expected"),
    [
        ("quote: Nul n'est une île, complète en elle-même.", "nul-n-est-une-ile-complete-en"),
        ("statement: Le local compte.", "le-local-compte"),
        ("text:\n      - Un paragraphe.\n      - Deux", "un-paragraphe"),
        ("items: [Un point, Deux]", "un-point"),
        ("heading: '!'\n    statement: Quand même", "quand-meme"),
        ("layout: blank", "slide-1"),
    ],
)
def test_a_slide_without_heading_is_named_after_its_first_words(slide: str, expected: str) -> None:
    assert read(f"title: t\nslides:\n  - {slide}\n").slides[0].id == expected


Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")
Words = st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=12).filter(slug)


@given(heading=Words, form=st.sampled_from(FORMS))
def test_any_heading_can_be_linked_to_and_keeps_its_id(heading: str, form: Form) -> None:
    name = unicodedata.normalize(form, slug(heading))
    text = f"title: t\nslides:\n  - heading: {json.dumps(heading, ensure_ascii=False)}\n"
    text += f"  - heading: z z\n    items: ['[see](#{name})']\n"
    deck = read(text)
    assert deck.slides[0].id == slug(heading)
    longer = read(text.replace("slides:\n", "slides:\n  - {id: first-of-all, layout: blank}\n"))
    assert [one.id for one in longer.slides[1:]] == [one.id for one in deck.slides]


@given(heading=Words, form=st.sampled_from(FORMS))
def test_any_id_can_be_given(heading: str, form: Form) -> None:
    name = unicodedata.normalize(form, slug(heading))
    assert read(f"title: t\nslides:\n  - id: {json.dumps(name, ensure_ascii=False)}\n    heading: h\n").slides[
        0
    ].id == slug(heading)


@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=12))
def test_latin_words_are_folded_as_those_of_any_script(text: str) -> None:
    lowered = text.lower().translate(_LETTERS)
    assert words_of(text) == _words_of_any_script(lowered)
