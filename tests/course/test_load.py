"""Courses that extend courses, and courses that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.course import load_for_course
from generator.errors import ContentError
from tests.course.customising import codes, customise, folder_of, ids, lines_of, made, wrong

PARENT = """\
title: Soir
lang: nl
theme: nuit
course: {group: Bloc 2, room: B 204}
slides:
  acteurs:
    heading: Wie?
    append: [Neuf]
    items:
      i1:
        after: [Un de plus]
append:
  - id: merci
    heading: Merci
    items: [a]
"""


def test_a_child_starts_from_its_parent(tmp_path: Path) -> None:
    text = """\
extends: p
title: Bac
course: {group: Bloc 3}
drop: [forces]
slides:
  acteurs:
    items: {p-append1: Dix, p-i1-after1: {drop: true}}
  merci:
    heading: Merci bien
    move: first
    items: {i1: b}
"""
    result, _ = customise(tmp_path, text, p=PARENT)
    deck = result.deck
    assert ids(deck) == ["merci", "acteurs", "mot", "fin"]
    assert lines_of(deck, "merci") == ["heading: Merci bien", "- i1 b"]
    assert [line for line in lines_of(deck, "acteurs") if line[0] in "h-"] == [
        *("heading: Wie?", "- i1 Les citoyens", "- i2 Les pouvoirs :", "- i3 Les associations", "- p-append1 Dix"),
    ]
    assert (deck.title.plain, deck.lang, deck.theme, deck.course) == ("Bac", "nl", "nuit", "soir")
    assert {name: fact.values for name, fact in deck.facts.items()} == {"group": ("Bloc 3",), "room": ("B 204",)}


def test_a_child_cannot_address_what_its_parent_dropped(tmp_path: Path) -> None:
    found = wrong(tmp_path, "extends: p\nslides:\n  forces:\n    heading: x\n", p="drop: [forces]\n")
    assert codes(found) == ["unknown-address 3:3"]


def test_a_chain_of_three(tmp_path: Path) -> None:
    parents = {"a": "footer: A\ntitle: A\nauthor: A\n", "b": "extends: a\ntitle: B\nauthor: B\n"}
    deck = made(tmp_path, "extends: b\nauthor: C\n", **parents)
    assert deck.footer
    assert deck.author
    assert (deck.footer.plain, deck.title.plain, deck.author.plain) == ("A", "B", "C")
    names = {file.name for file in deck.files}
    assert names == {"deck.yaml"} | {f"{one}{end}" for one in ("a", "b", "soir") for end in (".yaml", ".base.json")}


@pytest.mark.parametrize(
    ("text", "parents", "expected", "part"),
    [
        ("extends: soir\n", {}, ["course-cycle 1:10"], "soir -> soir"),
        ("extends: p\n", {"p": "title: a\nextends: soir\n"}, ["course-cycle 2:10 p.yaml"], "soir -> p -> soir"),
        ("extends: p\n", {"p": "extends: q\n", "q": "extends: p\n"}, ["course-cycle 1:10 q.yaml"],
         "soir -> p -> q -> p"),
        ("extends: jour\n", {"jours": ""}, ["course-missing 1:10"], "Did you mean jours?"),
        ("extends: zzz\n", {"p": ""}, ["course-missing 1:10"], "There are: p, soir."),
        ("extends: p\nzz: 1\n", {"p": "yy: 1\nextends: x\n"},
         ["unknown-key 1:1 p.yaml", "course-missing 2:10 p.yaml", "unknown-key 2:1"], ""),
    ],
)  # fmt: skip
def test_chains_that_cannot_be(
    text: str, parents: dict[str, str], expected: list[str], part: str, tmp_path: Path
) -> None:
    found = wrong(tmp_path, text, **parents)
    assert codes(found) == expected
    assert part in " ".join(map(str, found))


def test_a_very_long_chain(tmp_path: Path) -> None:
    chain = {f"c{number}": f"extends: c{number + 1}\n" for number in range(40)} | {"c40": ""}
    assert codes(wrong(tmp_path, "extends: c0\n", **chain)) == ["course-cycle 1:10 c14.yaml"]


@pytest.mark.parametrize("name", ["nuit", "../deck", "/etc/passwd", "soir.base", "a/b", "..", "x" * 5000, "soir\0"])
def test_a_course_that_is_not_there(name: str, tmp_path: Path) -> None:
    folder_of(tmp_path, soir="")
    with pytest.raises(ContentError) as caught:
        load_for_course(tmp_path, name)
    assert [one.code for one in caught.value.diagnostics] == ["course-missing"]
    assert len(str(caught.value)) < 1000


def test_a_deck_without_courses(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_for_course(folder_of(tmp_path / "a"), "soir")
    assert "courses/NAME.yaml" in str(caught.value)
    with pytest.raises(ContentError) as caught:
        load_for_course(tmp_path / "nowhere", "soir")
    assert {one.code for one in caught.value.diagnostics} == {"deck-missing", "course-missing"}


def test_links_to_files_outside_are_not_followed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "deck", bac="title: x\n")
    (tmp_path / "other.yaml").write_text("title: secret\n", encoding="utf-8")
    (folder / "courses" / "soir.yaml").symlink_to(tmp_path / "other.yaml")
    (folder / "courses" / "loop.yaml").symlink_to(folder / "courses" / "loop.yaml")
    (folder / "courses" / "bon.yaml").symlink_to(folder / "courses" / "bac.yaml")
    (folder / "courses" / "dossier.yaml").mkdir()
    for name, code in (("soir", "course-missing"), ("loop", "course-missing"), ("dossier", "deck-unreadable")):
        with pytest.raises(ContentError) as caught:
            load_for_course(folder, name)
        assert [one.code for one in caught.value.diagnostics] == [code]
        assert "secret" not in str(caught.value)
    assert load_for_course(folder, "bon")[0].deck.title.plain == "x"


def test_the_deck_s_file_or_its_folder_is_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, soir="title: x\n")
    for path in (folder, folder / "deck.yaml", str(folder)):
        assert load_for_course(path, "soir")[0].deck.title.plain == "x"
