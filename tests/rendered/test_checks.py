"""The checks find each kind of fault, and only that one, in measurements that are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from generator.scene.text import Paragraph, Run
from tests.rendered.checks import Kind, overflow, parity
from tests.rendered.hostile import hostile_decks
from tests.rendered.measured import Line, Measured, fold, squash
from tests.rendered.samples import body, paragraph, scene

TWO = paragraph("one line", "another")
SCENE = structs.replace(scene((body(TWO, height=60),)), layouts=())
PAGE = structs.replace(SCENE.pages[0], boxes=SCENE.pages[0].boxes[1:])
SCENE = structs.replace(SCENE, pages=(PAGE,))
GOOD = (Line("one line ", 68, 150, 130, 22), Line("another", 68, 140, 156.4, 22))


def measured(*lines: Line, viewer: str = "A") -> Measured:
    return Measured(viewer, {"p1": {"body/0": lines}})


def test_good_lines_pass() -> None:
    assert overflow(SCENE, measured(*GOOD)) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (replace(GOOD[1], baseline=164.5), Kind.BOTTOM),
        (replace(GOOD[1], right=469.5), Kind.RIGHT),
        (replace(GOOD[1], x=46.5), Kind.LEFT),
        (replace(GOOD[1], baseline=126), Kind.TOP),
        (replace(GOOD[1], text="anothe"), Kind.LOST),
    ],
)
def test_each_fault_is_found(line: Line, kind: Kind) -> None:
    assert [each.kind for each in overflow(SCENE, measured(GOOD[0], line))] == [kind]


def test_off_the_page() -> None:
    wide = structs.replace(SCENE, pages=(structs.replace(PAGE, boxes=(body(TWO, width=950),)),))
    assert [each.kind for each in overflow(wide, measured(GOOD[0], replace(GOOD[1], right=962)))] == [Kind.PAGE]


def test_more_lines_and_smaller_type_are_found() -> None:
    three = (Line("one", 68, 150, 130, 20), Line("line", 68, 150, 148, 20), Line("another", 68, 140, 162, 20))
    assert {each.kind for each in overflow(SCENE, measured(*three))} == {Kind.LINES, Kind.SHRUNK}
    assert [each.kind for each in overflow(SCENE, measured(*three), planned_lines=False)] == [Kind.SHRUNK]


def test_a_paragraph_that_nobody_draws_is_lost() -> None:
    assert [each.kind for each in overflow(SCENE, Measured("A", {}))] == [Kind.LOST]


def test_parity_counts() -> None:
    moved = (replace(GOOD[0], x=68.25), replace(GOOD[1], baseline=157.5))
    figures = parity(SCENE, measured(*GOOD), measured(*moved, viewer="B"))
    assert (figures.lines, figures.equal_lines, figures.paragraphs, figures.equal_paragraphs) == (2, 2, 1, 1)
    assert figures.dx_max == pytest.approx(0.25)
    assert figures.dy_max == pytest.approx(0.05)
    assert figures.dy_mean == pytest.approx(0.025)
    assert figures.as_planned == {"A": 1, "B": 1}


def test_parity_names_what_differs() -> None:
    other = (Line("one", 68, 100, 130, 22), Line("line another", 68, 190, 156.4, 22))
    figures = parity(SCENE, measured(*GOOD), measured(*other, viewer="B"))
    assert (figures.line_share, figures.paragraph_share) == (0, 0)
    assert "body/0" in figures.different[0]


def test_folding_keeps_what_shows() -> None:
    assert fold("\u00ab\u00a0un\u200b mot\u202f! ") == "« un mot !"
    assert squash("peut-\nêtre e\u0301té") == squash("peut- être été") == "peut-êtreété"


def test_text_in_several_runs_is_one() -> None:
    split = Paragraph((Run("one li"), Run("ne another", bold=True)), 0, TWO.lines)
    assert overflow(structs.replace(SCENE, pages=(structs.replace(PAGE, boxes=(body(split),)),)), measured(*GOOD)) == []


def test_hostile_decks_are_repeatable_and_find_their_slides() -> None:
    decks = hostile_decks()
    assert decks == hostile_decks()
    assert sum(len(deck.slides) for deck in decks) >= 400
    deck = decks[0]
    lines = deck.source(frozenset({2})).splitlines()
    assert deck.slide_at(1) is None
    for number in (0, 1, 3, 40):
        line = next(i for i, text in enumerate(lines, 1) if f"id: s{number + 1:03}" in text)
        assert deck.slide_at(line, frozenset({2})) == number
        assert deck.slide_at(line + 1, frozenset({2})) == number
