"""Speaker notes: paragraphs, lists that are typed, lists that are YAML's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.deck.model import Marker, Note
from generator.deck.notes import pieces
from tests.deck.reading import problems, read, slide

B, N, P = Marker.BULLET, Marker.NUMBER, Marker.NONE


def notes(lines: str) -> tuple[Note, ...]:
    return read(slide("heading: H\nnotes:" + lines)).slides[0].notes


def shape(lines: str) -> list[tuple[int, Marker, str]]:
    return [(one.depth, one.marker, one.plain) for one in notes(lines)]


def block(text: str) -> str:
    return " |\n" + "\n".join("  " + line if line else "" for line in text.split("\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one line", [(0, P, "one line")]),
        ("first\nsecond\n\nthird", [(0, P, "first\nsecond"), (0, P, "third")]),
        ("To bring:\n- chalk\n- paper", [(0, P, "To bring:"), (1, B, "chalk"), (1, B, "paper")]),
        ("- a\n\n- b", [(1, B, "a"), (1, B, "b")]),
        ("- a\n• b\n* c", [(1, B, "a"), (1, B, "b"), (1, B, "c")]),
        ("– Bonjour.\n— Bonsoir.", [(0, P, "– Bonjour.\n— Bonsoir.")]),
        ("- a\n  goes on\n- b", [(1, B, "a\n  goes on"), (1, B, "b")]),
        ("- a\n  - b\n    - c\n- d", [(1, B, "a"), (2, B, "b"), (3, B, "c"), (1, B, "d")]),
        ("- a\n\n  more\n- b", [(1, B, "a"), (1, P, "  more"), (1, B, "b")]),
        ("- a\nafter", [(1, B, "a"), (0, P, "after")]),
        ("1. greet\n2. begin", [(1, N, "greet"), (1, N, "begin")]),
        ("- a\n  1. b\n  2. c", [(1, B, "a"), (2, N, "b"), (2, N, "c")]),
        ("4. d\n5. e", [(1, N, "d"), (1, N, "e")]),
        ("12. März ist frei", [(0, P, "12. März ist frei")]),
        ("1789. Das Jahr", [(0, P, "1789. Das Jahr")]),
        ("-5 degrees\n-x", [(0, P, "-5 degrees\n-x")]),
        ("- - -\n---\n- ", [(0, P, "- - -\n---\n- ")]),
        ("\\- a\n1\\. b", [(0, P, "- a\n1. b")]),
        ("— Bonjour\n— Oui", [(0, P, "— Bonjour\n— Oui")]),
        ("1) a\n2) b", [(0, P, "1) a\n2) b")]),
        ("```\n- code\n\n1. code\n```", [(0, P, "```\n- code\n\n1. code\n```")]),
        ("*one*\n**two** and\n-- three", [(0, P, "one\ntwo and\n-- three")]),
    ],
)
def test_dashes_and_numbers_make_lists(text: str, expected: list[tuple[int, Marker, str]]) -> None:
    assert shape(block(text)) == expected


def test_numbers_stay_as_they_are_typed() -> None:
    assert [one.number for one in notes(block("3. c\n4. d\n\nand\n\n5. e\n9. f"))] == [3, 4, None, 5, None]


def test_a_yaml_list_is_a_list() -> None:
    lines = """
  - To bring :
      - chalk
      - text: answers
        only: [teacher]
        items: [a, {text: b, except: [exam]}]
  - |
    A poem
    in two lines

    and more
    - inner
  - text: last
    items:
      - below"""
    assert shape(lines) == [
        (1, B, "To bring :"), (2, B, "chalk"), (2, B, "answers"), (3, B, "a"), (3, B, "b"),
        (1, B, "A poem\nin two lines"), (1, P, "and more"), (2, B, "inner"), (1, B, "last"), (2, B, "below"),
    ]  # fmt: skip
    shown = [one.plain for one in notes(lines) if one.audience.admits(frozenset({"exam"}))]
    assert shown == ["To bring :", "chalk", "A poem\nin two lines", "and more", "inner", "last", "below"]
    shown = [one.plain for one in notes(lines) if one.audience.admits(frozenset({"exam", "teacher"}))]
    assert shown[2:4] == ["answers", "a"]


def test_places_are_those_of_the_lines() -> None:
    assert [one.span.line for one in notes(block("a\n\nb\n- c\n- d"))] == [6, 8, 9, 10]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("\n  - {id: a, text: b}", "unknown-key"),
        ("\n  - text: a\n    items: b", "wrong-kind"),
        (
            "\n  - a :\n      - b :\n" + "".join(f"{'  ' * n}- x :\n" for n in range(5, 13)) + f"{'  ' * 13}- y",
            "too-deep",
        ),
    ],
)
def test_what_is_wrong_is_told(lines: str, code: str) -> None:
    assert code in [one.code for one in problems(slide("heading: H\nnotes:" + lines))]


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(["- a", "  - b", "1. c", "2. d", "x", "  y", "", "```", "    z", "• ", "*"]), max_size=12)
)
def test_every_word_is_said_once_and_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    said = " ".join(piece.text for piece in pieces(text))
    words = [word for word in re.findall(r"\S+", text) if not re.fullmatch(r"[-•*]|\d\.", word)]
    assert [word for word in said.split() if not re.fullmatch(r"[-•*]|\d\.", word)] == words
    marks = sum(piece.marker is not Marker.NONE for piece in pieces(text))
    signs = re.findall(r"(?:[-•*]|\d\.)(?=\s|$)", text)
    assert marks + len(re.findall(r"(?:[-•*]|\d\.)(?=\s|$)", said)) == len(signs), "a mark is a list's, or stays a sign"
