"""What “New slide” gives in PowerPoint: a slide of every layout, its placeholders filled, in every theme."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.layout.listing import layouts_root
from generator.layout.rules import layout_names
from generator.render import writer
from generator.render.pptx.shapes import place
from generator.scene.boxes import PictureSlot, TextBox
from generator.units import EMU_PER_POINT
from tests.cases.pictures import png
from tests.layout.made import deck, items, slide
from tests.looks import FEW, SOME, of

SLACK = EMU_PER_POINT // 10
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
EMPTY = {"blank"}
"""Layouts that show nothing."""


def presentation(look: str, **more: Any) -> Any:
    made = lay_out(deck(slide(heading="H", items=items("a")), **more), **of(look))[0]
    data = writer("pptx")(made)
    assert isinstance(data, bytes)
    return Presentation(io.BytesIO(data))


def filled(placeholder: Any) -> None:
    kind = placeholder.placeholder_format.type
    if kind is PP_PLACEHOLDER.PICTURE:
        placeholder.insert_picture(io.BytesIO(png(32, 20)))
    elif kind is PP_PLACEHOLDER.TABLE:
        placeholder.insert_table(rows=2, cols=2)
    else:
        placeholder.text_frame.text = "Un mot"


def rect(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def with_new_slides(made: Any) -> Any:
    for layout in made.slide_layouts:
        new = made.slides.add_slide(layout)
        for placeholder in list(new.placeholders):
            filled(placeholder)
    out = io.BytesIO()
    made.save(out)
    return Presentation(io.BytesIO(out.getvalue()))


def apart(placed: Sequence[tuple[str, tuple[int, int, int, int]]], width: int, height: int) -> None:
    """That all stand on the page, and none over another."""
    for name, (left, top, right, bottom) in placed:
        assert min(left, top) >= -SLACK, name
        assert right <= width + SLACK, name
        assert bottom <= height + SLACK, name
    for (name, a), (other, b) in combinations(placed, 2):
        across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        assert across <= SLACK or down <= SLACK, (name, other)


@pytest.mark.parametrize(("look", "size"), [*((look, "16:9") for look in SOME), *((look, "4:3") for look in FEW)])
def test_placeholders_of_layouts_stand_apart(look: str, size: str) -> None:
    made = lay_out(deck(slide(heading="H", items=items("a")), size=size), **of(look))[0]
    for layout in made.layouts:
        bound = [b for b in layout.boxes if isinstance(b, TextBox | PictureSlot) and b.placeholder]
        shown = [b for b in bound if not (isinstance(b, TextBox) and b.hidden)]
        assert len(shown) > 1 or layout.name in EMPTY, layout.name
        rects = [(f"{layout.name}: {box.name}", place(box)) for box in shown]
        placed = [(name, (r.x, r.y, r.right, r.bottom)) for name, r in rects]
        apart(placed, made.size.width, made.size.height)


@pytest.mark.parametrize(
    ("look", "more"),
    [("agora", {}), pytest.param("revue-dark", {"size": "4:3", "lang": "he"}, marks=pytest.mark.slow)],
)
def test_a_new_slide_of_every_layout_is_sound(look: str, more: dict[str, Any]) -> None:
    made = with_new_slides(presentation(look, **more))
    new = list(made.slides)[1:]
    assert len(new) == len(layout_names(layouts_root())) + 4
    for one in new:
        held = [shape for shape in one.placeholders if shape.top >= 0 or shape.placeholder_format.type not in TITLES]
        placed = [(f"{one.slide_layout.name}: {shape.name}", rect(shape)) for shape in held]
        apart(placed, made.slide_width, made.slide_height)
        texts = [shape for shape in held if shape.has_text_frame]
        assert all(shape.text_frame.text == "Un mot" for shape in texts)


def test_what_was_built_has_its_cards_and_numbers_in_placeholders() -> None:
    text = (
        "title: T\nslides:\n"
        "  - heading: Cards\n    cards: [{heading: A, text: b}, {heading: C, text: d}]\n"
        "  - heading: Numbers\n    numbers: [{value: 17 %, label: of them}, {value: 3}]\n"
        "  - heading: Box\n    tip: Ask early.\n"
        "  - definition: {title: Term, text: Its meaning., example: One.}\n"
        "  - heading: Six\n    cards: [{heading: A}, {heading: B, text: b}, {heading: C}, {heading: D}, {heading: E}]\n"
        "  - heading: Works\n    layout: references\n    items: ['“One” A, 1991', '“Two” B, 2001']\n"
    )
    scene = lay_out(parse_deck(text)[0], theme="agora")[0]
    data = writer("pptx")(scene)
    assert isinstance(data, bytes)
    said = [
        [p.text_frame.text for p in one.placeholders if p.placeholder_format.type is PP_PLACEHOLDER.BODY]
        for one in Presentation(io.BytesIO(data)).slides
    ]
    assert said == [
        ["A\nb", "C\nd"],
        ["17\u00a0%\nof them", "3"],
        ["Tip\nAsk early."],
        ["Its meaning.", "Term", "Example: One."],
        ["A", "B\nb", "C", "D", "E"],
        ["“One”", "“Two”", "A, 1991", "B, 2001"],
    ]
