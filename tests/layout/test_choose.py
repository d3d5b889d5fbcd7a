"""Which layout a slide gets by itself, and what is said when none will do."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from msgspec.structs import replace

from generator.deck.model import Content, Slide
from generator.layout.choose import choose
from tests.layout.made import columns, items, picture, rules, slide, text

LIST = items("a", "b")
TWO = columns(("A", LIST), ("B", LIST))
THREE = columns(("A", LIST), ("B", LIST), (None, LIST))
FIELDS: dict[str, Content] = {
    "heading": text("H"),
    "subtitle": text("S"),
    "items": LIST,
    "text": items("p"),
    "quote": text("Q"),
    "by": text("B"),
    "source": text("S"),
    "statement": text("S"),
    "image": picture(),
    "caption": text("C"),
    "author": text("A"),
    "columns": TWO,
}


def made(names: str, layout: str | None = None) -> Slide:
    return replace(slide(layout=layout), fields={name: FIELDS[name] for name in names.split()})


def choice(of: Slide, first: bool = False) -> str | list[str]:
    """The layout's name, or the codes that say why there is none."""
    found = choose(of, first, rules())
    assert (found.rule is None) == bool(found.problems)
    return found.rule.name if found.rule else [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("names", "layout"),
    [
        ("heading items", "bullets"),
        ("heading text", "bullets"),
        ("heading text items source", "bullets"),
        ("heading", "section"),
        ("heading subtitle", "section"),
        ("quote", "quote"),
        ("quote by source", "quote"),
        ("heading quote", "quote"),
        ("statement", "statement"),
        ("statement subtitle", "statement"),
        ("heading image", "image-right"),
        ("heading image items caption", "image-right"),
        ("image", "image-full"),
        ("image caption", "image-full"),
        ("image items", "image-full"),
        ("heading subtitle author", "title"),
        ("author", "title"),
    ],
)
def test_a_slide_without_a_layout_gets_the_one_that_shows_all_it_has(names: str, layout: str) -> None:
    assert choice(made(names)) == layout


@pytest.mark.parametrize(("fields", "layout"), [(TWO, "columns-2"), (THREE, "columns-3")])
def test_columns_go_by_their_number(fields: Content, layout: str) -> None:
    assert choice(slide(heading="H", columns=fields)) == layout


@pytest.mark.parametrize(
    ("names", "layout"),
    [
        ("", "title"),
        ("heading", "title"),
        ("heading subtitle", "title"),
        ("subtitle author", "title"),
        ("heading author", "title"),
        ("heading items", "bullets"),
        ("quote", "quote"),
        ("heading image", "image-right"),
        ("image", "image-full"),
    ],
)
def test_the_first_slide_is_the_title_unless_it_has_a_body(names: str, layout: str) -> None:
    assert choice(made(names), first=True) == layout


@pytest.mark.parametrize("name", ["bullets-2", "image-left", "blank", "title"])
def test_other_layouts_are_the_authors_choice(name: str) -> None:
    names = {"bullets-2": "heading items", "image-left": "heading image", "blank": "heading", "title": "heading"}
    assert choice(made(names[name], layout=name)) == name


def test_every_layout_can_be_chosen() -> None:
    by_itself = {
        "bullets",
        "section",
        "quote",
        "statement",
        "image-right",
        "image-full",
        "title",
        "columns-2",
        "columns-3",
    }
    by_block = {"cards", "cards-6", "numbers", "comparison", "definition", "box", "quote-portrait", "diagram"}
    by_name = {
        "agenda",
        "assertion",
        "image-two",
        "bullets-2",
        "image-left",
        "blank",
        "closing",
        "lead-cards",
        "groups",
        "references",
    }
    assert by_itself | by_block | by_name == set(rules().names)
    assert {rule.name for rule in rules().all() if rule.auto} == by_itself


@pytest.mark.parametrize(
    ("names", "layout", "codes"),
    [
        ("heading", "bullet", ["unknown-layout"]),
        ("heading", "bullets", ["field-missing"]),
        ("items", "bullets", ["field-missing"]),
        ("items", "quote", ["field-missing", "field-not-shown"]),
        ("heading items quote", "bullets", "bullets"),
        ("heading items author", "bullets", ["field-not-shown"]),
        ("heading items", "blank", ["field-not-shown"]),
    ],
)
def test_what_a_named_layout_cannot_do(names: str, layout: str, codes: list[str] | str) -> None:
    assert choice(made(names, layout=layout)) == codes


def test_a_slide_with_nothing_is_an_error_but_on_the_first() -> None:
    assert choice(made("")) == ["empty-slide"]
    assert choice(made("", layout="blank")) == "blank"


def test_columns_must_be_as_many_as_the_layout_has() -> None:
    assert choice(slide(layout="columns-3", heading="H", columns=TWO)) == ["column-count"]
    assert choice(slide(layout="columns-3", heading="H", columns=columns(*[("A", LIST)] * 4))) == ["column-count"]
    assert choice(slide(heading="H", columns=columns(*[("A", LIST)] * 4))) == "bullets"
    assert choice(slide(heading="H", columns=columns(*[("A", LIST)] * 5))) == ["column-count"]
    assert choice(slide(heading="H", columns=columns(("A", LIST)))) == ["column-count"]


@pytest.mark.parametrize(
    ("names", "messages"),
    [
        ("heading items author", ["`author` cannot be shown beside `items`, so it would be lost"]),
        ("heading source", ["A slide with `heading` and `source` needs `items` or `text`"]),
        ("by", ["`by` goes with `quote`, and slide `s` has none"]),
        ("heading items caption", ["`caption` goes with `image`, and slide `s` has none"]),
        ("items by", ["`by` goes with `quote`, and slide `s` has none"]),
        ("quote statement", ["`statement` cannot be shown beside `quote`, so it would be lost"]),
        ("source", ["`source` alone makes no slide"]),
    ],
)
def test_what_no_layout_shows(names: str, messages: list[str]) -> None:
    found = choose(made(names), False, rules())
    assert found.rule is None
    assert [one.message for one in found.problems] == messages


@pytest.mark.parametrize(
    "names", ["items", "text source", "columns", "heading items statement", "items quote by", "heading items columns"]
)
def test_other_combinations_are_stacked(names: str) -> None:
    assert choice(made(names)) == "bullets"


@pytest.mark.parametrize("count", range(1, 5))
def test_no_message_speaks_of_a_layout_that_was_not_named(count: int) -> None:
    layouts = re.compile("|".join(rf"\b{name}\b" for name in rules().names if "-" in name) + "|layout ")
    for names in combinations(FIELDS, count):
        for problem in choose(made(" ".join(names)), False, rules()).problems:
            assert not layouts.search(f"{problem.message} {problem.hint}".replace("diapo layouts", "")), names
            assert problem.span


def test_five_columns_are_told_without_a_layout() -> None:
    many = columns(*[("A", LIST)] * 5)
    (problem,) = choose(slide(heading="H", columns=many), False, rules()).problems
    assert problem.message == "Two, three or four columns can be laid out, and slide `s` has 5"


def test_a_misspelt_layout_brings_the_nearest_and_all_of_them() -> None:
    (problem,) = choose(made("heading", layout="colums-2"), False, rules()).problems
    assert "Did you mean `columns-2`?" in problem.hint
    assert all(name in problem.hint for name in rules().names)


@pytest.mark.parametrize("names", ["heading items image", "columns", "items quote", "heading items columns source"])
def test_the_layout_of_stacks_shows_any_blocks_when_it_is_named(names: str) -> None:
    found = choose(made(names, layout="bullets"), False, rules())
    assert (found.rule.name if found.rule else None, found.stacked) == ("bullets", True)


def test_a_choice_says_whether_the_body_is_stacked() -> None:
    assert not choose(made("heading items source"), False, rules()).stacked
    assert not choose(made("heading items", layout="bullets"), False, rules()).stacked
    assert choose(made("heading items columns"), False, rules()).stacked


def test_a_named_layout_never_shows_a_part_of_a_block_only() -> None:
    captioned = replace(LIST, caption=text("Below"))
    assert choice(slide(heading="H", layout="bullets-2", items=captioned)) == ["field-not-shown"]
    assert choice(slide(heading="H", layout="bullets", items=captioned)) == "bullets"
    (left, right) = TWO.columns
    mixed = replace(TWO, columns=(left, replace(right, body={"text": LIST, "items": LIST})))
    assert choice(slide(heading="H", layout="columns-2", columns=mixed)) == "bullets"
    assert choice(slide(heading="H", layout="columns-2", columns=TWO)) == "columns-2"
