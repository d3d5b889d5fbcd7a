"""The lecture on Simpson's paradox: it shows blocks of all families, its figures are right, and it is well divided."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.course import load_for_course
from generator.deck import load_deck
from generator.deck.model import Callout, Columns, Text
from generator.deck.model.walk import contents_in
from generator.layout import lay_out
from generator.scene.page import Scene
from tests.looks import LOOKS, of

FOLDER = Path(__file__).parents[2] / "content" / "vitrine"
BOXES = {"definition", "theorem", "proof", "example", "exercise", "solution", "remark", "tip", "warning", "important"}
MAY_GO_ON = {"annexe", "lectures"}
"""Slides that are meant to be as long as they are."""


def test_it_has_every_kind_of_block() -> None:
    deck, _ = load_deck(FOLDER)
    blocks = [one for slide in deck.slides for _, one in contents_in(slide.fields) if not isinstance(one, Text)]
    assert {type(one).__name__ for one in blocks} >= {
        *("Items", "Terms", "Table", "Code", "Callout", "Quote", "Gallery", "Columns", "Picture", "Chart")
    }
    assert {one.kind for one in blocks if isinstance(one, Callout)} == BOXES
    assert any(column.width > 1 for one in blocks if isinstance(one, Columns) for column in one.columns)


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_said_and_only_what_is_long_goes_on(look: str) -> None:
    deck, found = load_deck(FOLDER)
    scene, more = lay_out(deck, **of(look))
    assert [*found, *more] == []
    titles = [slide_title(scene, at) for at in range(len(scene.pages))]
    divided = {page.id for page, title in zip(scene.pages, titles, strict=True) if title.endswith("/2)")}
    if not look.endswith("contrast"):  # large type takes more pages
        assert {one.removesuffix("--2") for one in divided} <= MAY_GO_ON


def slide_title(scene: Scene, at: int) -> str:
    return " ".join(scene.pages[at].title.split())


def test_the_figures_are_those_of_the_files() -> None:
    def number(text: str) -> float:
        return float(text.removesuffix("%").replace(" ", "").replace(",", "."))

    with (FOLDER / "data" / "dossiers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    *groups, total = [[number(cell) for cell in row[2:]] for row in rows]
    assert total[:3] == [sum(group[at] for group in groups) for at in range(3)]
    for applied, admitted, refused, share in (*groups, total):
        assert admitted + refused == applied
        assert share == pytest.approx(100 * admitted / applied, abs=0.051)
    with (FOLDER / "data" / "berkeley.csv").open(encoding="utf-8", newline="") as file:
        *departments, together = [list(map(number, row[1:])) for row in list(csv.reader(file, delimiter=";"))[1:]]
    assert [cell for row in departments for cell in (row[0], row[2])] == [group[0] for group in groups]
    assert [cell for row in departments for cell in (row[1], row[3])] == [group[3] for group in groups]
    for column, sex in ((0, groups[::2]), (2, groups[1::2])):
        assert together[column] == sum(group[0] for group in sex)
        assert together[column + 1] == pytest.approx(100 * sum(group[1] for group in sex) / together[column], abs=0.051)


def test_the_solution_is_for_teachers() -> None:
    def ids(course: str | None) -> list[str]:
        return [slide.id for slide in load_for_course(FOLDER, course)[0].deck.slides]

    public, teacher = ids(None), ids("enseignant")
    assert "corrige" not in public
    assert [one for one in teacher if one != "corrige"] == public
    assert teacher.index("corrige") == teacher.index("exercice") + 1


def test_an_hour_keeps_the_thread() -> None:
    deck = load_for_course(FOLDER, "une-heure")[0].deck
    kept = [slide.id for slide in deck.slides]
    assert sum(3 if slide.minutes is None else slide.minutes for slide in deck.slides) <= 60
    assert {"enigme", "detail", "definition", "departements", "moyenne", "roles", "exercice", "retenir"} <= set(kept)
