"""``step``, ``steps``, ``transition``, ``hidden`` and ``appendix`` as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck import load_deck
from generator.deck.load import parse_deck
from generator.deck.model import (
    Cards,
    Chart,
    ChartSteps,
    Columns,
    Diagram,
    Items,
    Picture,
    Slide,
    Step,
    StepMode,
    Table,
    Terms,
    Transition,
)
from generator.deck.model.stepped import steps_in
from generator.errors import ContentError, Diagnostic
from tests.cases.pictures import png


def read(slide: str, deck: str = "") -> tuple[Slide, tuple[Diagnostic, ...]]:
    indented = slide.replace("\n", "\n    ")
    made, found = parse_deck(f"title: T\n{deck}slides:\n  - heading: H\n    {indented}\n")
    return made.slides[0], found


def wrong(slide: str) -> list[str]:
    with pytest.raises(ContentError) as problem:
        read(slide)
    return [f"{one.code} {one.span.line if one.span else 0}" for one in problem.value.diagnostics]


def test_every_part_may_say_when_it_appears() -> None:
    slide, found = read(
        """body:
  - text: Un
    step: 1
  - items: [a, {text: b, step: 2-3}]
  - table: {rows: [[1]], step: 4}
  - code: {text: x, step: 5}
  - definition: {text: d, step: 6}
  - cards: [{heading: A, step: 7}, {heading: B}]
  - numbers: [{value: 1, step: 8}]
  - terms: [{term: t, text: u, step: 9}]
  - process: {items: [p, {text: q, step: 10}]}
  - columns:
      - {text: c, step: 11}
      - {text: e}
  - statement: Non
    step: 12
  - quote: {text: Oui, step: 13}
  - math: {tex: x, step: 14}
  - qr: {text: x, step: 15}"""
    )
    assert not found
    assert sorted(str(step) for _, step in steps_in(slide)) == sorted(
        ["1", "2-3", *(str(n) for n in range(4, 16))], key=str
    )


def test_an_image_may_too(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(4, 4))
    text = "title: T\nslides:\n  - heading: H\n    image: {file: a.png, alt: A, step: 2}\n"
    (tmp_path / "deck.yaml").write_text(text, encoding="utf-8")
    image = load_deck(tmp_path)[0].slides[0].fields["image"]
    assert isinstance(image, Picture)
    assert image.step == Step(2)


@pytest.mark.parametrize("typed", ["0", "-1", "two", "3-2", "2-", "1.5", "1000", "1-2-3", "[1]"])
def test_a_step_is_a_click_or_two(typed: str) -> None:
    code = "wrong-kind" if typed == "[1]" else "wrong-value"
    assert wrong(f"items:\n  - text: a\n    step: {typed}") == [f"{code} 6"]


def test_all_mistakes_are_told_at_once() -> None:
    assert wrong("steps: itmes\ntransition: flip\nhidden: perhaps\nitems: [{text: a, step: x}]") == [
        "wrong-value 4", "wrong-value 5", "wrong-value 6", "wrong-value 7",
    ]  # fmt: skip


def test_a_slide_and_a_deck_say_what_appears() -> None:
    slide, _ = read("steps: items\ntransition: push\nhidden: true\nappendix: true\nitems: [a]")
    assert (slide.steps, slide.transition, slide.hidden, slide.appendix) == (
        StepMode.ITEMS, Transition.PUSH, True, True,
    )  # fmt: skip
    deck, _ = parse_deck(
        "title: T\nsteps: blocks\ntransition: fade\nduration: 45\nslides:\n  - {heading: H, items: [a]}\n"
    )
    assert (deck.steps, deck.transition, deck.duration, deck.slides[0].steps) == (
        StepMode.BLOCKS, Transition.FADE, 45, None,
    )  # fmt: skip


def test_blocks_with_steps_of_their_own() -> None:
    slide, _ = read(
        "body:\n  - table: {rows: [[a], [b]], steps: rows}\n  - chart: {rows: [[x, A], [1, 2]], steps: categories}\n"
        "  - pyramid: {items: [a, b], steps: items}"
    )
    table, chart, pyramid = slide.body.values()
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    assert isinstance(pyramid, Diagram)
    assert (table.by_rows, chart.steps, pyramid.by_items) == (True, ChartSteps.CATEGORIES, True)


def test_a_line_appears_by_its_series() -> None:
    slide, found = read("chart: {type: line, rows: [[x, A], [1, 2], [2, 3]], steps: categories}")
    assert [one.code for one in found] == ["chart-steps"]
    chart = slide.fields["chart"]
    assert isinstance(chart, Chart)
    assert chart.steps is ChartSteps.SERIES


def test_none_says_nothing_new_of_a_block() -> None:
    slide, found = read("table: {rows: [[a], [b]], steps: none}")
    table = slide.fields["table"]
    assert isinstance(table, Table)
    assert not table.by_rows
    assert not found


def test_parts_without_steps_have_none() -> None:
    slide, _ = read("body:\n  - items: [a]\n  - terms: [{term: t, text: u}]\n  - columns: [{text: a}, {text: b}]")
    items, terms, columns = slide.body.values()
    assert isinstance(items, Items)
    assert isinstance(terms, Terms)
    assert isinstance(columns, Columns)
    assert not list(steps_in(slide))
    assert not any(isinstance(one, Cards) for one in slide.body.values())
