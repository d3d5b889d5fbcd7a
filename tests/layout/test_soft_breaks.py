"""Soft hyphens: a hyphen where a line ends, nothing elsewhere, and never a hyphen inside a line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.model import Inline
from generator.layout import lay_out
from generator.layout.lines import LOOSE, MARGIN
from generator.layout.runs import SourceParagraph, runs_of
from generator.layout.size_ladder import settings
from generator.layout.soft_breaks import JOINT, SOFT_HYPHEN, barred, settled
from generator.scene.text import Paragraph, Run
from tests.layout.made import columns, composed, deck, fitting, items, slide, text, theme

LAW = "Rind|fleisch|etikettierungs|über|wachungs|auf|gaben|über|tragungs|gesetz".replace("|", SOFT_HYPHEN)
SHIP = "Donau|dampf|schiff|fahrts|gesell|schafts|kapitän".replace("|", SOFT_HYPHEN)


def broken(typed: str, width: float, size: int = 20) -> Paragraph:
    """The paragraph for lines of ``width`` points."""
    fits = fitting()
    runs = runs_of(text(typed), "de", True, soft=True)
    setting = next(s for s in settings(fits.style, theme(), (size,)))
    [made], _ = fits.set(composed([SourceParagraph(runs)]), setting, width, 0.0)
    return made


def test_lines_end_in_hyphens() -> None:
    made = broken(LAW, 250)
    assert made.lines == ("Rindfleischetikettierungs-", "überwachungsaufgaben-", "übertragungsgesetz")
    assert made.text == "Rindfleischetikettierungs-überwachungsaufgaben-übertragungsgesetz"


def test_a_word_that_fits_has_none() -> None:
    assert broken(f"der {SHIP}", 500).text == "der Donaudampfschifffahrtsgesellschaftskapitän"


def test_a_word_goes_on_the_line_as_far_as_it_fits() -> None:
    assert broken(f"Das ist der {SHIP}", 300).lines[0].startswith("Das ist der Donaudampf")


def test_hyphens_over_styles() -> None:
    runs = runs_of(text(Inline(f"Donau{SOFT_HYPHEN}", bold=True), Inline("dampf")), "de", True, soft=True)
    assert [run.text for run in settled(runs, {6})[0]] == ["Donau-", "dampf"]
    assert [run.text for run in settled(runs, {0})[0]] == ["Donau", "dampf"]


def test_where_each_hyphen_came_from() -> None:
    runs = (Run(f"ab{SOFT_HYPHEN}cd{JOINT}ef{SOFT_HYPHEN}gh"),)
    assert settled(runs, {3, 6}) == ((Run("ab-cd\u200befgh"),), {2: 3})
    assert settled(runs, {3, 9}, ended=True) == ((Run("ab-\ncdef-\ngh"),), {2: 3, 8: 9})
    assert barred(runs, {2, 8}) == (Run(f"abcd{JOINT}efgh"),)


@pytest.mark.parametrize("typed", [f"{SOFT_HYPHEN}ab", f"ab{SOFT_HYPHEN}", f"a {SOFT_HYPHEN}b", f"(ab){SOFT_HYPHEN}cd"])
def test_soft_hyphens_outside_words_are_nothing(typed: str) -> None:
    assert broken(typed, 500).text == typed.replace(SOFT_HYPHEN, "")


def test_titles_ids_and_properties_have_none() -> None:
    made = slide(
        heading=LAW, notes=[LAW], columns=columns((SHIP, items(SHIP)), ("Recht", items(LAW)), ("c", items("d")))
    )
    scene, warnings = lay_out(deck(made, title=LAW, author=SHIP, footer=SHIP, lang="de"))
    assert not warnings
    whole = LAW.replace(SOFT_HYPHEN, "")
    [page] = scene.pages
    assert (page.title, scene.title, scene.author) == (whole, whole, SHIP.replace(SOFT_HYPHEN, ""))
    assert page.notes[0].text == whole
    said = "".join(p.text for box in page.texts for p in box.paragraphs)
    assert SOFT_HYPHEN not in said
    assert JOINT not in said


WORDS = st.lists(
    st.sampled_from([LAW, SHIP, "und", "Straßen\u00adbahn", "漢字\u00ad漢字", "C:\\Users\\a\u00adb\\c.csv", "wieder"]),
    min_size=1,
    max_size=12,
)


@given(WORDS, st.integers(250, 700), st.sampled_from([18, 24]))
def test_no_viewer_has_a_hyphen_inside_a_line(words: list[str], width: int, size: int) -> None:
    typed = " ".join(words)
    made = broken(typed, width, size)
    assert re.sub(r"[-\n ]", "", made.text.replace("\u00a0", "")) == re.sub(f"[ {SOFT_HYPHEN}]", "", typed)
    measured = composed([SourceParagraph(made.runs)])[0].measured(size)
    for limit in (width / size * (1 - MARGIN), width / size * (1 + LOOSE)):
        starts = measured.line_starts(limit)
        for hyphen in re.finditer("-\n?", made.text):
            assert hyphen.end() in starts, made.text[: hyphen.end()]


def test_a_family_that_is_wider_has_room_for_the_lines_that_it_makes_of_the_same_hyphens() -> None:
    """A heading's hyphens stand where Georgia's lines end; what takes Georgia's place may need a line more."""
    heading = "Das Grund|stücks|verkehrs|genehmigungs|zuständig|keits|über|tragungs|verordnungs|wesen"
    scene, _ = lay_out(
        deck(slide(heading=heading.replace("|", SOFT_HYPHEN), items=items("a")), lang="de", theme="atelier")
    )
    title = next(box for box in scene.pages[0].texts if box.name == "heading")
    assert title.text_height_fallback > title.text_height
    assert title.rect.height >= title.text_height_fallback
