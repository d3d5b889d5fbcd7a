"""Only faces and alphabets that the deck uses are embedded."""

from __future__ import annotations

import re

import pytest

from generator.render.revealjs import render_html
from generator.render.revealjs.fonts import UsedText, font_faces
from generator.scene.boxes import Box
from generator.scene.text import Run
from generator.scene.theme import Face
from tests.render.revealjs.sample import PLAIN, THEME, body, heading, one_page, paragraph


def embedded(*boxes: Box) -> set[str]:
    """``family weight style first-range`` of each @font-face of a page with these boxes."""
    css = render_html(one_page(*boxes)).decode()
    found = re.findall(
        r'@font-face\{font-family:"Diapo (\w+)";font-weight:(\d+);font-style:(\w+);.*?unicode-range:(U\+[0-9A-F]+)', css
    )
    return {" ".join(face) for face in found}


FRAME = {"Arimo 400 normal U+0", "Arimo 700 normal U+0"}
"""The running head's."""


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Latin é œ « »", set()),
        ("Συνεργασία", {"Arimo 400 normal U+300"}),
        ("Партнёрство", {"Arimo 400 normal U+300"}),
        ("合作", set()),
    ],
)
def test_alphabets(text: str, more: set[str]) -> None:
    found = embedded(body(text, levels=PLAIN))
    assert {face.rsplit(" ", 1)[0] for face in found} == {"Arimo 400 normal", "Arimo 700 normal"}
    assert len(found) == len(FRAME) + len(more)


def test_styles_and_families() -> None:
    def families(*boxes: Box) -> set[str]:
        return {face.rsplit(" ", 1)[0] for face in embedded(*boxes)} - {"Arimo 400 normal", "Arimo 700 normal"}

    assert families(body("x", levels=PLAIN)) == set()
    assert families(heading("x")) == {"Gelasio 400 normal"}
    assert families(heading(Run("x", italic=True))) == {"Gelasio 400 italic"}
    assert families(body(paragraph((Run("x", bold=True, italic=True),)))) == {"Arimo 700 italic"}
    assert families(body(paragraph((Run("x", face=Face.MONO),)))) == {"Cousine 400 normal"}


def test_a_face_without_a_single_space_still_has_the_one_that_sets_its_lines() -> None:
    used = UsedText(THEME)
    used.add(Face.MINOR, False, False, "Συνεργασία")
    assert font_faces(used).count("@font-face") == 2


def test_the_metrics_are_ours() -> None:
    used = UsedText(THEME)
    used.add(Face.MINOR, False, False, "a")
    assert "ascent-override:102%;descent-override:18%;line-gap-override:0%" in font_faces(used)


def test_a_letter_that_no_font_has_embeds_nothing() -> None:
    used = UsedText(THEME)
    used.add(Face.MINOR, False, False, "合")
    assert font_faces(used) == ""
