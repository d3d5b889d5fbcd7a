"""Signs that a text's own font lacks: other fonts draw them, or boxes stand in their place and the author is told."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.assets import manifest
from generator.build import build
from generator.errors import ContentError
from generator.render.pdf import faces, glyphs, render_pdf, render_png
from generator.render.pdf.clusters import clusters, is_emoji
from generator.render.pdf.glyphs import Glyphs, unshown
from generator.render.pdf.handout import Handout, render_handout
from generator.render.pdf.notes import Notes, render_notes
from generator.scene.page import Note, Scene
from generator.scene.text import Run
from generator.scene.theme import Face
from generator.spans import Span
from tests.render.revealjs.sample import body, heading, one_page, paragraph

NOBODYS = "\u0378"
"""A place in Unicode that no character has."""
EMOJI, GAP = manifest().signs.emoji.name, manifest().signs.gap.name


def deck(text: str) -> Scene:
    return one_page(heading("Titre"), body(paragraph(text, span=Span("deck.yaml", 4, 7))))


def parts(text: str, face: Face = Face.MAJOR, lang: str = "fr") -> list[tuple[str, str]]:
    return list(Glyphs(deck("").theme).parts(text, face, lang=lang))


def shown(pdf: bytes) -> str:
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range())


def fonts_of(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        names = (str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values())
        return {name.partition("+")[2].partition("-")[0] for name in names}


def test_what_european_lectures_need_is_drawn_by_diapos_own_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise AssertionError("other fonts were looked for")

    monkeypatch.setattr(glyphs, "embedded_signs", none)
    monkeypatch.setattr(glyphs, "ranked", none)
    for text in (
        "Étudiants\u00a0: \u202f\u200b\u2060\u200d«\u00a0œuvre, ½\u00a0»",
        "Größe",
        "Quan hệ đối tác",
        "₂ ² … – — «»“”’•",
    ):
        assert parts(text) == [("", text)]
    for text in ("Σχέση", "Партнёрство", "שותפות", "ɪʃŋ"):
        assert parts(text, Face.MINOR) == [("", text)]
        assert "".join(piece for _, piece in parts(text)) == text
    assert render_pdf(deck("Партнёрство"))


@pytest.mark.parametrize("text", ["за́мок", "ɪ̈", "ɹ̩", "Ώ", "ᾶ", "ы̀"])
def test_a_letter_and_its_accent_come_from_one_font(text: str) -> None:
    for face in Face:
        assert len(parts(text, face)) == 1
    assert parts(text) == [("Arimo", text)]  # Gelasio has accents, and not these letters


@pytest.mark.parametrize("text", ["Ж̄", "Е̂", "α̃", "F\u20d7", "x\u20d7"])
def test_a_letter_keeps_its_accent_whatever_the_machine_has(text: str) -> None:
    for face in Face:
        assert len(parts(text, face)) == 1
    assert text in "".join(shown(render_pdf(deck(f"a {text}"))).split())


@pytest.mark.parametrize("text", ["за́мок и замо́к", "ɪ̈ ɹ̩", "x̄ α̃", "e\u0301te\u0301", "Việt Nam"])
def test_a_letter_with_its_accent_is_copied_once(text: str) -> None:
    copied = "".join(shown(render_pdf(deck(text))).split())
    assert unicodedata.normalize("NFC", "".join(text.split())) in unicodedata.normalize("NFC", copied)


def test_what_a_font_can_compose_stays_there() -> None:
    assert parts("e\u0301te\u0301, x\u0302") == [("", "e\u0301te\u0301, x\u0302")]


def test_an_accent_beside_its_letter_is_no_accent() -> None:
    """Gelasio has the capital omega and an acute accent, and sets one after the other."""
    assert set("\u03a9\u0301") <= faces.own_signs("gelasio", "regular")
    assert parts("\u03a9\u0301") == [("Arimo", "\u03a9\u0301")]


@pytest.mark.parametrize("emoji", ["👍", "👍🏽", "👩‍🏫", "👨‍👩‍👧‍👦", "🇫🇷", "1️⃣", "❤️", "✅", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"])
def test_an_emoji_is_drawn_whole_by_the_font_for_emoji(emoji: str) -> None:
    assert list(clusters(emoji)) == [emoji]
    assert parts(f"a {emoji} b") == [("", "a "), (EMOJI, emoji), ("", " b")]
    pdf = render_pdf(deck(emoji))
    assert emoji in shown(pdf)
    assert fonts_of(pdf) <= {"Arimo", "Gelasio", "NotoEmoji"}


def test_figures_are_no_emoji() -> None:
    assert parts("1 # *") == [("", "1 # *")]
    assert not is_emoji("©1★")
    assert is_emoji("©️")


def test_each_sign_has_a_font_of_its_own() -> None:
    text = "☐ 👍 F\u20d7 ∀x ⇒ ⟿ за́мок"
    assert unshown(deck(text)) == ()
    assert set(text) <= set(shown(render_pdf(deck(text))))


def test_signs_are_the_same_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "ranked", lambda *_, **__: iter(()))
    families = {family for family, _ in parts("∀x ∈ A ⇒ ✓ ☐ ⟿ 𝑥")}
    assert families <= {"", "Arimo", EMOJI, *faces.EMBEDDED}
    assert faces.fonts(embedded=True, system=False)


def test_letters_of_other_scripts_are_not_those_of_a_typewriter(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = faces.Face("Of this machine", "none", 0, False, False)
    monkeypatch.setattr(faces, "_signs_of", lambda *_: frozenset(map(ord, "الشراكة")))
    monkeypatch.setattr(glyphs, "ranked", lambda *_, **__: iter([(machine.family, machine)]))
    assert parts("الشراكة") == [("Of this machine", "الشراكة")]
    monkeypatch.setattr(glyphs, "ranked", lambda *_, **__: iter(()))
    assert parts("الشراكة") == [("DejaVu Sans Mono", "الشراكة")]


def test_a_sign_of_no_font_is_a_box_and_is_told_with_its_place() -> None:
    scene = deck(f"Un {NOBODYS} ici, et encore {NOBODYS}")
    [found] = unshown(scene)
    assert (found.severity, found.code, str(found.span)) == ("warning", "letters-without-font", "deck.yaml:4:7")
    assert "U+0378" in found.message
    assert found.hint
    pdf = render_pdf(scene)
    assert "DiapoGap" in fonts_of(pdf)
    assert f"Un {NOBODYS} ici" in shown(pdf)


def test_signs_for_private_use_are_boxes_and_told_elsewhere() -> None:
    assert unshown(deck("\U0010fffd")) == ()
    assert "DiapoGap" in fonts_of(render_pdf(deck("\U0010fffd")))


def test_every_place_is_told_and_names_its_signs() -> None:
    many = "".join(chr(0x50000 + number) for number in range(20))
    scene = one_page(
        heading("Titre"),
        body(paragraph(NOBODYS, span=Span("deck.yaml", 4, 7)), paragraph(many, span=Span("deck.yaml", 5, 7))),
    )
    first, second = unshown(scene)
    assert (str(first.span), str(second.span)) == ("deck.yaml:4:7", "deck.yaml:5:7")
    assert "U+50000" in second.message
    assert "and others" in second.message


def test_a_letter_is_not_lost_for_an_accent_that_no_font_has() -> None:
    pieces = parts(f"F{chr(0x1E08F)}\u0334 e\u034e")
    assert "".join(piece for _, piece in pieces) == f"F{chr(0x1E08F)}\u0334 e\u034e"
    assert all("F" not in piece for family, piece in pieces if family == GAP)


def test_signs_of_the_notes_are_no_matter_where_notes_are_not_shown() -> None:
    scene = deck("Texte")
    noted = replace(scene, pages=(replace(scene.pages[0], notes=(Note((Run(NOBODYS),)),)),))
    assert unshown(noted) == ()
    [found] = unshown(noted, notes=True)
    assert "U+0378" in found.message
    assert "DiapoGap" in fonts_of(render_notes(noted, Notes()))


def test_what_the_typesetter_refuses_is_drawn_as_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "embedded_signs", lambda _: {"Libertinus Serif": frozenset(f"x{NOBODYS}")})
    pdf = render_pdf(deck(f"x {NOBODYS} y"))
    assert f"x {NOBODYS} y" in shown(pdf)
    assert "DiapoGap" in fonts_of(pdf)


def test_other_outputs_of_the_pdf_have_boxes_too() -> None:
    scene = deck(NOBODYS)
    assert "DiapoGap" in fonts_of(render_handout(scene, Handout(2)))
    assert render_png(scene)


def test_running_heads_have_all_signs() -> None:
    scene = replace(deck("Texte"), title="За́мок 👍 ☐", author="合")
    assert "За" in shown(render_handout(scene, Handout(2)))


def test_one_sign_never_stops_a_build_but_a_strict_one(tmp_path: Path) -> None:
    source = tmp_path / "deck.yaml"
    source.write_text(f"title: Signes\nslides:\n  - heading: Un\n    items:\n      - ☐ 👍 {NOBODYS}\n", "utf-8")
    result = build(source, to=["pdf", "html", "pptx"], out=tmp_path / "out")
    [found] = [found for found in result.diagnostics if found.code == "letters-without-font"]
    assert found.span is not None
    assert (found.span.line, found.span.column) == (5, 9)
    assert all(found.code != "letters-without-font" for found in build(source, out=tmp_path / "out").diagnostics)
    with pytest.raises(ContentError, match="letters-without-font"):
        build(source, to=["pdf"], out=tmp_path / "strict", strict=True)
    assert not (tmp_path / "strict").exists()


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=12), st.sampled_from(Face))
def test_parts_are_the_text(text: str, face: Face) -> None:
    assert "".join(piece for _, piece in parts(text, face)) == text
