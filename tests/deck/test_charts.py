"""Charts as they are read: numbers as people type them, and what no chart can show."""

from __future__ import annotations

from typing import Any

import pytest

from generator.deck.load import parse_deck
from generator.deck.model import Chart, ChartType, Stacked
from generator.deck.read.numerals import is_missing, numeral
from generator.errors import ContentError, Diagnostic, Severity


def read(source: str, lang: str = "fr") -> tuple[Chart, tuple[Diagnostic, ...]]:
    indented = source.replace("\n", "\n      ")
    deck, told = parse_deck(f"title: T\nlang: {lang}\nslides:\n  - heading: H\n    chart:\n      {indented}\n")
    chart = deck.slides[0].fields["chart"]
    assert isinstance(chart, Chart)
    return chart, tuple(told)


def refused(source: str) -> Diagnostic:
    with pytest.raises(ContentError) as problem:
        read(source)
    (one,) = [one for one in problem.value.diagnostics if one.severity is Severity.ERROR][:1]
    return one


@pytest.mark.parametrize(
    ("text", "decimal", "value", "digits", "unit"),
    [
        ("12", "", 12, 0, ""),
        ("1 204", "", 1204, 0, ""),
        ("1\u202f204,50", ",", 1204.5, 2, ""),
        ("1,204.50", ".", 1204.5, 2, ""),
        ("1.204", ",", 1204, 0, ""),
        ("1.204.000", "", 1204000, 0, ""),
        ("12,5 %", ",", 12.5, 1, "%"),
        ("€ 3.5", ".", 3.5, 1, "€"),
        ("−8", "", -8, 0, ""),
        ("-0,5", ",", -0.5, 1, ""),
        ("+3", "", 3, 0, ""),
        ("1.5e3", ".", 1500, 0, ""),
        ("1e-3", "", 0.001, 3, ""),
        (",5", ",", 0.5, 1, ""),
        ("12 habitants", "", 12, 0, "habitants"),
    ],
)
def test_numbers_as_people_type_them(text: str, decimal: str, value: float, digits: int, unit: str) -> None:
    found = numeral(text, decimal)
    assert found is not None
    assert (found.value, found.digits, found.unit) == (value, digits, unit)


@pytest.mark.parametrize("text", ["abc", "12 ou 13", "1-2", "=1+1", "12:30", "…12", "x1"])
def test_what_is_no_number(text: str) -> None:
    assert numeral(text, "") is None


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "n.d.", "NA", "N/A", ":", "…", "NaN"])
def test_missing_numbers(text: str) -> None:
    assert is_missing(text)


def test_the_first_row_names_the_series_and_the_first_column_the_categories() -> None:
    chart, told = read("rows: |\n  Ville | 2020 | 2024\n  Lyon | 12,5 | \n  Lille | - | 1 100,25")
    assert [one.name.plain for one in chart.series] == ["2020", "2024"]
    assert [one.plain for one in chart.categories] == ["Lyon", "Lille"]
    assert [one.values for one in chart.series] == [(12.5, None), (None, 1100.25)]
    assert (chart.digits, chart.type, chart.stacked) == (2, ChartType.COLUMN, Stacked.NO)
    assert not told


def test_a_unit_that_all_numbers_have_is_that_of_the_chart() -> None:
    chart, _ = read("rows: |\n  a | b\n  x | 12 %\n  y | 13 %")
    assert chart.unit is not None
    assert chart.unit.plain == "%"
    assert read("rows: |\n  a | b\n  x | 12 %\n  y | 13")[0].unit is None


def test_series_are_chosen_and_ordered() -> None:
    chart, _ = read("series: [c, b]\nhighlight: [b, y]\nrows: |\n  a | b | c\n  x | 1 | 2\n  y | 3 | 4")
    assert [(one.name.plain, one.lit) for one in chart.series] == [("c", False), ("b", True)]
    assert chart.lit == {1}


def test_lines_over_uneven_years_have_all_years() -> None:
    chart, _ = read("type: line\nrows: |\n  a | b\n  2000 | 1\n  2001 | 2\n  2004 | 3")
    assert [one.plain for one in chart.categories] == ["2000", "2001", "2002", "2003", "2004"]
    assert list(chart.series[0].values) == [1, 2, None, None, 3]
    assert chart.bridged
    even, _ = read("type: line\nrows: |\n  a | b\n  2000 | 1\n  2010 | 2\n  2020 | 3")
    assert len(even.categories) == 3


TWELVE = "\n".join(f"  {letter} | {number}" for number, letter in enumerate("abcdefghijkl", 1))


@pytest.mark.parametrize(
    ("source", "code", "said"),
    [
        (f"type: pie\nrows: |\n  x | y\n{TWELVE}", "chart-form", "type: bar"),
        ("type: pie\nrows: |\n  x | y | z\n  a | 1 | 2", "chart-form", "series"),
        ("type: doughnut\nrows: |\n  x | y\n  a | 1\n  b | -2", "chart-form", "type: bar"),
        ("type: pie\nrows: |\n  x | y\n  a | 0", "chart-form", "type: bar"),
        ("type: line\nrows: |\n  x | y\n  2000 | 1", "chart-form", "numbers"),
        ("type: line\nlog: true\nrows: |\n  x | y\n  2000 | 1\n  2001 | 0", "chart-form", "log"),
        ("log: true\nrows: |\n  x | y\n  2000 | 1\n  2001 | 2", "chart-form", "type: dot"),
        ("type: line\nstacked: true\nrows: |\n  x | y\n  2000 | 1\n  2001 | 2", "chart-form", "stacked"),
        ("stacked: percent\nrows: |\n  x | y | z\n  2000 | 1 | -2", "chart-form", "stacked"),
        ("type: area\nrows: |\n  x | y | z\n  2000 | 1 | 2\n  2001 | 1 | 2", "chart-form", "type: line"),
        ("rows: |\n  x | a | b | c | d | e | f | g\n  k | 1 | 2 | 3 | 4 | 5 | 6 | 7", "chart-form", "highlight"),
        ("rows: |\n  x | y\n  a | -", "chart-form", "numbers"),
        ("type: area\nlabels: all\nrows: |\n  x | y\n  2000 | 1\n  2001 | 2", "chart-form", "type: line"),
        ("type: scatter\nlabels: ends\nrows: |\n  x | y\n  2000 | 1", "chart-form", "labels: ends"),
        ("type: dot\nlabels: ends\nrows: |\n  x | y\n  a | 1", "chart-form", "labels: all"),
        ("rows: |\n  x | y\n  a | beaucoup", "chart-number", "empty"),
        ("rows: |\n  x | y\n  a | 1e20", "chart-number", "unit"),
        ("type: scatter\nrows: |\n  x | y\n  a | 1", "chart-number", "type: dot"),
        ("rows: |\n  x\n  a", "chart-cells", "Year"),
        ("series: [norrd]\nrows: |\n  x | nord\n  a | 1", "chart-series", "nord"),
        ("type: line", "table-cells", "rows"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_what_to_do_instead(source: str, code: str, said: str) -> None:
    found = refused(source)
    assert found.code == code
    assert said in str(found)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("highlight: [norrd]\nrows: |\n  x | nord\n  a | 1", "chart-highlight"),
        ("min: 5\nrows: |\n  x | nord\n  a | 10", "chart-range"),
        ("type: line\nmax: 5\nrows: |\n  x | nord\n  2000 | 10\n  2001 | 2", "chart-range"),
        ("type: line\nrows: |\n  x | y\n  Lyon | 10\n  Lille | 2", "chart-order"),
    ],
)
def test_what_may_mislead_is_told(source: str, code: str) -> None:
    assert code in [one.code for one in read(source)[1]]


@pytest.mark.parametrize("source", ["type: line\nrows: |\n  x | y\n  janvier | 10\n  février | 2"])
def test_months_follow_each_other(source: str) -> None:
    assert not read(source)[1]


def test_twelve_series_are_shown_where_some_stand_out() -> None:
    names = " | ".join(f"s{number}" for number in range(12))
    row = " | ".join(map(str, range(12)))
    chart, _ = read(f"type: line\nhighlight: [s3]\nrows: |\n  x | {names}\n  2000 | {row}\n  2001 | {row}")
    assert len(chart.series) == 12


def test_a_file_is_read_as_a_table_is(tmp_path: Any) -> None:
    from generator.deck import load_deck

    (tmp_path / "a.csv").write_bytes("Ville;2024\nLyon;1 204,5\nSète;12\n".encode("cp1252"))
    (tmp_path / "deck.yaml").write_text("title: T\nslides:\n  - heading: H\n    chart: a.csv\n", encoding="utf-8")
    deck, told = load_deck(tmp_path)
    chart = deck.slides[0].fields["chart"]
    assert isinstance(chart, Chart)
    assert list(chart.series[0].values) == [1204.5, 12]
    assert [one.code for one in told] == ["table-guess"]
