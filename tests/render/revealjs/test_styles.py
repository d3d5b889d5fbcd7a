"""Styles as CSS: geometry in points, shared classes, nothing that could leave its rule."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.render.revealjs import render_html
from generator.render.revealjs.styles import StyleSheet, css_string
from generator.scene.boxes import Role, Shape
from generator.scene.text import Align, Anchor
from generator.scene.theme import Color
from generator.units import Pt, Rect
from tests.render.revealjs.sample import BODY, HEADING, PLAIN, THEME, body, one_page, text_box


@pytest.fixture
def styles() -> StyleSheet:
    return StyleSheet(THEME)


def test_equal_styles_share_a_class(styles: StyleSheet) -> None:
    assert styles.level(HEADING) == styles.level(replace(HEADING)) == "l0"
    assert styles.level(replace(HEADING, size=Pt(30))) == "l1"
    assert styles.css().count("{") == 2


def test_a_level_as_css(styles: StyleSheet) -> None:
    styles.level(BODY[0])
    rule, bullet = styles.css().splitlines()
    assert rule == (
        '.l0{--r:18px;font-size:24pt;line-height:1.32;font-family:"Diapo Arimo","Arial",sans-serif;color:#1B222C;'
        "top:0.06em;margin-top:14.4pt;padding-inline-start:22pt}"
    )
    assert bullet == '.l0::before{content:"–";content:"–"/"";inset-inline-start:0pt;color:#0F5C70;font-weight:700}'


def test_start_and_end_are_mirrored_by_the_direction_of_the_text(styles: StyleSheet) -> None:
    styles.level(replace(HEADING, align=Align.RIGHT))
    styles.level(replace(HEADING, align=Align.CENTER))
    assert "text-align:end" in styles.css()
    assert "text-align:center" in styles.css()


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [(Anchor.TOP, None), (Anchor.MIDDLE, "justify-content:center"), (Anchor.BOTTOM, "justify-content:flex-end")],
)
def test_anchor(styles: StyleSheet, anchor: Anchor, expected: str | None) -> None:
    styles.text_box(text_box("b", Role.BODY, Rect.from_pt(48, 50.5, 864, 42), PLAIN, "x", anchor=anchor))
    css = styles.css()
    assert "left:48pt;top:50.5pt;width:864pt;height:42pt" in css
    assert (expected in css) if expected else ("flex" not in css)


def test_an_outline_is_centred_on_the_edge(styles: StyleSheet) -> None:
    styles.shape(Shape("s", Rect.from_pt(0, 0, 10, 10), "surface", line="text", line_width=Pt(2)))
    assert "background:#F2F0EB;outline:2pt solid #1B222C;outline-offset:-1pt" in styles.css()


@pytest.mark.parametrize("hostile", ['"}</style><script>', "\\", "\n", "a;b:c", "*/"])
def test_a_css_string_holds_anything(hostile: str) -> None:
    inside = css_string(hostile)[1:-1]
    assert not set(inside) & set('"<>{};\n:*/')
    assert "\\" not in hostile or "\\5c " in inside


def test_a_colour_that_is_none_is_refused() -> None:
    theme = replace(THEME, colors={**THEME.colors, "text": Color("red}</style>")})
    with pytest.raises(ValueError, match="not a colour"):
        render_html(replace(one_page(body("x")), theme=theme))
