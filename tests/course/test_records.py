"""Staleness: what the base said is kept beside a course, and compared."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from generator.course.compare import Moved
from generator.course.records import record_file, records_text
from generator.course.wording import fingerprint
from tests.cases.pictures import png
from tests.course.customising import BASE, attempted, codes, customise, made, wrong

COURSE = """\
title: T
drop: [mot, acteurs/i1]
slides:
  acteurs:
    heading: Les acteurs
    items:
      i2-1: la ville
  fin:
    without: [text]
    append: [x]
"""
SLIDES = {
    "acteurs": "heading: Acteurs :\ni1: Les citoyens\ni2: Les pouvoirs :\ni2-1: la commune\ni2-2: la Région\n"
    "i3: Les associations\nnotes: Rappeler le décret.",
    "fin": "heading: Conclusion\np1: Un paragraphe.\np2: Un autre.",
}
"""What is named otherwise, and only compared so far as it may be another slide."""
TEXTS = {
    "acteurs/heading": "Acteurs :",
    "acteurs/i1": "- Les citoyens",
    "acteurs/i2-1": "la commune",
    "fin/text": "- Un paragraphe.\n- Un autre.",
    "mot": "quote: Nul n'est une île.\nby: John Donne\nsource: Méditation XVII",
    "title": "Le Partenariat",
}


def accept(folder: Path, text: str = COURSE, deck: str = BASE, **parents: str) -> None:
    """Writes the record files of all courses of the chain, as `diapo courses --accept` does."""
    for name, records in attempted(folder, text, deck, **parents).records.items():
        record_file(folder, name).write_text(records_text(records), encoding="utf-8")


def test_what_is_recorded(tmp_path: Path) -> None:
    result = attempted(tmp_path, COURSE)
    assert (result.records, result.stale) == ({"soir": SLIDES | TEXTS}, {"soir": 6})
    _, found = customise(tmp_path, COURSE)
    assert codes(found) == ["not-recorded 1:1"]
    assert found[0].severity == "notice"
    assert found[0].message.startswith("6 of the texts")


def test_nothing_is_said_once_it_is_recorded(tmp_path: Path) -> None:
    accept(tmp_path)
    result, found = customise(tmp_path, COURSE)
    assert not found
    assert result.stale == {"soir": 0}
    file = tmp_path.resolve() / "courses" / "soir.base.json"
    assert result.deck.files[file] == sha256(file.read_bytes()).hexdigest()
    assert file.read_text(encoding="utf-8") == records_text(result.records["soir"])


def test_a_missing_record_is_among_the_files_as_well(tmp_path: Path) -> None:
    result, _ = customise(tmp_path, COURSE)
    assert result.deck.files[tmp_path.resolve() / "courses" / "soir.base.json"] == sha256(b"").hexdigest()


def test_the_file_is_sorted_with_one_address_a_line() -> None:
    text = records_text({"b/i1": "é « x »\n- y", "a": "\u2028\ud800"})
    lines = text.split("\n")
    assert [line[:8] for line in lines] == ["{", '  "a": {', '  "b/i1"', "}", ""]
    assert "é « x »" in text
    assert json.loads(text)["b/i1"] == {"fingerprint": fingerprint("é « x »\n- y"), "text": "é « x »\n- y"}
    assert json.loads(records_text({})) == {}


@pytest.mark.parametrize(
    ("before", "now", "place", "said"),
    [
        ("la commune", "la ville de Liège", "7:7", "`acteurs/i2-1` said “la commune” and says “la ville de Liège”"),
        ("Les citoyens", "**Les** [x](https://a.be)", "2:13", "says “- **Les** [x](https://a.be)”"),
        ("heading: Acteurs :", "heading: Acteurs", "5:5", "said “Acteurs :” and says “Acteurs”"),
        ("title: Le Part", "title: Un Part", "1:1", "`title` said “Le Partenariat” and says “Un Partenariat”"),
        ("Un autre.", "Un autre !", "9:15", "said “- Un autre.” and says “- Un autre !”"),
        ("- id: mot", "- id: mot\n    heading: H", "2:8", "/ source: Méditation XVII” and says “heading: H”"),
        ("by: John", "by: Jean", "2:8", "`mot` said “by: John Donne” and says “by: Jean Donne”"),
    ],
)
def test_the_base_changed(before: str, now: str, place: str, said: str, tmp_path: Path) -> None:
    accept(tmp_path)
    result, found = customise(tmp_path, COURSE, BASE.replace(before, now))
    assert codes(found) == [f"base-changed {place}"]
    assert found[0].severity == "warning"
    assert said in found[0].message
    assert found[0].hint.startswith("Look whether it still fits")
    assert result.stale == {"soir": 1}


def test_what_the_course_does_not_touch_may_change(tmp_path: Path) -> None:
    accept(tmp_path)
    deck = BASE.replace("la Région", "l'État").replace("Lourdeur", "Poids").replace("Rappeler", "Dire")
    assert not customise(tmp_path, COURSE, deck)[1]


def test_an_insertion_moves_derived_ids(tmp_path: Path) -> None:
    text = "slides:\n  acteurs:\n    items:\n      i3: Les ASBL\n"
    accept(tmp_path, text)
    deck = BASE.replace("      - Les citoyens\n", "      - Les citoyens\n      - Neuf\n")
    _, found = customise(tmp_path, text, deck)
    assert codes(found) == ["base-changed 4:7"]
    assert found[0].hint.startswith("That text is now at `acteurs/i4`.")
    assert "said “Les associations” and says “Les pouvoirs :”" in found[0].message


def test_an_address_that_is_gone_says_where_its_text_stands(tmp_path: Path) -> None:
    text = "drop: [mot, acteurs/i3]\nslides:\n  fin:\n    heading: Fin\n  acteurs:\n    items:\n      i2-2: x\n"
    accept(tmp_path, text)
    deck = BASE.replace("      - Les citoyens\n", "").replace("- id: fin", "- id: conclusion")
    found = wrong(tmp_path, text, deck)
    gone = [one for one in found if one.code == "unknown-address"]
    assert codes(gone) == ["unknown-address 1:13", "unknown-address 3:3", "unknown-address 7:7"]
    assert [one.hint for one in gone] == [
        "What was recorded for it is now at `acteurs/i2`.",
        "That slide is now `conclusion`.",
        "What was recorded for it is now at `acteurs/i1-2`.",
    ]


def test_moved_finds_nothing_that_is_not_there(tmp_path: Path) -> None:
    deck = made(tmp_path)
    moved = Moved({"x/i1": "Les citoyens", "y/i1": "nulle part", "z": "Forces", "w/notes": "Rappeler"}, deck)
    assert [moved(at) for at in ("x/i1", "x", "y/i1", "y", "z", "w", "v")] == [
        *("acteurs/i1", "acteurs", None, None, "forces", None, None),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b'{"acteurs/i1": "x"}',
        b'{"acteurs/i1": {"text": "x"}}',
        b'{"acteurs/i1": {"text": "x", "fingerprint": "0"}}',
        b'{"acteurs/i1": {"text": 1, "fingerprint": "0"}}',
        b"<<<<<<< HEAD\n{}\n=======\n",
        b"[" * 100_000,
        b'{"a": ' * 50_000,
        b"9" * 10_000,
    ],
)
def test_a_file_that_is_no_record(content: bytes, tmp_path: Path) -> None:
    accept(tmp_path)
    record_file(tmp_path, "soir").write_bytes(content)
    found = wrong(tmp_path, COURSE)
    assert codes(found) == ["record-unreadable 1:1 soir.base.json"]


def test_a_text_that_was_changed_by_hand(tmp_path: Path) -> None:
    accept(tmp_path)
    file = record_file(tmp_path, "soir")
    file.write_text(file.read_text(encoding="utf-8").replace("la commune", "la  commune"), encoding="utf-8")
    assert codes(wrong(tmp_path, COURSE)) == ["record-unreadable 1:1 soir.base.json"]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    accept(deck)
    record_file(deck, "soir").rename(tmp_path / "other.json")
    record_file(deck, "soir").symlink_to(tmp_path / "other.json")
    assert codes(wrong(deck, COURSE)) == ["record-unreadable 1:1 soir.base.json"]
    record_file(deck, "soir").unlink()
    record_file(deck, "soir").mkdir()
    assert codes(customise(deck, COURSE)[1]) == ["not-recorded 1:1"]


def test_each_course_of_a_chain_has_its_own_record(tmp_path: Path) -> None:
    parent = "slides:\n  acteurs:\n    heading: Qui ?\n    append: [Neuf]\n"
    text = "extends: p\nslides:\n  acteurs:\n    heading: Qui donc ?\n    items: {p-append1: Dix, i1: Un}\n"
    accept(tmp_path, text, p=parent)
    result, found = customise(tmp_path, text, p=parent)
    assert not found
    assert {name: dict(list(one.items())[1:]) for name, one in result.records.items()} == {
        "p": {"acteurs/heading": "Acteurs :"},
        "soir": {"acteurs/heading": "Qui ?", "acteurs/p-append1": "Neuf", "acteurs/i1": "Les citoyens"},
    }
    result, found = customise(tmp_path, text, p=parent.replace("Qui ?", "Qui est-ce ?"))
    assert codes(found) == ["base-changed 4:5"]
    result, found = customise(tmp_path, text, BASE.replace("Acteurs :", "A"), p=parent)
    assert codes(found) == ["base-changed 3:5 p.yaml"]
    assert result.stale == {"p": 1, "soir": 0}


def test_long_texts_are_shown_short(tmp_path: Path) -> None:
    text = "slides:\n  acteurs:\n    notes: x\n"
    accept(tmp_path, text, BASE.replace("Rappeler", "a" * 10_000))
    _, found = customise(tmp_path, text, BASE.replace("Rappeler", "b" * 10_000))
    assert codes(found) == ["base-changed 3:5"]
    assert len(found[0].message) < 600


SAYINGS = """\
title: Sayings
slides:
  - heading: Beginning
    items: [Hello, Goodbye]
  - id: one
    quote: The first saying of the lecture
    by: Somebody
  - layout: blank
  - id: two
    statement: One sentence that stays
  - id: picture
    heading: A street
    image: {file: a.png, alt: A street in the rain}
  - id: prose
    heading: Prose
    text:
      - A first paragraph.
      - A second one.
"""


@pytest.mark.parametrize(
    ("course", "before", "now", "address", "said"),
    [
        ("drop: [one]", "The first saying", "A wholly different saying", "one", "A wholly different"),
        ("drop: [one]", "by: Somebody", "by: Ada", "one", "by: Ada"),
        ("drop: [one]", "by: Somebody", "by: Somebody\n    notes: n", "one", "notes: n"),
        ("drop: [two]", "One sentence", "Another sentence", "two", "Another sentence"),
        ("drop: [picture]", "in the rain", "in the sun", "picture", "in the sun"),
        ("drop: [picture]", "file: a.png", "file: b.png", "picture", "b.png"),
        ("drop: [prose]", "A second one.", "A third one.", "prose", "A third one."),
        ("drop: [prose/p2]", "A second one.", "A third one.", "prose/p2", "A third one."),
        ("drop: [beginning]", "Goodbye", "Farewell", "beginning", "Farewell"),
        ("slides: {one: {drop: true}}", "The first saying", "Another saying", "one", "Another"),
        ("slides: {one: {quote: x}}", "The first saying", "Another saying", "one/quote", "Another"),
        ("slides: {one: {without: [by]}}", "by: Somebody", "by: Ada", "one/by", "Ada"),
        ("slides: {two: {statement: x}}", "One sentence", "Another sentence", "two/statement", "Another"),
        ("slides: {picture: {image: {alt: x}}}", "in the rain", "in the sun", "picture/image", "in the sun"),
        ("slides: {picture: {image: {file: b.png, alt: x}}}", "file: a", "file: b", "picture/image", "b.png"),
        ("slides: {picture: {without: [image]}}", "in the rain", "in the sun", "picture/image", "in the sun"),
        ("slides: {prose: {text: x}}", "A second one.", "A third one.", "prose/text", "A third one."),
        ("slides: {prose: {items: {p1: x}}}", "A first", "The first", "prose/p1", "The first"),
        ("slides: {one: {move: first}}", "The first saying", "Another saying", "one", "Another"),
        ("slides: {two: {move: {before: one}}}", "One sentence", "Another sentence", "two", "Another"),
        ("slides: {beginning: {items: {i2: {move: first}}}}", "Goodbye", "Farewell", "beginning/i2", "Farewell"),
        ("slides: {one: {subtitle: x}}", "by: Somebody", "subtitle: y", "one/subtitle", "y"),
    ],
)
def test_what_a_course_drops_replaces_or_moves_is_compared(
    course: str, before: str, now: str, address: str, said: str, tmp_path: Path
) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(png(4, 4))
    accept(tmp_path, course, SAYINGS)
    assert not [one for one in attempted(tmp_path, course, SAYINGS).diagnostics if one.code in RECORDS]
    found = [
        one for one in attempted(tmp_path, course, SAYINGS.replace(before, now)).diagnostics if one.code in RECORDS
    ]
    assert [(one.code, one.values["address"]) for one in found] == [("base-changed", address)]
    assert said in str(found[0].values["now"])
    assert before.split(": ")[-1].strip() in str(found[0].values["before"]) or before == "by: Somebody"


RECORDS = {"base-changed", "not-recorded"}

POSITIONS = """\
title: Sayings
slides:
  - layout: blank
  - {layout: blank, notes: The first thing to say}
  - {layout: blank, notes: The second thing to say}
  - {layout: blank, notes: The third thing to say}
"""
INSERTED = POSITIONS.replace("  - layout: blank\n", "  - layout: blank\n  - {layout: blank, notes: In between}\n", 1)


@pytest.mark.parametrize(
    "change",
    ["add_notes: x", "append: [x]", "heading: x", "minutes: 5", "move: first", "drop: true", "before: [{heading: N}]"],
)
def test_a_slide_that_took_the_place_of_another_is_told(change: str, tmp_path: Path) -> None:
    text = f"slides:\n  slide-3: {{{change}}}\n  slide-4: {{{change}}}\n"
    accept(tmp_path, text, POSITIONS)
    found = [one for one in attempted(tmp_path, text, INSERTED).diagnostics if one.code in RECORDS]
    assert [(one.code, one.span and one.span.line) for one in found] == [("base-changed", 2), ("base-changed", 3)]
    assert ["slide-4" in found[0].hint, "slide-5" in found[1].hint] == [True, True]
    again = [one for one in attempted(tmp_path, text, POSITIONS).diagnostics if one.code in RECORDS]
    assert not again


@pytest.mark.parametrize(
    "text", ["keep: [slide-3]", "drop: [slide-3/i1]", "slides: {slide-2: {move: {after: slide-3}}}"]
)
def test_so_is_one_that_is_only_named(text: str, tmp_path: Path) -> None:
    base = POSITIONS.replace("notes: The second", "items: ['?'], notes: The second")
    accept(tmp_path, text, base)
    later = INSERTED.replace("notes: The", "items: ['!'], notes: The").replace(
        "items: ['!'], notes: The second", "items: ['?'], notes: The second"
    )
    found = [one for one in attempted(tmp_path, text, later).diagnostics if one.code == "base-changed"]
    assert any("slide-3" in one.message and "slide-4" in one.hint for one in found)


def test_a_slide_that_only_says_more_is_the_same(tmp_path: Path) -> None:
    text = "keep: [acteurs]\nslides:\n  acteurs: {append: [x], move: last}\n  mot: {add_notes: x}\n".replace(
        ", move: last", ""
    )
    accept(tmp_path, text)
    deck = BASE.replace("la Région", "l'État").replace("Nul n'est", "Personne n'est")
    assert not [one for one in attempted(tmp_path, text, deck).diagnostics if one.code in RECORDS]


def test_older_records_hold_the_heading_of_a_dropped_slide(tmp_path: Path) -> None:
    text = "drop: [acteurs, mot]\n"
    made(tmp_path, text)
    old = {"acteurs": "Acteurs :", "mot": ""}
    record_file(tmp_path, "soir").write_text(records_text(old), encoding="utf-8")
    result, found = customise(tmp_path, text)
    assert codes(found) == ["not-recorded 1:1"], "of the one without a heading nothing was recorded"
    assert result.stale == {"soir": 1}
    _, found = customise(tmp_path, text, BASE.replace("heading: Acteurs :", "heading: Qui ?"))
    assert sorted(codes(found)) == ["base-changed 1:8", "not-recorded 1:1"]


def test_a_slide_may_be_called_as_a_text_of_the_deck(tmp_path: Path) -> None:
    deck = SAYINGS.partition("  - id: picture")[0].replace("id: one", "id: title")
    text = "title: Other\ndrop: [title]\n"
    accept(tmp_path, text, deck)
    _, found = customise(tmp_path, text, deck.replace("title: Sayings", "title: Words"))
    assert codes(found) == ["base-changed 1:1"]
    _, found = customise(tmp_path, text, deck.replace("The first saying", "Another"))
    assert codes(found) == ["base-changed 2:8"]
    assert found[0].values["address"] == "title"


def test_a_difference_far_into_a_text_is_seen(tmp_path: Path) -> None:
    long = "word " * 120
    deck = SAYINGS.partition("  - id: picture")[0].replace("One sentence", f"{long} one sentence")
    accept(tmp_path, "drop: [two]", deck)
    _, found = customise(tmp_path, "drop: [two]", deck.replace("one sentence", "two sentences"))
    assert "two sentences" in found[0].message
    assert "one sentence" in found[0].message
    assert len(found[0].message) < 700
