"""The lecture on estimation: it shows every kind of block but one, its figures are right, and it is well divided."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from math import floor
from pathlib import Path
from random import Random
from statistics import mean, stdev
from typing import get_args

import pytest

from generator.course import load_for_course
from generator.deck import load_deck
from generator.deck.model import Block, Callout, Chart, Code, Diagram, Gallery, Media, Slide, Table, Text
from generator.deck.model.walk import contents_in
from generator.layout import lay_out
from generator.scene.boxes import TextBox, basic
from generator.scene.page import Page
from tests.looks import LOOKS, of

FOLDER = Path(__file__).parents[2] / "content" / "showcase"
BOXES = {"definition", "theorem", "proof", "example", "exercise", "solution", "remark", "tip", "warning", "important"}
MAY_GO_ON = {"references"}
"""The slide that is meant to be as long as it is."""


@pytest.fixture(scope="module")
def slides() -> dict[str, Slide]:
    """As its author wrote them, also those of one audience."""
    return {slide.id: slide for slide in load_deck(FOLDER)[0].slides}


def blocks(*shown: Slide) -> list[Block]:
    found = [one for slide in shown for _, one in contents_in(slide.fields)]
    return [one for one in found if not isinstance(one, Text)]


def test_it_has_every_kind_of_block(slides: dict[str, Slide]) -> None:
    found = blocks(*slides.values())
    kinds = {type(one) for one in found}
    assert set(get_args(Block)) - kinds == {Gallery}
    assert {one.kind for one in found if isinstance(one, Callout)} == BOXES
    assert {one.kind for one in found if isinstance(one, Diagram)} == {"process", "cycle", "timeline"}
    assert [slide.id for slide in slides.values() if not slide.notes] == []


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_said_and_only_what_is_long_goes_on(look: str) -> None:
    course, found = load_for_course(FOLDER, None)
    scene, more = lay_out(course.deck, **of(look))
    assert [*found, *more] == []
    if not look.endswith("contrast"):  # large type takes more pages
        pages = Counter(page.id.partition("--")[0] for page in scene.pages)
        assert {slide for slide, count in pages.items() if count > 1} <= MAY_GO_ON


def numbers(table: Table, row: int) -> list[float]:
    return [float(cell.text.plain.replace("\u2212", "-")) for cell in table.rows[row].cells[1:]]


def test_the_figures_are_those_of_the_ten_sleepers(slides: dict[str, Slide]) -> None:
    [table] = [one for one in blocks(slides["sleepers"]) if isinstance(one, Table)]
    [chart] = [one for one in blocks(slides["gains"]) if isinstance(one, Chart)]
    first, second, gains = (numbers(table, row) for row in (1, 2, 3))
    assert gains[:10] == [round(b - a, 1) for a, b in zip(first[:10], second[:10], strict=True)]
    assert list(chart.series[0].values) == gains[:10]
    for row in (first, second, gains):
        assert row[10] == pytest.approx(mean(row[:10]))
    error = stdev(gains[:10]) / 10**0.5
    assert (round(stdev(gains[:10]), 2), round(error, 2)) == (1.23, 0.39)
    assert [round(1.58 + side * 2.262157 * error, 2) for side in (-1, 1)] == [0.70, 2.46]


def test_the_program_prints_what_the_slide_says(slides: dict[str, Slide]) -> None:
    [code] = [one for one in blocks(slides["program"]) if isinstance(one, Code)]
    printed = subprocess.run([sys.executable, FOLDER / code.file], capture_output=True, text=True, check=True).stdout
    assert printed.splitlines() == code.output.splitlines()


def test_the_pile_is_made_of_its_means(slides: dict[str, Slide]) -> None:
    [chart] = [one for one in blocks(slides["pile"]) if isinstance(one, Chart)]
    [gain] = [one for one in blocks(slides["gains"]) if isinstance(one, Chart)]
    draw = Random(1979)
    values = [value for value in gain.series[0].values if value is not None]
    means = [mean(draw.choices(values, k=10)) for _ in range(10_000)]
    piled = Counter(f"{floor(one / 0.2 + 1e-9) * 0.2:.1f}" for one in means)
    assert dict(zip((one.plain for one in chart.categories), chart.series[0].values, strict=True)) == piled


def said(page: Page) -> str:
    boxes = [box for box in basic(page.boxes) if isinstance(box, TextBox)]
    return "\n".join(paragraph.said for box in boxes for paragraph in box.paragraphs)


def test_every_work_is_cited_and_listed() -> None:
    deck = load_for_course(FOLDER, None)[0].deck
    assert deck.bibliography is not None
    listed = "\n".join(said(page) for page in lay_out(deck)[0].pages if page.slide == "references")
    assert len(deck.bibliography.entries) == 10
    works = deck.bibliography.entries.values()
    assert [one.key for one in works if one.names["author"][0].family not in listed] == []
    assert [one.key for one in works if one.values.get("DOI", "") not in listed] == []


def test_the_film_is_small_and_silent(slides: dict[str, Slide]) -> None:
    [film] = [one for one in blocks(slides["film"]) if isinstance(one, Media)]
    assert film.file is not None
    assert film.file.size < 200_000
    assert None not in (film.poster, film.captions, film.alt)
    assert film.transcript


def test_the_solution_is_for_teachers() -> None:
    def ids(course: str | None) -> list[str]:
        return [slide.id for slide in load_for_course(FOLDER, course)[0].deck.slides]

    public, teacher = ids(None), ids("teacher")
    assert "solution" not in public
    assert [one for one in teacher if one != "solution"] == public
    assert teacher.index("solution") == teacher.index("exercise") + 1


def test_an_hour_for_nurses_keeps_the_thread() -> None:
    deck = load_for_course(FOLDER, "nursing-1h")[0].deck
    kept = {slide.id for slide in deck.slides}
    assert sum(3 if slide.minutes is None else slide.minutes for slide in deck.slides) <= 60
    assert {"sleepers", "our-error", "interval", "readings", "idea", "exercise", "remember", "references"} <= kept
    pages = {page.slide: said(page) for page in lay_out(deck)[0].pages}
    assert "5 Nov 2026" in pages["title"]
    assert "12 November 2026" in pages["exercise"]
    assert "1.\nSenn S, Richardson W." in pages["references"]
