"""Notes pages: every note is there, whole, below its slide, and readable on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from generator.render.pdf.notes import Notes, render_notes
from generator.render.pdf.sheets import HEAD, MARGIN, paper_size
from generator.scene.page import Note, Scene
from generator.scene.text import Run
from generator.scene.theme import Face
from tests.pdf.document_checks import annotated, bookmarks, check_document
from tests.render.revealjs.sample import body, heading, page, scene
from tests.rendered.in_pdf import Letter, read_letters
from tests.rendered.measured import squash

Opened = Callable[[bytes], pikepdf.Pdf]
Saved = Callable[[bytes], Path]
LONG = " ".join(f"mot{number}" for number in range(1500))


def noted(*notes: tuple[Run, ...]) -> Scene:
    return listed(*map(Note, notes))


def listed(*notes: Note) -> Scene:
    first = page(1, "a", heading("Premier"), body("Texte"), notes=notes)
    return scene(first, page(2, "b", heading("Second"), body("Texte")))


def sheets(deck: Scene, saved: Saved, paper: str = "a4") -> list[list[Letter]]:
    content = render_notes(deck, Notes(paper))
    assert check_document(content) == []
    return list(read_letters(saved(content), least=0))


def text_of(letters: list[Letter]) -> str:
    return squash("".join(each.text for each in letters))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_long_notes_go_on_and_stay_on_the_paper(paper: str, saved: Saved) -> None:
    found = sheets(noted((Run(LONG),), (Run("Fin."),)), saved, paper)
    assert len(found) > 3
    size = paper_size(paper, False)
    whole = "".join(map(text_of, found))
    assert [word for word in LONG.split() if word not in whole] == []
    assert "Fin." in whole
    for each in (letter for letters in found for letter in letters if letter.text.strip()):
        assert MARGIN.pt - 0.5 <= each.x
        assert each.right <= size.width.pt - MARGIN.pt + 1.5
        assert MARGIN.pt - 1 <= each.baseline <= size.height.pt - MARGIN.pt + 1


def test_notes_stand_below_their_slide(saved: Saved) -> None:
    first, second = sheets(noted((Run("Rappeler le décret."),)), saved)
    assert squash("Rappeler le décret.") in text_of(first)
    assert squash("Rappeler") not in text_of(second)
    slide = max(each.baseline for each in first if each.text == "x")
    note = min(each.baseline for each in first if each.text == "R")
    assert note > slide
    assert note > (MARGIN + HEAD).pt + 280


def test_formats_are_kept(saved: Saved, opened: Opened) -> None:
    runs = (
        Run("gras", bold=True),
        Run(" penché", italic=True),
        Run(" code", face=Face.MONO),
        Run(" lien", link="https://example.org/"),
        Run(" dedans", link="#b"),
    )
    content = render_notes(noted(runs), Notes())
    pdf = opened(content)
    names = {str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()}
    assert {name.split("-")[-1] for name in names} >= {"Bold", "Italic"}
    assert any(name.startswith("Cousine") for name in names)
    addresses = [str(each.A.URI) for _, each in annotated(pdf) if "/A" in each and "/URI" in each.A]
    assert addresses == ["https://example.org/"]
    assert len(annotated(pdf)) == 2


def test_a_word_that_no_line_holds_is_broken(saved: Saved) -> None:
    address = "https://example.org/" + "a" * 300
    first, _ = sheets(noted((Run(address),)), saved)
    assert address in text_of(first)
    assert max(each.right for each in first) <= paper_size("a4", False).width.pt - MARGIN.pt + 1.5


def test_notes_from_right_to_left_begin_on_the_right(saved: Saved) -> None:
    first, _ = sheets(listed(Note((Run("שותפות היא תהליך"),), rtl=True)), saved)
    hebrew = [each for each in first if "\u0590" < each.text < "\u0600"]
    assert max(each.right for each in hebrew) > paper_size("a4", False).width.pt - MARGIN.pt - 5


def test_every_slide_has_its_bookmark(opened: Opened) -> None:
    pdf = opened(render_notes(noted((Run(LONG),)), Notes()))
    assert bookmarks(pdf) == [(1, "Premier", 1), (1, "Second", len(pdf.pages))]


def test_notes_are_only_text(saved: Saved) -> None:
    nasty = '#read("/etc/passwd") = titre $x$ @ref <label> */ // #pagebreak()'
    first, _ = sheets(noted((Run(nasty),)), saved)
    assert squash(nasty) in text_of(first)


def test_the_same_bytes_twice() -> None:
    deck = noted((Run("Rappeler."),))
    assert render_notes(deck, Notes()) == render_notes(deck, Notes())


def test_lists_of_notes_are_lists_and_their_lines_end_where_they_were_typed(saved: Saved) -> None:
    made = listed(
        Note((Run("Apporter"),)),
        Note((Run("la craie\net le tableau"),), 1, bullet=True),
        Note((Run("un"),), 2, number=1),
        Note((Run("quatre"),), 2, number=4),
        Note((Run("une suite"),), 1),
        Note((Run("les feuilles"),), 1, bullet=True),
    )
    first, _ = sheets(made, saved)
    lines: dict[float, str] = {}
    for letter in sorted(first, key=lambda each: (each.baseline, each.x)):
        lines[round(letter.baseline)] = lines.get(round(letter.baseline), "") + letter.text
    said = [squash(line) for line in lines.values()]
    wanted = ["Apporter", "•lacraie", "etletableau", "1.un", "4.quatre", "unesuite", "•lesfeuilles"]
    assert [line for line in said if line in wanted] == wanted
    indents = {line: min(each.x for each in first if round(each.baseline) == at) for at, line in lines.items()}
    by = {squash(line): x for line, x in indents.items()}
    assert by["Apporter"] == pytest.approx(by["•lacraie"], abs=1)
    assert by["etletableau"] == pytest.approx(by["unesuite"], abs=0.5)
    assert by["1.un"] > by["•lacraie"] + 5
