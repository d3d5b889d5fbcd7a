"""Words that are wider than their line are cut where people would cut them, and lose nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.layout.breaks import pieces
from generator.layout.long_words import FILL, softened
from generator.layout.measure import font
from generator.layout.runs import SourceParagraph
from generator.layout.soft_breaks import JOINT
from generator.scene.checks import check_scene
from generator.scene.text import Run
from tests.layout.invariants import check_invariants
from tests.layout.made import composed, source, text, theme


def cut(said: str, limit: float) -> list[str]:
    one = composed([source(said)])[0]
    return softened(one.source, one.character_widths(20), limit)[0].text.split(JOINT)


def test_what_fits_stays_as_it_is() -> None:
    one = composed([source("des mots courts")])[0]
    assert softened(one.source, one.character_widths(20), 10) == (one.source, ())


def test_a_word_is_cut_into_parts_that_fit() -> None:
    parts = cut("x" * 90, 10)
    assert "".join(parts) == "x" * 90
    assert len(parts) == 5  # 19 letters of half an em in 9.6 em
    assert all(font("arimo").width(part) <= 10 * FILL for part in parts)


def test_addresses_are_cut_at_their_joints() -> None:
    parts = cut("https://example.org/un/chemin/assez/long/pour/deux/lignes", 13)
    assert parts == ["https://", "example.org/", "un/", "chemin/", "assez/", "long/", "pour/", "deux/", "lignes"]


def test_only_the_long_word_is_cut() -> None:
    assert "".join(cut(f"avant {'x' * 60} après", 10)).startswith("avant xx")
    assert cut(f"avant {'x' * 60} après", 10)[-1].endswith(" après")


@pytest.mark.parametrize("word", ["e\u0301" * 60, "❤️" * 30, "क्षि" * 40])
def test_no_character_is_taken_apart(word: str) -> None:
    parts = cut(word, 8)
    assert len(parts) > 1
    for part in parts[1:]:
        assert unicodedata.category(part[0]) != "Mn"
        assert part[0] not in "\u200d\ufe0f"


def test_a_character_with_more_marks_than_a_line_holds_is_still_cut() -> None:
    widths = [1.0] * 50
    assert softened(SourceParagraph((Run("e" + "\u0301" * 49),)), widths, 10)[0].text.count(JOINT) >= 4


def test_runs_keep_their_styles() -> None:
    made = SourceParagraph((Run("a" * 30, bold=True), Run("b" * 30)))
    runs = softened(made, [0.5] * 60, 10)[0].runs
    assert [run.bold for run in runs] == [True, False]
    assert [run.text.replace(JOINT, "") for run in runs] == ["a" * 30, "b" * 30]
    assert "".join(run.text for run in runs).count(JOINT) >= 3


@given(st.text("ab/-é漢\u0301 ", max_size=120), st.floats(2, 20))
def test_nothing_is_lost_and_everything_fits(said: str, limit: float) -> None:
    one = composed([source(said)])[0]
    widths = one.character_widths(20)
    made, _ = softened(one.source, widths, limit)
    assert made.text.replace(JOINT, "") == said
    at = 0
    for start, end, _ in pieces(made.text):
        part = made.text[start:end].replace(JOINT, "")
        at = said.index(part, at) if part else at
        assert sum(widths[at : at + len(part)]) <= limit or len([c for c in part if c != "\u0301"]) <= 1


@pytest.mark.parametrize("size", [60, 80, 96, 120, 200])
def test_a_long_word_in_a_list_is_never_refused(size: int) -> None:
    """Lines of a list are no longer than the measure: it may fit at no size although the page is wide enough."""
    word = ("responsabilit" * 20)[:size]
    deck, _ = parse_deck(f"title: T\nslides:\n  - heading: H\n    items:\n      - {word}\n")
    scene, told = lay_out(deck)
    assert [one.code for one in told] == ["long-word"] * (size > 75)
    assert not check_scene(scene)


@pytest.mark.parametrize("more", ["", " \U00016fe0", " 漢字", " et"])
def test_a_heading_with_an_address_keeps_its_room(more: str) -> None:
    address = "https://example.org/a/very/long/address?with=1&more=2#end"
    parsed, _ = parse_deck("title: T\nlang: fr\ntheme: agora\nslides:\n  - heading: h\n    items: [le]\n")
    [slide] = parsed.slides
    slide = replace(slide, fields={**slide.fields, "heading": text(f"{address}{more}")})
    deck = replace(parsed, slides=(slide,), typography=False)
    check_invariants(lay_out(deck)[0], deck, theme(deck.theme))
