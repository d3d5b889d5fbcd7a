"""The PDF as a document: properties, bookmarks, tags, links, and the same bytes twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from generator.errors import UsageError
from generator.render.pdf import render_pdf
from generator.render.pdf.pages import bookmark_levels
from generator.scene.page import Scene
from generator.scene.text import Run
from tests.pdf.document_checks import bookmarks, check_document, elements
from tests.render.revealjs.sample import body, full_deck, heading, one_page, page, paragraph, scene
from tests.rendered.in_pdf import read_letters

Opened = Callable[[bytes], pikepdf.Pdf]


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in elements(pdf)]


def test_it_is_a_sound_document(deck_pdf: bytes) -> None:
    assert check_document(deck_pdf) == []


def test_a_page_is_as_large_as_its_slide(deck_pdf: bytes, opened: Opened) -> None:
    pdf = opened(deck_pdf)
    assert len(pdf.pages) == 8
    assert {tuple(map(float, page.mediabox)) for page in pdf.pages} == {(0.0, 0.0, 960.0, 540.0)}


def test_it_says_what_it_is(deck_pdf: bytes, opened: Opened) -> None:
    pdf = opened(deck_pdf)
    assert str(pdf.docinfo.Title) == "Le Partenariat"
    assert str(pdf.docinfo.Author) == "Une personne"
    assert str(pdf.docinfo.Subject) == "Cours"
    assert str(pdf.docinfo.Keywords) == "partenariat, réseau"
    assert str(pdf.docinfo.CreationDate).startswith("D:20000101000000")
    assert str(pdf.Root.Lang) == "fr"


def test_nothing_is_claimed_that_the_deck_does_not_say(opened: Opened) -> None:
    pdf = opened(render_pdf(one_page(heading("Seul"))))
    assert not {"/Author", "/Subject", "/Keywords"} & set(pdf.docinfo.keys())


def test_every_slide_has_a_bookmark(deck: Scene, deck_pdf: bytes, opened: Opened) -> None:
    assert bookmarks(opened(deck_pdf)) == [(1, page.title, page.number) for page in deck.pages]


def test_slides_stand_below_their_section() -> None:
    pages = [page(n, f"p{n}", heading(f"Page {n}")) for n in range(1, 6)]
    deck = scene(*(replace(one, section=one.title if one.number in (3, 5) else "") for one in pages))
    assert bookmark_levels(deck) == [1, 1, 1, 2, 1]
    assert check_document(render_pdf(deck)) == []


def test_lists_nest_as_they_do_on_the_page(deck_pdf: bytes, opened: Opened) -> None:
    found = kinds(opened(deck_pdf))
    assert found[:4] == ["Document", "H1", "P", "P"]
    lists = [element for element in elements(opened(deck_pdf)) if element.S == "/L" and "/A" in element]
    numbering = [str(element.A[0].ListNumbering) for element in lists]
    assert numbering.count("/Decimal") == 1
    assert len(numbering) >= 5
    assert found.count("LI") == found.count("LBody") == found.count("Lbl")
    assert "BlockQuote" in found


def test_pictures_have_their_alternative_and_decoration_has_none(deck_pdf: bytes, opened: Opened) -> None:
    figures = [str(element.Alt) for element in elements(opened(deck_pdf)) if element.S == "/Figure"]
    assert figures == ["Un point orange"]


def test_links_lead_outside_and_inside(deck_pdf: bytes, opened: Opened) -> None:
    pdf = opened(deck_pdf)
    found = [annotation for page in pdf.pages for annotation in page.get("/Annots", ())]
    addresses = {str(each.A.URI) for each in found if "/A" in each and "/URI" in each.A}
    assert addresses == {"https://example.org/a?b=1&c=2", "mailto:a@example.org"}
    [inside] = [each for each in found if "/A" not in each or "/URI" not in each.A]
    target = inside.Dest if "/Dest" in inside else inside.A.D
    assert target[0].objgen == pdf.pages[1].objgen


def test_an_unsafe_address_is_only_text(opened: Opened, saved: Callable[[bytes], Path]) -> None:
    runs = (Run("un clic", link="javascript:alert(1)"), Run(" nulle part", link="#nowhere"))
    content = render_pdf(one_page(heading("Liens"), body(paragraph(runs))))
    assert not any("/Annots" in page for page in opened(content).pages)
    assert "un clic nulle part" in "".join(letter.text for letter in next(read_letters(saved(content))))


def test_languages_are_told_where_they_change(deck_pdf: bytes, opened: Opened) -> None:
    pdf = opened(deck_pdf)
    told = {str(element.Lang) for element in elements(pdf) if "/Lang" in element}
    assert {"ar", "zh", "fr-BE"} <= told


def test_a_title_that_is_not_shown_is_still_read(deck_pdf: bytes, opened: Opened) -> None:
    titles = [str(element.T) for element in elements(opened(deck_pdf)) if element.S == "/H1"]
    assert "Écritures" in titles
    assert "Citation" in titles


def test_the_same_scene_gives_the_same_bytes(deck: Scene, deck_pdf: bytes, tmp_path: Path) -> None:
    assert render_pdf(deck) == deck_pdf
    assert render_pdf(full_deck(tmp_path)) == deck_pdf, "pictures in another folder"


def test_the_date_can_be_given(monkeypatch: pytest.MonkeyPatch, opened: Opened) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")
    pdf = opened(render_pdf(one_page(heading("Daté"))))
    assert str(pdf.docinfo.CreationDate) == "D:20251231235959Z"


@pytest.mark.parametrize("given", ["soon", "99999999999999999999"])
def test_a_date_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        render_pdf(one_page(heading("Daté")))


def test_a_date_before_1970_is_one(monkeypatch: pytest.MonkeyPatch, opened: Opened) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "-1")
    assert str(opened(render_pdf(one_page(heading("Daté")))).docinfo.CreationDate).startswith("D:19691231235959")


@pytest.mark.parametrize("lang", ["fr", "pt-BR", "zh-Hant-TW", "x-own", "de-CH-1996", ""])
def test_any_language_tag_will_do(lang: str) -> None:
    deck = one_page(heading("Langue"), lang=lang)
    assert render_pdf(replace(deck, pages=(replace(deck.pages[0], lang=lang),)))


def test_a_break_within_a_run_is_one(saved: Callable[[bytes], Path]) -> None:
    content = render_pdf(one_page(heading("Une personne\nUne école")))
    heights = {letter.text: letter.baseline for letter in next(read_letters(saved(content))) if letter.size > 30}
    assert heights["c"] > heights["p"]
