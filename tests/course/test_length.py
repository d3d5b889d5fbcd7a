"""Making a deck fit a length: what goes first, what stays, what cannot be."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.course.account import Account
from generator.course.length import shortened
from generator.course.model import Length
from generator.deck.load import parse_deck
from generator.spans import Span
from tests.course.customising import account, codes, customise, ids, wrong

SPAN = Span("c.yaml", 1, 1)


def deck(*slides: tuple[str, int | None, int | None]) -> str:
    lines = []
    for name, priority, minutes in slides:
        lines.append(f"  - id: {name}\n    heading: {name}")
        lines += [f"    priority: {priority}"] if priority else []
        lines += [f"    minutes: {minutes}"] if minutes is not None else []
    return "title: T\nslides:\n" + "\n".join(lines) + "\n"


FIVE = deck(("a", 1, 10), ("b", 3, None), ("c", 5, 20), ("d", 5, 5), ("e", None, None))


@pytest.mark.parametrize(
    ("length", "expected", "told"),
    [
        ("slides: 5", "abcde", None),
        ("slides: 9", "abcde", None),
        ("slides: 4", "abce", "4 slides, these slides are left out: d (priority 5, 5 min)"),
        ("slides: 3", "abe", "d (priority 5, 5 min), c (priority 5, 20 min)"),
        ("slides: 2", "ab", "e (priority 3, 3 min)"),
        ("slides: 1", "a", ""),
        ("minutes: 41", "abcde", None),
        ("minutes: 40", "abce", "40 minutes"),
        ("minutes: 36", "abce", ""),
        ("minutes: 35", "abde", "4 slides of 21 minutes stay"),
        ("minutes: 13", "ab", ""),
        ("minutes: 10", "a", ""),
        ("slides: 4, minutes: 20", "abe", "4 slides and 20 minutes"),
        ("slides: 2, minutes: 100", "ab", ""),
    ],
)
def test_what_goes(length: str, expected: str, told: str | None, tmp_path: Path) -> None:
    result, found = customise(tmp_path, f"length: {{{length}}}\n", FIVE)
    assert "".join(ids(result.deck)) == expected
    assert codes(found) == ([] if told is None else ["dropped-for-length 1:9"])
    assert (told or "") in "".join(one.message for one in found)
    order = [name for name in "dceb" if name not in expected]  # the least important first
    assert account(result.actions) == [f"dropped {name} (length)" for name in order]


@pytest.mark.parametrize(
    ("length", "part"),
    [
        ("minutes: 9", "The slides that always stay are 1 and take 10 minutes; the course wants 9 minutes"),
        ("slides: 1, minutes: 2", "1 slides and 2 minutes"),
    ],
)
def test_what_is_out_of_reach(length: str, part: str, tmp_path: Path) -> None:
    found = wrong(tmp_path, f"length: {{{length}}}\n", FIVE)
    assert codes(found) == ["length-out-of-reach 1:9"]
    assert part in found[0].message


def test_no_slide_may_be_left(tmp_path: Path) -> None:
    assert "no-slides 1:1" in codes(wrong(tmp_path, "length: {minutes: 2}\n", deck(("a", None, None))))


def test_courses_change_priorities_and_minutes_and_the_last_length_holds(tmp_path: Path) -> None:
    text = "extends: p\nlength:\n  slides: 4\nslides:\n  d: {priority: 1}\n"
    result, _ = customise(tmp_path, text, FIVE, p="length: {slides: 1}\n")
    assert ids(result.deck) == ["a", "b", "d", "e"]
    text = "length: {minutes: 41}\nslides:\n  a: {minutes: 11}\n"
    assert ids(customise(tmp_path, text, FIVE)[0].deck) == ["a", "b", "c", "e"]


def test_what_is_dropped_or_for_others_does_not_count(tmp_path: Path) -> None:
    source = FIVE.replace("  - id: c\n", "  - id: c\n    only: [soir]\n")
    assert ids(customise(tmp_path, "length: {slides: 3}\ndrop: [d]\n", source)[0].deck) == ["a", "b", "e"]


def test_thousands_of_slides(tmp_path: Path) -> None:
    source = deck(*((f"s{number}", 2 + number % 4, 3) for number in range(5_000)))
    result, found = customise(tmp_path, "length: {slides: 10}\n", source)
    assert len(result.deck.slides) == 10
    assert {slide.priority for slide in result.deck.slides} == {2}
    assert " and 4950 more" in found[0].message


HOUR = deck(("a", 3, 10), ("b", 4, 9), ("c", 5, 6))


def test_what_fits_again_comes_back(tmp_path: Path) -> None:
    result, found = customise(tmp_path, "length: {minutes: 17}\n", HOUR)
    assert ids(result.deck) == ["a", "c"]
    assert [one.message for one in found] == [
        "To come to 17 minutes, these slides are left out: b (priority 4, 9 min); 2 slides of 16 minutes stay"
    ]


OWN = """\
length: {minutes: 28}
append:
  - {id: new, heading: New, minutes: 9}
slides:
  c: {heading: Rewritten}
"""


def test_what_the_course_adds_or_changes_stays_before_the_rest(tmp_path: Path) -> None:
    result, found = customise(tmp_path, OWN, HOUR)
    assert ids(result.deck) == ["a", "c", "new"]
    assert [one.code for one in found if "length" in one.code or "left" in one.code] == ["dropped-for-length"]


@pytest.mark.parametrize(
    ("course", "stays", "lost"),
    [
        (OWN.replace("28", "20"), ["c", "new"], None),
        (OWN.replace("28", "12"), ["new"], "c"),
        (OWN.replace("28", "8"), ["c"], "new"),
        (OWN.replace("Rewritten", "Rewritten, priority: 5"), ["a", "b", "new"], "c"),
        (OWN.replace("minutes: 9", "minutes: 9, priority: 5"), ["a", "b", "c"], "new"),
        (OWN.replace("heading: Rewritten", "minutes: 6"), ["a", "b", "new"], None),
        (OWN.replace("heading: Rewritten", "move: first"), ["a", "b", "new"], None),
        (OWN.replace("heading: Rewritten", "add_notes: x"), ["a", "c", "new"], None),
    ],
)
def test_what_of_the_course_is_lost_is_said(course: str, stays: list[str], lost: str | None, tmp_path: Path) -> None:
    result, found = customise(tmp_path, course, HOUR)
    assert ids(result.deck) == stays
    told = [one.values["names"] for one in found if one.code == "changes-left-out"]
    assert told == ([lost] if lost else [])


def test_what_a_parent_changes_counts_as_well(tmp_path: Path) -> None:
    result, _ = customise(tmp_path, "extends: p\nlength: {minutes: 17}\n", HOUR, p="slides: {b: {heading: Bee}}\n")
    assert ids(result.deck) == ["b", "c"]


Sizes = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 12)), min_size=1, max_size=8)


@given(sizes=Sizes, minutes=st.none() | st.integers(1, 60), slides=st.none() | st.integers(1, 8))
def test_each_importance_fills_what_is_left_as_well_as_can_be(
    sizes: list[tuple[int, int]], minutes: int | None, slides: int | None
) -> None:
    base, _ = parse_deck(deck(*((f"s{number}", *one) for number, one in enumerate(sizes))))
    told = Account()
    left = shortened(base, Length(SPAN, slides, minutes), told)
    assert shortened(base, Length(SPAN, slides, minutes), Account()) == left, "always the same"
    if any(one.code == "length-out-of-reach" for one in told.problems):
        return
    kept = {slide.id for slide in left.slides}
    used, number = 0, 0
    for priority in range(1, 6):
        group = [slide for slide in base.slides if slide.priority == priority]
        here = [slide for slide in group if slide.id in kept]
        choices = [
            choice
            for size in range(len(group) + 1)
            for choice in combinations(group, size)
            if (minutes is None or used + sum(one.minutes for one in choice) <= minutes)
            and (slides is None or number + size <= slides)
        ]
        best = max(choices, key=lambda choice: sum(one.minutes for one in choice)) if minutes is not None else ()
        most = max(len(choice) for choice in choices)
        if minutes is None:
            assert here == group[:most]
        elif priority > 1:
            assert sum(one.minutes for one in here) == sum(one.minutes for one in best)
        used, number = used + sum(one.minutes for one in here), number + len(here)
    assert minutes is None or used <= minutes
    assert slides is None or number <= slides


def test_thousands_of_slides_take_no_time(tmp_path: Path) -> None:
    slides = tuple((f"s{number}", 3 + number % 2, 1 + number % 7) for number in range(3000))
    result, _ = customise(tmp_path, "length: {minutes: 5000, slides: 1500}\n", deck(*slides))
    assert len(result.deck.slides) <= 1500
