"""One region and its text: the size, growing, groups, links, direction."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.deck.model import Inline, Marker
from generator.layout.regions import TextFit, display_fit, first_fit, grown, job, text_box
from generator.layout.rule import Facts, TextRegion
from generator.layout.runs import SourceParagraph, flow
from generator.layout.soft_breaks import JOINT
from generator.scene.boxes import Role
from generator.units import Pt, Rect
from tests.layout.made import items, rules, source, text, theme

LONG = "Un titre de diapositive qui ne tient pas sur une seule ligne parce que son auteur a voulu tout y dire"


def region(layout: str, name: str, theme_name: str = "agora") -> TextRegion:
    rule = rules(theme_name).rule(layout, Facts())
    return next(r for r in rule.regions if isinstance(r, TextRegion) and r.name == name)


def work(layout: str, name: str, *said: str, marker: Marker = Marker.NONE, min_size: int | None = None) -> TextFit:
    found = region(layout, name)
    return job(found, found.at, [source(one, group=n) for n, one in enumerate(said)], marker, theme(), min_size)


def test_a_heading_has_the_largest_size_that_fits_and_stands_upon_its_first_line() -> None:
    for said, size, lines in (("Acteurs :", 40, 1), (LONG, 40, 3)):
        found = grown(work("bullets", "heading", said), 2, shrinks=False)
        assert found
        one, setting = found
        made = text_box(one, setting, background="bg")
        assert setting.size == size
        assert one.rect.y == region("bullets", "heading").at.y
        assert one.rect.height == Pt(max(44, one.needs(setting)))
        assert len(made.paragraphs[0].lines) == one.lines(setting) == lines
        assert made.text_height <= made.text_height_fallback <= made.rect.height


def test_a_heading_beside_a_picture_is_one_step_smaller_where_that_saves_a_third_line() -> None:
    for said, size, lines in (
        ("Le quartier et ses associations", 40, 2),
        ("Le quartier et ses associations de tous les habitants", 36, 2),
        ("Le quartier et ses associations de tous les habitants, enfants compris", 40, 3),
    ):
        found = grown(work("image-right", "heading", said), 2, shrinks=True)
        assert found
        assert (found[1].size, found[0].lines(found[1])) == (size, lines), said


def test_a_heading_that_is_too_long_for_its_room_is_smaller_and_then_refused() -> None:
    found = grown(work("bullets", "heading", LONG * 2), 2, shrinks=False)
    assert found
    assert found[1].size < 36
    assert grown(work("bullets", "heading", LONG * 8), 2, shrinks=False) is None


def test_a_title_is_rather_smaller_than_of_a_short_first_or_last_line() -> None:
    one = work("title", "heading", "Introduction II")
    assert first_fit([one]) != display_fit(one)
    first = work("title", "heading", "Le Partenariat")
    found = display_fit(first)
    assert found
    assert (first.lines(found), found.size) == (1, 60)
    even = work("title", "heading", "Introduction générale")
    assert first_fit([even]) == display_fit(even)


def test_regions_of_one_group_have_the_size_of_the_fullest() -> None:
    one, two = work("columns-2", "column-1", "court"), work("columns-2", "column-2", *["un texte assez long " * 4] * 6)
    alone, both = first_fit([one]), first_fit([one, two])
    assert alone
    assert both
    assert both.size < alone.size


def test_balanced_regions_are_narrowed() -> None:
    one = work("statement", "statement", "Le partenariat est un processus social de construction et de partage")
    setting = first_fit([one])
    assert setting
    made = text_box(one, setting, background="bg")
    assert made.rect.width < one.rect.width
    assert made.rect.x == one.rect.x


def test_right_to_left_text_keeps_the_right_edge_when_its_box_is_narrowed() -> None:
    said = "שותפות היא תהליך חברתי של בנייה ושיתוף במסגרת יחסים ארוכי טווח"
    found = region("statement", "statement")
    one = job(found, found.at, [replace(source(said), rtl=True)], Marker.NONE, theme(), None)
    setting = first_fit([one])
    assert setting
    made = text_box(one, setting, background="bg")
    assert made.rect.width < one.rect.width
    assert made.rect.right == one.rect.right


def test_links_on_an_inverse_ground_have_a_colour_of_their_own() -> None:
    found = region("section", "heading")
    sources = flow([text("Voir ", Inline("ici", link="https://example.org/"))], "fr", True)
    one = job(found, found.at, sources, Marker.NONE, theme(), None)
    setting = first_fit([one])
    assert setting
    assert [run.color for run in text_box(one, setting, background="inverse_bg").paragraphs[0].runs] == [
        None,
        "inverse_accent",
    ]
    assert [run.color for run in text_box(one, setting, background="bg").paragraphs[0].runs] == [None, None]


def test_a_bold_lead_is_the_first_paragraph_only() -> None:
    one = work("quote", "by", "Jean", "Une source")
    assert [paragraph.source.runs[0].bold for paragraph in one.paragraphs] == [True, False]


@pytest.mark.parametrize(("count", "indent"), [(9, 31), (10, 45), (100, 58)])
def test_numbers_of_more_figures_get_more_room(count: int, indent: float) -> None:
    sources = flow([items(*["a"] * count, marker=Marker.NUMBER)], "fr", True)
    found = region("bullets", "body")
    one = job(found, found.at, sources, Marker.NUMBER, theme(), None)
    levels = one.fitting.levels(one.smallest, 1, one.hang, marker=Marker.NUMBER)
    assert levels[0].hang == levels[0].indent
    assert one.fitting.indent(24, 0, one.hang) == indent


def test_bodies_have_five_levels_for_who_goes_on_typing() -> None:
    one = work("bullets", "body", "a", marker=Marker.BULLET)
    assert len(text_box(one, one.smallest, background="bg").levels) == 5


def test_a_word_wider_than_the_line_gets_places_to_break() -> None:
    one = work("bullets", "body", "x" * 200, marker=Marker.BULLET)
    assert one.long_words
    assert JOINT in one.paragraphs[0].source.text
    assert one.fits(one.smallest)
    [made] = text_box(one, one.smallest, background="bg").paragraphs
    assert made.text.replace("\u200b", "") == "x" * 200
    assert made.text.count("\u200b") == len(made.lines) - 1
    assert not work("bullets", "body", "mot", marker=Marker.BULLET).long_words


@pytest.mark.parametrize(("min_size", "least"), [(None, 18), (22, 22), (14, 14)])
def test_the_smallest_size_counts_for_every_level(min_size: int | None, least: int) -> None:
    sources = [SourceParagraph(source("a").runs, level=level) for level in range(5)]
    found = region("bullets", "body")
    one = job(found, found.at, sources, Marker.BULLET, theme(), min_size)
    assert [one.fitting.own_size(one.smallest.size, level) for level in range(5)][-1] == least


def test_the_box_says_what_it_is() -> None:
    one = work("bullets", "body", "a", marker=Marker.BULLET)
    made = text_box(one, one.smallest, background="bg")
    assert (made.name, made.role, made.background, made.fixed) == ("body", Role.BODY, "bg", False)
    assert made.placeholder
    assert made.placeholder.type == "body"
    assert made.rect == Rect.from_pt(60, 120, 840, 360)
    assert made.text_height == Pt(21.6)
