"""Pictures inside the page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from pathlib import Path

import pytest

from generator.deck import load_deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.render.revealjs import render_html
from generator.render.revealjs.pictures import cropped_image
from generator.spans import Span
from tests.render.revealjs.conftest import Parse
from tests.render.revealjs.sample import one_page, page, picture, png, scene

CONTENT = Path(__file__).parents[3] / "content"


def test_a_picture_is_data(parse: Parse, tmp_path: Path) -> None:
    dot = png(tmp_path)
    tree = parse(one_page(picture(dot, 'Un "point" <b>')))
    [image] = tree.xpath("//img")
    assert image.get("src") == "data:image/png;base64," + b64encode(dot.read_bytes()).decode()
    assert image.get("alt") == 'Un "point" <b>'
    assert image.get("style") is None


def test_a_picture_that_is_shown_often_is_stored_once(tmp_path: Path) -> None:
    dot = png(tmp_path)
    data = b64encode(dot.read_bytes())
    found = render_html(scene(page(1, "a", picture(dot, 'Le "logo"')), page(2, "b", picture(dot))))
    assert found.count(data) == 1
    assert found.count(b'role="img"') == 2
    assert b'aria-label="Le &#34;logo&#34;"' in found


def test_cropping() -> None:
    assert cropped_image((0.25, 0.0, 0.25, 0.5)) == "width:200%;height:200%;left:-50%;top:-0%"


def test_a_cropped_picture_in_both_ways(parse: Parse, tmp_path: Path) -> None:
    dot = png(tmp_path)
    cropped = picture(dot, crop=(0.2, 0.0, 0.2, 0.0))
    assert "width:166.667%" in parse(one_page(cropped)).xpath("//img/@style")[0]
    css = parse(scene(page(1, "a", cropped), page(2, "b", picture(dot)))).xpath("string(//style[2])")
    assert "background-size:166.667% 100%;background-position:50% 0%" in css


@pytest.mark.parametrize("change", ["gone", "other"])
def test_a_picture_that_changed_under_our_feet(tmp_path: Path, change: str) -> None:
    dot = png(tmp_path)
    box = picture(dot, span=Span("deck.yaml", 7, 3))
    if change == "gone":
        dot.unlink()
    else:
        dot.write_bytes(b"<svg/>")
    with pytest.raises(ContentError) as problem:
        render_html(one_page(box))
    [found] = problem.value.diagnostics
    assert (found.code, str(found.span)) == ("picture-changed", "deck.yaml:7:3")
    assert "dot.png" in found.message


@pytest.mark.parametrize("theme", ["agora", "nuit", "contraste"])
def test_no_class_of_the_style_sheet_is_made_twice(theme: str) -> None:
    """The tour has tables, and pictures that are cropped and shown again: each numbers classes of its own."""
    scene = lay_out(load_deck(CONTENT / "a-tour-of-diapo")[0], theme=theme)[0]
    css = "".join(re.findall(r"(?s)<style[^>]*>(.*?)</style>", render_html(scene).decode()))
    made = Counter(re.findall(r"(?m)^\.([a-z]+\d+)\{", css))
    assert len(made) > 100
    assert {name for name in made if name[0] == "k"}, "a cropped picture that is shown again"
    assert [name for name, times in made.items() if times > 1] == []
