"""Changes of blocks that cannot be, and those at the edge of what can."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from generator.deck.model import (
    Callout,
    Columns,
    Content,
    Item,
    Items,
    Marker,
)
from generator.deck.model.walk import contents_in
from tests.course.test_every_block import OTHER, made, said, words_on
from tests.layout.made import deck, span, text
from tests.specimens import ADDRESS, SPECIMENS, slide_with

PARAGRAPH = Items((Item("p8", text("Boxed"), (), span()),), Marker.NONE, span())
COLUMNS = slide_with(SPECIMENS[Columns], box=replace(SPECIMENS[Callout], body={"box-text": PARAGRAPH}), items=OTHER)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"c1-tabel": {"drop": True}}, ["unknown-address"]),
        ({"c1-table": {"move": {"after": "nowhere"}}}, ["unknown-address"]),
        ({"box": {"move": {"after": "box-text"}}}, ["move-circle"]),
        ({"box": {"move": {"after": "items"}}, "items": {"move": {"after": "box"}}}, ["move-circle"] * 2),
        ({"box": {"drop": True}, "box-text": {"after": [{"text": "x"}]}}, ["wrong-field"]),
        ({"box": {"drop": True, "text": "x"}}, ["wrong-field"]),
        ({"c1": {"caption": "x"}}, ["wrong-field"]),
        ({"c1-table": {"by": "x"}}, ["wrong-field"]),
        ({"box": {"move": {"after": "c1-table"}}}, []),
        ({"box-text": {"after": [{"tip": "x"}]}}, ["nested-block"]),
        ({ADDRESS: {"move": {"after": "box-text"}}}, ["nested-block"]),
        ({"c1-table": {"columns": [{"heading": "x"}, {"heading": "y"}]}}, ["nested-block"]),
        ({"items": {"after": [{"id": "box", "text": "x"}]}}, ["duplicate-id"]),
        ({"items": {"drop": True}, "box": {"after": [{"id": "items", "text": "x"}]}}, []),
        ({"box": {"before": [{"table": "a | b"}], "after": [{"table": "a | b"}]}}, []),
        ({"items": {"marker": "letter"}}, []),
    ],
)
def test_what_cannot_be_is_told(body: dict[str, Any], told: list[str]) -> None:
    assert said({"slides": {"s": {"body": body}}}, deck(COLUMNS)) == told


@pytest.mark.parametrize("change", [{"append": ["x"]}, {"prepend": ["x"]}, {"numbered": True}])
def test_a_list_that_is_replaced_is_not_lengthened(change: dict[str, Any]) -> None:
    course = {"slides": {"s": {"body": {"items": {"table": "a | b"}}, **change}}}
    assert said(course, deck(COLUMNS)) == ["wrong-field"]
    assert said({"slides": {"s": change}}, deck(COLUMNS)) == []


def test_the_nearest_address_is_named() -> None:
    [found] = [one for one in made({"slides": {"s": {"without": ["c1-tabel"]}}}, deck(COLUMNS)).diagnostics
               if one.severity == "error"]  # fmt: skip
    assert "c1-table" in str(found)


def test_a_column_that_is_left_out_gives_the_page_to_the_other() -> None:
    for change in ({"body": {"c2": {"drop": True}}}, {"without": ["c2"]}):
        [slide] = made({"slides": {"s": change}}, deck(COLUMNS)).deck.slides
        assert [name for name in slide.fields if name not in ("box", "items")] == ["text", "c1-items", "c1-table"]


def test_the_items_and_the_body_of_a_slide_change_at_once() -> None:
    spec = {"slides": {"s": {"body": {"c1-table": {"drop": True}}, "items": {"c1-i1": "Neuf", "p9": {"drop": True}}}}}
    [slide] = made(spec, deck(slide_with(SPECIMENS[Columns], items=OTHER))).deck.slides
    assert "Neuf" in words_on(slide)
    assert "c1-table" not in dict(contents_in(slide.fields))


def test_a_thousand_blocks_one_behind_the_other_are_moved() -> None:
    names = [f"b{number}" for number in range(1_000)]
    blocks: dict[str, Content] = {
        name: Items((Item(f"{name}-p", text(name), (), span()),), Marker.NONE, span()) for name in names
    }
    slide = replace(slide_with(OTHER), fields=blocks)
    moves = {name: {"move": {"after": before}} for before, name in pairwise(names)}
    [left] = made({"slides": {"s": {"body": moves}}}, deck(slide)).deck.slides
    assert list(left.fields) == names
