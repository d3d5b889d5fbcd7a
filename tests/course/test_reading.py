"""Course files as people type them: French texts, mistakes with their places, files made to harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ContentError
from tests.course.customising import codes, customise, folder_of, lines_of, made, wrong
from tests.deck.test_texts import AS_TYPED

DECK = "title: T\nslides:\n  - id: s\n    heading: H\n    items: [a, b]\n    notes: n\n"


@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_text_is_what_was_typed(typed: str, tmp_path: Path) -> None:
    text = f"""\
title: {typed}
slides:
  s:
    heading: {typed}
    items:
      i1: {typed}
      i2:
        text: {typed}
        after:
          - {typed}
          - fin
    append:
      - {typed}
    add_notes: {typed}
append:
  - heading: {typed}
    id: n
"""
    deck = made(tmp_path, text, DECK)
    said = typed.rstrip(" ")
    assert deck.title.plain == said
    heading, first, second, after, _, append, *notes = lines_of(deck, "s")
    assert (heading, first, second) == (f"heading: {said}", f"- i1 {said}", f"- i2 {said}")
    assert (after, append) == (f"- soir-i2-after1 {said}", f"- soir-append1 {said}")
    assert notes == ["notes: n", f"notes: {said}"]
    assert lines_of(deck, "n") == [f"heading: {said}"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("i1-2: x", None),
        ("i1 : Un texte", "Un texte"),
        ("'i1': Un texte", "Un texte"),
        ('"i1" : Un texte', "Un texte"),
        ("i1: Le partenariat : avantages", "Le partenariat : avantages"),
        ("i1: un\n  deux : trois\n\n  quatre", "un deux : trois\nquatre"),
        ("i1: |\n  un\n  deux", "un\ndeux"),
        ("i1:\n  Un peu plus bas : oui", "Un peu plus bas : oui"),
        ("i1:\n  # un commentaire\n  Texte", "Texte"),
        ("i1: '{drop: true}'", "{drop: true}"),
        ("i1: {a: b}", "{a: b}"),
        ("i1: {texte} à trou", "{texte} à trou"),
        ("i1: {course: x}", "{course: x}"),
        ("i1: {drop: true}", ""),
        ("i1: { drop : true }", ""),
        ('i1: {"drop": true}', ""),
        ("i1: {drop: true}  # plus au programme", ""),
        ("i1: {drop: true,\n  move: last}", ""),
        ("i1:\n  drop: true", ""),
        ('i1: {text: "x : y", move: first}', "x : y"),
    ],
)
def test_items_by_id(typed: str, expected: str | None, tmp_path: Path) -> None:
    lines = "".join(f"      {line}\n" if line else "\n" for line in typed.split("\n"))
    text = f"slides:\n  s:\n    items:\n{lines}      i2: c\n"
    if expected is None:
        assert codes(wrong(tmp_path, text, DECK)) == ["unknown-address 4:7"]
        return
    items = [line for line in lines_of(made(tmp_path, text, DECK), "s") if line.startswith("- i")]
    assert items == [*([f"- i1 {expected}"] if expected else []), "- i2 c"]


@pytest.mark.parametrize(
    "text",
    [
        '{"lang": "en", "slides": {"s": {"heading": "a : b", "items": {"i1": "c", "i2": {"drop": true}}}}}',
        ("---\n# un cours\nlang: en\nslides:\n    s:\n        heading: a : b\n"
        "        items:\n            i1: c\n            i2: {drop: yes}\n"),
        "lang: en\r\nslides:\r\n  s:\r\n    heading: a : b\r\n    items: {i1: c, i2: {drop: true}}\r\n",
        "\ufefflang: en\nslides: {s: {heading: 'a : b', items: {i1: c, i2: {drop: on}}}}\n",
        ("lang: en # langue\nslides: # ce qui change\n  s: # la diapositive\n    heading: a : b\n"
        "    items: # points\n      i1: c\ndrop: s/i2 # un\n"),
        "drop:\n  - s/i2\nlang: en\nslides:\n  's':\n    heading: a : b\n    items:\n\n      i1: c\n",
    ],
)  # fmt: skip
def test_one_course_in_many_ways(text: str, tmp_path: Path) -> None:
    result, _ = customise(tmp_path, text, DECK)
    assert (result.deck.lang, lines_of(result.deck, "s")) == ("en", ["heading: a : b", "- i1 c", "notes: n"])


@pytest.mark.parametrize("text", ["", "\n", "# rien\n", "---\n", "{}", "\ufeff"])
def test_an_empty_course_is_the_deck(text: str, tmp_path: Path) -> None:
    assert made(tmp_path, text, DECK).slides == made(tmp_path, None, DECK).slides


S = "slides:\n  s:\n"
CASES = [
    # keys
    ("langue: en", ["unknown-key 1:1"], "`lang`"),
    ("slide:\n  s: {drop: true}", ["unknown-key 1:1"], "`slides`"),
    (S + "    titre: x", ["unknown-key 3:5"], "`heading`"),
    (S + "    zzz: x\n    heading: y", ["unknown-key 3:5"], "Known keys: drop, move"),
    (S + "    id: x", ["unknown-key 3:5"], ""),
    (S + "    only: [x]", ["unknown-key 3:5"], ""),
    (S + "    use: ../x", ["unknown-key 3:5"], ""),
    (S + "    items:\n      i1:\n        txt: x", ["unknown-key 5:9"], "`text`"),
    (S + "    items:\n      i1:\n        only: x", ["unknown-key 5:9"], ""),
    (S + "    items:\n      i1: {hide: true}", ["unknown-key 4:12"], "`drop`"),
    (S + "    items:\n      i1: {only: soir}", ["unknown-key 4:12"], ""),
    (S + "    move: {behind: x}", ["unknown-key 3:12"], ""),
    (S + "    image: {alt: x, filee: y}", ["wrong-field 3:12", "unknown-key 3:21"], ""),
    ("length: {hours: 2}", ["unknown-key 1:10"], ""),
    (S + "    heading: x\n    heading: y", ["duplicate-key 4:5"], "line 3"),
    ("slides:\n  s: {fit: split}\n  s: {drop: true}", ["duplicate-key 3:3"], ""),
    (S + "    items:\n      i1: x\n      i1 : y", ["duplicate-key 5:7"], ""),
    # kinds
    ("- a: b", ["wrong-kind 1:1"], ""),
    ("un texte", ["expected-key 1:1"], ""),
    ("slides:\n  - id: s\n    heading: x\n    items:\n      - y", ["wrong-kind 2:3"], "`append:`"),
    ("slides: s", ["wrong-kind 1:9"], ""),
    ("slides:\n  s: x", ["wrong-kind 2:6"], ""),
    ("slides:\n  s:\n    - x", ["wrong-kind 3:5"], ""),
    (S + "    items: x", ["wrong-kind 3:12"], ""),
    (S + "    items:\n      i1:\n        - x", ["wrong-kind 5:9"], ""),
    (S + "    items:\n      i1: x\n        - y", ["list-under-text 5:9"], "`items:`"),
    (S + "    items: {i1: [x]}", ["wrong-kind 3:17"], ""),
    (S + "    heading: x\n      - y", ["list-under-text 4:7"], ""),
    (S + "    after: x", ["wrong-kind 3:12"], "each slide"),
    (S + "    after: []", ["missing-key 3:12"], ""),
    (S + "    move: [x]", ["wrong-kind 3:11"], ""),
    (S + "    move: {after: a, before: b}", ["wrong-kind 3:11"], "`move: first`"),
    ("length: 120", ["wrong-kind 1:9"], "{minutes: 120}"),
    ("course: x", ["wrong-kind 1:9"], ""),
    ("keep: [s, [a]]", ["wrong-kind 1:11"], ""),
    # values
    (S + "    move: up", ["wrong-value 3:11"], "`move: last`"),
    (S + "    move: {after: X y}", ["invalid-id 3:19"], ""),
    (S + "    drop: peut-être", ["wrong-value 3:11"], ""),
    (S + "    priority: 9", ["wrong-value 3:15"], ""),
    (S + "    fit: splitt", ["wrong-value 3:10"], "split?"),
    ("version: student", ["wrong-value 1:10"], "students?"),
    ("length: {minutes: 2h}", ["wrong-value 1:19"], ""),
    ("lang: anglais", ["wrong-value 1:7"], ""),
    ("audience: [Soir]", ["invalid-tag 1:12"], "soir"),
    ("extends: Bac 2", ["course-missing 1:10"], ""),
    ("course: {Group: x}", ["invalid-fact 1:10"], ""),
    # lines
    (S + "    heading: x\n      drop: true", ["key-in-text 4:7"], "column of the other keys"),
    (S + "    heading: x\n      add_notes: y", ["key-in-text 4:7"], ""),
    (S + "    items:\n      i1: x\n        i2: y", ["key-in-text 5:9"], ""),
    (S + "    items:\n      i1: x\n       i2-1: y", ["key-in-text 5:8"], ""),
    (S + "    heading: x\n   append: [y]", ["indentation 4:4"], ""),
    (S + "    heading:x", ["empty-value 2:3", "expected-key 3:5"], ""),
    ("slides:\n  s\n", ["wrong-kind 2:3"], ""),
    ("slides:\n\ts: {drop: true}", ["tab-indentation 2:1"], ""),
    (S + "    items: [x", ["yaml-syntax"], ""),
    (S + "    items: {i1: x : y}", ["yaml-syntax"], ""),
    (S + "    items: &a [x]", ["yaml-anchor 3:12"], ""),
    ("lang: !!python/name:os.system en", ["yaml-tag 1:7"], ""),
    ("lang: en\n---\nlang: fr", ["many-documents 2:1"], ""),
    (S + '    heading: "x\\x01"', ["control-character 3:14"], ""),
    (S + "    heading: '[x](javascript:y)'", ["unsafe-link 3:19"], ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "hint"), CASES)
def test_a_mistake_has_its_code_and_place(text: str, expected: list[str], hint: str, tmp_path: Path) -> None:
    found = wrong(tmp_path, text + "\n", DECK)
    told = [place if " " in expected[0] else place.split()[0] for place in codes(found)]
    assert told == expected
    assert hint in f"{found[0].message}. {found[0].hint}"


def test_mistakes_of_the_deck_and_of_all_courses_are_told_at_once(tmp_path: Path) -> None:
    deck = DECK.replace("heading", "haeding")
    found = wrong(tmp_path, "extends: p\nlangue: en\n", deck, p="zzz: 1\n")
    assert codes(found) == ["unknown-key 1:1 p.yaml", "unknown-key 2:1", "unknown-key 4:5 deck.yaml"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("lang: en\ntitle: Été\n".encode("latin-1"), "encoding 2:8"),
        ("title: a\n".encode("utf-16"), "encoding 1:1"),
        (b"title: a\x00b\n", "control-character 1:9"),
        (b"#" * (16 * 1024 * 1024 + 1), "deck-too-big 1:1"),
        (b"a: b\n" * 400_001, "too-many 1:1"),
    ],
)
def test_files_that_are_no_text(data: bytes, expected: str, tmp_path: Path) -> None:
    folder_of(tmp_path, DECK)
    (tmp_path / "courses" / "soir.yaml").write_bytes(data)
    with pytest.raises(ContentError) as caught:
        customise_as_it_is(tmp_path)
    assert codes(caught.value.diagnostics) == [expected]


def customise_as_it_is(folder: Path) -> None:
    from generator.course import load_for_course

    load_for_course(folder, "soir")


HOSTILE = {
    "brackets": ("keep: " + "[" * 200_000, "too-deep"),
    "braces": ("{" * 200_000, "too-deep"),
    "braces of an item": (S + "    items:\n      i1: {drop: " + "{" * 100_000, "too-deep"),
    "unknown keys": ("".join(f"k{number}: v\n" for number in range(20_000)), "too-many-problems"),
    "unknown slides": ("slides:\n" + "".join(f"  k{n}: {{drop: true}}\n" for n in range(20_000)), "unknown-address"),
    "unknown items": (S + "    items:\n" + "".join(f"      k{n}: v\n" for n in range(20_000)), "unknown-address"),
    "unknown drops": ("drop: [" + "s/x, " * 20_000 + "s/y]\n", "unknown-address"),
    "new items": (S + "    append:\n" + "      - a\n" * 100_000, "too-many"),
    "new slides": ("append:\n" + "  - heading: a\n" * 20_001, "too-many"),
    "deep items": (S + "    append:\n" + "".join(" " * n + "- a :\n" for n in range(6, 400)), "too-deep"),
    "one long text": (S + "    heading: " + "x" * 3_000_000, "too-long"),
    "one long key": (S + "    " + "x" * 3_000_000 + ": y\n", "expected-key"),
    "one long id": ("slides:\n  " + "x" * 3_000_000 + ": {drop: true}\n", None),
    "aliases": ("keep: &a [x]\ndrop: *a\n", "yaml-anchor"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_files_made_to_harm(name: str, tmp_path: Path) -> None:
    text, code = HOSTILE[name]
    found = wrong(tmp_path, text, DECK)
    assert code is None or code in {one.code for one in found}
    assert len(found) <= 402


def test_names_of_courses(tmp_path: Path) -> None:
    folder_of(tmp_path, DECK, soir="", bac2="")
    (tmp_path / "courses" / "soir.base.json").write_text("{}", encoding="utf-8")
    (tmp_path / "courses" / "notes.txt").write_text("", encoding="utf-8")
    from generator.course import course_names

    assert course_names(tmp_path) == ("bac2", "soir")
    assert course_names(tmp_path / "nowhere") == ()
