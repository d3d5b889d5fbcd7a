"""Making a deck fit a length: what goes first, what stays, what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.course.customising import account, codes, customise, ids, wrong


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
        ("minutes: 35", "abe", ""),
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
    order = [name for name in "dceb" if name not in expected]
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
