"""Tags, versions, and links to what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.deck.model import Columns, Deck, Items
from generator.deck.texts import each_text, texts_of
from generator.scene.dump import dump_scene
from tests.cases.pictures import png
from tests.course.customising import account, codes, customise, folder_of, ids, lines_of, wrong

DECK = """\
title: T
slides:
  - id: all
    heading: H
    items:
      - a
      - text: b
        only: [soir]
        items:
          - b1
      - text: c
        except: [soir, examen]
      - d:
          - text: d1
            only: soir examen
            except: [students]
    notes:
      - n1
      - text: n2
        only: [teacher]
  - id: only
    only: [soir, examen]
    heading: H2
  - id: but
    except: [teacher]
    heading: H3
  - id: cols
    columns:
      - heading: x
        items:
          - text: e
            only: [teacher]
      - heading: y
        items: [f]
  - id: list
    heading: H4
    items:
      - text: g
        only: [teacher]
"""


@pytest.mark.parametrize(
    ("course", "audience", "slides", "items", "notes"),
    [
        (None, "", "all but cols list", "i1 i3 i4", "n1"),
        ("", "", "all but cols list", "i1 i3 i4", "n1"),
        ("audience: [soir]", "", "all only but cols list", "i1 i2 i2-1 i4 i4-1", "n1"),
        ("audience: [soir]\nversion: students", "", "all only but cols list", "i1 i2 i2-1 i4", "n1"),
        ("audience: examen", "", "all only but cols list", "i1 i4 i4-1", "n1"),
        ("version: teacher", "", "all cols list", "i1 i3 i4", "n1 n2"),
        ("", "teacher soir", "all only cols list", "i1 i2 i2-1 i4 i4-1", "n1 n2"),
        (None, "teacher", "all cols list", "i1 i3 i4", "n1 n2"),
    ],
)
def test_what_is_shown_to_whom(
    course: str | None, audience: str, slides: str, items: str, notes: str, tmp_path: Path
) -> None:
    result, found = customise(tmp_path, course, DECK, audience=audience.split())
    assert not found
    assert ids(result.deck) == slides.split()
    lines = lines_of(result.deck, "all")
    assert [line.split()[1] for line in lines if line.strip()[0] == "-"] == items.split()
    assert [line.split()[1] for line in lines if line.startswith("notes:")] == notes.split()
    teacher = "teacher" in audience or "teacher" in (course or "")
    assert lines_of(result.deck, "cols") == ["c1: x", *(["- c1-i1 e"] if teacher else []), "c2: y", "- c2-i1 f"]
    assert ("items" in result.deck.slides[-1].fields) is teacher


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    result, _ = customise(tmp_path, None, DECK)
    assert sorted(account(result.actions)) == [
        *("dropped all/i2 (audience)", "dropped all/i4-1 (audience)", "dropped all/notes (audience)"),
        *("dropped cols/c1-i1 (audience)", "dropped list/i1 (audience)", "dropped only (audience)"),
    ]


def test_the_last_course_that_says_anything_decides(tmp_path: Path) -> None:
    parents = {"p": "audience: [soir]\nversion: teacher\n"}
    assert ids(customise(tmp_path, "extends: p\n", DECK, **parents)[0].deck) == ["all", "only", "cols", "list"]
    text = "extends: p\nversion: students\n"
    assert ids(customise(tmp_path, text, DECK, **parents)[0].deck) == ["all", "only", "but", "cols", "list"]
    text = "extends: p\naudience: []\n"
    assert ids(customise(tmp_path, text, DECK, **parents)[0].deck) == ["all", "cols", "list"]


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("audience: [soirr]", ["unknown-audience 1:12"], "Did you mean soir?"),
        ("audience: [zzz, soir]", ["unknown-audience 1:12"], "The tags are: examen, soir, students, teacher."),
        ("audience: [neuf]\nappend:\n  - heading: N\n    only: neuf", [], ""),
        ("audience: [neuf]\nslides:\n  all:\n    items: {i1: {after: [{text: N, only: [neuf]}]}}", [], ""),
    ],
)
def test_tags_that_nothing_has(text: str, expected: list[str], hint: str, tmp_path: Path) -> None:
    _, found = customise(tmp_path, text + "\n", DECK)
    assert codes(one for one in found if one.code != "not-recorded") == expected
    assert hint in "".join(one.hint for one in found)


def test_nobody_is_shown_a_slide(tmp_path: Path) -> None:
    deck = "title: T\nslides:\n  - heading: H\n    only: [soir]\n"
    assert codes(wrong(tmp_path, None, deck)) == ["no-slides"]
    assert codes(wrong(tmp_path, "", deck)) == ["no-slides 1:1"]


LINKS = """\
title: T
slides:
  - id: a
    heading: H
    items:
      - "voir [b](#b), **[b](#b)** et [c](#c)"
    notes: "[b](#b)"
  - id: b
    heading: B
  - id: c
    heading: C
    only: [soir]
"""


def test_links_to_what_is_left_out(tmp_path: Path) -> None:
    result, found = customise(tmp_path, "drop: [b]\nfooter: '[b](#b) [a](#a)'\n", LINKS)
    assert sorted(codes(found)) == [
        *("dead-link 2:9", "dead-link 6:9 deck.yaml", "dead-link 6:9 deck.yaml", "dead-link 7:12 deck.yaml"),
        "not-recorded 1:1",
    ]
    slide = result.deck.slides[0]
    [item] = slide.fields["items"].items  # type: ignore[union-attr]
    assert item.text.plain == "voir b, b et c"
    assert [(one.text, one.bold, one.link) for one in item.text.inlines if one.bold] == [("b", True, None)]
    assert not [one for one in (*item.text.inlines, *slide.notes[0].inlines) if one.link]
    assert result.deck.footer
    assert [one.link for one in result.deck.footer.inlines if one.text.strip()] == [None, "#a"]


def test_links_to_blocks_of_what_is_left_out(tmp_path: Path) -> None:
    text = "title: T\nslides:\n  - heading: H\n    text: '[b](#box)'\n  - id: b\n    heading: B\n"
    text += "    definition: {id: box, text: D}\n"
    result, found = customise(tmp_path, "drop: [b]\n", text)
    assert "dead-link 4:11 deck.yaml" in codes(found)
    assert "unknown-link" not in "".join(codes(found))
    assert [slide.id for slide in result.deck.slides] == ["h"]


def test_links_of_a_course(tmp_path: Path) -> None:
    text = "append:\n  - id: d\n    heading: D\n    items: ['[a](#a) [d](#d)']\nslides:\n  b:\n    heading: '[d](#d)'\n"
    result, found = customise(tmp_path, text + "audience: [soir]\n", LINKS)
    assert codes(found) == ["not-recorded 1:1"]
    assert result.deck.slides[1].heading
    assert result.deck.slides[1].heading.inlines[0].link == "#d"
    found = tuple(wrong(tmp_path, "slides:\n  b:\n    heading: '[d](#aa)'\nappend:\n  - heading: '[x](#zz)'\n", LINKS))
    assert [code for code in codes(found) if "unknown" in code] == ["unknown-link 3:14", "unknown-link 5:14"]


PARTS = """\
title: T
slides:
  - id: two
    heading: Question and answer
    columns:
      - heading: Question
        items: [Why?]
      - id: answer
        heading: Answer
        only: [teacher]
        items:
          - Because
  - id: three
    layout: columns-3
    heading: Three
    columns:
      - heading: One
        except: [teacher]
        text: A paragraph
      - heading: Two
        items: [b]
      - heading: Three
        only: [soir, teacher]
        numbered: true
        items: [c, d]
  - id: picture
    layout: image-left
    heading: A street
    items: [x]
    image: {file: a.png, alt: A street, only: teacher}
    caption: In the rain
  - id: prose
    heading: Prose
    text:
      - A paragraph
      - {text: For the teacher, only: [teacher]}
  - id: all
    image: {file: a.png, alt: A street, except: [soir]}
"""


def parts_deck(folder: Path, text: str, *audience: str) -> Deck:
    (folder / "a.png").write_bytes(png(40, 30))
    return customise(folder, None, text, audience=audience)[0].deck


def test_the_program_lays_out_what_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(1000, 800))
    folder_of(tmp_path, PARTS)
    shown = {}
    for audience in ((), ("teacher",), ("soir",), ("teacher", "soir")):
        made = check(tmp_path, audience=audience)
        shown[audience] = [(page.slide, page.layout) for page in made.scene.pages]
        assert ("Because" in dump_scene(made.scene)) == ("teacher" in audience)
    rest = [("picture", "bullets"), ("prose", "bullets"), ("all", "image-full")]
    assert shown[()] == [("two", "bullets"), ("three", "columns-2"), *rest]
    beside = [("picture", "image-left"), *rest[1:]]
    assert shown[("teacher",)] == [("two", "columns-2"), ("three", "columns-2"), *beside]
    assert shown[("soir",)] == [("two", "bullets"), ("three", "columns-3"), *rest[:2]], "nothing is left of the last"
    assert shown[("teacher", "soir")] == [("two", "columns-2"), ("three", "columns-2"), *beside[:2]]


def test_of_a_single_column_the_head_and_the_list_are_shown(tmp_path: Path) -> None:
    deck = parts_deck(tmp_path, PARTS)
    two = deck.slides[0]
    assert [text.plain for text in texts_of(two)] == ["Question and answer", "Question", "Why?"]
    assert "columns" not in two.fields
    head = two.fields["text"]
    assert isinstance(head, Items)
    assert head.items[0].text.inlines[0].bold


def test_what_a_column_is_called_stays_when_another_goes(tmp_path: Path) -> None:
    deck = parts_deck(tmp_path, PARTS, "teacher")
    columns = deck.slides[1].fields["columns"]
    assert isinstance(columns, Columns)
    assert [column.id for column in columns.columns] == ["c2", "c3"]
    first = deck.slides[0].fields["columns"]
    assert isinstance(first, Columns)
    assert [column.id for column in first.columns] == ["c1", "answer"]


def test_what_is_hidden_is_told_and_its_tags_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(40, 30))
    result, found = customise(tmp_path, None, PARTS, audience=["tacher"])
    assert "Did you mean teacher?" in [one.hint for one in found if one.code == "unknown-audience"]
    assert account(result.actions) == [
        *("dropped two/answer (audience)", "dropped two/c2-i1 (audience)"),
        *("dropped three/c3 (audience)", "dropped three/c3-i1 (audience)", "dropped three/c3-i2 (audience)"),
        *("dropped picture/image (audience)", "dropped picture/caption (audience)"),
        "dropped prose/p2 (audience)",
    ]


@pytest.mark.parametrize(
    ("course", "audience", "shown"),
    [
        ("slides: {two: {items: {answer: Response}}}", ["teacher"], "Response"),
        ("slides: {two: {columns: [{heading: X, items: [y]}, {heading: Z, except: [teacher], items: [z]}]}}", [], "Z"),
        ("slides: {all: {image: {only: [nobody]}}}", [], None),
        ("audience: [teacher]", [], "Because"),
        ("append: [{heading: N, columns: [{heading: k, items: [k]}, {heading: l, only: [x], items: [l]}]}]", [], "k"),
    ],
)
def test_courses_tag_and_change_them_as_well(
    course: str, audience: list[str], shown: str | None, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(png(40, 30))
    result, _ = customise(tmp_path, course + "\n", PARTS, audience=audience)
    said = [text.plain for text in each_text(result.deck)]
    assert shown is None or shown in said
    if "nobody" in course:
        assert "all" not in ids(result.deck)


@pytest.mark.parametrize(
    "where", ["columns:\n      - heading: x\n        only: [A]", "image: {file: a.png, only: [A b]}"]
)
def test_tags_that_are_none_have_their_place(where: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(40, 30))
    deck = f"title: T\nslides:\n  - heading: H\n    {where}\n"
    assert "invalid-tag" in [one.code for one in wrong(tmp_path, None, deck)]
