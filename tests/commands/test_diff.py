"""``diapo diff``: any two of the deck, its courses and audiences."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main

DECK = """\
title: T
slides:
  - id: q
    heading: Question
    items:
      - Which?
      - text: Answer
        only: [teacher]
  - id: r
    heading: Rest
    items: [a, b]
"""
COURSES = {
    "soir": "title: Soir\nslides: {r: {items: {i1: c}}}\n",
    "exam": "extends: soir\ndrop: [r]\naudience: [teacher]\n",
}


@pytest.fixture(autouse=True)
def lecture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d" / "courses").mkdir(parents=True)
    (tmp_path / "d" / "deck.yaml").write_text(DECK, encoding="utf-8")
    for name, text in COURSES.items():
        (tmp_path / "d" / "courses" / f"{name}.yaml").write_text(text, encoding="utf-8")


SOIR = ["~ title", "    - T", "    + Soir"]
ITEM = ["~ slide r", "~   i1", "      - a", "      + c"]
HIDDEN = ["~ slide q", "-   i2: Answer"]
SHOWN = ["~ slide q", "+   i2: Answer"]


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ("soir", [*SOIR, *HIDDEN, *ITEM]),
        ("soir --audience teacher", [*SOIR, "  slide q", *ITEM]),
        ("exam", [*SOIR, "  slide q", "- slide r (exam)"]),
        ("--audience teacher", [*SHOWN, "  slide r"]),
        ("- - --from-audience teacher", [*HIDDEN, "  slide r"]),
        ("- --audience teacher --from-audience teacher", ["  slide q", "  slide r"]),
        ("- soir", [*SOIR, "  slide q", *ITEM]),
        ("soir -", ["~ title", "    - Soir", "    + T", "  slide q", "~ slide r", "~   i1", "      - c", "      + a"]),
        ("soir exam", [*SHOWN, "- slide r (exam)"]),
        ("exam soir", [*HIDDEN, "+ slide r", "+   heading: Rest", "+   i1: c", "+   i2: b"]),
        ("soir soir --audience teacher", [*SHOWN, "  slide r"]),
        ("--audience teacher soir exam --from-audience teacher", ["  slide q", "- slide r (exam)"]),
        ("soir soir", ["  slide q", "  slide r"]),
    ],
)
def test_what_is_compared(arguments: str, shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "d", *arguments.split()]) == 0
    assert capsys.readouterr().out.splitlines() == shown


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ("", 2, "compare d with what? name a course of it, or two, or an --audience"),
        ("a b c", 2, "3 courses are named; two can be compared"),
        ("sir", 1, "Did you mean soir?"),
        ("soir exma", 1, "Did you mean exam?"),
        ("--audience A", 2, "'A' is no tag"),
        ("--audience techer", 0, "Did you mean teacher?"),
    ],
)
def test_what_cannot_be_compared(arguments: str, code: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "d", *arguments.split()]) == code
    assert says in capsys.readouterr().err
