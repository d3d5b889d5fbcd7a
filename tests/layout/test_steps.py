"""Clicks: how they are counted, what appears with which, and that pages are the same with and without them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.deck.load import parse_deck
from generator.errors import Diagnostic
from generator.layout import lay_out
from generator.scene.boxes import Box, Group, Shown, TableBox, TextBox, basic
from generator.scene.page import Page, Scene
from generator.scene.states import every_state, final_state


def laid(slides: str, deck: str = "") -> tuple[Scene, tuple[Diagnostic, ...]]:
    return lay_out(parse_deck(f"title: T\nlang: en\n{deck}slides:\n{slides}")[0])


def page_of(slide: str, deck: str = "") -> Page:
    indented = slide.replace("\n", "\n    ")
    return laid(f"  - heading: H\n    {indented}\n", deck)[0].pages[0]


def paragraphs(page: Page) -> dict[str, Shown | None]:
    """When each paragraph with an id is there."""
    return {
        one.id: one.shown or box.shown
        for box in basic(page.boxes)
        if isinstance(box, TextBox)
        for one in box.paragraphs
        if one.id
    }


def named(page: Page, name: str) -> Box:
    return next(box for box in page.boxes if box.name == name)


def test_items_one_after_the_other_with_what_is_below_them() -> None:
    page = page_of("steps: items\nitems:\n  - a\n  - b:\n    - c\n  - d")
    assert paragraphs(page) == {"i1": Shown(1), "i2": Shown(2), "i2-1": Shown(2), "i3": Shown(3)}
    assert page.clicks == 3


def test_what_its_author_numbered_stays_and_the_others_follow() -> None:
    page = page_of("steps: items\nitems:\n  - a\n  - {text: b, step: 1}\n  - c")
    assert paragraphs(page) == {"i1": Shown(1), "i2": Shown(1), "i3": Shown(2)}


def test_clicks_on_which_nothing_happens_are_left_out() -> None:
    page = page_of("items:\n  - {text: a, step: 3}\n  - {text: b, step: 7-8}\n  - c")
    assert paragraphs(page) == {"i1": Shown(1), "i2": Shown(2, 2), "i3": None}
    assert page.clicks == 3  # the second one goes with the third click


def test_a_deck_says_it_for_its_slides_and_a_slide_for_itself() -> None:
    scene, _ = laid(
        "  - {heading: A, items: [a, b]}\n  - {heading: B, steps: none, items: [a, {text: b, step: 1}]}\n"
        "  - {heading: C, steps: blocks, items: [a, b]}\n",
        "steps: items\n",
    )
    assert [page.clicks for page in scene.pages] == [2, 0, 1]


def test_paragraphs_of_a_text_are_no_items() -> None:
    assert page_of("steps: items\ntext: Un paragraphe.").clicks == 0


def test_blocks_one_after_the_other_and_columns_too() -> None:
    page = page_of(
        "steps: blocks\nbody:\n  - text: a\n  - columns:\n      - {text: b}\n      - {items: [c, d]}\n  - tip: e"
    )
    assert page.clicks == 4
    assert named(page, "tip").shown == Shown(4)
    assert paragraphs(page)["c2-i2"] == Shown(3)


def test_solutions_only() -> None:
    page = page_of(
        "steps: solutions\nbody:\n  - exercise: a\n  - solution: {items: [b, c]}\n  - exercise: d\n  - solution: e"
    )
    shown = {box.name: box.shown for box in page.boxes if box.shown}
    assert shown == {"solution": Shown(1), "solution-2": Shown(2)}


def test_an_item_does_not_come_before_its_block() -> None:
    page = page_of("body:\n  - text: a\n  - items: [{text: b, step: 1}, c]\n    step: 2\n  - text: d\n    step: 1")
    assert paragraphs(page)["items-i1" if "items-i1" in paragraphs(page) else "i1"] == Shown(2)
    assert named(page, "items").shown == Shown(2)


def test_a_group_of_which_parts_appear_is_parted_in_the_order_in_which_it_is_drawn() -> None:
    page = page_of('code: {text: "a\\nb\\nc", steps: [1, 3]}')
    boxes = [(box.name, box.shown) for box in page.boxes if box.name.startswith("code")]
    assert [one for one in boxes if one[1]] == [("code-part-2", Shown(1, 1)), ("code-part-3", Shown(2))]
    assert boxes[0] == ("code-ground", None)
    assert boxes[-1] == ("code-lines", None)


def test_nothing_in_a_group_appears_by_itself() -> None:
    page = page_of("steps: items\nbody:\n  - definition: {items: [a, b]}\n  - hub: {center: c, items: [d, e, f]}")
    for box in page.boxes:
        if isinstance(box, Group):
            assert not any(one.shown for one in basic(replace(box, shown=None).boxes))


def test_rows_that_a_cell_joins_appear_together() -> None:
    page = page_of('table: {rows: [[a, b], [c, d], ["^", e], [f, g]], steps: rows}')
    table = next(box for box in page.boxes if isinstance(box, TableBox))
    assert [row.shown for row in table.rows] == [None, Shown(1), Shown(1), Shown(2)]


def test_each_page_of_a_divided_slide_counts_from_one() -> None:
    items = "".join(f"\n  - {'mot ' * 20}" for _ in range(40))
    scene, _ = laid(
        f"  - heading: H\n    steps: items\n    fit: split\n    items:{items.replace(chr(10), chr(10) + '    ')}\n"
    )
    assert len(scene.pages) > 1
    for page in scene.pages:
        firsts = [one.first for one in paragraphs(page).values() if one]
        assert firsts[0] == 1
        assert max(firsts) == page.clicks


KINDS = (
    "items: [a, b, c]",
    "body: [{text: a}, {table: {rows: [[a, b], [c, d]]}}, {definition: e}]",
    'code: {text: "a\\nb", steps: [1, 2]}',
    "chart: {rows: [[x, A, B], [1, 2, 3], [2, 4, 5]], steps: series}",
    "cards: [{heading: A, text: b}, {heading: B, text: c}]",
    "cycle: [a, b, c]",
    "hub: {center: c, items: [a, b, d]}",
    "timeline: [{when: 1, text: a}, {when: 2, text: b}]",
    "hierarchy: [{text: a, items: [b, c]}]",
    "numbers: [{value: 1, label: a}, {value: 2, label: b}]",
    "terms: [{term: a, text: b}, {term: c, text: d}]",
    "columns: [{heading: a, items: [b]}, {heading: c, items: [d]}]",
    "theorem: a\n    proof: b",
    "quote: {text: a, by: b}\n    text: c",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["items", "blocks", "solutions"])
def test_a_page_is_laid_out_the_same_with_and_without_steps(kind: str, mode: str) -> None:
    slide = f"  - heading: H\n    {kind}\n"
    still = laid(slide + "    steps: none\n")[0]
    stepped = laid(slide + f"    steps: {mode}\n")[0]
    assert drawn(final_state(stepped)) == drawn(still)
    assert all(shown_in(page) for page in stepped.pages if page.clicks)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_for_each_click_and_the_last_is_the_whole(kind: str) -> None:
    scene = laid(f"  - heading: H\n    {kind}\n    steps: items\n")[0]
    states = every_state(scene)
    assert len(states.pages) == sum(page.clicks + 1 for page in scene.pages)
    assert [page.number for page in states.pages] == list(range(1, len(states.pages) + 1))
    assert drawn(replace(states, pages=states.pages[-1:])) == drawn(final_state(scene))
    assert len({page.id for page in states.pages}) == len(states.pages)


def drawn(scene: Scene) -> list[list[tuple[str, object, object]]]:
    """What is drawn on each page, without how it is grouped."""
    return [
        [
            (box.name, box.rect, [one.lines for one in box.paragraphs] if isinstance(box, TextBox) else None)
            for box in basic(page.boxes)
            if "-band" not in box.name  # behind lines of code, which only stand out click by click
        ]
        for page in scene.pages
    ]


def shown_in(page: Page) -> bool:
    return any(box.shown for box in basic(page.boxes)) or any(paragraphs(page).values())


# --- what is around ---------------------------------------------------------------------------------------------------


def test_numbers_pass_over_hidden_slides_and_count_the_appendix_apart() -> None:
    scene, _ = laid(
        "  - {heading: A, text: a}\n  - {heading: B, text: b, appendix: true}\n"
        "  - {heading: C, text: c, hidden: true}\n"
        "  - {heading: D, text: d}\n"
    )
    assert [(page.title, page.label, page.number) for page in scene.pages] == [
        ("A", "1", 1), ("C", "", 2), ("D", "2", 3), ("B", "A1", 4),
    ]  # fmt: skip
    assert [page.title for page in final_state(scene).pages] == ["A", "D", "B"]
    assert scene.pages[-1].section == "Appendix"


def test_a_number_that_powerpoint_would_not_give_is_plain_text() -> None:
    scene, _ = laid("  - {heading: A, text: a, hidden: true}\n  - {heading: B, text: b}\n  - {heading: C, text: c}\n")
    numbers = [box for page in scene.pages for box in page.boxes if isinstance(box, TextBox) and box.role == "number"]
    assert [(box.paragraphs[0].text, box.paragraphs[0].runs[0].field) for box in numbers] == [("1", None), ("2", None)]


def test_a_section_begins_with_the_agenda_before_it() -> None:
    scene, _ = laid(
        "  - {heading: One, layout: section}\n  - {heading: A, text: a}\n  - {heading: Two, layout: section}\n",
        "agenda: sections\n",
    )
    assert [(page.id, page.section) for page in scene.pages] == [
        ("agenda-one", "One"), ("one", ""), ("a", ""), ("agenda-two", "Two"), ("two", ""),
    ]  # fmt: skip


def test_minutes_share_the_duration() -> None:
    named = zip("ABC", (10, 20, 10), strict=True)
    slides = "".join(f"  - {{heading: {name}, text: a, minutes: {minutes}}}\n" for name, minutes in named)
    assert [page.begins for page in laid(slides)[0].pages] == [0, 10, 30]
    assert [page.begins for page in laid(slides, "duration: 80\n")[0].pages] == [0, 20, 60]


def test_what_has_one_id_on_neighbours_moves() -> None:
    scene, _ = laid(
        "  - heading: A\n    body: [{tip: {id: seen, text: a}}, {text: b}]\n"
        "  - heading: B\n    transition: morph\n    body: [{text: c}, {tip: {id: seen, text: a}}]\n"
        "  - {heading: C, text: c}\n"
    )
    first, second, third = scene.pages
    assert {"seen", "seen-ground", "seen-title"} <= set(first.pairs)
    assert first.pairs == second.pairs
    assert not third.pairs


def test_only_the_first_page_of_a_divided_slide_enters() -> None:
    items = "".join(f"      - {'mot ' * 20}\n" for _ in range(40))
    scene, _ = laid(f"  - heading: H\n    fit: split\n    items:\n{items}", "transition: push\n")
    assert [page.transition for page in scene.pages] == ["push", *["none"] * (len(scene.pages) - 1)]
