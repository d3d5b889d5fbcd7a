"""Settings from best to tightest, the ladder of sizes, heights, and the paragraphs in their final form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.deck.model import Marker
from generator.layout.breaks import Habit
from generator.layout.fit import PITCH
from generator.layout.lines import Measured
from generator.layout.size_ladder import Setting, is_cramped, ladder, settings
from generator.layout.theme import FontToken, Style
from generator.scene.text import Mark, Run
from generator.units import Pt
from tests.layout.made import THEMES, composed, fitting, source, sources, theme

BODY = theme().styles["body"]
LARGE = theme("contraste").styles["body"]
AIRY = Setting(24, 1.1, 0.6)


@pytest.mark.parametrize(
    ("min_size", "sizes"),
    [
        (None, (32, 28, 24, 22, 20, 18)),
        (18, (32, 28, 24, 22, 20, 18)),
        (20, (32, 28, 24, 22, 20)),
        (22, (32, 28, 24, 22)),
        (23, (32, 28, 24)),
        (24, (32, 28, 24)),
        (40, (40,)),
        (19, (32, 28, 24, 22, 20)),
        (17, (32, 28, 24, 22, 20, 18, 17)),
        (14, (32, 28, 24, 22, 20, 18, 16, 14)),
        (13, (32, 28, 24, 22, 20, 18, 16, 14, 13)),
    ],
)
def test_the_ladder_is_cut_off_or_carried_on_to_the_authors_smallest_size(
    min_size: int | None, sizes: tuple[int, ...]
) -> None:
    assert ladder(BODY, min_size) == sizes


def test_the_ladder_of_the_large_theme() -> None:
    assert ladder(LARGE, 24) == (42, 38, 32, 30, 28, 24)


def test_only_bodies_have_a_smallest_size_of_the_author() -> None:
    heading = theme().styles["heading"]
    assert ladder(heading, 60) == heading.sizes


def test_settings_go_from_large_and_airy_to_small_and_cramped() -> None:
    made = settings(BODY, theme(), (28, 24, 20, 18))
    assert [(s.size, s.spacing, s.gap) for s in made] == [
        (28, 1.08, 0.60),
        (28, 1.04, 0.50),
        (24, 1.08, 0.60),
        (24, 1.04, 0.50),
        (20, 1.08, 0.60),
        (20, 1.04, 0.50),
        (20, 1.00, 0.45),
        (18, 1.08, 0.60),
        (18, 1.04, 0.50),
        (18, 1.00, 0.45),
        (18, 1.00, 0.30),
    ]
    assert [is_cramped(s, theme()) for s in made] == [False] * 10 + [True]


def test_the_smallest_size_may_be_tight_however_large_it_is() -> None:
    assert Setting(24, 1.0, 0.45) in settings(BODY, theme(), (24,))
    assert is_cramped(settings(BODY, theme(), (24,))[-1], theme())


def test_a_single_line_style_has_one_setting_a_size() -> None:
    quote = theme().styles["quote"]
    assert settings(quote, theme(), quote.sizes) == tuple(Setting(size, 1.05, 0.0) for size in quote.sizes)
    statement = theme().styles["statement"]
    found = settings(statement, theme(), (60, 42, 36))
    assert [one.spacing for one in found] == [0.95, 0.95, 1.0]


@pytest.mark.parametrize(("least", "sizes"), [(18, (24, 22, 22, 22, 22)), (23, (24, 23, 23, 23, 23)), (24, (24,) * 5)])
def test_deeper_levels_are_smaller_but_never_under_the_floor(least: int, sizes: tuple[int, ...]) -> None:
    assert tuple(fitting(least=least).own_size(24, level) for level in range(5)) == sizes
    assert fitting().own_size(32, 1) == 28


@given(st.integers(10, 60), st.integers(0, 8), st.integers(10, 60))
def test_no_level_is_larger_than_the_first_or_under_the_floor(size: int, level: int, least: int) -> None:
    own = fitting(least=least).own_size(size, level)
    assert min(least, size) <= own <= size


def test_a_line_is_twelve_tenths_of_the_size_times_spacing() -> None:
    made = fitting()
    (one,) = composed([source("un mot")])
    assert made.total([one], AIRY, 400, 0.9) == pytest.approx(PITCH * 1.1 * 24)


def test_gaps_stand_between_paragraphs_only_and_are_smaller_before_children() -> None:
    made = fitting()
    paragraphs = composed(sources("a", ["b", "c"]))
    assert made.before(0, AIRY) == 14.5  # 0.6 x 24 to half a point
    assert made.before(1, AIRY) == 6.5
    heights = made.heights(paragraphs, AIRY, 400, 0.9)
    assert heights
    assert [gap for gap, _ in heights] == [14.5, 14.5, 6.5]
    assert [own for _, own in heights] == pytest.approx([31.68, 31.68, 1.2 * 1.1 * 22])
    assert made.total(paragraphs, AIRY, 400, 0.9) == pytest.approx(31.68 * 2 + 29.04 + 21)


def test_a_text_without_paragraphs_needs_nothing() -> None:
    assert fitting().total([], AIRY, 400, 0.9) == 0.0


def test_a_word_wider_than_its_line_does_not_fit_any_height() -> None:
    made = fitting()
    assert made.total(composed([source("x" * 60)]), AIRY, 300, 0.0) is None
    assert not made.fits(composed([source("x" * 60)]), AIRY, 300, 1000, 0.0)


def test_flush_paragraphs_have_the_whole_width() -> None:
    made = fitting()
    (level,) = composed([source("a")])
    (flush,) = composed([source("a", mark=Mark.FLUSH)])
    assert made.limit(level, 24, 400, 0.9) == (400 - 22) / 24
    assert made.limit(flush, 24, 400, 0.9) == 400 / 24


def test_where_the_family_may_be_missing_a_wider_one_must_fit_too() -> None:
    made = fitting("heading", 28, "papier")
    assert made.fallback == 1.18
    (one,) = composed([source("Conditions de pérennité du partenariat :")], "heading", "papier")
    setting = Setting(34, 1.0, 0.0)
    width = one.measured(34).width(0, one.measured(34).pieces - 1) * 34 / 0.98
    assert made.total([one], setting, width, 0) == pytest.approx(40.8)
    assert not made.fits([one], setting, width, 42, 0)
    assert made.fits([one], setting, width * 1.18, 42, 0)


def test_levels_hang_their_bullets() -> None:
    levels = fitting().levels(AIRY, 5, theme().indent)
    assert [level.indent.pt for level in levels] == [19, 39, 59, 79, 99]
    assert [level.hang.pt for level in levels] == [19, 20, 20, 20, 20]
    bullets = [level.bullet for level in levels if level.bullet]
    assert [b.glyph for b in bullets] == ["•", "–", "•", "–", "•"]
    assert [b.color for b in bullets] == ["pop", "muted", "muted", "muted", "muted"]
    assert [level.before.pt for level in levels] == [14.5, 6.5, 6.5, 6.5, 6.5]


def test_plain_paragraphs_have_no_bullets_and_numbers_only_count_the_first_level() -> None:
    plain = fitting().levels(AIRY, 2, 0.0)
    assert [level.bullet for level in plain] == [None, None]
    assert plain[0].indent == 0
    numbered = fitting().levels(AIRY, 2, 1.3, marker=Marker.NUMBER)
    assert [level.bullet.numbered for level in numbered if level.bullet] == [True, False]
    assert numbered[0].hang == Pt(31)


LOCAL = (
    "L'Etat ne sait plus tout prendre en charge et les populations et les collectivités doivent se prendre en main. "
    "Le local devient ainsi un cadre de référence significatif et pertinent"
)
"""A paragraph whose lines are stable at a width of 860 pt, with glue, and not at 864."""


def test_final_paragraphs_have_their_glue_in_runs_and_lines_alike() -> None:
    (paragraph,), unstable = fitting().set(composed([source(LOCAL)]), Setting(22, 1.05, 0.5), 860, 0.9)
    assert unstable == 0
    assert "\u00a0" in paragraph.text
    assert "".join(paragraph.lines).replace(" ", "") == paragraph.text.replace(" ", "")
    assert paragraph.text.replace("\u00a0", " ") == LOCAL


def test_a_box_is_trimmed_where_that_makes_its_lines_stable() -> None:
    made, setting = fitting(), Setting(22, 1.05, 0.5)
    paragraphs = composed([source(LOCAL)])
    assert made.set(paragraphs, setting, 864, 0.9)[1] == 1
    (trimmed,), width = made.trimmed(paragraphs, setting, 864, 400, 0.9)
    assert width == 860
    assert trimmed == made.set(paragraphs, setting, 860, 0.9)[0][0]


def test_a_box_is_not_trimmed_where_its_text_would_not_fit_any_more() -> None:
    made, setting = fitting(), Setting(22, 1.05, 0.5)
    paragraphs = composed([source(LOCAL)])
    assert made.trimmed(paragraphs, setting, 864, 10, 0.9)[1] == 864


def test_balanced_lines_are_about_equally_long() -> None:
    made = fitting("statement", 36)
    said = "Le partenariat est un processus social de construction et de partage"
    paragraphs = composed([source(said)], "statement")
    setting = Setting(48, 1.0, 0.0)
    width = made.balanced(paragraphs, setting, 790, 282)
    assert width == int(width) < 790
    assert made.total(paragraphs, setting, width, 0) == made.total(paragraphs, setting, 790, 0)
    (paragraph,), _ = made.set(paragraphs, setting, width, 0)
    measures = [composed([source(line)], "statement")[0].measured(48) for line in paragraph.lines]
    lengths = [one.width(0, one.pieces - 1) for one in measures]
    assert min(lengths) > 0.7 * max(lengths)


def test_balanced_lines_do_not_end_in_a_hyphen() -> None:
    made = fitting("statement", 36)
    paragraphs = composed([source("Savez-vous ce qu'est-ce que peut-être un vis-à-vis ?")], "statement")
    setting = Setting(48, 1.0, 0.0)
    width = made.balanced(paragraphs, setting, 700, 282)
    (paragraph,), _ = made.set(paragraphs, setting, width, 0)
    assert len(paragraph.lines) > 1
    assert not any(line.endswith("-") for line in paragraph.lines)


@pytest.mark.parametrize("width", range(200, 820, 13))
def test_no_viewer_divides_an_inverted_verb(width: int) -> None:
    made = fitting("body", 18)
    said = (
        "Combien de candidats chaque département a-t-il reçus, et qu'en dit-on ? Le voyez-vous ? Qu'est-ce qui manque ?"
    )
    paragraphs = composed([source(said)], "body")
    ((paragraph,), _) = made.set(paragraphs, Setting(24, 1.0, 0.0), width, 0.0)
    assert " ".join(" ".join(paragraph.lines).split()) == " ".join(said.split())
    assert not any(line.endswith("-") for line in paragraph.lines)
    limit = width / 24
    stretches = composed([replace(source(said), runs=paragraph.runs)], "body")[0].stretches(24)
    for wide in (limit * 0.99, limit * 1.0075):
        seen = Measured(stretches, Habit.INVERTING)
        starts = seen.line_starts(wide)
        assert not {at for at in starts if at and paragraph.text[at - 1] == "-"}


def test_runs_of_their_own_size_are_measured_at_it() -> None:
    suffix = Run(" (1/2)", size=Pt(20))
    (plain,) = composed([source("Acteurs")], "heading")
    (both,) = composed([replace(source("Acteurs"), runs=(Run("Acteurs"), suffix))], "heading")
    (small,) = composed([source(" (1/2)")], "heading")
    at_40 = both.measured(40).width(0, 1) - plain.measured(40).width(0, 0)
    assert at_40 == pytest.approx(small.measured(40).width(0, 1) / 2)


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_declares_how_much_wider_a_fallback_is(name: str) -> None:
    tokens: list[FontToken] = list(theme(name).fonts.values())
    assert all(token.fallback >= 1.0 and token.loose >= 0.0075 for token in tokens)
    styles: list[Style] = list(theme(name).styles.values())
    assert all(list(style.sizes) == sorted(style.sizes, reverse=True) for style in styles)
