"""Texts that every page repeats: on one line, shortened with a warning, in the deck's language."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.deck.model import Inline, Mode
from generator.layout import lay_out
from generator.scene.text import Field
from generator.spans import Span
from tests.layout.made import box, boxes, deck, items, page_of, picture, shown, slide, text

LONG = (
    "Le partenariat entre les associations, les pouvoirs publics et les entreprises privées, une introduction générale"
)
PLAIN = slide("one", heading="One", items=items("a"))


def test_every_page_shows_the_decks_title_and_its_number() -> None:
    scene, _ = lay_out(deck(PLAIN, slide("two", heading="Two", items=items("b")), title="L'essai", lang="fr"))
    assert [shown(page, "footer") for page in scene.pages] == [["L’essai"], ["L’essai"]]
    numbers = [box(page, "number").paragraphs[0] for page in scene.pages]
    assert [(one.text, one.lines, one.runs[0].field) for one in numbers] == [
        ("1", ("1",), Field.SLIDE_NUMBER),
        ("2", ("2",), Field.SLIDE_NUMBER),
    ]


def test_footer_and_date_are_there_if_the_deck_has_them() -> None:
    scene, _ = lay_out(deck(PLAIN, footer="Travail social", date="12 mars 2026"))
    assert shown(scene.pages[0], "footer") == ["Travail social"]
    assert shown(scene.pages[0], "date") == ["12 mars 2026"]
    without, _ = lay_out(deck(PLAIN))
    assert shown(without.pages[0], "footer") == ["A deck"], "the title, where there is no footer"
    assert "date" not in boxes(without.pages[0])


def test_a_title_that_is_too_long_for_its_line_is_shortened_at_a_word_and_told_once() -> None:
    of = replace(deck(PLAIN, slide("two", heading="Two", items=items("b")), title=LONG), mode=Mode.CONTRAST)
    scene, warnings = lay_out(of)
    (line,) = box(scene.pages[0], "footer").paragraphs[0].lines
    assert line.endswith("…")
    assert LONG.startswith(line.rstrip("…"))
    assert LONG[len(line) - 1] in " ,"
    (warning,) = warnings
    assert warning.code == "text-shortened"
    assert "title" in warning.message
    assert line in warning.message


def test_footer_and_date_are_told_each() -> None:
    _, warnings = lay_out(deck(PLAIN, title=LONG * 2, footer=LONG * 2, date=LONG))
    assert [w.code for w in warnings] == ["text-shortened"] * 2
    assert len({str(w.message) for w in warnings}) == 2


def test_the_warning_points_at_the_line_of_the_title() -> None:
    place = Span("deck.yaml", 7, 1)
    _, (warning,) = lay_out(replace(deck(PLAIN, title=LONG, places={"title": place}), mode=Mode.CONTRAST))
    assert warning.span == place


def test_layouts_that_no_page_uses_do_not_warn() -> None:
    title = LONG[:56]
    narrow = slide("p", heading="H", image=picture(), layout="image-left", share="two-thirds")
    assert [w.code for w in lay_out(deck(PLAIN, narrow, title=title))[1]] == ["text-shortened"]
    assert lay_out(deck(PLAIN, title=title))[1] == ()


@pytest.mark.parametrize("title", ["x" * 3000, "漢" * 2000, "mot " * 5000, "e\u0301" * 900, "a\nb\nc"])
def test_any_title_ends_up_on_one_line(title: str) -> None:
    scene, _ = lay_out(deck(PLAIN, title=title))
    (paragraph,) = box(scene.pages[0], "footer").paragraphs
    assert len(paragraph.lines) == 1
    assert "\n" not in paragraph.text


def test_an_ellipsis_of_the_author_is_no_shortening() -> None:
    assert lay_out(deck(PLAIN, title="Et puis..."))[1] == ()


def test_styles_in_a_title_stay() -> None:
    scene, _ = lay_out(replace(deck(PLAIN), title=text("Le ", Inline("projet", italic=True))))
    assert [run.italic for run in box(scene.pages[0], "footer").paragraphs[0].runs] == [False, True]


def test_on_a_slide_in_another_language_they_stay_in_the_decks() -> None:
    scene, _ = lay_out(deck(PLAIN, slide("nl", heading="Deel", items=items("a"), lang="nl"), lang="fr", footer="Cours"))
    page = page_of(scene, "nl")
    assert page.lang == "nl"
    assert {box(page, name).paragraphs[0].lang for name in ("footer",)} == {"fr"}
    assert box(page, "heading").paragraphs[0].lang is None
    assert box(scene.pages[0], "footer").paragraphs[0].lang is None


def test_the_warning_names_the_pages_and_advises_for_its_field() -> None:
    titled = slide("t", layout="title")
    long = deck(
        titled, PLAIN, slide("two", heading="Two", items=items("b")), title=LONG[:80], footer=LONG * 2, date=LONG
    )
    _, warnings = lay_out(long)
    said = {str(one.values["name"]): one for one in warnings}
    assert set(said) == {"footer", "date"}, "the first page has the whole title"
    assert "on every page" in said["footer"].message
    assert "abbreviation" in said["footer"].hint
    assert "title" not in said["footer"].hint + said["date"].hint
    narrow = slide("p", heading="H", image=picture(), layout="image-left", share="two-thirds")
    [warning] = lay_out(deck(PLAIN, narrow, PLAIN, narrow, title=LONG[:56]))[1][:1]
    assert "on pages 2 and 4" in warning.message


@pytest.mark.parametrize(
    ("typed", "author", "subject"),
    [
        ("Ada North\nBen South", "Ada North, Ben South", "Ada North Ben South"),
        ("Ada North,\n Ben South", "Ada North, Ben South", "Ada North, Ben South"),
        ("Ada North;\r\nBen South\n", "Ada North; Ben South", "Ada North; Ben South"),
        ("Ada\u2028Ben\n\nCleo", "Ada, Ben, Cleo", "Ada Ben Cleo"),
    ],
)
def test_properties_have_no_line_ends(typed: str, author: str, subject: str) -> None:
    scene, _ = lay_out(deck(PLAIN, title="a\nb", author=typed, subtitle=typed, keywords=("one\ntwo",)))
    assert (scene.title, scene.author, scene.subject) == ("a b", author, subject)
    assert scene.keywords == ("one two",)
