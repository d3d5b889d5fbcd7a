"""All problems are told in one run, whatever stages find them: any two of them in one deck, and each once."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import check
from generator.errors import ContentError

SLIDES = {
    "unknown-key": "heading: H{n}\n    itmes: [a]",
    "picture-missing": "heading: H{n}\n    items: [a]\n    image: missing.png",
    "unknown-layout": "heading: H{n}\n    layout: bulets\n    items: [a]",
    "field-not-shown": "quote: Q{n}\n    layout: quote\n    items: [a]",
    "field-missing": "items: [a{n}]\n    by: B{n}",
    "column-count": "heading: H{n}\n    layout: columns-2\n    columns: [" + "{{items: [a]}}, " * 3 + "]",
    "unknown-variable": 'heading: H{n}\n    items: ["{{{{ course.nothing{n} }}}}"]',
    "unsafe-link": 'heading: H{n}\n    items: ["[x](javascript:x)"]',
    "unknown-link": 'heading: H{n}\n    items: ["[x](#nowhere)"]',
    "invalid-id": "id: 'A B'\n    heading: H{n}\n    items: [a]",
    "invalid-tag": "heading: H{n}\n    only: ['A_B']\n    items: [a]",
    "wrong-value": "heading: H{n}\n    fit: tight\n    items: [a]",
    "wrong-kind": "heading: H{n}\n    columns: none",
    "text-too-long": "heading: H{n}\n    fit: error\n    items: [" + "many words " * 900 + "]",
    "use-missing": "use: ../nothing",
    "indentation": "heading: H{n}\n    items:\n        - a\n      - b",
    "odd-space": "heading: H{n}\n\u00a0   items: [a]",
}
ELSEWHERE = {"unknown-theme": "theme: nuitt\n", "wrong-value": "size: '5:4'\n"}
COURSE = {
    "unknown-address": "drop: [nowhere]\n",
    "unknown-key": "slids: x\n",
    "unknown-variable": "slides:\n  first:\n    heading: '{{ course.nowhere }}'\n",
}


def told(folder: Path, text: str, course: str = "") -> list[tuple[str, int]]:
    """Code and line of all that is said of a deck, as the command tells it."""
    (folder / "courses").mkdir(exist_ok=True)
    (folder / "deck.yaml").write_text(text, encoding="utf-8")
    (folder / "courses" / "c.yaml").write_text(course, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        check(folder, course="c" if course else None)
    places = [one.span for one in caught.value.diagnostics if one.span]
    assert [(span.path, span.line, span.column) for span in places] == sorted(
        (span.path, span.line, span.column) for span in places
    )
    return [(one.code, one.span.line if one.span else 0) for one in caught.value.diagnostics]


def deck(*codes: str, top: str = "") -> str:
    slides = [f"  - {SLIDES[code].format(n=number)}\n" for number, code in enumerate(codes)]
    return f"title: T\n{top}slides:\n  - heading: First\n    id: first\n    items: [a]\n{''.join(slides)}"


@pytest.mark.parametrize("code", SLIDES)
def test_each_is_told_once(code: str, tmp_path: Path) -> None:
    assert [found for found, _ in told(tmp_path, deck(code))] == [code]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=st.sampled_from(list(combinations(SLIDES, 2))), turned=st.booleans())
def test_any_two_are_told(pair: tuple[str, str], turned: bool, tmp_path: Path) -> None:
    codes = tuple(reversed(pair)) if turned else pair
    found = told(tmp_path, deck(*codes))
    assert sorted(code for code, _ in found) == sorted(codes), found


@pytest.mark.parametrize("code", SLIDES)
@pytest.mark.parametrize("other", ELSEWHERE)
def test_what_the_deck_itself_says_is_told_as_well(other: str, code: str, tmp_path: Path) -> None:
    found = [one for one, _ in told(tmp_path, deck(code, top=ELSEWHERE[other]))]
    assert sorted(found) == sorted([code, other])


@pytest.mark.parametrize("code", SLIDES)
@pytest.mark.parametrize("other", COURSE)
def test_what_a_course_says_is_told_as_well(other: str, code: str, tmp_path: Path) -> None:
    found = [one for one, _ in told(tmp_path, deck(code), COURSE[other])]
    assert {code, other} <= set(found), found
    assert len(found) <= 3
