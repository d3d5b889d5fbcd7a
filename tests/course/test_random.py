"""Any course over any deck: what is always true of the result."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.course.customise import customised
from generator.course.lists import blocks_of, columns_of, item_ids, lists_of
from generator.course.model import BlockChange, Course
from generator.deck.model import Deck, Gallery, Items, Note, Picture, Quote, Slide, Text
from generator.deck.model.held import texts_in
from generator.deck.model.walk import contents_in, with_lists
from generator.deck.texts import each_text, with_deck_texts, with_texts
from generator.errors import ContentError, has_errors
from generator.layout import lay_out
from tests.course.random_courses import Spec, applied, course_decks, courses, plain_decks, read, replacements
from tests.deck.reading import bare
from tests.layout.invariants import check_invariants
from tests.layout.made import span, theme
from tests.layout.test_random import REFUSALS

ANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def ids_of(deck: Deck) -> list[str]:
    return [slide.id for slide in deck.slides]


def given_course(data: st.DataObject) -> tuple[Deck, Spec]:
    deck = data.draw(course_decks())
    return deck, data.draw(courses(deck))


def in_deck(deck: Deck) -> Deck:
    """The deck with each text at a place of its own, so that texts that say the same can be told apart."""
    places = iter(range(1, 1_000_000))

    def placed(text: Text) -> Text:
        return replace(text, span=span(next(places)))

    slides = []
    for slide in deck.slides:
        notes = tuple(Note(note.inlines, span(next(places)), note.audience) for note in slide.notes)
        slides.append(replace(with_texts(slide, placed), notes=notes))
    return replace(with_deck_texts(deck, placed), slides=tuple(slides))


def course_texts(course: Course) -> Iterator[Text]:
    """Every text of a course."""
    yield from (value for value in course.values.values() if isinstance(value, Text))
    for slide in course.new_slides():
        yield from _slide_texts(slide)
    for change in course.changes.values():
        for content in (*change.fields.values(), *(change.body or {}).values()):
            yield from texts_in(content)
        for block in change.blocks.values():
            yield from _block_texts(block)
        items = [*change.prepended, *change.appended]
        for one in change.items.values():
            items += [*one.before, *one.after, *(one.children or ()), *one.prepended, *one.appended]
            if one.text:
                yield one.text
        yield from (item.text for top in items for _, item in top.walk())
        yield from (*(change.notes or ()), *change.added_notes)


def _block_texts(change: BlockChange) -> Iterator[Text]:
    yield from (value for value in change.values.values() if isinstance(value, Text))
    for content in (change.content, *change.before.values(), *change.after.values()):
        yield from texts_in(content) if content else ()


def _slide_texts(slide: Slide) -> Iterator[Text]:
    for content in slide.fields.values():
        yield from texts_in(content)
    yield from slide.notes


@ANY
@given(st.data())
def test_any_course_over_any_deck_gives_a_sound_deck_or_says_why_not(data: st.DataObject) -> None:
    deck, spec = given_course(data)
    course, found = read(spec, deck)
    assert course is not None
    result = customised(deck, course)
    assert all(0 < len(str(one)) < 4_000 for one in (*found, *result.diagnostics))
    assert all(one.span for one in result.diagnostics)
    if has_errors((*found, *result.diagnostics)):
        return
    assert result.deck.slides
    assert max(Counter(ids_of(result.deck)).values()) == 1
    for slide in result.deck.slides:
        assert max(Counter(item_ids(slide)).values(), default=1) == 1
    assert result == customised(deck, course), "the same again"


@ANY
@given(st.data())
def test_nothing_appears_and_nothing_vanishes_unsaid(data: st.DataObject) -> None:
    deck, spec = given_course(data)
    deck = in_deck(deck)
    course, found = read(spec, deck)
    assert course is not None
    result = customised(deck, course)
    if has_errors((*found, *result.diagnostics)):
        return
    theirs = [*each_text(deck), *course_texts(course)]
    known = {(one.span.path, one.span.line, one.span.column) for one in theirs}
    pictures = {one.span for slide in deck.slides for one in _pictures(slide)}
    pictures |= {change.picture.span for change in course.changes.values() if change.picture}
    there = {(one.span.path, one.span.line, one.span.column) for one in each_text(result.deck)}
    assert there <= known | {(one.path, one.line, one.column) for one in pictures}
    told = {action.address for action in result.actions if action.deed in ("dropped", "replaced")}
    new = {slide.id for slide in course.new_slides()}
    for slide in deck.slides:
        gone = slide.id in told
        for listed in lists_of(slide):
            for top in listed.items:
                for line in _ways(top, ()):
                    place = (line[-1].text.span.path, line[-1].text.span.line, line[-1].text.span.column)
                    fields = {f"{slide.id}/{name}" for name, _ in contents_in(slide.fields)}
                    fields |= {f"{slide.id}/{column.id}" for column in columns_of(slide)}
                    said = gone or told & ({f"{slide.id}/{item.id}" for item in line} | fields)
                    assert place in there or said, f"{slide.id}/{line[-1].id} is gone"
    for slide in course.new_slides():
        for text in _slide_texts(slide):
            place = (text.span.path, text.span.line, text.span.column)
            said = {slide.id} | {f"{slide.id}/{one}" for one in (*item_ids(slide), *slide.fields, "notes")}
            assert place in there or told & said, f"{slide.id} of the course is gone"
    for name, change in course.changes.items():
        if name in told or name in new:
            continue
        fields = {f"{name}/{field}" for field in change.fields}
        for block in change.blocks.values():
            for text in _block_texts(block):
                place = (text.span.path, text.span.line, text.span.column)
                assert place in there or told & fields, f"{text.plain} of the course is gone from {name}"
        added = [*change.prepended, *change.appended]
        for one in change.items.values():
            added += [*one.before, *one.after, *(one.children or ()), *one.prepended, *one.appended]
        for item in added:
            place = (item.text.span.path, item.text.span.line, item.text.span.column)
            fields |= {f"{name}/{field}" for field in ("items", "text", "columns")}
            assert place in there or told & ({f"{name}/{item.id}"} | fields), f"{name}/{item.id} of the course is gone"


def _pictures(slide: Slide) -> Iterator[Picture]:
    for _, block in blocks_of(slide):
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, Gallery):
            yield from block.pictures
        elif isinstance(block, Quote) and block.picture:
            yield block.picture


def _ways(item: object, above: tuple[object, ...]) -> Iterator[tuple]:  # type: ignore[type-arg]
    """Every item below one, with those above it."""
    yield (*above, item)
    for child in item.children:  # type: ignore[attr-defined]
        yield from _ways(child, (*above, item))


@ANY
@given(st.data())
def test_replacing_twice_is_replacing_once(data: st.DataObject) -> None:
    deck = data.draw(course_decks())
    spec = data.draw(replacements(deck))
    once = applied(spec, deck)
    if has_errors(once.diagnostics):
        return
    twice = applied(spec, once.deck)
    assert bare(twice.deck) == bare(once.deck)


@ANY
@given(st.data())
def test_a_drop_leaves_out_exactly_that(data: st.DataObject) -> None:
    deck = data.draw(course_decks())
    slides = data.draw(st.lists(st.sampled_from(ids_of(deck)), unique=True, max_size=len(deck.slides) - 1))
    there = [(slide.id, one.id) for slide in deck.slides for listed in lists_of(slide) for top in listed.items
             for _, one in top.walk()]  # fmt: skip
    items = data.draw(st.lists(st.sampled_from(there), unique=True, max_size=5)) if there else []
    result = applied({"drop": [*slides, *("/".join(one) for one in items)]}, deck)
    assert not has_errors(result.diagnostics) or len(slides) == len(deck.slides)

    def without(slide: Slide) -> Slide:
        def left(listed: Items) -> Items:
            return replace(listed, items=tuple(each for one in listed.items for each in _without(one, slide.id, items)))

        return replace(slide, fields={name: with_lists(content, left) for name, content in slide.fields.items()})

    assert result.deck.slides == tuple(without(one) for one in deck.slides if one.id not in slides)
    told = Counter(action.address for action in result.actions if action.why != "empty")
    assert {action.deed for action in result.actions} <= {"dropped"}
    assert told == Counter([*slides, *(f"{slide}/{one}" for slide, one in items)])


def _without(item, slide: str, items: list[tuple[str, str]]) -> list:  # type: ignore[no-untyped-def, type-arg]
    if (slide, item.id) in items:
        return []
    return [replace(item, children=tuple(each for one in item.children for each in _without(one, slide, items)))]


@ANY
@given(st.data(), st.integers(0, 2**32))
def test_the_order_in_the_file_does_not_matter(data: st.DataObject, seed: int) -> None:
    deck, spec = given_course(data)
    chance = random.Random(seed)

    def shuffled(value: object) -> object:
        if isinstance(value, dict):
            keys = list(value)
            chance.shuffle(keys)
            return {key: shuffled(value[key]) for key in keys}
        return [shuffled(one) for one in value] if isinstance(value, list) else value

    one, found = read(spec, deck)
    other, others = read(shuffled(spec), deck)  # type: ignore[arg-type]
    assert one is not None
    assert other is not None
    first, second = customised(deck, one), customised(deck, other)
    assert bare(replace(first.deck, places={})) == bare(replace(second.deck, places={}))
    assert Counter(map(str, first.actions)) == Counter(map(str, second.actions))
    assert Counter(each.code for each in (*found, *first.diagnostics)) == Counter(
        each.code for each in (*others, *second.diagnostics)
    )
    assert first.records == second.records


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_results_lay_out_without_overflow(data: st.DataObject) -> None:
    deck = data.draw(plain_decks())
    spec = data.draw(courses(deck))
    course, found = read(spec, deck)
    assert course is not None
    result = customised(deck, course)
    if has_errors((*found, *result.diagnostics)):
        return
    errors = set()
    try:
        scene, _ = lay_out(result.deck)
    except ContentError as problem:
        errors = {one.code for one in problem.diagnostics if one.severity == "error"}
        assert errors
    if errors:
        assert errors <= REFUSALS
    else:
        check_invariants(scene, result.deck, theme(result.deck.theme))
