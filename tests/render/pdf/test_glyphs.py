"""Letters that Diapo's fonts lack: other fonts draw them, or the author is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import ContentError
from generator.layout.scene import Note, Run, Scene
from generator.render.pdf import glyphs, render_pdf, render_png
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
    noted = replace(scene, pages=(replace(scene.pages[0], notes=(Note((Run(PRIVATE),)),)),))
    assert next(glyphs.fonts_for(noted)) is not None
    with pytest.raises(ContentError):
        next(glyphs.fonts_for(noted, notes=True))


def test_signs_come_from_the_typesetter_and_letters_from_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[bool, bool]] = []

    def fonts(*, others: bool, system: bool) -> tuple[bool, bool]:
        asked.append((others, system))
        return others, system

    monkeypatch.setattr(glyphs, "_fonts", fonts)
    monkeypatch.setattr(glyphs, "_lacking", lambda *_: iter(["x"]))
    monkeypatch.setattr(glyphs, "_can_show", lambda *_: len(asked) > 1)
    next(glyphs.fonts_for(deck("p ⇒ q")))
    assert asked == [(True, False), (False, True)]
    asked.clear()
    next(glyphs.fonts_for(deck("الشراكة")))
    assert asked == [(False, True), (True, True)]


def test_signs_are_the_same_on_every_machine() -> None:
    fonts = next(glyphs.fonts_for(deck("∀x ∈ A ⇒ ✓")))
    assert all(font.path is None or "diapo" in font.path or "_assets" in font.path for font in fonts.fonts())


def test_an_accent_that_other_fonts_have_takes_its_letter_there() -> None:
    """Gelasio has no such accent, and no font that has one of them needs to have the other."""
    assert render_pdf(one_page(heading("S\u034e\u030f\u0312 et e\u0338\u034e"), body("a\u034e\u0311")))


def test_what_no_fonts_show_together_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    own = glyphs._fonts(others=False, system=False)
    monkeypatch.setattr(glyphs, "_fonts", lambda **_: own)
    monkeypatch.setattr(glyphs, "_can_show", lambda *_: True)
    with pytest.raises(ContentError) as problem:
        render_pdf(deck("合"))
    [found] = problem.value.diagnostics
    assert found.code == "letters-without-font"
    assert "合" in found.message


def test_a_picture_has_no_gaps_either(monkeypatch: pytest.MonkeyPatch) -> None:
    own = glyphs._fonts(others=False, system=False)
    monkeypatch.setattr(glyphs, "_fonts", lambda **_: own)
    monkeypatch.setattr(glyphs, "_can_show", lambda *_: True)
    with pytest.raises(ContentError):
        render_png(deck("合"))
