"""Slides as a course drops, keeps, moves and adds them; deck values; what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.course.order import Beside, circle
from tests.course.customising import account, attempted, codes, customise, ids, made, wrong
from tests.layout.made import slide as a_slide


def beside(name: str, *lists: str) -> str:
    """A change of a slide with new slides beside it."""
    return f"  {name}:\n" + "".join(f"    {each}:\n      - id: {name}-{each}\n        heading: x\n" for each in lists)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "acteurs forces mot fin"),
        ("drop: [forces]", "acteurs mot fin"),
        ("drop: forces, fin", "acteurs mot"),
        ("slides:\n  forces: {drop: true}\n  fin:\n    drop: oui", "acteurs mot"),
        ("slides:\n  forces: {drop: false}", "acteurs forces mot fin"),
        ("keep: [fin, acteurs]", "acteurs fin"),
        ("keep: [fin, acteurs]\ndrop: [fin]", "acteurs"),
        ("slides:\n  fin: {move: first}", "fin acteurs forces mot"),
        ("slides:\n  acteurs: {move: last}", "forces mot fin acteurs"),
        ("slides:\n  mot: {move: first}\n  forces: {move: first}", "forces mot acteurs fin"),
        ("slides:\n  acteurs: {move: {after: mot}}", "forces mot acteurs fin"),
        ("slides:\n  fin: {move: {before: forces}}", "acteurs fin forces mot"),
        ("slides:\n  fin: {move: {after: acteurs}}\n  mot: {move: {after: acteurs}}", "acteurs mot fin forces"),
        ("slides:\n  acteurs: {move: {after: fin}}\n  forces: {move: {before: acteurs}}", "mot fin forces acteurs"),
        ("drop: [acteurs]\nslides:\n  fin: {move: {after: acteurs}}", "fin forces mot"),
        ("keep: [fin]\nslides:\n  fin: {move: {before: acteurs}}", "fin"),
        ("prepend:\n  - id: a\nappend:\n  - id: b\n  - id: c", "a acteurs forces mot fin b c"),
        ("prepend:\n  - id: a\nslides:\n  fin: {move: first}", "a fin acteurs forces mot"),
        ("append:\n  - id: a\nkeep: [mot]", "mot a"),
        ("slides:\n" + beside("forces", "before", "after"), "acteurs forces-before forces forces-after mot fin"),
        ("slides:\n" + beside("forces", "after") + "    drop: true", "acteurs forces-after mot fin"),
        ("keep: [acteurs]\nslides:\n" + beside("forces", "after"), "acteurs forces-after"),
        ("slides:\n" + beside("forces", "before", "after") + "    move: last",
         "acteurs mot fin forces-before forces forces-after"),
        ("slides:\n" + beside("forces", "before", "after") + "    move: {after: fin}",
         "acteurs mot fin forces-before forces forces-after"),
        ("slides:\n" + beside("acteurs", "after") + "  fin: {move: {after: acteurs}}",
         "acteurs acteurs-after fin forces mot"),
        ("append:\n  - heading: Un exemple\n  - statement: Sans titre\n  - heading: Un exemple",
         "acteurs forces mot fin un-exemple sans-titre un-exemple-2"),
        ("prepend:\n  - statement: a\nappend:\n  - statement: b\nslides:\n  fin:\n    after:\n      - statement: c",
         "a acteurs forces mot fin c b"),
    ],
)  # fmt: skip
def test_which_slides_in_which_order(text: str, expected: str, tmp_path: Path) -> None:
    base = "layout: blank"
    text = "\n".join(f"{line}\n    {base}" if line.strip().startswith("- id: ") and len(line) < 12 else line
                     for line in text.split("\n"))  # fmt: skip
    assert ids(made(tmp_path, text + "\n")) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drop: [forces]", ["dropped forces (soir)"]),
        ("keep: [mot, fin]", ["dropped acteurs (soir)", "dropped forces (soir)"]),
        ("slides:\n  fin: {move: first}", ["moved fin (soir)"]),
        ("append:\n  - id: a\n    heading: a", ["added a (soir)"]),
        ("title: x\nlang: nl\ntheme: nuit", ["replaced title (soir)", "replaced lang (soir)", "replaced theme (soir)"]),
        ("course: {group: a}\nfit: split\naudience: []", []),
    ],
)
def test_the_account(text: str, expected: list[str], tmp_path: Path) -> None:
    assert account(attempted(tmp_path, text + "\n").actions) == expected


def test_values_of_the_deck(tmp_path: Path) -> None:
    text = """\
title: Le : titre
subtitle: s
author: Non
date: 12:30
footer: f
theme: nuit
min_size: 22
size: "4:3"
typography: false
keywords: [un, deux]
"""
    deck = made(tmp_path, text)
    texts = [one and one.plain for one in (deck.title, deck.subtitle, deck.author, deck.date, deck.footer)]
    assert texts == ["Le : titre", "s", "Non", "12:30", "f"]
    assert (deck.theme, deck.min_size, deck.size, deck.typography) == ("nuit", 22, "4:3", False)
    assert (deck.keywords, deck.course, deck.lang) == (("un", "deux"), "soir", "fr")
    assert deck.places["footer"].path.endswith("soir.yaml")
    base = made(tmp_path, None)
    assert (base.course, base.slides) == ("", deck.slides)


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ({"soir": "fit: split\n"}, "split split shrink"),
        ({"jour": "fit: split\n", "soir": "extends: jour\nfit: columns\n"}, "columns columns shrink"),
        ({"jour": "fit: split\n", "soir": "extends: jour\n"}, "split split shrink"),
        ({"jour": "fit: split\n", "soir": "extends: jour\nslides:\n  b: {fit: error}\n"}, "split error shrink"),
        ({"jour": "slides:\n  a: {fit: error}\n", "soir": "extends: jour\nfit: split\n"}, "error split shrink"),
        ({"jour": "fit: split\n", "soir": "extends: jour\nappend:\n  - heading: n\n"}, "split split shrink split"),
    ],
)
def test_fit_is_for_slides_that_do_not_say_it(chain: dict[str, str], expected: str, tmp_path: Path) -> None:
    heads = "".join(f"  - id: {name}\n    heading: {name}\n" for name in "abc")
    deck = f"title: T\nslides:\n{heads}    fit: shrink\n"
    parents = {name: text for name, text in chain.items() if name != "soir"}
    found = made(tmp_path, chain["soir"], deck, **parents)
    assert " ".join(str(slide.fit) for slide in found.slides) == expected


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("drop: [acteur]", ["unknown-address 1:8"], "Did you mean acteurs?"),
        ("drop: [zzz/i1]", ["unknown-address 1:8"], "There are: acteurs, forces, mot, fin."),
        ("keep: [acteurs, force]", ["unknown-address 1:17"], "Did you mean forces?"),
        ("slides:\n  Acteurs: {drop: true}", ["unknown-address 2:3"], "Did you mean acteurs?"),
        ("slides:\n  fin:\n    move: {after: mots}", ["unknown-address 3:11"], "Did you mean mot?"),
        ("slides:\n  fin:\n    move: {after: acteurs/i1}", ["invalid-id 3:19"], ""),
        ("slides:\n  fin: {move: {after: fin}}", ["move-circle 2:15"], ""),
        ("slides:\n  fin: {move: {after: mot}}\n  mot: {move: {before: fin}}",
         ["move-circle 2:15", "move-circle 3:15"], ""),
        ("append:\n  - id: fin\n    heading: x", ["duplicate-id 2:5"], "another `id:`"),
        ("append:\n  - heading: Fin", ["duplicate-id 2:5"], ""),
        ("slides:\n  fin:\n    after:\n      - id: fin\n        heading: x", ["duplicate-id 4:9"], ""),
        ("prepend:\n  - heading: N\nappend:\n  - heading: N", ["duplicate-id 4:5"], ""),
        ("keep: []", ["no-slides 1:1"], ""),
        ("drop: [acteurs, forces, mot, fin]", ["no-slides 1:1"], ""),
    ],
)  # fmt: skip
def test_what_cannot_be(text: str, expected: list[str], hint: str, tmp_path: Path) -> None:
    found = wrong(tmp_path, text + "\n")
    assert codes(found) == expected
    assert hint in str(found[0])


def test_dropped_slides_leave_room_for_their_id(tmp_path: Path) -> None:
    text = "drop: [fin]\nprepend:\n  - id: fin\n    heading: Autre fin\nslides:\n  forces: {move: {after: fin}}\n"
    assert ids(made(tmp_path, text)) == ["fin", "acteurs", "mot", "forces"]
    text = "keep: [mot]\nappend:\n  - id: fin\n    heading: Autre fin\n"
    assert ids(made(tmp_path, text)) == ["mot", "fin"]


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = "drop: [a/i1, zz]\nkeep: [bb]\nslides:\n  cc: {drop: true}\n  fin: {move: {after: dd}}\n"
    assert codes(wrong(tmp_path, text)) == ["unknown-address 1:8", "unknown-address 1:14",
                                            "unknown-address 2:8", "unknown-address 4:3",
                                            "unknown-address 5:15"]  # fmt: skip


MANY = 4_000


def deck_of(count: int) -> str:
    return "title: T\nslides:\n" + "".join(f"  - id: s{number}\n    heading: h\n" for number in range(count))


def test_thousands_of_slides_one_behind_the_other(tmp_path: Path) -> None:
    moves = "".join(f"  s{number}: {{move: {{after: s{number + 1}}}}}\n" for number in range(MANY - 1))
    deck = made(tmp_path, f"slides:\n{moves}", deck_of(MANY))
    assert ids(deck) == [f"s{number}" for number in range(MANY - 1, -1, -1)]


def test_thousands_of_wrong_addresses(tmp_path: Path) -> None:
    text = "slides:\n" + "".join(f"  x{number}: {{drop: true}}\n" for number in range(MANY))
    found = wrong(tmp_path, text, deck_of(MANY))
    assert len(found) == 200


def test_dropping_moving_and_keeping_thousands(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(MANY)]
    text = f"keep: [{', '.join(names[1:])}]\nslides:\n" + "".join(f"  {name}: {{move: last}}\n" for name in names)
    result, _ = customise(tmp_path, text + f"drop: [{', '.join(names[2:])}]\n", deck_of(MANY))
    assert ids(result.deck) == ["s1"]


def test_beside() -> None:
    a, b, c, d, e = (a_slide(name) for name in "abcde")
    order = Beside({"a": [b], "b": [c]}, {"a": [d], "d": [e]})
    assert "".join(one.id for one in order.all([a])) == "cbade"
    assert "".join(one.id for one in order.all([e, a])) == "ecbade"
    new = a_slide("a")
    twice = Beside({"a": [new]}, {"a": [new]}, {id(new)})
    assert [one is new for one in twice.all([a])] == [True, False, True]


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        ({}, ""),
        ({"a": "a"}, "a"),
        ({"a": "b", "b": "a"}, "ab"),
        ({"a": "b", "b": "c", "c": "b"}, "bc"),
        ({"a": "b", "b": "c"}, ""),
        ({"a": "b", "b": "c", "c": "a", "d": "a", "e": "f"}, "abc"),
        ({"d": "a", "a": "b", "b": "a", "x": "y", "y": "x"}, "abxy"),
    ],
)
def test_circles(moves: dict[str, str], expected: str) -> None:
    assert circle(moves) == set(expected)
