"""What is pushed down, what ends with its text, what is stacked on a panel."""

from __future__ import annotations

from generator.layout.pushing import below, shape, stacked
from generator.layout.rule import Rule, ShapeRegion, TextRegion
from generator.scene.boxes import Role, Shape, TextBox
from generator.scene.text import Anchor, LevelStyle
from generator.scene.theme import Face
from generator.units import Pt, Rect


def made(name: str, x: float, y: float, width: float, height: float, text: float) -> TextBox:
    level = LevelStyle(Pt(20), Face.MINOR, "text")
    return TextBox(name, Role.BODY, Rect.from_pt(x, y, width, height), (level,), (), text_height=Pt(text))


BODY = TextRegion("body", Role.BODY, Rect.from_pt(48, 108, 864, 390), "body", after="heading", gap=Pt(16))


def test_under_a_heading_of_one_line_a_body_stays_where_it_is() -> None:
    assert below(BODY, made("heading", 48, 50, 864, 42, 40)) == BODY.at
    assert below(BODY, None) == BODY.at


def test_under_a_higher_heading_it_moves_down_in_steps_of_six_and_keeps_its_bottom() -> None:
    moved = below(BODY, made("heading", 48, 54, 864, 67.2, 67.2))
    assert moved == Rect.from_pt(48, 138, 864, 360)
    assert moved.bottom == BODY.at.bottom


def test_what_stands_upon_its_bottom_moves_as_a_whole() -> None:
    head = TextRegion(
        "head",
        Role.LABEL,
        Rect.from_pt(48, 108, 420, 28),
        "column_head",
        anchor=Anchor.BOTTOM,
        after="heading",
        gap=Pt(16),
    )
    rule = ShapeRegion("head-rule", Rect.from_pt(48, 139, 420, 1), "text", after="heading", gap=Pt(47))
    heading = made("heading", 48, 54, 864, 67.2, 67.2)
    assert below(head, heading) == Rect.from_pt(48, 138, 420, 28)
    assert below(rule, heading) == Rect.from_pt(48, 169, 420, 1)


def test_only_the_box_that_the_rule_names_pushes() -> None:
    assert below(BODY, made("other", 48, 54, 864, 200, 200)) == BODY.at


def test_a_rule_between_columns_ends_with_the_longer_text() -> None:
    region = ShapeRegion("divider", Rect.from_pt(480, 112, 0.75, 382), "rule", until=("body", "body-2"))
    boxes = {"body": made("body", 48, 108, 420, 390, 200), "body-2": made("body-2", 492, 108, 420, 390, 150)}
    found = shape(region, boxes)
    assert found
    assert found.rect == Rect.from_pt(480, 112, 0.75, 192)
    assert not found.fixed


def test_a_plain_shape_is_the_same_on_every_page() -> None:
    found = shape(ShapeRegion("rule", Rect.from_pt(48, 24, 864, 0.75), "rule"), {})
    assert found == Shape("rule", Rect.from_pt(48, 24, 864, 0.75), "rule", fixed=True)


PANEL = ShapeRegion(
    "panel", Rect.from_pt(48, 314, 470, 190), "bg", panel="panel", holds=("heading", "body"), pad=Pt(24)
)
TAB = ShapeRegion("tab", Rect.from_pt(48, 314, 50, 3), "accent", panel="panel", holds=("heading", "body"), pad=Pt(24))


def test_texts_on_a_panel_stand_upon_its_padding_and_the_panel_rises_with_them() -> None:
    boxes = {"heading": made("heading", 72, 338, 422, 42, 40), "body": made("body", 72, 210, 422, 270, 60)}
    rule = Rule("x", "X", "", "cust", 1, (PANEL, TAB))
    placed = stacked(rule, boxes)
    assert placed["body"].rect == Rect.from_pt(72, 419, 422, 61)
    assert placed["heading"].rect == Rect.from_pt(72, 370, 422, 41)
    panel, tab = shape(PANEL, placed), shape(TAB, placed)
    assert panel
    assert tab
    assert panel.rect == Rect.from_pt(48, 346, 470, 158)
    assert tab.rect == Rect.from_pt(48, 346, 50, 3)


def test_a_panel_that_holds_nothing_is_not_drawn() -> None:
    assert shape(PANEL, {}) is None
