"""What is nearly a link is told; what only looks a little like one is not."""

from __future__ import annotations

import pytest

from generator.deck.inline import read_inline
from generator.deck.load import parse_deck
from tests.deck.reading import places, slide

NEARLY = [
    "[the office](mailto:front desk@example.org)",
    "[the report](https://example.org/annual report.pdf)",
    "[the site] (https://example.org)",
    "[the site]\n(https://example.org)",
    "[the library]{https://example.org}",
    "[the library][https://example.org]",
    "(the map)[https://example.org/map]",
    "[le plan](#mon plan)",
    "[the site](https://example.org/a(b)",
    "[the site](https://example.org",
    "[the site(https://example.org) and more",
    "the site](https://example.org) and more",
    "[the site]（https://example.org）",
    "[the site](www.example.org)",
    "[the site](www.example.org/a b)",
    "[the site](example.org/a)",
    "[the site](https//example.org)",
    "[me](anna@example.org)",
    "[the site]()",
    "<www.example.org>",
    "<https://example.org/a b>",
    "<https://example.org",
]
NOT_NEARLY = [
    "[1] (https://example.org), [2, 3] (https://example.org)",
    "[sic] (voir plus haut), f[x] (y), a[i][j], [un] [deux]",
    "[voir (https://example.org)] et [le site (https://example.org), en anglais]",
    "[corr.] : corrigé, voir https://example.org",
    "Voir (https://example.org) et [note].",
    "\\[the site] (https://example.org)",
    "`[the site] (https://example.org)`",
    "[the site](https://example.org) (https://example.org)",
    "<https://example.org> (en anglais)",
    "a < www.example.org",
    "K[Fe] (NH3) #1",
]


@pytest.mark.parametrize("typed", NEARLY)
def test_nearly_a_link(typed: str) -> None:
    assert [one.code for one in read_inline(typed)[1]] == ["almost-link"]
    assert read_inline(typed)[1][0].hint


def test_words_behind_an_address_are_told() -> None:
    _, told = parse_deck(slide('heading: "x"\nsource: a [site](https://example.org "A title")'))
    assert places(told) == ["almost-link 5:43"]
    assert "are not shown: A title" in str(told[0])


@pytest.mark.parametrize("typed", NOT_NEARLY)
def test_none(typed: str) -> None:
    assert read_inline(typed)[1] == ()


def test_it_is_told_everywhere_text_stands() -> None:
    near = "[x] (https://a.be)"
    lines = [f"heading: {near}", f"subtitle: {near}", f"quote: {near}", f"by: {near}", f"source: {near}"]
    lines += [
        f"notes: {near}",
        "columns:",
        f"  - heading: {near}",
        "    items:",
        f"      - {near}",
        f"        - {near}",
    ]
    _, told = parse_deck(slide("\n".join(lines)))
    assert [place.split(":")[0].split()[0] for place in places(told)] == ["almost-link"] * 9
    assert [one.span.line for one in told if one.span] == [4, 5, 6, 7, 8, 9, 11, 13, 14]
