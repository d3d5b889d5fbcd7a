"""Handouts: every slide in its place, heads and feet on the sheet, links that still lead to their slide."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from generator.deck import load_deck
from generator.layout import lay_out
from generator.render.pdf.handout import Handout, render_handout
from generator.render.pdf.running import running_texts
from generator.render.pdf.sheets import PER_PAGE, paper_size, sheet
from generator.scene.boxes import basic
from generator.scene.page import Scene
from generator.scene.text import Run
from tests.pdf.document_checks import annotated, bookmarks, check_document
from tests.render.revealjs.sample import body, heading, page, paragraph, scene
from tests.rendered.in_pdf import Letter, read_letters
from tests.rendered.measured import squash

Opened = Callable[[bytes], pikepdf.Pdf]
Saved = Callable[[bytes], Path]
CONTENT = Path(__file__).parents[3] / "content"
FACTS = {
    "code": "SOC-2104",
    "title": "Politiques sociales",
    "group": "Bloc 2",
    "date": "12 mars 2026",
    "lecturer": "Une enseignante",
    "institution": "Haute école",
}


@pytest.fixture(scope="module")
def lecture() -> Scene:
    return replace(lay_out(load_deck(CONTENT / "le-partenariat")[0])[0], facts=FACTS)


def letters_of(content: bytes, saved: Saved) -> list[list[Letter]]:
    return list(read_letters(saved(content), least=0))


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("per_page", PER_PAGE)
def test_every_slide_is_whole_and_in_its_place(lecture: Scene, per_page: int, landscape: bool, saved: Saved) -> None:
    content = render_handout(lecture, Handout(per_page, landscape=landscape))
    assert check_document(content) == []
    size = paper_size("a4", landscape)
    places = sheet(size, per_page, lecture.size, lines=per_page in (2, 3)).places
    sheets = letters_of(content, saved)
    assert len(sheets) == ceil(len(lecture.pages) / per_page)
    for number, shown in enumerate(lecture.pages):
        rect = places[number % per_page].slide
        inside = [
            each
            for each in sheets[number // per_page]
            if rect.x.pt <= each.x <= rect.right.pt and rect.y.pt <= each.baseline <= rect.bottom.pt
        ]
        texts = [p.text for box in basic(shown.boxes) for p in getattr(box, "paragraphs", ())]
        wanted = squash("".join(texts))
        found = squash("".join(each.text for each in inside))
        assert sorted(found.replace("–", "").replace("•", "")) == sorted(wanted.replace("–", "").replace("•", ""))
        assert max(each.right for each in inside) <= rect.right.pt


def test_head_and_foot_say_what_the_course_is(lecture: Scene, saved: Saved) -> None:
    first, *_ = letters_of(render_handout(lecture, Handout(6)), saved)
    text = squash("".join(each.text for each in first))
    assert squash("SOC-2104 · Politiques sociales") in text
    assert squash("Bloc 2 · 12 mars 2026") in text
    assert squash("Une enseignante · Haute école") in text
    assert squash("Le Partenariat · 1 / 2") in text


def test_without_a_course_the_deck_speaks_for_itself(lecture: Scene) -> None:
    alone = replace(lecture, facts={}, author="Une personne", subject="Politique sociale")
    assert running_texts(alone) == {
        "left": "Le Partenariat", "right": "Une personne", "foot": "Politique sociale", "deck": "",
    }  # fmt: skip


def test_facts_that_are_too_long_get_smaller(lecture: Scene, saved: Saved) -> None:
    long = {name: f"{text} " * 30 for name, text in FACTS.items()}
    content = render_handout(replace(lecture, facts=long), Handout(4))
    [first, *_] = letters_of(content, saved)
    width = paper_size("a4", False).width.pt
    assert all(each.x > 0 and each.right < width for each in first)
    assert squash("Politiques sociales " * 30) in squash("".join(each.text for each in first))


def test_facts_are_only_text(lecture: Scene, saved: Saved) -> None:
    nasty = {"title": '#read("/etc/passwd")', "lecturer": "*a* _b_ $c$ @d", "group": "</script>"}
    [first, *_] = letters_of(render_handout(replace(lecture, facts=nasty), Handout(9)), saved)
    text = squash("".join(each.text for each in first))
    assert all(squash(fact) in text for fact in nasty.values())


def test_links_and_bookmarks_lead_to_the_sheet_of_their_slide(opened: Opened) -> None:
    runs = (Run("vers la fin", link="#p5"),)
    pages = [page(n, f"p{n}", heading(f"Page {n}"), body(paragraph(runs))) for n in range(1, 6)]
    pdf = opened(render_handout(scene(*pages), Handout(2)))
    assert len(pdf.pages) == 3
    assert [number for _, _, number in bookmarks(pdf)] == [1, 1, 2, 2, 3]
    targets = [each.Dest if "/Dest" in each else each.A.D for _, each in annotated(pdf)]
    assert {target[0].objgen for target in targets} == {pdf.pages[2].objgen}


def test_the_same_bytes_twice(lecture: Scene) -> None:
    assert render_handout(lecture, Handout()) == render_handout(lecture, Handout())


def test_lines_are_drawn_where_they_are_wanted(lecture: Scene, opened: Opened) -> None:
    def strokes(handout: Handout) -> int:
        [first, *_] = opened(render_handout(lecture, handout)).pages
        return sum(str(each.operator) == "S" for each in pikepdf.parse_content_stream(first))

    assert strokes(Handout(3)) > strokes(Handout(3, lines=False)) + 15
    assert strokes(Handout(2)) > strokes(Handout(2, lines=False))
