"""Dates, lists and plurals by the rules of each language."""

from __future__ import annotations

import pytest

from generator.course.filters import FilterError, filters
from generator.languages import locale


@pytest.mark.parametrize(
    ("lang", "style", "expected"),
    [
        ("fr", "long", "12 mars 2026"),
        ("fr", "full", "jeudi 12 mars 2026"),
        ("fr", "medium", "12 mars 2026"),
        ("fr", "short", "12/03/2026"),
        ("fr-BE", "long", "12 mars 2026"),
        ("en", "long", "March 12, 2026"),
        ("en-GB", "full", "Thursday, 12 March 2026"),
        ("nl", "long", "12 maart 2026"),
        ("nl", "full", "donderdag 12 maart 2026"),
        ("de", "long", "12. März 2026"),
        ("es", "long", "12 de marzo de 2026"),
        ("es", "full", "jueves, 12 de marzo de 2026"),
        ("zz-Nope", "long", "March 12, 2026"),
    ],
)
def test_dates(lang: str, style: str, expected: str) -> None:
    assert filters(lang)["date"](" 2026-03-12 ", style) == expected
    if style == "long":
        assert filters(lang)["date"]("2026-03-12") == expected


@pytest.mark.parametrize(
    "value", ["12 mars", "2026-3-12", "2026-02-30", "0000-01-01", "", "2026-03-12T10:00", "x" * 999]
)
def test_what_is_no_day(value: str) -> None:
    with pytest.raises(FilterError) as caught:
        filters("fr")["date"](value)
    assert len(str(caught.value)) < 100


@pytest.mark.parametrize(
    ("lang", "two", "three"),
    [
        ("fr", "A et B", "A, B et C"),
        ("en", "A and B", "A, B, and C"),
        ("en-GB", "A and B", "A, B and C"),
        ("nl", "A en B", "A, B en C"),
        ("de", "A und B", "A, B und C"),
        ("es", "A y B", "A, B y C"),
    ],
)
def test_lists(lang: str, two: str, three: str) -> None:
    listed = filters(lang)["listed"]
    assert (listed(["A", "B"]), listed(["A", "B", "C"])) == (two, three)
    assert (listed(["A"]), listed("A"), listed([])) == ("A", "A", "")


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("fr", ["0", "1", "1,5", 1, 0], ["2", "4", "2,5", 100]),  # in French zero and one and a half are singular
        ("en", ["1", 1], ["0", "2", "1.5", "4", 0]),
        ("nl", ["1"], ["0", "2", "1,5"]),
        ("de", ["1"], ["0", "2", "1,5"]),
        ("es", ["1"], ["0", "2", "1,5"]),
    ],
)
def test_plurals(lang: str, one: list[object], other: list[object]) -> None:
    plural = filters(lang)["plural"]
    assert [plural(number, "a", "b") for number in one] == [f"{number} a" for number in one]
    assert [plural(number, "a", "b") for number in other] == [f"{number} b" for number in other]


@pytest.mark.parametrize("value", ["quatre", "", "1 000", "nan", "inf", "-inf", "1e999"])
def test_what_is_no_number(value: str) -> None:
    with pytest.raises(FilterError):
        filters("fr")["plural"](value, "heure", "heures")


@pytest.mark.parametrize("value", ["quatre", "", "1.5", "٣x"])
def test_what_is_no_whole_number(value: str) -> None:
    with pytest.raises(FilterError):
        filters("fr")["int"](value)
    assert filters("fr")["int"](" 12 ") == 12


def test_locales_fall_back() -> None:
    assert str(locale("nl-BE")) == "nl_BE"
    assert str(locale("fr-x-moi")) == "fr"
    assert str(locale("zh-Hant-TW")) == "zh_Hant_TW"
    assert str(locale("qq")) == "en"
