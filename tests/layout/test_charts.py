"""Charts as they are laid out: axes, numbers, names that keep clear of each other, and what is said of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.deck.load import parse_deck
from generator.deck.model import Chart
from generator.errors import ContentError
from generator.layout import lay_out
from generator.layout.charts.numbers import number_format, share_format
from generator.layout.charts.spread import spread
from generator.layout.charts.ticks import decades, nice
from generator.layout.charts.words import LANGUAGES, chart_words
from generator.scene.boxes import ChartBox, Group, Role, Shape, TextBox, basic, single
from generator.scene.checks import check_scene
from generator.scene.page import Scene
from generator.scene.text import Align
from generator.words import LANGUAGES as ALL_LANGUAGES
from tests.looks import of

FOUR: Final = "rows: |\n  x | A | B\n  2001 | 12 | 14\n  2002 | 13 | 9\n  2003 | 15,5 | 8\n  2004 | 16 | 7"


def laid(chart: str, more: str = "", lang: str = "fr", look: str = "agora") -> Scene:
    indented = chart.replace("\n", "\n      ")
    deck = f"title: T\nlang: {lang}\nslides:\n  - heading: H\n    chart:\n      {indented}\n{more}"
    scene, _ = lay_out(parse_deck(deck)[0], **of(look))
    assert not [one for one in check_scene(scene) if one.code not in ("duplicate-title",)]
    return scene


def chart_of(scene: Scene) -> ChartBox:
    return next(box for page in scene.pages for box in single(page.boxes) if isinstance(box, ChartBox))


def said(scene: Scene) -> list[str]:
    boxes = (box for page in scene.pages for box in basic(page.boxes))
    return ["".join(p.text for p in box.paragraphs) for box in boxes if isinstance(box, TextBox)]


# --- numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "value", "digits", "unit", "text"),
    [
        ("fr", 1204.5, 1, "", "1\u00a0204,5"),
        ("fr", 12.0, 0, "%", "12\u00a0%"),
        ("en", 1204.5, 1, "", "1,204.5"),
        ("en", 12.0, 0, "%", "12%"),
        ("en-GB", 12.5, 2, "£", "£12.50"),
        ("nl", -1204.5, 1, "€", "−€\u00a01.204,5"),
        ("de", 1204.5, 1, "€", "1.204,5\u00a0€"),
        ("es", 7.0, 0, "%", "7\u00a0%"),
        ("it", 7.25, 1, "", "7,3"),
        ("fr", -0.04, 1, "", "0,0"),
        ("fr", 2.5, 0, "", "3"),
    ],
)
def test_numbers_are_written_as_the_language_does(lang: str, value: float, digits: int, unit: str, text: str) -> None:
    assert number_format(lang, digits, unit).text(value) == text


def test_formats_are_those_of_spreadsheets() -> None:
    assert number_format("fr", 1, "").code == '[$-40C]#,##0.0;[$-40C]"−"#,##0.0'
    assert number_format("en", 0, "%").code == '[$-409]#,##0"%";[$-409]"−"#,##0"%"'
    assert share_format("fr").code == '[$-40C]#,##0"\u00a0"%;[$-40C]"−"#,##0"\u00a0"%'
    assert share_format("en").text(0.25) == "25%"


# --- axes ------------------------------------------------------------------------------------------------------------

values = st.floats(-1e9, 1e9, allow_nan=False).filter(lambda one: one == 0 or abs(one) > 1e-6)


@settings(max_examples=200)
@given(st.lists(values, min_size=1, max_size=8), st.booleans(), st.integers(1, 7))
def test_axes_hold_their_values_in_few_round_steps(numbers: list[float], zero: bool, most: int) -> None:
    scale = nice(min(numbers), max(numbers), zero=zero, most=most)
    assert scale.min <= min(numbers) * (1 - 1e-12 * (min(numbers) > 0)) + 1e-12
    assert scale.max >= max(numbers) - abs(max(numbers)) * 1e-12
    assert 1 <= len(scale.ticks) - 1 <= max(most, 2)
    assert scale.min < scale.max
    steps = {round(after - before, 12) for before, after in pairwise(scale.ticks)}
    assert max(steps) - min(steps) <= 1e-6 * scale.step
    if zero:
        assert scale.min <= 0 <= scale.max


@pytest.mark.parametrize(
    ("low", "high", "zero", "ticks"),
    [
        (12, 1204, True, (0, 250, 500, 750, 1000, 1250)),
        (95, 100, False, (95, 96, 97, 98, 99, 100)),
        (3, 15, False, (0, 5, 10, 15)),
        (-8, 12, True, (-10, -5, 0, 5, 10, 15)),
    ],
)
def test_axes_as_people_draw_them(low: float, high: float, zero: bool, ticks: tuple[float, ...]) -> None:
    found = nice(low, high, zero=zero)
    assert set(found.ticks) >= {ticks[0], ticks[-1]} or found.ticks == ticks


def test_whole_numbers_have_whole_steps() -> None:
    assert nice(0, 3, zero=True, whole=True).ticks == (0, 1, 2, 3)
    assert nice(7, 7, zero=False, whole=True).digits == 0


def test_logarithmic_axes_have_powers_of_ten() -> None:
    assert decades(12, 45000).ticks == (10, 100, 1000, 10000, 100000)
    assert decades(0.02, 0.5).ticks == (0.01, 0.1, 1)


@given(st.lists(st.floats(0, 300), min_size=1, max_size=9))
def test_labels_are_moved_apart_and_keep_their_order(wanted: list[float]) -> None:
    found = spread(wanted, 20, 0, 300)
    assert found is not None
    placed = sorted(found)
    assert all(after - before > 20 - 1e-6 for before, after in pairwise(placed))
    assert placed[0] >= -1e-6
    assert placed[-1] <= 300 + 1e-6
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    assert [found[at] for at in order] == placed
    assert spread(wanted, 400 / max(1, len(wanted) - 1), 0, 300) is None or len(wanted) == 1


# --- what is drawn ---------------------------------------------------------------------------------------------------


def test_columns_have_their_values_or_an_axis() -> None:
    one = laid("rows: |\n  x | A\n  Lyon | 12\n  Lille | 13,5")
    assert {"12,0", "13,5", "Lyon", "Lille"} <= set(said(one))
    axis = chart_of(one).values
    assert axis is not None
    assert not axis.shown
    assert "0,0" not in said(one)
    other = laid("labels: none\nrows: |\n  x | A\n  Lyon | 12\n  Lille | 13,5")
    assert "12,0" not in said(other)
    assert "0" in said(other)


def test_bars_are_as_long_as_their_values() -> None:
    chart = chart_of(laid("type: bar\nrows: |\n  x | A\n  Lyon | 10\n  Lille | 20\n  Brest | 5"))
    lyon, lille, brest = (shape.rect.width.pt for shape in chart.shapes if "-bar-" in shape.name)
    assert lille == pytest.approx(2 * lyon, abs=0.01)
    assert lyon == pytest.approx(2 * brest, abs=0.01)


def test_highlight_takes_the_colour_from_all_others() -> None:
    chart = chart_of(laid(f"highlight: [B]\n{FOUR}"))
    assert [one.color for one in chart.series] == ["chart_rest", "accent1"]
    chart = chart_of(laid("highlight: [b]\nrows: |\n  x | A\n  a | 1\n  b | 2"))
    assert chart.series[0].points == ((0, "chart_rest"),)


def test_names_stand_at_the_ends_of_lines_and_not_over_each_other() -> None:
    apart = chart_of(laid(f"type: line\n{FOUR}"))
    assert [one.named and one.named[0] for one in apart.series] == [3, 3]
    scene = laid("type: line\nrows: |\n  x | Aa | Bb | Cc\n  2001 | 1 | 1,1 | 9\n  2002 | 5 | 5,01 | 5,02")
    assert {"Aa", "Bb", "Cc"} <= set(said(scene))
    assert all(one.named is None for one in chart_of(scene).series)


def test_a_name_that_has_no_room_at_its_line_stands_in_a_key() -> None:
    long = "Un nom de série nettement trop long pour la fin d'une ligne, vraiment"
    scene = laid(f"type: line\nrows: |\n  x | {long} | B\n  2001 | 1 | 2\n  2002 | 2 | 1")
    assert any(one.startswith("Un nom de série") for one in said(scene))


def test_every_few_years_are_written() -> None:
    rows = "\n".join(f"  {year} | {year - 1900}" for year in range(1961, 2021))
    scene = laid(f"type: line\nrows: |\n  x | A\n{rows}")
    assert "1970" in said(scene)
    assert "1971" not in said(scene)
    assert chart_of(scene).written == ()


@pytest.mark.parametrize(
    ("lang", "typed", "shown"),
    [
        ("fr", "2024-03 2024-12", ("mars 2024", "déc. 2024")),
        ("fr", "2024-03-15 2024-12-01", ("15\u00a0mars", "1\u00a0déc.")),
        ("fr", "2023-12-31 2024-01-01", ("31\u00a0déc. 2023", "1\u00a0janv. 2024")),
        ("en", "2024-03 2024-12", ("Mar 2024", "Dec 2024")),
        ("en", "2024-03-15 2024-12-01", ("15\u00a0Mar", "1\u00a0Dec")),
        ("en-US", "2024-03-15 2024-12-01", ("Mar\u00a015", "Dec\u00a01")),
        ("en-US", "2023-12-31 2024-01-01", ("Dec\u00a031, 2023", "Jan\u00a01, 2024")),
        ("de", "2024-03-15 2024-12-01", ("15.\u00a0März", "1.\u00a0Dez.")),
        ("fr", "2024-03 2024-03-15", None),
        ("fr", "2024-03 avril", None),
        ("fr", "2024-12 2024-13", None),
        ("fr", "2023-02-28 2023-02-29", None),
        ("fr", "2009-10 2010-11", None),
        ("fr", "15/03/2024 16/03/2024", None),
    ],
)
def test_months_and_days_are_written_as_the_language_does(lang: str, typed: str, shown: tuple[str, ...] | None) -> None:
    names = typed.split()
    box = chart_of(laid("type: bar\nrows: |\n  x | A\n" + "\n".join(f"  {one} | 1" for one in names), lang=lang))
    assert box.categories == (shown or tuple(names))
    assert [row[0] for row in box.cells[1:]] == list(box.categories)


def test_months_keep_their_order_and_stand_out_as_they_are_typed() -> None:
    rows = "rows: |\n  x | A\n  2024-05 | 1\n  2024-01 | 2\n  2024-11 | 3"
    box = chart_of(laid(f"type: column\nhighlight: [2024-01]\n{rows}"))
    assert box.categories == ("mai 2024", "janv. 2024", "nov. 2024")
    assert [point for point, _ in box.series[0].points] == [0, 2]


def test_months_that_have_no_room_are_left_out_by_whole_years() -> None:
    rows = "\n".join(f"  {2018 + at // 12}-{at % 12 + 1:02} | {at}" for at in range(60))
    scene = laid(f"type: line\nrows: |\n  x | A\n{rows}")
    written = [one for one in chart_of(scene).categories if one in said(scene)]
    assert written == [f"janv. {year}" for year in range(2018, 2023)]


@pytest.mark.parametrize("kind", ["column", "bar", "line", "area", "scatter", "dot"])
def test_from_right_to_left_all_stands_the_other_way_round(kind: str) -> None:
    """Of names and numbers that both languages write alike."""
    rows = "rows: |\n  x | A\n  10 | 12\n  20 | 9\n  40 | 15"
    other, box = (chart_of(laid(f"type: {kind}\n{rows}", lang=lang)) for lang in ("en", "he"))
    sides = other.rect.x + other.rect.right
    assert box.rtl
    assert (box.series, box.values, box.places) == (other.series, other.values, other.places)
    assert box.plot == replace(other.plot, x=sides - other.plot.right)
    assert [one.rect for one in box.drawn] == [replace(one.rect, x=sides - one.rect.right) for one in other.drawn]
    assert all(one.levels[0].align is not other.levels[0].align or one.levels[0].align is Align.CENTER
               for one, other in zip(box.labels, other.labels, strict=True))  # fmt: skip


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_pies_turn_as_clocks_do_and_have_their_key_at_the_left(kind: str) -> None:
    rows = "legend: right\nrows: |\n  x | A\n  א | 12\n  ב | 9"
    scene = laid(f"type: {kind}\n{rows}", lang="he")
    box = chart_of(scene)
    keys = [one for page in scene.pages for one in basic(page.boxes) if isinstance(one, TextBox) and "-key" in one.name]
    assert len(keys) == 2
    assert all(one.rect.right < box.plot.x for one in keys)
    first, second = (one for one in box.shapes if "-slice-" in one.name)
    assert first.rect.right > second.rect.right


@pytest.mark.parametrize(
    ("chart", "said_"),
    [
        (
            "rows: |\n  x | A\n" + "\n".join(f"  Une région {letter * 9} | 1" for letter in "abcdefghijklmnopqrst"),
            "bar",
        ),
        ("type: bar\nrows: |\n  x | A\n" + "\n".join(f"  Région {number} | 1" for number in range(60)), "speak about"),
    ],
)
def test_names_without_room_are_refused_with_what_to_do_instead(chart: str, said_: str) -> None:
    with pytest.raises(ContentError) as problem:
        laid(chart)
    (one,) = problem.value.diagnostics
    assert one.code == "chart-crowded"
    assert said_ in str(one)


def test_prose_beside_a_chart_stands_on_a_ground_of_its_own() -> None:
    scene = laid(FOUR, "    text: Une phrase.\n    numbers: [{value: 81 %, label: des cas}]\n")
    (page,) = scene.pages
    panel = next(box for box in page.boxes if isinstance(box, Group) and box.name == "chart-takeaway")
    assert isinstance(panel.boxes[0], Shape)
    assert panel.rect.x > chart_of(scene).rect.x + chart_of(scene).rect.width * 0.9
    assert {"81\u00a0%des cas", "Une phrase."} <= set(said(scene))
    stacked = laid(FOUR, "    text: Une phrase.\n    layout: bullets\n")
    assert not [box for box in stacked.pages[0].boxes if box.name == "chart-takeaway"]


def test_much_prose_stands_above_or_below() -> None:
    scene = laid(FOUR, "    text: " + "Une phrase assez longue pour remplir le panneau. " * 9 + "\n")
    assert not [box for box in scene.pages[0].boxes if box.name == "chart-takeaway"]
    assert chart_of(scene).alt


@pytest.mark.parametrize("kind", ["column", "bar", "line", "scatter", "dot"])
@pytest.mark.parametrize("look", ["agora-dark", "faculte-contrast", "revue"])
def test_every_type_in_other_looks(kind: str, look: str) -> None:
    chart = chart_of(laid(f"type: {kind}\n{FOUR}", look=look))
    assert len(chart.series) == 2


# --- what is said ----------------------------------------------------------------------------------------------------


def test_what_is_said_is_made_of_the_numbers() -> None:
    box = chart_of(laid(f"type: line\nunit: '%'\ntitle: A monte\n{FOUR}"))
    assert box.alt == (
        "Graphique en courbes\u00a0: A monte. "
        "A\u00a0: 2001 à 2004, minimum 12,0\u00a0% (2001), maximum 16,0\u00a0% (2004). "
        "B\u00a0: 2001 à 2004, minimum 7,0\u00a0% (2004), maximum 14,0\u00a0% (2001)."
    )
    assert box.cells[0] == ("x", "A", "B")
    assert box.cells[1] == ("2001", "12,0\u00a0%", "14,0\u00a0%")
    own = chart_of(laid(f"alt: Deux courbes.\n{FOUR}"))
    assert own.alt == "Deux courbes."


def test_every_language_has_the_words() -> None:
    assert set(LANGUAGES) == set(ALL_LANGUAGES)
    for lang in LANGUAGES:
        assert all(chart_words(lang).values())


def test_gaps_are_told_as_gaps() -> None:
    box = chart_of(laid("rows: |\n  x | A\n  a | 1\n  b | n.d.\n  c | 3"))
    assert [row[1] for row in box.cells] == ["A", "1", "–", "3"]
    assert sum("-bar-" in shape.name for shape in box.shapes) == 2


def test_roles_of_texts() -> None:
    scene = laid(f"title: Une phrase\nx_title: Années\n{FOUR}")
    roles = {"".join(p.text for p in box.paragraphs): box.role for page in scene.pages for box in basic(page.boxes)
             if isinstance(box, TextBox)}  # fmt: skip
    assert roles["Une phrase"] is Role.LABEL
    assert roles["2001"] is Role.CHART
    assert "Années" in roles


def test_the_model_of_a_chart_is_not_changed() -> None:
    deck, _ = parse_deck(f"title: T\nslides:\n  - chart:\n      {FOUR.replace(chr(10), chr(10) + '      ')}\n")
    assert isinstance(deck.slides[0].fields["chart"], Chart)
