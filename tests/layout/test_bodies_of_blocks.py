"""Stacks and grids of parts: sizes, pages, what stays together, and blocks of which nothing can be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.scene.boxes import Group, Shape, TextBox
from generator.scene.page import Page, Scene


def scene(folder: Path, slide: str, head: str = "title: T\nlang: en\n") -> Scene:
    lines = "".join(f"    {line}\n" for line in slide.strip("\n").split("\n"))
    (folder / "deck.yaml").write_text(f"{head}slides:\n  - heading: H\n{lines}", encoding="utf-8")
    return check(folder).scene


def named(page: Page) -> dict[str, TextBox]:
    return {box.name: box for box in page.texts}


def test_blocks_stand_in_the_order_in_which_they_are_typed(tmp_path: Path) -> None:
    (page,) = scene(tmp_path, "tip: One.\nitems: [two]\nquote: Three.\nby: Someone\ntext: Four.").pages
    boxes = named(page)
    order = [boxes[name].rect.y for name in ("tip-text", "items", "quote", "quote-by", "text")]
    assert order == sorted(order)
    assert len(set(order)) == 5


def test_a_box_is_one_group_with_its_ground(tmp_path: Path) -> None:
    (page,) = scene(tmp_path, "text: Before.\ndefinition: {title: Word, text: Its meaning.}").pages
    (group,) = (box for box in page.boxes if isinstance(box, Group))
    assert [box.name for box in group.boxes if isinstance(box, Shape)] == ["definition-ground", "definition-bar"]
    assert all(box.rect.x >= group.rect.x and box.rect.bottom <= group.rect.bottom for box in group.boxes)
    assert named(page)["definition-title"].paragraphs[0].text == "Definition · Word"


@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "Théorème"), ("nl", "Stelling"), ("de", "Satz"), ("es", "Teorema"), ("it", "Teorema"), ("pt", "Teorema")],
)
def test_boxes_carry_their_word_in_the_language_of_the_deck(lang: str, said: str, tmp_path: Path) -> None:
    (page,) = scene(tmp_path, "text: Y.\ntheorem: X.", f"title: T\nlang: {lang}\n").pages
    assert named(page)["theorem-title"].paragraphs[0].text == said


def test_boxes_are_counted_by_their_word_over_the_deck(tmp_path: Path) -> None:
    slides = "".join(
        f"  - heading: H{at}\n    body:\n      - text: Y\n      - {kind}: {{text: X, number: true}}\n"
        for at, kind in enumerate(("theorem", "definition", "theorem"))
    )
    (tmp_path / "deck.yaml").write_text(f"title: T\nlang: en\nslides:\n{slides}", encoding="utf-8")
    titles = [box.paragraphs[0].text for page in check(tmp_path).scene.pages for box in page.texts
              if box.name.endswith("-title")]  # fmt: skip
    assert [title.replace("\u00a0", " ") for title in titles] == ["Theorem 1", "Definition 1", "Theorem 2"]


def test_columns_take_their_shares_of_the_width(tmp_path: Path) -> None:
    (page,) = scene(tmp_path, "columns:\n  - {width: 3, tip: a}\n  - {text: b}").pages
    wide = next(box for box in page.boxes if box.name == "c1-tip")
    narrow = named(page)["c2-text"]
    assert wide.rect.width / narrow.rect.width == pytest.approx(3, rel=0.01)


def test_what_is_too_long_goes_on_and_captions_stay_with_what_they_belong_to(tmp_path: Path) -> None:
    items = "\n".join(
        f"      - Point {at} says something of some length that takes its room on the page" for at in range(30)
    )
    made = scene(tmp_path, f"body:\n  - tip: First.\n  - items:\n{items}\n    caption: The end")
    assert len(made.pages) > 1
    last = named(made.pages[-1])
    assert "items" in last
    assert "items-caption" in last
    assert all("items-caption" not in named(page) for page in made.pages[:-1])


@pytest.mark.parametrize("body", ['- text: "\\u00ad"', '- items: ["\\u200b"]\n    caption: Below', '- tip: "\\u200b"'])
def test_blocks_of_which_nothing_can_be_seen(body: str, tmp_path: Path) -> None:
    made = scene(tmp_path, f"body:\n  - quote: Seen.\n  {body}")
    assert "quote" in named(made.pages[0])


def test_letters_go_on_from_any_number(tmp_path: Path) -> None:
    (page,) = scene(tmp_path, "items: [x, y]\nmarker: letter\nstart: 26").pages
    box = named(page)["items"]
    bullet = box.levels[0].bullet
    assert bullet
    assert [bullet.counted(one.number) for one in box.paragraphs] == ["z.", "aa."]


def test_only_prose_that_begins_a_body_is_bound_to_the_placeholder(tmp_path: Path) -> None:
    first = named(scene(tmp_path, "text: a\ntip: b").pages[0])["text"]
    later = named(scene(tmp_path, "tip: b\ntext: a").pages[0])["text"]
    assert first.placeholder
    assert later.placeholder is None


def test_a_quotation_with_keys_of_its_own_has_the_layout_of_quotations_where_it_is_alone(tmp_path: Path) -> None:
    deck = "title: T\nlang: en\nslides:\n  - quote: {text: Words., by: Someone, source: A book}\n"
    (tmp_path / "deck.yaml").write_text(deck, encoding="utf-8")
    (page,) = check(tmp_path).scene.pages
    assert page.layout == "quote"
    assert [one.text for one in named(page)["by"].paragraphs] == ["Someone", "A book"]
    (page,) = scene(tmp_path, "quote: {text: Words.}\nby: Someone\nitems: [a]").pages
    assert named(page)["quote-by"].paragraphs[0].text == "Someone"
