"""Numbers, cards and comparisons on a slide of their own and among other blocks; lists in layouts of their own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.deck import load_deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.layout.listing import themes_root
from generator.layout.theme_files import load_theme
from generator.scene.boxes import Box, Role, Shape, TableBox, TextBox, basic
from generator.scene.forms import Ellipse, RoundedRectangle
from generator.scene.page import Page
from generator.units import Pt

WORDS = "un deux trois quatre cinq six sept huit neuf dix onze douze"
CARDS = "\n".join(f"      - {{heading: Carte {n}, text: Un texte}}" for n in range(1, 7)).split("\n")


def pages(tmp_path: Path, slide: str, *, theme: str = "agora", head: str = "") -> tuple[Page, ...]:
    deck = f"title: T\nlang: fr\ntheme: {theme}\n{head}slides:\n  - heading: H\n{slide}"
    (tmp_path / "deck.yaml").write_text(deck, encoding="utf-8")
    return lay_out(load_deck(tmp_path)[0])[0].pages


def page(tmp_path: Path, slide: str, *, theme: str = "agora", head: str = "") -> Page:
    [found] = pages(tmp_path, slide, theme=theme, head=head)
    return found


def cards(count: int) -> str:
    return "    cards:\n" + "\n".join(CARDS[:count]) + "\n"


def texts(boxes: Iterable[Box]) -> list[TextBox]:
    return [box for box in basic(boxes) if isinstance(box, TextBox) and box.role is Role.LABEL]


# --- cards ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_row_of_cards_fills_the_width_in_one_size(count: int, tmp_path: Path) -> None:
    found = page(tmp_path, cards(count))
    assert found.layout == "cards"
    shown = [box for box in found.boxes if isinstance(box, TextBox) and box.holder]
    assert [box.placeholder and box.placeholder.idx for box in shown] == list(range(1, count + 1))
    held = [box.holder.rect for box in shown if box.holder]
    assert {rect.y for rect in held} == {held[0].y}
    assert {rect.height for rect in held} == {held[0].height}
    assert held[0].height >= Pt(0.74 * 359)
    assert held[0].x == Pt(60)
    assert abs(held[-1].right - Pt(900)) < 10
    assert len({level.size for box in shown for level in box.levels[:2]}) <= 2
    assert len({box.levels for box in shown}) == 1
    assert all(isinstance(box.holder.form, RoundedRectangle) for box in shown if box.holder)


def test_heads_stand_on_one_line_if_a_size_allows_it(tmp_path: Path) -> None:
    slide = "    cards:\n      - {heading: Les associations locales, text: a}\n" + "\n".join(CARDS[:2]) + "\n"
    shown = texts(page(tmp_path, slide).boxes)
    assert all(len(box.paragraphs[0].lines) == 1 for box in shown)
    assert shown[0].levels[0].size < Pt(28)


@pytest.mark.parametrize("count", [5, 6])
def test_many_cards_stand_in_two_counted_rows(count: int, tmp_path: Path) -> None:
    found = page(tmp_path, cards(count))
    texts = [box for box in found.boxes if isinstance(box, TextBox)]
    held = [box for box in texts if box.holder]
    assert found.layout == "cards-6"
    assert [box.placeholder and box.placeholder.idx for box in held] == list(range(1, count + 1))
    assert [box.rect.y == held[0].rect.y for box in held] == [True] * 3 + [False] * (count - 3)
    discs = [box for box in found.boxes if isinstance(box, Shape) and isinstance(box.form, Ellipse)]
    assert len(discs) == count
    numbers = [box for box in texts if box.role is Role.GUTTER]
    assert [box.paragraphs[0].text for box in numbers] == [str(n) for n in range(1, count + 1)]


@pytest.mark.parametrize("theme", ["faculte", "blanc", "revue", "labo", "atelier", "agora"])
def test_cards_are_drawn_as_the_theme_draws_them(theme: str, tmp_path: Path) -> None:
    tokens = load_theme(themes_root(), theme).card
    boxes = page(tmp_path, cards(3), theme=theme).boxes
    held = [box for box in boxes if isinstance(box, TextBox) and box.holder]
    bound = [
        box.placeholder.idx
        for box in boxes
        if isinstance(box, TextBox) and box.name.startswith("cards-") and box.placeholder
    ]
    assert bound == [1, 2, 3]
    if tokens["style"] == "rule":
        rules = [box for box in boxes if isinstance(box, Shape) and box.name.endswith("-rule")]
        assert all(rule.fill == tokens["edge_color"] for rule in rules)
        assert (len(rules), held) == (3, [])
    else:
        assert len(held) == 3
        assert all(box.background == tokens["fill"] for box in held)
        lines = {box.holder.line for box in held if box.holder}
        assert lines == ({tokens["edge_color"]} if tokens["style"] == "outline" else {None})


def test_a_card_that_stands_out_is_on_the_accent(tmp_path: Path) -> None:
    slide = (
        "    cards:\n      - {heading: A, items: [b, '[c](https://d.org)'], highlight: true}\n      - {heading: E}\n"
    )
    first, second = texts(page(tmp_path, slide).boxes)
    assert first.background == "accent"
    assert {level.color for level in first.levels} == {"on_accent"}
    assert {run.color for p in first.paragraphs for run in p.runs if run.link} == {"on_accent"}
    assert second.background != "accent"


def test_a_card_leads_where_its_author_says(tmp_path: Path) -> None:
    slide = "    cards:\n      - {heading: A, link: 'https://a.org'}\n      - {heading: B, link: '#h'}\n"
    links = [run.link for box in texts(page(tmp_path, slide).boxes) for p in box.paragraphs for run in p.runs]
    assert links == ["https://a.org", "#h"]


def test_long_cards_are_stacked_and_go_on(tmp_path: Path) -> None:
    long = " ".join([WORDS] * 4)
    slide = "    cards:\n" + "".join(f"      - {{heading: C{n}, text: {long}}}\n" for n in range(6))
    found = pages(tmp_path, slide)
    assert {one.layout for one in found} == {"bullets"}
    assert len(found) > 1
    longer = slide.replace(long, " ".join([WORDS] * 40))
    with pytest.raises(ContentError) as refusal:
        pages(tmp_path, longer)
    [told] = refusal.value.diagnostics
    assert (told.code, told.span and told.span.line) == ("text-too-long", 7)
    assert "`cards`" in str(told)


def test_cards_beside_other_blocks_are_in_the_size_of_the_body(tmp_path: Path) -> None:
    found = page(tmp_path, "    text: Un texte.\n" + cards(2))
    assert found.layout == "bullets"
    body = next(box for box in found.boxes if isinstance(box, TextBox) and box.role is Role.BODY)
    shown = texts(found.boxes)
    assert all(box.levels[1].size <= body.levels[0].size for box in shown)
    assert len({box.holder.rect.height for box in shown if box.holder}) <= 1


def test_four_cards_are_two_by_two_on_narrow_pages(tmp_path: Path) -> None:
    shown = [b for b in page(tmp_path, cards(4), head='size: "4:3"\n').boxes if isinstance(b, TextBox) and b.holder]
    assert len({box.holder.rect.y for box in shown if box.holder}) == 2


# --- numbers ----------------------------------------------------------------------------------------------------------


def test_figures_are_as_large_as_the_widest_allows(tmp_path: Path) -> None:
    slide = "    numbers:\n" + "".join(f"      - {{value: {v}, label: a, note: b}}\n" for v in ("17 %", "3", "1988"))
    found = page(tmp_path, slide)
    assert found.layout == "numbers"
    shown = texts(found.boxes)
    assert [[p.text for p in box.paragraphs] for box in shown] == [[v, "a", "b"] for v in ("17\u00a0%", "3", "1988")]
    assert len({box.levels[0].size for box in shown}) == 1
    assert shown[0].levels[0].size >= Pt(86)
    assert [box.levels[0].color for box in shown] == ["accent", "text", "text"]
    alone = texts(page(tmp_path, "    numbers: [{value: 14 limites, label: a}]\n").boxes)
    assert alone[0].levels[0].size > shown[0].levels[0].size


def test_a_value_that_is_a_sentence_is_smaller_and_then_refused(tmp_path: Path) -> None:
    long = texts(page(tmp_path, f"    numbers: [{{value: {WORDS}}}]\n").boxes)
    assert len(long[0].paragraphs[0].lines) == 1
    with pytest.raises(ContentError) as refusal:
        pages(tmp_path, f"    numbers: [{{value: {' '.join([WORDS] * 30)}}}]\n")
    assert [one.code for one in refusal.value.diagnostics] == ["text-too-long"]


# --- comparisons ------------------------------------------------------------------------------------------------------


def compared(tmp_path: Path, slide: str) -> tuple[Page, TableBox]:
    found = page(tmp_path, slide)
    [table] = [box for box in found.boxes if isinstance(box, TableBox)]
    return found, table


@pytest.mark.parametrize("count", [2, 3])
def test_a_comparison_is_a_table_with_heads_on_grounds(count: int, tmp_path: Path) -> None:
    heads, cells = " | ".join("ABC"[:count]), " | ".join(["oui"] * count)
    found, table = compared(
        tmp_path, f"    comparison: |\n      | {heads}\n      But | {cells}\n      Durée | {cells}\n"
    )
    assert found.layout == "comparison"
    head, *rows = table.rows
    assert [cell.text.fill for cell in head.cells][1:] == ["accent", "pop", "muted"][:count]
    assert [cell.scope for cell in head.cells][1:] == ["col"] * count
    assert [row.cells[0].scope for row in rows] == ["row", "row"]
    assert [row.cells[0].text.paragraphs[0].text for row in rows] == ["But", "Durée"]
    assert len(table.sides) == count - 1
    assert head.height < rows[0].height


def test_a_long_comparison_goes_on_with_its_heads(tmp_path: Path) -> None:
    rows = "".join(f"      Critère {n} | {WORDS} | {WORDS} {WORDS}\n" for n in range(30))
    found = pages(tmp_path, f"    comparison: |\n      | A | B\n{rows}")
    assert len(found) > 1
    tables = [box for one in found for box in one.boxes if isinstance(box, TableBox)]
    assert all(table.rows[0].cells[1].text.fill == "accent" for table in tables)


# --- lists ------------------------------------------------------------------------------------------------------------

LEAD = "    items:\n      - Parmi les acteurs :\n          - Un\n          - Deux\n          - Trois\n"
GROUPS = (
    "    items:\n      - A :\n          - un\n          - deux\n      - B :\n          - trois\n      - C\n      - D\n"
)
WORKS = "    items:\n      - « Un titre » AUTEUR, 2011\n      - « Un autre « titre », AUTRE, 2012\n"


@pytest.mark.parametrize(("layout", "items"), [("lead-cards", LEAD), ("groups", GROUPS), ("references", WORKS)])
def test_a_list_is_laid_out_by_name_only_and_stays_in_order(layout: str, items: str, tmp_path: Path) -> None:
    assert page(tmp_path, items).layout == "bullets"
    plain = [p.text for box in page(tmp_path, items).boxes if isinstance(box, TextBox) and box.role is Role.BODY
             for p in box.paragraphs]  # fmt: skip
    found = page(tmp_path, f"    layout: {layout}\n{items}")
    assert found.layout == layout
    shown = texts(found.boxes)
    said = [p.text for box in shown for p in box.paragraphs]
    assert "".join("".join(said).split()) == "".join("".join(plain).split())
    listed = [box.item for box in shown if box.item]
    assert listed
    assert listed == sorted(listed)
    ids = [p.id for box in shown for p in box.paragraphs if p.id]
    assert len(ids) == len(set(ids)) == len(plain)


def test_who_wrote_a_work_stands_right(tmp_path: Path) -> None:
    boxes = [box for box in page(tmp_path, f"    layout: references\n{WORKS}").boxes if isinstance(box, TextBox)]
    rows = [[box for box in boxes if box.item == ("items", number)] for number in (1, 2)]
    assert [[box.placeholder and box.placeholder.idx for box in row] for row in rows] == [[1, 31], [2, 32]]
    said = [[box.paragraphs[0].text for box in row] for row in rows]
    assert said == [["« Un titre »", "AUTEUR, 2011"], ["« Un autre « titre »,", "AUTRE, 2012"]] or [
        [one.replace("\u00a0", " ").replace("\u202f", " ") for one in pair] for pair in said
    ] == [["« Un titre »", "AUTEUR, 2011"], ["« Un autre « titre »,", "AUTRE, 2012"]]


@pytest.mark.parametrize(
    ("layout", "items"),
    [
        ("lead-cards", "    items: [a, b]\n"),
        ("lead-cards", LEAD.replace(" :", "")),
        ("lead-cards", LEAD + "      - Encore\n"),
        ("groups", LEAD),
        ("groups", "    items:\n      - C\n      - A :\n          - un\n      - B :\n          - deux\n"),
        ("references", "    items: [Un titre sans guillemets]\n"),
        ("references", "    items: ['« Rien derrière »']\n"),
    ],
)
def test_a_list_of_another_form_is_refused(layout: str, items: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refusal:
        pages(tmp_path, f"    layout: {layout}\n{items}")
    [told] = refusal.value.diagnostics
    assert told.code == "list-form"
    assert told.span is not None
    assert told.span.line >= 7


def test_a_list_without_room_is_shown_as_a_plain_one_and_told(tmp_path: Path) -> None:
    long = " ".join([WORDS] * 12)
    (tmp_path / "deck.yaml").write_text(
        f"title: T\nslides:\n  - heading: H\n    layout: lead-cards\n{LEAD.replace('Un', long)}", encoding="utf-8"
    )
    scene, [told] = lay_out(load_deck(tmp_path)[0])
    assert {page.layout for page in scene.pages} <= {"bullets", "bullets-2"}
    assert (told.code, told.severity) == ("plain-list", "notice")
    assert "lead-cards" in str(told)
