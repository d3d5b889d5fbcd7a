"""Hypothesis strategies for courses, as the text of their files, over random decks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.course.customise import Customised, customised
from generator.course.lists import blocks_of, columns_of, part_ids
from generator.course.model import Course
from generator.course.read import read_course
from generator.deck.course_schema import COURSE
from generator.deck.load import library_of, structure
from generator.deck.model import Columns, Content, Deck, Item, Slide
from generator.errors import Diagnostic
from tests.layout.random_decks import decks
from tests.specimens import KINDS, SPECIMENS, relabelled

Spec = dict[str, Any]
"""A course file as plain data. It is written as JSON, which is YAML."""

SAID = st.sampled_from(
    ["Neuf", "Un : deux", "Non", "12:30", "{{ course.group }}", "{{ course.x }}", "{{ deck.title", "*"]
)
NEW_ITEMS = st.lists(st.one_of(SAID, st.fixed_dictionaries({"text": SAID, "items": st.lists(SAID, max_size=2)})),
                     min_size=1, max_size=2)  # fmt: skip
NEW_BLOCKS = st.lists(
    st.one_of(
        st.fixed_dictionaries({"text": SAID}, optional={"only": st.just(["soir"]), "caption": SAID}),
        st.fixed_dictionaries({"items": NEW_ITEMS}),
        st.fixed_dictionaries({"table": st.just("a | b\nc | d")}, optional={"id": st.sampled_from(["table", "neuve"])}),
        st.fixed_dictionaries({"tip": SAID}),
        st.fixed_dictionaries({"quote": SAID}, optional={"by": SAID}),
    ),
    min_size=1,
    max_size=2,
)
NEW_SLIDES = st.lists(
    st.fixed_dictionaries({"heading": SAID}, optional={"items": NEW_ITEMS, "id": st.sampled_from(["s0", "neuf"]),
                                                       "only": st.just(["soir"])}),
    min_size=1, max_size=2,
)  # fmt: skip


def read(spec: Mapping[str, Any], deck: Deck, name: str = "soir") -> tuple[Course | None, list[Diagnostic]]:
    """The course of a specification, as its file would be read."""
    shown = f"courses/{name}.yaml"
    root, found, readable = structure(json.dumps(spec, ensure_ascii=False), shown, COURSE)
    if not readable:
        return None, found
    library = library_of(deck.folder)
    library.lang = deck.lang
    course, more = read_course(root, name, shown, library)
    return course, [*found, *more]


def applied(spec: Mapping[str, Any], deck: Deck) -> Customised:
    """What a course that can be read makes of a deck."""
    course, found = read(spec, deck)
    assert course is not None
    assert not [one for one in found if one.severity == "error"], found
    return customised(deck, course)


def _moves(names: list[str]) -> st.SearchStrategy[object]:
    target = st.sampled_from([*names, "nowhere"])
    beside = st.one_of(st.fixed_dictionaries({"after": target}), st.fixed_dictionaries({"before": target}))
    return st.one_of(st.sampled_from(["first", "last"]), beside)


def _item_change(names: list[str]) -> st.SearchStrategy[object]:
    keys: dict[str, st.SearchStrategy[Any]] = {
        "text": SAID, "drop": st.booleans(), "move": _moves(names), "before": NEW_ITEMS, "after": NEW_ITEMS,
        "items": NEW_ITEMS, "prepend": NEW_ITEMS, "append": NEW_ITEMS,
    }  # fmt: skip
    return st.one_of(SAID, st.just({"drop": True}), st.fixed_dictionaries({}, optional=keys))


def _block_change(names: list[str]) -> st.SearchStrategy[Spec]:
    keys: dict[str, st.SearchStrategy[Any]] = {
        "drop": st.booleans(), "move": _moves(names), "before": NEW_BLOCKS, "after": NEW_BLOCKS, "caption": SAID,
    }  # fmt: skip
    kinds: dict[str, st.SearchStrategy[Any]] = {"table": st.just("e | f"), "text": SAID}
    several = [st.fixed_dictionaries({}, optional=keys | {kind: kinds[kind]}) for kind in kinds]
    return st.one_of(st.just({"drop": True}), *several)


@st.composite
def _slide_change(draw: st.DrawFn, slide: Slide, slides: list[str]) -> Spec:
    items = [*part_ids(slide), "i9"]
    addresses = [*(name for name, _ in blocks_of(slide)), *(column.id for column in columns_of(slide)), "table-9"]
    keys: dict[str, st.SearchStrategy[Any]] = {
        "drop": st.booleans(), "move": _moves(slides), "before": NEW_SLIDES, "after": NEW_SLIDES, "heading": SAID,
        "subtitle": SAID, "quote": SAID, "prepend": NEW_ITEMS, "append": NEW_ITEMS, "notes": SAID, "add_notes": SAID,
        "keep": st.lists(st.sampled_from(items), max_size=3), "numbered": st.booleans(), "lang": st.just("nl"),
        "items": st.one_of(st.lists(SAID, max_size=3),
                           st.dictionaries(st.sampled_from(items), _item_change(items), max_size=4)),
        "text": SAID, "without": st.lists(st.sampled_from([*slide.fields, *addresses, "notes", "x"]), max_size=2),
        "body": st.one_of(st.dictionaries(st.sampled_from(addresses), _block_change(addresses), max_size=4),
                          NEW_BLOCKS),
        "priority": st.integers(1, 5), "minutes": st.integers(0, 20), "fit": st.sampled_from(["split", "shrink"]),
        "image": st.just({"alt": "Une rue"}),
    }  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(sorted(keys)), unique=True, max_size=4))
    return {key: draw(keys[key]) for key in chosen}


@st.composite
def courses(draw: st.DrawFn, deck: Deck) -> Spec:
    """Any course at all, wrong ones too."""
    names = [slide.id for slide in deck.slides]
    addresses = [*names, "nowhere", *(f"{slide.id}/{one}" for slide in deck.slides for one in part_ids(slide)),
                 *(f"{slide.id}/{one}" for slide in deck.slides for one, _ in blocks_of(slide))]  # fmt: skip
    keys: dict[str, st.SearchStrategy[Any]] = {
        "title": SAID, "footer": SAID, "lang": st.sampled_from(["en", "fr", "de"]), "version": st.just("teacher"),
        "course": st.just({"group": "Bloc 2"}), "audience": st.just(["soir"]), "fit": st.just("split"),
        "length": st.fixed_dictionaries({"slides": st.integers(1, 4)}), "prepend": NEW_SLIDES, "append": NEW_SLIDES,
        "keep": st.lists(st.sampled_from([*names, "nowhere"]), max_size=3),
        "drop": st.lists(st.sampled_from(addresses), max_size=4),
    }  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(sorted(keys)), unique=True, max_size=4))
    spec = {key: draw(keys[key]) for key in chosen}
    changed = draw(st.lists(st.sampled_from(deck.slides), unique_by=lambda one: one.id, max_size=3))
    if changed:
        spec["slides"] = {slide.id: draw(_slide_change(slide, names)) for slide in changed}
    return spec


@st.composite
def replacements(draw: st.DrawFn, deck: Deck) -> Spec:
    """A course of other texts and settings only: what may be applied to its own result."""
    plain = st.sampled_from(["Neuf", "Un : deux", "Non", "**gras**"])
    spec: Spec = draw(st.fixed_dictionaries({}, optional={
        "title": plain, "footer": plain, "theme": st.just("nuit"), "min_size": st.integers(14, 20),
        "course": st.just({"group": "a"}), "fit": st.just("shrink"),
    }))  # fmt: skip
    slides: Spec = {}
    for slide in deck.slides:
        optional: dict[str, st.SearchStrategy[Any]] = {"priority": st.integers(1, 5)}
        optional |= {name: plain for name in ("heading", "quote") if name in slide.fields}
        if names := part_ids(slide):
            optional["items"] = st.dictionaries(st.sampled_from(names), plain, max_size=4)
        change: Spec = draw(st.fixed_dictionaries({}, optional=optional))
        slides[slide.id] = change
    return {**spec, "slides": slides}


def _named(item: Item, prefix: str) -> Item:
    children = tuple(_named(child, prefix) for child in item.children)
    return replace(item, id=f"{prefix}{item.id}", children=children)


def _with_ids(deck: Deck) -> Deck:
    """The deck with item ids as the reader gives them: once on each slide."""

    def content(one: Content) -> Content:
        if not isinstance(one, Columns):
            return one
        columns = (
            replace(
                column.with_items(replace(column.items, items=tuple(_named(i, f"c{n}-") for i in column.items.items))),
                id=f"c{n}",
            )
            for n, column in enumerate(one.columns, 1)
        )
        return replace(one, columns=tuple(columns))

    slides = (replace(one, fields={name: content(each) for name, each in one.fields.items()}) for one in deck.slides)
    return replace(deck, slides=tuple(slides))


def plain_decks() -> st.SearchStrategy[Deck]:
    """Any deck of lists, columns, pictures and single texts."""
    return decks().map(_with_ids)


@st.composite
def course_decks(draw: st.DrawFn) -> Deck:
    """Any deck, on some of whose slides stand further blocks of any kinds."""
    deck = draw(plain_decks())
    slides = []
    for slide in deck.slides:
        kinds = draw(st.one_of(st.just([]), st.lists(st.sampled_from(KINDS), min_size=1, max_size=4)))
        names = [f"{kind.__name__.lower()}-{number}" for number, kind in enumerate(kinds, start=5)]
        more = {name: relabelled(SPECIMENS[kind], name) for name, kind in zip(names, kinds, strict=True)}
        slides.append(replace(slide, fields={**slide.fields, **more}))
    return replace(deck, slides=tuple(slides))
