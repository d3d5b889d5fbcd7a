"""Pages of the last layout are those that a fresh layout makes, after whatever edits."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from generator.build import known_layouts
from generator.course import read_for_course
from generator.deck.model import Deck
from generator.errors import Diagnostic
from generator.layout import lay_out_anyway, look_of
from generator.layout.kept_pages import KeptPages
from generator.layout.listing import theme_names
from generator.render.revealjs import render_html
from generator.scene.dump import dump_scene
from generator.scene.page import Scene
from tests.conftest import ROOT
from tests.random_edits import Edited

pytestmark = pytest.mark.usefixtures("remembering")

DECKS = ("a-tour-of-diapo", "le-partenariat", "showcase", "vitrine")
EDITS, SLIDES = 125, 7
"""500 edits in all. Every fresh layout to compare with takes as long as a build."""

SMALL = """\
title: Un essai
lang: fr
slides:
  - heading: Premier
    items: [Un, Deux]
  - layout: section
    heading: Partie
  - heading: Second
    text: Voir [](#premier).
"""


def deck_of(folder: Path) -> Deck:
    found, _ = read_for_course(folder, layouts=known_layouts(), themes=theme_names())
    assert found
    return found.deck


def laid_out(deck: Deck, kept: KeptPages | None = None) -> tuple[Scene, tuple[Diagnostic, ...]]:
    return lay_out_anyway(deck, look_of(deck), kept=kept)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", DECKS)
def test_a_scene_with_kept_pages_is_the_one_that_is_made_afresh(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / name, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "deck.yaml"
    edited, kept = Edited(file.read_text(encoding="utf-8"), Random(name), SLIDES), KeptPages()
    reused = compared = 0
    for number in range(EDITS):
        before = (edited.head, [*edited.slides])
        what = edited.edit() if number else "nothing"
        file.write_text(edited.text, encoding="utf-8")
        deck = deck_of(tmp_path)
        made, told = laid_out(deck, kept)
        if kept.standing:  # they are as they were last, by intent
            edited.head, edited.slides = before
            continue
        fresh, same = laid_out(deck)
        assert made == fresh, f"edit {number}, {what}"
        assert told == same, f"edit {number}, {what}"
        compared += 1
        reused += kept.reused
        if number % 25 == 0:
            assert dump_scene(made) == dump_scene(fresh)
            assert render_html(made) == render_html(fresh)
    assert compared > EDITS * 0.8
    assert reused > compared * len(edited.slides) * 0.4, "most slides are what they were, unless the title changed"


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "deck.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_one_edited_slide_is_one_slide_laid_out(small: Path) -> None:
    kept = KeptPages()
    laid_out(deck_of(small), kept)
    assert (kept.reused, kept.made) == (0, 3)
    edit(small, "Deux", "Trois")
    laid_out(deck_of(small), kept)
    assert (kept.reused, kept.made) == (2, 1)


def test_lines_above_move_pages_and_lay_out_none(small: Path) -> None:
    kept = KeptPages()
    before, _ = laid_out(deck_of(small), kept)
    edit(small, "title:", "# one\n# two\ntitle:")
    after, _ = laid_out(deck_of(small), kept)
    assert kept.made == 0
    lines = [[page.span.line for page in scene.pages if page.span] for scene in (before, after)]
    assert lines[1] == [line + 2 for line in lines[0]]


@pytest.mark.parametrize(
    ("old", "new", "made"),
    [
        ("Partie", "Chapitre", 2),  # the section, and the slide that says its name above its heading
        ("Premier", "Autre\n    id: premier", 2),  # the slide, and the one that refers to it
        ("lang: fr", "lang: en", 3),
        ("title: Un essai", "title: Autre", 3),
    ],
)
def test_what_a_slide_shows_of_others_lays_it_out_again(small: Path, old: str, new: str, made: int) -> None:
    kept = KeptPages()
    laid_out(deck_of(small), kept)
    edit(small, old, new)
    laid_out(deck_of(small), kept)
    assert kept.made == made


def test_a_slide_that_cannot_be_laid_out_stays_as_it_was_last(small: Path) -> None:
    kept = KeptPages()
    good, _ = laid_out(deck_of(small), kept)
    edit(small, "items: [Un, Deux]", "fit: error\n    items: [Un, " + ", ".join(["Deux mots"] * 60) + "]")
    edit(small, "Second", "Dernier")
    shown, told = laid_out(deck_of(small), kept)
    assert [one.code for one in told if one.severity == "error"]
    assert kept.standing == {"premier"}
    assert [page.title for page in shown.pages] == ["Premier", "Partie", "Dernier"]
    assert [box.rect for box in shown.pages[0].boxes] == [box.rect for box in good.pages[0].boxes]
