"""The fields of one slide as a course changes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck.model import Items, Picture
from tests.course.customising import account, attempted, codes, customise, lines_of, made, outline, wrong
from tests.imaging.pictures import png

ACTEURS = ["heading: Acteurs :", "- i1 Les citoyens", "- i2 Les pouvoirs :", "  - i2-1 la commune",
           "  - i2-2 la Région", "- i3 Les associations", "notes: Rappeler le décret."]  # fmt: skip
FORCES = ["heading: Forces", "c1: Pour", "- c1-i1 Souplesse", "- c1-i2 Proximité", "c2: Contre", "- c2-i1 Lourdeur"]
MOT = ["quote: Nul n'est une île.", "by: John Donne", "source: Méditation XVII"]
FIN = ["heading: Conclusion", "- p1 Un paragraphe.", "- p2 Un autre."]


def test_the_base_is_as_the_tables_say(tmp_path: Path) -> None:
    assert outline(made(tmp_path)) == ["# acteurs", *ACTEURS, "# forces", *FORCES, "# mot", *MOT, "# fin", *FIN]


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("acteurs", "heading: Les acteurs : qui ?", ["heading: Les acteurs : qui ?", *ACTEURS[1:]]),
        ("acteurs", "subtitle: Introduction", [*ACTEURS[:-1], "subtitle: Introduction", ACTEURS[-1]]),
        ("acteurs", "items: [x, y]", [ACTEURS[0], "- i1 x", "- i2 y", ACTEURS[-1]]),
        ("acteurs", "items: [x]\nappend: [y]\nprepend: z",
         [ACTEURS[0], "- soir-prepend1 z", "- i1 x", "- soir-append1 y", ACTEURS[-1]]),
        ("acteurs", "items:\n  i1: x\nappend: Un : deux", [ACTEURS[0], "- i1 x", *ACTEURS[2:6],
                                                            "- soir-append1 Un : deux", ACTEURS[-1]]),
        ("acteurs", "append:\n  - un :\n      - deux",
         [*ACTEURS[:6], "- soir-append1 un :", "  - soir-append1-1 deux", ACTEURS[-1]]),
        ("acteurs", "notes: Autre.", [*ACTEURS[:-1], "notes: Autre."]),
        ("acteurs", "add_notes:\n  - Un : deux.\n  - Trois.", [*ACTEURS, "notes: Un : deux.", "notes: Trois."]),
        ("acteurs", "notes: Un.\nadd_notes: Deux.", [*ACTEURS[:-1], "notes: Un.", "notes: Deux."]),
        ("acteurs", "without: notes", ACTEURS[:-1]),
        ("acteurs", "without: [heading, notes]", ACTEURS[1:-1]),
        ("acteurs", "without: items heading\ntext: x", ["- p1 x", ACTEURS[-1]]),
        ("forces", "add_notes: x", [*FORCES, "notes: x"]),
        ("forces", "columns:\n  - heading: x\n    items: [y]", ["heading: Forces", "c1: x", "- c1-i1 y"]),
        ("forces", "without: columns\nappend: [x]", ["heading: Forces", "- soir-append1 x"]),
        ("acteurs", "without: notes\nadd_notes: x", [*ACTEURS[:-1], "notes: x"]),
        ("acteurs", "without: heading\nheading: x", [*ACTEURS[1:-1], "heading: x", ACTEURS[-1]]),
        ("mot", "quote: x : y\nby: z", ["quote: x : y", "by: z", MOT[2]]),
        ("mot", "source: x", [*MOT[:2], "source: x"]),
        ("mot", "without: [by, source]", MOT[:1]),
        ("mot", "append: [x]", [*MOT, "- soir-append1 x"]),
        ("mot", "statement: x\nauthor: y\ncaption: z", [*MOT, "statement: x", "author: y", "caption: z"]),
        ("fin", "text: x", ["heading: Conclusion", "- p1 x"]),
        ("fin", "text:\n  - x\n  - y : z", ["heading: Conclusion", "- p1 x", "- p2 y : z"]),
        ("fin", "append: [x]", [*FIN, "- soir-append1 x"]),
        ("fin", "items:\n  p1: x\n  p2: {drop: true}", ["heading: Conclusion", "- p1 x"]),
    ],
)  # fmt: skip
def test_fields(name: str, change: str, expected: list[str], tmp_path: Path) -> None:
    lines = "".join(f"    {line}\n" for line in change.split("\n"))
    text = f"slides:\n  {name}:\n{lines}"
    deck = made(tmp_path, text)
    assert lines_of(deck, name) == expected
    others = {"acteurs": ACTEURS, "forces": FORCES, "mot": MOT, "fin": FIN}
    assert {each: lines_of(deck, each) for each in others if each != name} == {
        each: lines for each, lines in others.items() if each != name
    }


@pytest.mark.parametrize(
    ("change", "attribute", "value"),
    [
        ("layout: bullets", "layout", "bullets"),
        ("lang: nl", "lang", "nl"),
        ("fit: split", "fit", "split"),
        ("min_size: 22", "min_size", 22),
        ("priority: 5", "priority", 5),
        ("minutes: 0", "minutes", 0),
    ],
)
def test_values(change: str, attribute: str, value: object, tmp_path: Path) -> None:
    deck = made(tmp_path, f"slides:\n  acteurs: {{{change}}}\n")
    assert getattr(deck.slides[0], attribute) == value
    assert [getattr(slide, attribute) for slide in deck.slides[1:]] == [
        getattr(slide, attribute) for slide in made(tmp_path).slides[1:]
    ]


@pytest.mark.parametrize(
    ("base", "change", "expected"),
    [
        ("", "numbered: true", "number"),
        ("    numbered: true\n", "numbered: false", "bullet"),
        ("    numbered: true\n", "items: [x]", "number"),
        ("    numbered: true\n", "items: [x]\n    numbered: false", "bullet"),
        ("    numbered: true\n", "append: [x]", "number"),
        ("", "items: [x]\n    numbered: oui", "number"),
    ],
)
def test_numbers(base: str, change: str, expected: str, tmp_path: Path) -> None:
    deck = made(tmp_path, f"slides:\n  s:\n    {change}\n", f"title: T\nslides:\n  - id: s\n{base}    items: [a]\n")
    found = deck.slides[0].fields["items"]
    assert isinstance(found, Items)
    assert found.marker == expected


PICTURE = """\
title: T
slides:
  - id: s
    heading: H
    image: {file: a.png, alt: Une rue, share: half}
  - id: d
    image: {file: a.png, decorative: true}
"""


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    (tmp_path / "a.png").write_bytes(png(4, 2))
    (tmp_path / "b.png").write_bytes(png(2, 4))
    return tmp_path


@pytest.mark.parametrize(
    ("slide", "image", "expected"),
    [
        ("s", "{alt: A street}", ("a.png", "A street", False, False, "half")),
        ("s", "{share: third}", ("a.png", "Une rue", False, False, "third")),
        ("s", "{crop: true}", ("a.png", "Une rue", False, True, "half")),
        ("s", "{decorative: true}", ("a.png", "", True, False, "half")),
        ("s", "{file: b.png, alt: x}", ("b.png", "x", False, False, "half")),
        ("s", "{file: b.png, alt: x, share: third, crop: oui}", ("b.png", "x", False, True, "third")),
        ("s", "{file: b.png, decorative: true}", ("b.png", "", True, False, "half")),
        ("d", "{decorative: false, alt: x}", ("a.png", "x", False, False, None)),
        ("d", "{crop: true}", ("a.png", "", True, True, None)),
    ],
)
def test_pictures(slide: str, image: str, expected: tuple[str, str, bool, bool, str | None], pictures: Path) -> None:
    deck = made(pictures, f"slides:\n  {slide}:\n    image: {image}\n", PICTURE)
    [found] = [one for one in deck.slides if one.id == slide]
    picture = found.fields["image"]
    assert isinstance(picture, Picture)
    assert (picture.file, picture.alt, picture.decorative, picture.crop, found.picture_share) == expected
    assert picture.path == (pictures / expected[0]).resolve()
    assert picture.path in deck.files


def test_another_picture_by_its_path(pictures: Path) -> None:
    result, found = customise(pictures, "slides:\n  s:\n    image: b.png\n", PICTURE)
    assert codes(found) == ["not-recorded 1:1", "missing-alt 3:12"]
    assert lines_of(result.deck, "s")[1] == "image: b.png ()"


def test_a_picture_that_was_not_there(pictures: Path) -> None:
    deck = made(pictures, "slides:\n  acteurs:\n    image: {file: b.png, alt: x}\n")
    assert lines_of(deck, "acteurs")[-2] == "image: b.png (x)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slides:\n  forces:\n    append: [x]\n", ["wrong-field 3:5"]),
        ("slides:\n  forces:\n    numbered: true\n", ["wrong-field 3:5"]),
        ("slides:\n  fin:\n    numbered: true\n", ["wrong-field 3:5"]),
        ("slides:\n  mot:\n    image: {alt: x}\n", ["wrong-field 3:12"]),
        ("slides:\n  mot:\n    without: [heading, by]\n", ["wrong-field 3:15"]),
        ("slides:\n  mot:\n    without: notes\n", ["wrong-field 3:14"]),
        ("slides:\n  mot:\n    without: layout\n", ["wrong-field 3:14"]),
        ("slides:\n  mot:\n    image: ../x.png\n", ["picture-path 3:12"]),
        ("slides:\n  mot:\n    image: x.png\n", ["picture-missing 3:12"]),
    ],
)
def test_what_a_key_cannot_work_on(text: str, expected: list[str], tmp_path: Path) -> None:
    found = wrong(tmp_path, text)
    assert codes(found) == expected
    if "without: [" in text:
        assert found[0].hint == "It has: quote, by, source."


def test_paragraphs_cannot_be_numbered_but_lists_can(tmp_path: Path) -> None:
    text = "slides:\n  fin:\n    items:\n      - a\n    numbered: true\n"
    deck = made(tmp_path, text)
    assert lines_of(deck, "fin") == [*FIN, "- i1 a"]


def test_the_account_and_what_is_to_be_recorded(tmp_path: Path) -> None:
    text = """\
slides:
  acteurs:
    heading: x
    subtitle: y
    append: [z]
    add_notes: n
    layout: bullets
    numbered: true
  mot:
    without: [by]
    quote: q
  forces:
    columns:
      - items: [a]
  fin:
    text: t
    notes: n
"""
    result = attempted(tmp_path, text)
    assert sorted(account(result.actions)) == sorted(
        f"{deed} {at} (soir)"
        for deed, at in (
            *(("replaced", "acteurs/heading"), ("added", "acteurs/subtitle"), ("added", "acteurs/soir-append1")),
            *(("added", "acteurs/notes"), ("replaced", "acteurs/layout"), ("replaced", "acteurs/numbered")),
            *(("dropped", "mot/by"), ("replaced", "mot/quote"), ("replaced", "forces/columns")),
            *(("replaced", "fin/text"), ("added", "fin/notes")),
        )
    )
    parts = {at: said for at, said in result.records["soir"].items() if "/" in at}
    assert {"soir": parts} == {
        "soir": {
            "acteurs/subtitle": "",
            "acteurs/heading": "Acteurs :",
            "mot/by": "John Donne",
            "mot/quote": "Nul n'est une île.",
            "forces/columns": "Pour\n  - Souplesse\n  - Proximité\nContre\n  - Lourdeur",
            "fin/text": "- Un paragraphe.\n- Un autre.",
        }
    }


def test_an_address_by_position_is_told_what_stands_there_now(tmp_path: Path) -> None:
    base = "title: T\nslides:\n  - heading: One\n  - quote: The second says this\n  - layout: blank\n"
    problem, other = wrong(tmp_path, "drop: [slide-2, slide-9]\n", base)
    assert "the one at that place is the-second-says-this" in problem.hint.format(**problem.values)
    assert "at that place" not in other.hint
