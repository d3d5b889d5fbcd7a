"""Numbers, cards and comparisons as they are typed, and what is said where something is wrong with them."""

from __future__ import annotations

import pytest

from generator.deck.load import parse_deck
from generator.deck.model import Block, Cards, Comparison, Marker, Numbers
from generator.errors import ContentError, Diagnostic


def block(text: str) -> Block:
    """The block of a slide of which these are the lines, the first on line 4 and all of them four signs in."""
    indented = "".join(f"    {line}\n" for line in text.splitlines())
    [slide] = parse_deck(f"title: T\nslides:\n  - heading: H\n{indented}")[0].slides
    [found] = slide.body.values()
    return found


def errors(text: str) -> list[Diagnostic]:
    with pytest.raises(ContentError) as refusal:
        block(text)
    return [one for one in refusal.value.diagnostics if one.severity == "error"]


def test_numbers_have_a_value_a_label_and_a_note() -> None:
    found = block("numbers:\n  - {value: 17 %, label: vivent, note: n}\n  - value: 3\n    id: trois")
    assert isinstance(found, Numbers)
    said = [(one.value.plain, one.label and one.label.plain, one.note and one.note.plain) for one in found.entries]
    assert said == [("17 %", "vivent", "n"), ("3", None, None)]
    assert [one.id for one in found.entries] == ["numbers-1", "trois"]


def test_cards_hold_paragraphs_or_a_list() -> None:
    found = block(
        "cards:\n"
        "  - heading: Un\n    text: Premier\n    highlight: true\n"
        "  - items: [a, b]\n    marker: number\n    link: https://example.org\n    only: [soir]"
    )
    assert isinstance(found, Cards)
    first, second = found.cards
    assert first.heading is not None
    assert (first.heading.plain, first.highlight, first.id) == ("Un", True, "cards-1")
    assert first.body is not None
    assert second.body is not None
    assert [item.id for item in (*first.body.items, *second.body.items)] == ["cards-1-p1", "cards-2-i1", "cards-2-i2"]
    assert (first.body.marker, second.body.marker) == (Marker.NONE, Marker.NUMBER)
    assert (second.heading, second.link) == (None, "https://example.org")
    assert second.audience.only == (frozenset(["soir"]),)


@pytest.mark.parametrize(
    "text",
    [
        "comparison: |\n  | A | B\n  Durée | Un | Deux\n  But | Trois",
        "comparison: |\n  A | B\n  Durée | Un | Deux\n  But | Trois | ",
        "comparison: |\n  Quoi | A | B\n  --- | --- | ---\n  Durée | Un | Deux\n  But | Trois |",
        "comparison: {heads: [A, B], rows: [{criterion: Durée, cells: [Un, Deux]}, {criterion: But, cells: [Trois]}]}",
        "comparison:\n  heads: [A, B]\n  rows: |\n    Durée | Un | Deux\n    But | Trois",
        "comparison:\n  heads: [A, B]\n  rows:\n    - [Durée, Un, Deux]\n    - [But, Trois]",
        'comparison:\n  - ["", A, B]\n  - [Durée, Un, Deux]\n  - [But, Trois]',
    ],
)
def test_a_comparison_is_typed_in_several_ways(text: str) -> None:
    found = block(text)
    assert isinstance(found, Comparison)
    assert [head.plain for head in found.heads] == ["A", "B"]
    rows = [(row.criterion.plain, [cell.plain for cell in row.cells]) for row in found.rows]
    assert rows == [("Durée", ["Un", "Deux"]), ("But", ["Trois", ""])]


def test_options_stand_beside_the_kind() -> None:
    [slide] = parse_deck(
        "title: T\nslides:\n  - heading: H\n    body:\n      - cards: [{text: a}, {text: b}]\n        id: k\n"
        "        caption: Dessous\n"
        "      - comparison: {heads: [a, b], rows: [{criterion: c, cells: [d, e]}], source: S}\n"
    )[0].slides
    cards, comparison = slide.body.values()
    assert list(slide.body) == ["k", "comparison"]
    assert cards.caption is not None
    assert cards.caption.plain == "Dessous"
    assert comparison.source is not None
    assert isinstance(cards, Cards)
    assert [card.id for card in cards.cards] == ["k-1", "k-2"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("numbers: 17 %", [("wrong-kind", 4)]),
        ("numbers:\n  - 17 %\n  - {value: 3}", [("expected-key", 5)]),
        ("numbers:\n  - {label: vivent}", [("missing-key", 5)]),
        ("numbers:" + "\n  - {value: 1}" * 5, [("too-many", 5)]),
        ("cards:\n  - {heading: Seule}", [("too-few", 5)]),
        ("cards:" + "\n  - {heading: a}" * 7, [("too-many", 5)]),
        ("cards:\n  - {heading: a, text: b, items: [c]}\n  - {heading: d}", [("two-kinds", 5)]),
        ("cards:\n  - {titel: a}\n  - {heading: d}", [("unknown-key", 5)]),
        ("cards:\n  - un texte\n  - {heading: d}", [("expected-key", 5)]),
        ("cards:\n  - {heading: a, link: 'javascript:x'}\n  - {heading: d}", [("unsafe-link", 5)]),
        ("cards:\n  - {heading: a, link: '#nowhere'}\n  - {heading: d}", [("unknown-link", 5)]),
        ("cards:\n  - {heading: a, text: [b, {text: c, id: x}]}\n  - {heading: d, id: x}", [("duplicate-id", 6)]),
        ("comparison: texte", [("comparison-heads", 4)]),
        ("comparison: |\n  | A\n  But | Un", [("comparison-heads", 4)]),
        ("comparison: |\n  | A | B", [("comparison-cells", 4)]),
        ("comparison:\n  heads: [A, B, C, D]\n  rows: |\n    But | a | b | c | d", [("comparison-heads", 5)]),
        ("comparison:\n  heads: [A, B]\n  rows: |\n    But | a | b | c", [("comparison-cells", 7)]),
        ("comparison:\n  heads: [A, B]", [("missing-key", 5)]),
        ("comparison:\n  heads: [A, B]\n  rows:\n    - {cells: [a, b]}", [("missing-key", 7)]),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, told: list[tuple[str, int]]) -> None:
    found = errors(text)
    assert [(one.code, one.span.line if one.span else 0) for one in found] == told


def test_a_picture_of_a_card_shows_nothing_below_it(tmp_path: object) -> None:
    found = errors("cards:\n  - {heading: a, image: {file: x.png, alt: b, caption: c}}\n  - {heading: d}")
    assert {one.code for one in found} == {"picture-missing"}
