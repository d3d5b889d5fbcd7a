"""Greys on white: for every theme and layout, nothing dark is printed but letters and rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck import load_deck
from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.layout.listing import theme_names
from generator.render.pdf.handout import Handout, render_handout
from generator.render.pdf.ink import ink_saved
from generator.scene.boxes import Drawing, MediaBox, Shape, TextBox, basic, single
from generator.scene.checks import contrast_ratio
from generator.scene.page import Scene
from generator.units import Pt
from tests.pdf.document_checks import check_document

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module", params=theme_names())
def printed(request: pytest.FixtureRequest) -> Scene:
    return ink_saved(lay_out(load_deck(CONTENT / "a-tour-of-diapo")[0], theme=request.param)[0])


def test_every_colour_that_is_used_is_a_grey(printed: Scene) -> None:
    used = {page.background for page in printed.pages}
    for box in (box for page in printed.pages for box in page.boxes):
        if isinstance(box, Shape):
            used |= {token for token in (box.fill, box.line) if token}
        elif isinstance(box, TextBox):
            used |= {level.color for level in box.levels} | ({box.fill} if box.fill else set())
            used |= {level.bullet.color for level in box.levels if level.bullet}
            used |= {run.color for paragraph in box.paragraphs for run in paragraph.runs if run.color}
    digits = {printed.theme.colors[token].hex for token in used}
    assert all(hexes[:2] == hexes[2:4] == hexes[4:] for hexes in digits)


def test_grounds_are_white_and_panels_nearly(printed: Scene) -> None:
    assert {printed.theme.colors[page.background].hex for page in printed.pages} == {"FFFFFF"}
    panels = [
        box
        for page in printed.pages
        for box in page.boxes
        if isinstance(box, Shape) and min(box.rect.width, box.rect.height) > Pt(20)
    ]
    assert all(printed.theme.colors[box.fill].hex >= "F0F0F0" for box in panels if box.fill)


def test_all_text_can_be_read(printed: Scene) -> None:
    for page in printed.pages:
        for box in page.boxes:
            if isinstance(box, TextBox):
                for level in box.levels:
                    assert contrast_ratio(printed.theme.colors[level.color].hex, "F0F0F0") >= 4.5, (page.id, box.name)


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_codes_and_posters_are_dark_on_light_in_greys(mode: str) -> None:
    address = "https://example.org/film.mp4"
    columns = f"      - qr: {address}\n      - video: {{file: '{address}', alt: a}}\n"
    deck = f"title: T\nslides:\n  - heading: H\n    columns:\n{columns}"
    made = ink_saved(lay_out(parse_deck(deck)[0], theme="atelier", mode=mode)[0])
    colors = made.theme.colors
    drawings = [one for box in single(made.pages[0].boxes)
                for one in (box.marks if isinstance(box, MediaBox) else [box] if isinstance(box, Drawing) else [])
                if one.alt]  # fmt: skip
    assert len(drawings) == 3
    for drawing in drawings:
        ground, first, *_ = (colors[shape.fill or ""].hex for shape in drawing.shapes)
        assert ground >= "F0F0F0"
        assert contrast_ratio(ground, first) >= 4.5
    used = {box.fill for box in basic(drawings) if isinstance(box, Shape) and box.fill}
    assert all(colors[token].hex[:2] == colors[token].hex[2:4] == colors[token].hex[4:] for token in used)


def test_a_handout_of_it_is_sound(printed: Scene) -> None:
    dark = lay_out(load_deck(CONTENT / "a-tour-of-diapo")[0], theme="nuit")[0]
    saved, full = (render_handout(dark, Handout(4, save_ink=ink)) for ink in (True, False))
    assert check_document(saved) == []
    assert saved != full
