"""Tags, facts and notes with keys, as a deck has them."""

from __future__ import annotations

import pytest

from generator.deck.load import parse_deck
from generator.deck.model import EVERYBODY, Audience
from tests.deck.reading import items, listed, places, problems, read, slide


def only(*sets: str, excluded: str = "") -> Audience:
    return Audience(tuple(frozenset(one.split()) for one in sets), frozenset(excluded.split()))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("only: soir", only("soir")),
        ("only: soir bac2", only("soir bac2")),
        ("only: soir, bac2", only("soir bac2")),
        ("only: [soir, bac2]", only("soir bac2")),
        ("only:\n  - soir\n  - bac2", only("soir bac2")),
        ("except: examen", only(excluded="examen")),
        ("only: a\nexcept: [b, c]", only("a", excluded="b c")),
        ("only: 2026", only("2026")),
    ],
)
def test_tags(typed: str, expected: Audience) -> None:
    assert read(slide(f"heading: a\n{typed}")).slides[0].audience == expected
    line = typed.replace("\n  - ", " ").replace("\n", "\n    ")
    item = read(items(f"text: a\n    {line}")).slides[0].fields["items"].items[0]  # type: ignore[union-attr]
    assert item.audience == expected
    note = read(slide(f"heading: a\nnotes:\n  - text: b\n    {line}")).slides[0].notes[0]
    assert note.audience == expected


NOBODY = ["", "[]", "''", "' , '", "['']"]
"""None of these may mean everybody."""


@pytest.mark.parametrize(
    ("audience", "shown", "hidden"),
    [
        (EVERYBODY, ["", "a", "a b"], []),
        (only("a b"), ["a", "b", "b c"], ["", "c"]),
        (only(excluded="a b"), ["", "c"], ["a", "c b"]),
        (only("a", excluded="b"), ["a", "a c"], ["", "b", "a b"]),
        (only("a b", "c"), ["a c", "b c"], ["", "a", "c", "a b"]),
    ],
)
def test_who_is_admitted(audience: Audience, shown: list[str], hidden: list[str]) -> None:
    assert all(audience.admits(frozenset(tags.split())) for tags in shown)
    assert not any(audience.admits(frozenset(tags.split())) for tags in hidden)


def test_narrowing_admits_whom_both_admit() -> None:
    both = only("a b", excluded="x").narrowed(only("c", excluded="y"))
    assert both == only("a b", "c", excluded="x y")
    assert both.tags == {"a", "b", "c", "x", "y"}
    assert EVERYBODY.narrowed(EVERYBODY) == EVERYBODY


@pytest.mark.parametrize(
    ("source", "expected", "hint"),
    [
        (slide("only: [Soir]"), ["invalid-tag 4:12"], "Write soir."),
        (slide("except: a_b"), ["invalid-tag 4:13"], "Write a-b."),
        (slide("only: [a, {b: c}]"), ["wrong-kind 4:15"], ""),
        *((slide(f"heading: a\nonly: {nobody}"), ["empty-audience 5:5"], "delete") for nobody in NOBODY),
        *((items(f"text: a\n    only: {nobody}"), ["empty-audience 6:9"], "") for nobody in NOBODY),
        *((slide(f"notes:\n  - text: a\n    only: {nobody}"), ["empty-audience 6:9"], "") for nobody in NOBODY),
        *(
            (slide(f"columns:\n  - items: [a]\n    only: {nobody}\n  - items: [b]"), ["empty-audience 6:9"], "")
            for nobody in NOBODY
        ),
        (items("text: a\n    only: é"), ["invalid-tag 6:15"], "Write e."),
        (slide("notes:\n  - text: a\n    olny: b"), ["unknown-key 6:9"], "`only`"),
        (slide("notes:\n  - only: b"), ["missing-key 5:9"], "double quotes"),
        (slide("notes:\n  - text: a\n    only: B"), ["invalid-tag 6:15"], ""),
        (slide("heading: a\nfor: soir"), ["unknown-key 5:5"], "`only`"),
        ("title: T\ncourse:\n  Group: a\nslides:\n  - id: s\n", ["invalid-fact 3:3"], ""),
        ("title: T\ncourse: a\nslides:\n  - id: s\n", ["wrong-kind 2:9"], "on a line of its own"),
        ("title: T\ncourse:\n  - a\nslides:\n  - id: s\n", ["wrong-kind 3:3"], ""),
        ("title: T\ncourse:\n  group: a\n  group: b\nslides:\n  - id: s\n", ["duplicate-key 4:3"], ""),
        ("title: T\ncourse:\n  2a: b\n  a-b: c\nslides:\n  - id: s\n", ["invalid-fact 3:3", "invalid-fact 4:3"], ""),
    ],
)
def test_what_is_wrong(source: str, expected: list[str], hint: str) -> None:
    found = problems(source)
    assert places(found) == expected
    assert hint in found[0].hint


def test_facts_are_what_was_typed() -> None:
    facts = """\
title: T
course:
  title: Politiques : sociales
  code: 2104
  lecturer:
    - A. Dupont
    - Non
  date: 2026-03-12
  group: "{{ course.title }}"
  hours: [4, 5]
  room : B 204
  own_2: **x** # y
slides:
  - id: s
"""
    deck, warnings = parse_deck(facts)
    assert {name: fact.values for name, fact in deck.facts.items()} == {
        "title": ("Politiques : sociales",),
        "code": ("2104",),
        "lecturer": ("A. Dupont", "Non"),
        "date": ("2026-03-12",),
        "group": ("{{ course.title }}",),
        "hours": ("4", "5"),
        "room": ("B 204",),
        "own_2": ("**x** # y",),
    }
    assert [name for name, fact in deck.facts.items() if fact.listed] == ["lecturer", "hours"]
    assert places(warnings) == ["hash-in-text 12:16"]


@pytest.mark.parametrize(("name", "meant"), [("teacher", "lecturer"), ("groupe", "group"), ("titel", "title")])
def test_facts_that_nearly_are_known_ones(name: str, meant: str) -> None:
    deck, warnings = parse_deck(f"title: T\ncourse:\n  {name}: a\nslides:\n  - id: s\n")
    assert places(warnings) == ["unknown-fact 3:3"]
    assert meant in warnings[0].hint
    assert deck.facts[name].values == ("a",)


def test_facts_of_ones_own_may_be_like_known_ones() -> None:
    assert set(read("title: T\ncourse:\n  course_title: a\n  rooms: b\nslides:\n  - id: s\n").facts) == {
        *("course_title", "rooms"),
    }


def test_notes_with_keys_have_paragraphs_and_places() -> None:
    deck = read(slide("notes:\n  - un\n  - text: |\n      deux\n\n      trois\n    only: [soir]"))
    assert [(note.plain, bool(note.audience.only)) for note in deck.slides[0].notes] == [
        *(("un", False), ("deux", True), ("trois", True)),
    ]


def test_priorities_and_minutes() -> None:
    deck = read("title: T\nslides:\n  - id: a\n  - id: b\n    priority: 1\n    minutes: 0\n")
    assert [(one.priority, one.minutes) for one in deck.slides] == [(3, 3), (1, 0)]
    for wrong in ("priority: 0", "priority: 6", "minutes: 601", "minutes: -1", "minutes: 1.5"):
        assert [one.code for one in problems(slide(wrong))] == ["wrong-value"]
    assert listed(read(items("a")))[0].audience is EVERYBODY
