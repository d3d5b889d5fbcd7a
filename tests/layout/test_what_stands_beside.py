"""What is typed beside a block is shown with it, or told: in a body, on a slide, in a column, in a box."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from generator.build import check
from generator.errors import ContentError

SAID: Final = "Zedword"
KINDS: Final[dict[str, Any]] = {
    "text": "Hello", "items": ["a", "b"], "terms": [{"term": "T", "text": "m"}], "table": "a | b\n1 | 2",
    "code": {"text": "x = 1", "lang": "python"}, "math": "a = b", "definition": "D", "quote": "Q", "statement": "S",
    "numbers": [{"value": "1", "label": "l"}], "cards": [{"heading": "h", "text": "t"}, {"heading": "i", "text": "u"}],
    "comparison": "x | A | B\nc | 1 | 2", "qr": "https://example.org", "process": ["a", "b", "c"],
    "timeline": [{"when": "1", "text": "a"}, {"when": "2", "text": "b"}], "hierarchy": [{"a": ["b", "c"]}],
    "cycle": ["a", "b", "c"], "pyramid": ["a", "b", "c"], "hub": {"center": "A", "items": ["b", "c", "d"]},
    "chart": {"rows": "a | b\nx | 1\ny | 2"}, "columns": [{"text": "a"}, {"text": "b"}], "agenda": True,
    "venn": {"sets": ["A", "B"], "both": "C"},
    "matrix": {"x": ["a", "b"], "y": ["c", "d"], "cells": [["1", "2"], ["3", "4"]]},
}  # fmt: skip
PLACES: Final[dict[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "body": lambda block: {"body": [block, {"text": "More"}]},
    "slide": lambda block: block,
    "column": lambda block: {"columns": [block, {"text": "Other"}]},
    "box": lambda block: {"box": block},
}


def told(slides: list[dict[str, Any]], folder: Path) -> tuple[list[str], list[tuple[int, str]]]:
    """All that the pages of each slide say, and the codes of what is told, with the number of the slide; without the
    slides that are refused, which say nothing."""
    lines = [json.dumps({"id": f"s{number}", "heading": f"H{number}", **one}) for number, one in enumerate(slides)]
    refused: list[tuple[int, str]] = []
    for _ in range(3):
        gone = {number for number, _ in refused}
        shown = ["null" if number in gone else line for number, line in enumerate(lines)]
        kept = ['{"heading": "S", "layout": "section"}', *(line for line in shown if line != "null")]
        numbers = [-1, *(number for number in range(len(lines)) if number not in gone)]
        deck = '{"title": "T", "lang": "en", "slides": [\n' + ",\n".join(kept) + "]}"
        (folder / "deck.yaml").write_text(deck, encoding="utf-8")
        try:
            found = check(folder)
        except ContentError as refusal:
            refused += [(numbers[one.span.line - 2], one.code) for one in refusal.diagnostics if one.span]
            continue
        said = ["" for _ in slides]
        for page in found.scene.pages:
            if page.slide.startswith("s") and page.slide[1:].isdigit():
                texts = [one.text for box in page.texts for one in box.paragraphs]
                said[int(page.slide[1:])] += "\n".join(texts)
        return said, [*refused, *((numbers[one.span.line - 2], one.code) for one in found.diagnostics if one.span)]
    raise AssertionError("what is left is refused as well")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("option", ["caption", "source", "by"])
def test_no_text_is_lost(place: str, option: str, tmp_path: Path) -> None:
    kinds = [kind for kind in KINDS if place not in ("column", "box") or kind != "columns"]
    said, codes = told([PLACES[place]({kind: KINDS[kind], option: SAID}) for kind in kinds], tmp_path)
    refused = {at for at, code in codes if code in ("field-missing", "field-not-shown", "unknown-key")}
    assert [kind for at, kind in enumerate(kinds) if SAID not in said[at] and at not in refused] == []
    assert len(refused) < len(kinds) or (place, option) == ("box", "by")


@pytest.mark.parametrize("place", ["body", "slide", "column"])
def test_a_quotation_names_its_author_wherever_it_stands(place: str, tmp_path: Path) -> None:
    [said], codes = told([PLACES[place]({"quote": "Words", "by": SAID})], tmp_path)
    assert "Words" in said
    assert SAID in said
    assert codes == []


@pytest.mark.parametrize("place", ["body", "column", "box"])
@pytest.mark.parametrize("option", [{"start": 3}, {"marker": "letter"}, {"numbered": True}])
def test_what_is_said_of_no_list_is_noticed(place: str, option: dict[str, Any], tmp_path: Path) -> None:
    slides = [PLACES[place]({kind: ["Words"], **option}) for kind in ("text", "items")]
    assert told(slides, tmp_path)[1] == [(0, "unused-key")]
