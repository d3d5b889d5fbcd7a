"""Single items as a course changes them: texts, drops, moves, new ones, and addresses that name nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.course.customising import account, attempted, codes, customise, lines_of, made, wrong

DECK = """\
title: T
slides:
  - id: s
    heading: H
    items:
      - a
      - b:
          - b1
          - b2:
              - b21
      - c
      - id: d
        text: d
"""
COLUMNS = """\
title: T
slides:
  - id: s
    columns:
      - heading: Pour
        items: [a, b]
      - items: [c]
      - heading: Contre
        text:
          - d
          - e
"""
ALL = ["- i1 a", "- i2 b:", "  - i2-1 b1", "  - i2-2 b2:", "    - i2-2-1 b21", "- i3 c", "- d d"]


def course(items: str, more: str = "") -> str:
    below = "".join(f"      {line}\n" for line in items.strip("\n").split("\n"))
    return f"{more}slides:\n  s:\n    items:\n{below}"


def after(items: str, folder: Path, deck: str = DECK) -> list[str]:
    lines = lines_of(made(folder, course(items), deck), "s")
    return lines[1:] if deck == DECK else lines


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("i1: Autre : texte", ["- i1 Autre : texte", *ALL[1:]]),
        ("i2-2-1: x", [*ALL[:4], "    - i2-2-1 x", *ALL[5:]]),
        ("i2: x", ["- i1 a", "- i2 x", *ALL[2:]]),
        ("i1: {drop: true}", ALL[1:]),
        ("i1: {drop: false}", ALL),
        ("i2: {drop: oui}", ["- i1 a", "- i3 c", "- d d"]),
        ("i2-1: {drop: true}\ni2-2-1: {drop: true}", ["- i1 a", "- i2 b:", "  - i2-2 b2:", "- i3 c", "- d d"]),
        # moves
        ("i3: {move: first}", ["- i3 c", *ALL[:5], "- d d"]),
        ("i1: {move: last}", [*ALL[1:], "- i1 a"]),
        ("i1: {move: last}\ni2: {move: last}", ["- i3 c", "- d d", "- i1 a", *ALL[1:5]]),
        ("d: {move: first}\ni3: {move: first}", ["- i3 c", "- d d", *ALL[:5]]),
        ("i2-2: {move: first}", ["- i1 a", "- i2 b:", "  - i2-2 b2:", "    - i2-2-1 b21", "  - i2-1 b1", *ALL[5:]]),
        ("i1: {move: {after: i3}}", [*ALL[1:6], "- i1 a", "- d d"]),
        ("d: {move: {before: i1}}", ["- d d", *ALL[:6]]),
        ("i1: {move: {after: i2-1}}", ["- i2 b:", "  - i2-1 b1", "  - i1 a", *ALL[3:]]),
        ("i2-2: {move: {before: i1}}",
         ["- i2-2 b2:", "  - i2-2-1 b21", "- i1 a", "- i2 b:", "  - i2-1 b1", "- i3 c", "- d d"]),
        ("i1: {move: {after: i3}}\ni2-1: {move: {after: i1}}",
         ["- i2 b:", "  - i2-2 b2:", "    - i2-2-1 b21", "- i3 c", "- i1 a", "- i2-1 b1", "- d d"]),
        ("i2: {move: last}\ni2-1: {move: {before: i2}}",
         ["- i1 a", "- i3 c", "- d d", "- i2-1 b1", "- i2 b:", "  - i2-2 b2:", "    - i2-2-1 b21"]),
        # what is dropped is still a place
        ("i1: {drop: true}\ni3: {move: {after: i1}}", ["- i3 c", *ALL[1:5], "- d d"]),
        ("i2: {drop: true}\ni2-1: {move: {after: i2}}", ["- i1 a", "- i2-1 b1", "- i3 c", "- d d"]),
        ("i1:\n  drop: true\n  after: [x]\n  before: [y]", ["- soir-i1-before1 y", "- soir-i1-after1 x", *ALL[1:]]),
        ("i1:\n  drop: true\n  after:\n    - id: i1\n      text: x", ["- i1 x", *ALL[1:]]),
        # new ones
        ("i1:\n  after:\n    - x : y\n    - z:\n        - u",
         ["- i1 a", "- soir-i1-after1 x : y", "- soir-i1-after2 z:", "  - soir-i1-after2-1 u", *ALL[1:]]),
        ("i1: {before: [x]}\ni3: {move: {before: i1}}", ["- soir-i1-before1 x", "- i3 c", *ALL[:5], "- d d"]),
        ("i1: {after: [x], move: {after: i3}}", [*ALL[1:6], "- i1 a", "- soir-i1-after1 x", "- d d"]),
        ("i1: {after: [x], move: last}", [*ALL[1:], "- i1 a", "- soir-i1-after1 x"]),
        ("i1:\n  after:\n    - id: neuf\n      text: x", ["- i1 a", "- neuf x", *ALL[1:]]),
        ("i2: {append: [x], prepend: Un seul}", ["- i1 a", "- i2 b:", "  - soir-i2-prepend1 Un seul", *ALL[2:5],
                                                 "  - soir-i2-append1 x", *ALL[5:]]),
        ("i1: {append: [x]}", ["- i1 a", "  - soir-i1-append1 x", *ALL[1:]]),
        ("i2: {items: [x, y]}", ["- i1 a", "- i2 b:", "  - i2-1 x", "  - i2-2 y", *ALL[5:]]),
        ("i2: {items: [x], append: [z], text: t}",
         ["- i1 a", "- i2 t", "  - i2-1 x", "  - soir-i2-append1 z", *ALL[5:]]),
        ("i2: {items: [x]}\ni2-2: {move: last}", ["- i1 a", "- i2 b:", "  - i2-1 x", *ALL[5:]]),
        ("i2: {items: [x]}\ni2-2: {move: {after: i1}}",
         ["- i1 a", "- i2-2 b2:", "  - i2-2-1 b21", "- i2 b:", "  - i2-1 x", *ALL[5:]]),
    ],
)  # fmt: skip
def test_items_of_a_list(items: str, expected: list[str], tmp_path: Path) -> None:
    assert after(items, tmp_path) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("c1: Avantages", ["c1: Avantages", "- c1-i1 a", "- c1-i2 b", "c2: ", "- c2-i1 c", "c3: Contre", "- c3-p1 d",
                           "- c3-p2 e"]),
        ("c3: {drop: true}\nc1: {text: x}", ["c1: x", "- c1-i1 a", "- c1-i2 b", "c2: ", "- c2-i1 c", "c3: ",
                                             "- c3-p1 d", "- c3-p2 e"]),
        ("c1-i1: {move: {after: c2-i1}}\nc3-p1: {drop: true}",
         ["c1: Pour", "- c1-i2 b", "c2: ", "- c2-i1 c", "- c1-i1 a", "c3: Contre", "- c3-p2 e"]),
        ("c2-i1: {drop: true}", ["c1: Pour", "- c1-i1 a", "- c1-i2 b", "c2: ", "c3: Contre", "- c3-p1 d", "- c3-p2 e"]),
        ("c2-i1: {after: [x]}", ["c1: Pour", "- c1-i1 a", "- c1-i2 b", "c2: ", "- c2-i1 c", "- soir-c2-i1-after1 x",
                                 "c3: Contre", "- c3-p1 d", "- c3-p2 e"]),
    ],
)  # fmt: skip
def test_columns_and_their_heads(items: str, expected: list[str], tmp_path: Path) -> None:
    assert after(items, tmp_path, COLUMNS) == expected


def test_drop_and_keep_of_the_course_name_items_too(tmp_path: Path) -> None:
    deck = made(tmp_path, "drop: [s/i1, s/i2-1]\nslides:\n  s:\n    items:\n      i3: {drop: true}\n", DECK)
    assert lines_of(deck, "s")[1:] == ["- i2 b:", "  - i2-2 b2:", "    - i2-2-1 b21", "- d d"]
    head = made(tmp_path, "drop: s/c1 s/c3", COLUMNS)
    assert [line for line in lines_of(head, "s") if line.startswith("c")] == ["c1: ", "c2: ", "c3: "]


@pytest.mark.parametrize(
    ("keep", "more", "expected"),
    [
        ("[i1, d]", "", ["- i1 a", "- d d"]),
        ("[i2]", "", ALL[1:5]),
        ("[i2-2-1]", "", ["- i2 b:", "  - i2-2 b2:", "    - i2-2-1 b21"]),
        ("i3 i1", "", ["- i1 a", "- i3 c"]),
        ("[i1]", "    append: [x]\n", ["- i1 a", "- soir-append1 x"]),
        ("[i3]", "    items: {i3: {text: x, move: first}, i1: {drop: true}}\n", ["- i3 x"]),
        ("[i2-1]", "    items: {i2-1: {move: {after: i3}}}\n", ["- i2-1 b1"]),
    ],
)
def test_keep(keep: str, more: str, expected: list[str], tmp_path: Path) -> None:
    deck = made(tmp_path, f"slides:\n  s:\n    keep: {keep}\n{more}", DECK)
    assert lines_of(deck, "s")[1:] == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("i2: x", ["replaced s/i2 (soir)"]),
        ("i2: {drop: true}", ["dropped s/i2 (soir)"]),
        ("i1: {move: last}", ["moved s/i1 (soir)"]),
        ("i1: {move: {after: i3}, after: [x]}", ["moved s/i1 (soir)", "added s/soir-i1-after1 (soir)"]),
        ("i1:\n  after:\n    - x:\n      - y", ["added s/soir-i1-after1 (soir)", "added s/soir-i1-after1-1 (soir)"]),
        ("i2: {items: [x]}",
         ["dropped s/i2-1 (soir)", "dropped s/i2-2 (soir)", "dropped s/i2-2-1 (soir)", "added s/i2-1 (soir)"]),
        ("i2: {items: [x]}\ni2-1: {move: {after: i1}}",
         ["moved s/i2-1 (soir)", "dropped s/i2-2 (soir)", "dropped s/i2-2-1 (soir)", "added s/i2-1 (soir)"]),
    ],
)  # fmt: skip
def test_the_account(items: str, expected: list[str], tmp_path: Path) -> None:
    assert account(attempted(tmp_path, course(items), DECK).actions) == expected


def test_what_keep_leaves_out_is_told(tmp_path: Path) -> None:
    result, _ = customise(tmp_path, "slides:\n  s:\n    keep: [i2-1]\n", DECK)
    assert account(result.actions) == ["dropped s/i1 (soir)", "dropped s/i2-2-1 (soir)", "dropped s/i2-2 (soir)",
                                       "dropped s/i3 (soir)", "dropped s/d (soir)"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("slides:\n  s:\n    items:\n      i9: x\n", ["unknown-address 4:7"], "There are: i1, i2, i2-1"),
        ("slides:\n  s:\n    items:\n      i2-3: x\n", ["unknown-address 4:7"], "Did you mean i2-2?"),
        ("slides:\n  s:\n    items:\n      D: x\n", ["unknown-address 4:7"], "Did you mean d?"),
        ("slides:\n  s:\n    items:\n      c1: x\n", ["unknown-address 4:7"], ""),
        ("slides:\n  s:\n    keep: [i1, i9]\n", ["unknown-address 3:16"], ""),
        ("drop: [s/i1, s/i9]\n", ["unknown-address 1:14"], ""),
        ("drop: s/heading\n", ["unknown-address 1:7"], ""),
        ("slides:\n  s:\n    items:\n      i1:\n        move: {after: i9}\n", ["unknown-address 5:15"], ""),
        ("slides:\n  s:\n    items:\n      i1:\n        move:\n          before: s\n", ["unknown-address 6:11"], ""),
        ("slides:\n  s:\n    items:\n      i1:\n        move: {after: c1}\n", ["unknown-address 5:15"], ""),
        ("slides:\n  s:\n    items:\n      i1: {move: {after: i1}}\n", ["move-circle 4:18"], "one of the two"),
        ("slides:\n  s:\n    items:\n      i2: {move: {after: i2-2-1}}\n", ["move-circle 4:18"], ""),
        ("slides:\n  s:\n    items:\n      i1: {move: {after: i3}}\n      i3: {move: {before: i1}}\n",
         ["move-circle 4:18", "move-circle 5:18"], ""),
        ("slides:\n  s:\n    items:\n      i2: {move: {after: i1}}\n      i1: {move: {after: i2-1}}\n",
         ["move-circle 4:18", "move-circle 5:18"], ""),
        ("slides:\n  s:\n    items: {i2: {move: last}, i2-2: {move: {after: i1}}, i1: {move: {after: i2-2-1}}}\n",
         ["move-circle 3:44", "move-circle 3:69"], ""),
        ("slides:\n  s:\n    items:\n      i1:\n        after:\n          - id: d\n            text: x\n",
         ["duplicate-id 2:3"], "another `id:`"),
        ("slides:\n  s:\n    items:\n      i1:\n        after:\n          - id: i1\n            text: x\n",
         ["duplicate-id 2:3"], ""),
        # what would vanish
        ("slides:\n  s:\n    items:\n      i2: {drop: true}\n      i2-1: {after: [x]}\n", ["wrong-field 5:22"],
         "where something stays"),
        ("slides:\n  s:\n    items:\n      i2: {drop: true, append: [x]}\n", ["wrong-field 4:33"], ""),
        ("slides:\n  s:\n    items:\n      i2: {drop: true, text: x}\n", ["wrong-field 4:30"], ""),
        ("drop: s/i2\nslides:\n  s:\n    items:\n      i1: {move: {after: i2-2-1}}\n", ["wrong-field 5:18"], ""),
        ("slides:\n  s:\n    items:\n      i2: {items: [x]}\n      i2-2-1: {after: [y]}\n", ["wrong-field 5:24"], ""),
        ("slides:\n  s:\n    keep: [i1]\n    items:\n      i2-1: {after: [y]}\n", ["wrong-field 5:22"], ""),
        ("slides:\n  s:\n    keep: [i1]\n    items:\n      i2-1: {append: [y]}\n", ["wrong-field 5:23"], ""),
        ("slides:\n  s:\n    keep: [i1]\n    items:\n      d: {move: {after: i3}}\n      i3: {append: [y]}\n",
         ["wrong-field 6:21"], ""),
    ],
)  # fmt: skip
def test_what_cannot_be(text: str, expected: list[str], hint: str, tmp_path: Path) -> None:
    found = wrong(tmp_path, text, DECK)
    assert codes(found) == expected
    assert hint in str(found[0])


def test_a_head_of_a_column_has_a_text_only(tmp_path: Path) -> None:
    text = "slides:\n  s:\n    items:\n      c1: {move: last}\n      c3:\n        text: x\n        after: [y]\n"
    assert codes(wrong(tmp_path, text, COLUMNS)) == ["wrong-field 4:7", "wrong-field 5:7"]


def test_lists_are_not_made_deeper_than_slides_can_show(tmp_path: Path) -> None:
    deep = "".join(f"{' ' * (6 + 2 * level)}- x :\n" for level in range(8)) + " " * 22 + "- x\n"
    deck = f"title: T\nslides:\n  - id: s\n    items:\n{deep}      - y :\n        - z\n"
    last = "i1" + "-1" * 8
    assert made(tmp_path, f"slides:\n  s:\n    items:\n      i2-1: {{move: {{after: {last}}}}}\n", deck)
    text = f"slides:\n  s:\n    items:\n      {last}: {{append: [a]}}\n"
    assert codes(wrong(tmp_path, text, deck)) == ["too-deep 2:3"]
    text = f"slides:\n  s:\n    items:\n      i2: {{move: {{after: {last}}}}}\n"
    assert codes(wrong(tmp_path, text, deck)) == ["too-deep 2:3"]


def test_a_slide_is_not_made_longer_than_decks_may_have(tmp_path: Path) -> None:
    deck = "title: T\nslides:\n  - id: s\n    items: [" + "a, " * 1999 + "a]\n"
    assert codes(wrong(tmp_path, "slides:\n  s:\n    append: [b]\n", deck)) == ["too-many 2:3"]


def test_a_thousand_items_one_behind_the_other(tmp_path: Path) -> None:
    count = 1_500
    deck = "title: T\nslides:\n  - id: s\n    items: [" + "a, " * (count - 1) + "a]\n"
    moves = "".join(f"      i{number}: {{move: {{after: i{number + 1}}}}}\n" for number in range(1, count))
    lines = lines_of(made(tmp_path, f"slides:\n  s:\n    items:\n{moves}", deck), "s")
    assert lines == [f"- i{number} a" for number in range(count, 0, -1)]
    circle = moves + f"      i{count}: {{move: {{after: i1}}}}\n"
    found = wrong(tmp_path, f"slides:\n  s:\n    items:\n{circle}", deck)
    assert {one.code for one in found} == {"move-circle"}
