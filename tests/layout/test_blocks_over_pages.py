"""Boxes and columns that are higher than a page: where they are cut, what is said again, and what is never cut."""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.build import check
from generator.errors import ContentError, Severity
from generator.render import writer
from generator.scene.boxes import Group, Shape, TableBox, TextBox
from generator.scene.page import Page, Scene

Block = dict[str, Any]


def words(start: int, count: int) -> str:
    return " ".join(f"m{start + at}" for at in range(count))


def listed(count: int, each: int = 11, start: int = 1000) -> list[str]:
    return [words(start + 100 * at, each) for at in range(count)]


def scene(folder: Path, *body: Block, lang: str = "fr", **slide: str) -> Scene:
    deck = {"title": "T", "lang": lang, "slides": [{"heading": "H", "body": [*body], **slide}]}
    (folder / "deck.yaml").write_text(json.dumps(deck, ensure_ascii=False), encoding="utf-8")
    return check(folder).scene


def refused(folder: Path, *body: Block, **slide: str) -> tuple[str, str]:
    with pytest.raises(ContentError) as caught:
        scene(folder, *body, **slide)
    (one,) = (each for each in caught.value.diagnostics if each.severity is Severity.ERROR)
    return one.code, one.message


def named(page: Page) -> dict[str, TextBox]:
    return {box.name: box for box in page.texts}


def text(page: Page, name: str) -> str:
    box = named(page).get(name)
    return " ".join(one.text for one in box.paragraphs).replace("\u00a0", " ") if box else ""


def over(made: Scene, name: str) -> list[str]:
    """What the pages say under that name, in order."""
    return " ".join(text(page, name) for page in made.pages).split()


def groups(page: Page) -> list[Group]:
    return [box for box in page.boxes if isinstance(box, Group)]


def body_sizes(made: Scene) -> set[int]:
    return {box.levels[0].size for page in made.pages for box in page.texts if box.name.endswith("items")}


def test_a_box_goes_on_under_its_head_on_a_ground_of_its_own_on_each_page(tmp_path: Path) -> None:
    items = listed(14)
    made = scene(tmp_path, {"theorem": {"title": "Thalès", "number": True, "items": items}}, {"theorem": "X."})
    assert len(made.pages) == 2
    assert [text(page, "theorem-title") for page in made.pages] == [
        "Théorème 1 · Thalès", "Théorème 1 · Thalès (suite)",
    ]  # fmt: skip
    assert over(made, "theorem-items") == " ".join(items).split()
    assert len(body_sizes(made)) == 1
    for page in made.pages:
        group = next(one for one in groups(page) if one.name == "theorem")
        ground, bar = (box for box in group.boxes if isinstance(box, Shape))
        assert ground.rect == group.rect
        assert bar.rect.height == group.rect.height
        assert all(box.rect.y >= group.rect.y and box.rect.bottom <= group.rect.bottom for box in group.boxes)
    pages = [group.rect.height for page in made.pages for group in groups(page) if group.name == "theorem"]
    assert max(pages) < 1.5 * min(pages)  # as evenly as its pieces allow


def test_a_box_that_goes_on_is_counted_once(tmp_path: Path) -> None:
    made = scene(
        tmp_path, {"theorem": {"number": True, "items": listed(14)}}, {"theorem": {"number": True, "text": "X"}}
    )
    heads = [text(page, name) for page in made.pages for name in ("theorem-title", "theorem-2-title")]
    assert [head for head in heads if head] == ["Théorème 1", "Théorème 1 (suite)", "Théorème 2"]


@pytest.mark.parametrize(("lang", "said"), [("en", "continued"), ("de", "Fortsetzung"), ("ar", "تابع")])
def test_it_says_in_the_decks_language_that_it_goes_on(lang: str, said: str, tmp_path: Path) -> None:
    made = scene(tmp_path, {"proof": {"items": listed(16)}}, lang=lang)
    assert [said in text(page, "proof-title") for page in made.pages] == [False, *[True] * (len(made.pages) - 1)]
    ends = [any(box.name == "proof-end" for box in groups(page)[0].boxes) for page in made.pages]
    assert ends == [*[False] * (len(made.pages) - 1), True]


def test_a_box_without_a_head_goes_on_without_one(tmp_path: Path) -> None:
    made = scene(tmp_path, {"box": {"items": listed(16)}})
    assert len(made.pages) == 2
    assert all("box-title" not in named(page) for page in made.pages)
    assert over(made, "box-items") == " ".join(listed(16)).split()


def test_minutes_are_said_once_and_hints_stay_under_their_label(tmp_path: Path) -> None:
    made = scene(tmp_path, {"exercise": {"minutes": 10, "items": listed(9), "hints": listed(9, start=5000)}})
    assert [text(page, "exercise-title") for page in made.pages] == ["Exercice (10 min)", "Exercice (suite)"]
    assert over(made, "exercise-hints") == " ".join(listed(9, start=5000)).split()
    labels = [page for page in made.pages if "exercise-hints-title" in named(page)]
    assert len(labels) == 1
    label, hints = (named(labels[0])[name] for name in ("exercise-hints-title", "exercise-hints"))
    assert label.rect.bottom <= hints.rect.y + 12700 * 2


def test_the_head_of_a_table_in_a_box_stands_on_each_page_of_it(tmp_path: Path) -> None:
    rows = [["Clé", "Valeur"], *([f"k{at}", str(at)] for at in range(40))]
    made = scene(tmp_path, {"example": {"body": [{"text": words(0, 30)}, {"table": {"rows": rows}}]}})
    tables = [box for page in made.pages for box in page.boxes if isinstance(box, TableBox)]
    assert len(tables) == len(made.pages) > 1
    said = [["".join(p.text for p in cell.text.paragraphs) for cell in row.cells] for one in tables for row in one.rows]
    assert [row for row in said if row != rows[0]] == rows[1:]
    assert said.count(rows[0]) == len(tables)
    for page in made.pages:
        (group,), (table,) = groups(page), [box for box in page.boxes if isinstance(box, TableBox)]
        assert group.rect.y < table.rect.y
        assert table.rect.bottom <= group.rect.bottom


def test_a_box_that_fits_on_a_page_is_never_cut(tmp_path: Path) -> None:
    for count in range(5, 12):
        made = scene(tmp_path, {"items": listed(count)}, {"tip": {"items": listed(8, start=7000)}})
        assert sum("tip-items" in named(page) for page in made.pages) == 1, count
        assert over(made, "tip-items") == " ".join(listed(8, start=7000)).split()


def test_columns_that_fit_on_a_page_are_never_cut(tmp_path: Path) -> None:
    side = [{"items": listed(4, 6, start)} for start in (20000, 30000)]
    for count in range(5, 12):
        made = scene(tmp_path, {"items": listed(count)}, {"columns": side})
        assert sum("c1-items" in named(page) for page in made.pages) == 1, count
        assert sum("c2-items" in named(page) for page in made.pages) == 1, count


def test_each_column_fills_its_height_and_goes_on_in_its_place(tmp_path: Path) -> None:
    left, right = listed(16, 14, 20000), listed(7, 6, 30000)
    columns = [{"heading": "A", "width": 2, "items": left}, {"heading": "B", "items": right}]
    made = scene(tmp_path, {"text": words(0, 20)}, {"columns": columns, "caption": "Fin"})
    assert len(made.pages) > 1
    assert over(made, "c1-items") == " ".join(left).split()
    assert over(made, "c2-items") == " ".join(right).split()
    heads = [(named(page)["c1-head"].rect.x, named(page)["c2-head"].rect.x) for page in made.pages]
    widths = {(named(page)["c1-head"].rect.width, named(page)["c2-head"].rect.width) for page in made.pages}
    assert len(set(heads)) == len(widths) == 1
    assert len(body_sizes(made)) == 1
    assert ["Fin" in text(page, "columns-caption") for page in made.pages] == [
        *[False] * (len(made.pages) - 1), True,
    ]  # fmt: skip
    bottom = max(box.rect.bottom for page in made.pages for box in page.texts if box.name.endswith("items"))
    for name in ("c1-items", "c2-items"):
        shown = [page for page in made.pages if name in named(page)]
        for page, after in itertools.pairwise(shown):
            box, following = named(page)[name], named(after)[name]
            level = following.levels[0]
            first = following.paragraphs[0]
            line = following.text_height / sum(len(one.lines) for one in following.paragraphs)
            assert box.rect.y + box.text_height + level.before + 0.8 * line * len(first.lines) > bottom


def test_a_column_that_is_at_its_end_keeps_its_head_alone(tmp_path: Path) -> None:
    columns = [{"heading": "A", "items": listed(16, 14)}, {"heading": "B", "text": "Court."}]
    made = scene(tmp_path, {"columns": columns})
    assert len(made.pages) > 1
    assert [text(page, "c2-text") for page in made.pages] == ["Court.", *[""] * (len(made.pages) - 1)]
    assert all(text(page, "c2-head") == "B" for page in made.pages)


def test_a_box_in_a_column_goes_on_too(tmp_path: Path) -> None:
    columns: list[Block] = [{"exercise": {"number": True, "items": listed(12, 14)}}, {"text": words(0, 20)}]
    made = scene(tmp_path, {"columns": columns})
    assert over(made, "c1-exercise-items") == " ".join(listed(12, 14)).split()
    assert {text(page, "c1-exercise-title") for page in made.pages[1:]} == {"Exercice 1 (suite)"}


def test_columns_of_a_page_read_from_the_right_go_on_in_their_places(tmp_path: Path) -> None:
    made = scene(tmp_path, {"columns": [{"items": listed(16, 14)}, {"items": listed(16, 14, 40000)}]}, lang="ar")
    assert len(made.pages) > 1
    for page in made.pages:
        assert named(page)["c1-items"].rect.x > named(page)["c2-items"].rect.x
    assert over(made, "c2-items") == " ".join(listed(16, 14, 40000)).split()


def test_blocks_follow_on_the_page_on_which_columns_end(tmp_path: Path) -> None:
    columns = [{"items": listed(9, 14)}, {"items": listed(4, 14, 40000)}]
    first, last = scene(tmp_path, {"columns": columns}, {"text": "Après."}).pages
    assert "text" not in named(first)
    assert named(last)["c1-items"].rect.bottom < named(last)["text"].rect.y
    assert over(check(tmp_path).scene, "text") == ["Après."]


def test_only_what_cannot_be_cut_is_refused_by_its_name(tmp_path: Path) -> None:
    tall = words(0, 900)
    cases: dict[str, Block] = {
        "definition": {"definition": {"text": tall}},
        "c1-text": {"columns": [{"text": tall}, {"items": ["a"]}]},
    }
    for name, body in cases.items():
        code, message = refused(tmp_path, body)
        assert code == "text-too-long"
        assert message.startswith(f"The text of `{name}` on slide `h` needs ")


def test_type_gets_smaller_than_is_comfortable_before_a_slide_is_refused(tmp_path: Path) -> None:
    """A paragraph that fits on a page at the floor, but not at the comfortable size."""
    tall = words(0, 235)
    made = scene(tmp_path, {"items": listed(3)}, {"definition": {"text": tall}}, fit="split")
    comfortable = scene(tmp_path, {"items": listed(3)}, {"definition": {"items": listed(20)}}, fit="split")
    assert over(made, "definition-text") == tall.split()
    assert max(body_sizes(made)) < min(body_sizes(comfortable))


@pytest.mark.parametrize("fit", ["shrink", "error"])
def test_slides_that_never_go_on_refuse_long_boxes(fit: str, tmp_path: Path) -> None:
    assert refused(tmp_path, {"tip": {"items": listed(20)}}, fit=fit)[0] == "text-too-long"


def test_each_pages_part_of_a_box_is_one_group_in_the_pptx(tmp_path: Path) -> None:
    made = scene(tmp_path, {"theorem": {"items": listed(14)}}, notes="Dit une fois.")
    package = writer("pptx")(made)
    assert isinstance(package, bytes)
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        slides = [parts.read(f"ppt/slides/slide{at}.xml").decode() for at in range(1, len(made.pages) + 1)]
    assert [len(re.findall("<p:grpSp>", xml)) for xml in slides] == [1] * len(made.pages)
    assert [page.id for page in made.pages] == ["h", "h--2"]
    assert [bool(page.notes) for page in made.pages] == [True, False]


def test_many_pieces_in_columns_take_bounded_time(tmp_path: Path) -> None:
    columns = [{"items": ["mot"] * 1_200}, {"items": ["mot"] * 700}]
    made = scene(tmp_path, {"items": listed(4)}, {"columns": columns})
    assert len(over(made, "c1-items")) == 1_200


def test_a_narrow_box_is_not_refused_nor_blamed_for_a_word_that_it_does_not_show(tmp_path: Path) -> None:
    columns = [{"width": 1, "body": [{"tip": "Ja."}]}, {"width": 9, "text": "Nein."}]
    deck = {"title": "T", "lang": "de", "slides": [{"heading": "H", "body": [{"columns": columns}]}]}
    (tmp_path / "deck.yaml").write_text(json.dumps(deck), encoding="utf-8")
    made = check(tmp_path)
    assert [one.code for one in made.diagnostics] == []
    assert text(made.scene.pages[0], "c1-tip-title") == "Tipp"
