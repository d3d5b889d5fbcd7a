"""Letters that Diapo's fonts lack: other fonts draw them, or the author is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import ContentError
from generator.layout.scene import Run, Scene
from generator.render.pdf import glyphs, render_pdf
from generator.spans import Span
from tests.render.revealjs.sample import body, heading, one_page, paragraph

PRIVATE = "\U0010fffd"
"""Private use: what it looks like is agreed on by nobody."""


def deck(text: str) -> Scene:
    return one_page(heading("Titre"), body(paragraph(text, span=Span("deck.yaml", 4, 7))))


def test_diapos_own_fonts_have_what_european_lectures_need() -> None:
    for text in (
        "Étudiants, œuvre, ½",
        "Größe",
        "Σχέση",
        "Партнёрство",
        "שותפות",
        "Quan hệ đối tác",
        "₂ ² … – — «»“”’•",
    ):
        assert not set(text) - glyphs.own_letters() - {" "}, text


def test_other_fonts_are_not_looked_for_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> bool:
        raise AssertionError("fonts were looked for")

    monkeypatch.setattr(glyphs, "_can_show", none)
    assert render_pdf(deck("Étudiants\u00a0: \u202f\u200b\u2060\u200d«\u00a0ici\u00a0»"))
    with pytest.raises(AssertionError):
        render_pdf(deck("合"))


def test_a_letter_of_no_font_is_named_with_its_place() -> None:
    with pytest.raises(ContentError) as problem:
        render_pdf(deck(f"Un {PRIVATE} ici, et encore {PRIVATE}"))
    [found] = problem.value.diagnostics
    assert (found.code, str(found.span)) == ("letters-without-font", "deck.yaml:4:7")
    assert "U+10FFFD" in found.message
    assert found.hint


def test_all_letters_are_named_at_once() -> None:
    text = "".join(chr(0x10FF00 + number) for number in range(20))
    with pytest.raises(ContentError) as problem:
        render_pdf(deck(text))
    [found] = problem.value.diagnostics
    assert "U+10FF00" in found.message
    assert "and others" in found.message


def test_letters_of_the_notes_are_no_matter_where_notes_are_not_shown() -> None:
    scene = deck("Texte")
    noted = replace(scene, pages=(replace(scene.pages[0], notes=((Run(PRIVATE),),)),))
    assert glyphs.fonts_for(noted) is not None
    with pytest.raises(ContentError):
        glyphs.fonts_for(noted, notes=True)


def test_signs_come_from_the_typesetter_and_letters_from_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[bool, bool]] = []

    def fonts(*, others: bool, system: bool) -> None:
        asked.append((others, system))

    monkeypatch.setattr(glyphs, "_fonts", fonts)
    monkeypatch.setattr(glyphs, "_can_show", lambda *_: len(asked) > 1)
    glyphs.fonts_for(deck("p ⇒ q"))
    assert asked == [(True, False), (False, True)]
    asked.clear()
    glyphs.fonts_for(deck("الشراكة"))
    assert asked == [(False, True), (True, True)]


def test_signs_are_the_same_on_every_machine() -> None:
    fonts = glyphs.fonts_for(deck("∀x ∈ A ⇒ ✓"))
    assert all(font.path is None or "diapo" in font.path or "_assets" in font.path for font in fonts.fonts())
