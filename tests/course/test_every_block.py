"""Every kind of block, through all that courses do with one: texts, audiences, variables, translations, records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from generator.course.customise import Customised, customised
from generator.course.diff import difference
from generator.course.lists import blocks_of, item_ids
from generator.course.records import Records
from generator.course.skeleton import translation_file
from generator.course.translation import texts_by_name
from generator.course.wording import slide_texts, wording
from generator.deck.model import (
    Audience,
    Block,
    Callout,
    Cards,
    Code,
    Column,
    Columns,
    Content,
    Deck,
    Fact,
    Gallery,
    Inline,
    Item,
    Items,
    Marker,
    Numbers,
    Picture,
    Slide,
    Table,
    Terms,
    Text,
)
from generator.deck.model.held import texts_in
from generator.deck.model.own_texts import own_texts, with_own_texts
from generator.deck.model.walk import contents_in, with_lists, with_texts_in
from tests.course.random_courses import read
from tests.layout.made import deck, span, text
from tests.specimens import ADDRESS, CODE, KINDS, SPECIMENS, WORDS, slide_with

FOR_TEACHERS = Audience(only=(frozenset(["teacher"]),))
OTHER = Items((Item("p9", text("Autre"), (), span()),), Marker.NONE, span())


def in_column(block: Block) -> Content:
    return Columns((Column(text("Head"), {ADDRESS: block}, span(), "k1"), Column(None, {"z": OTHER}, span(), "k2")),
                   span())  # fmt: skip


def in_box(block: Block) -> Content:
    return Callout("box", {ADDRESS: block, "z": OTHER}, span(), title=text("Head"))


def slides_with(block: Block) -> list[Slide]:
    """The block on a slide itself, in a column and in a box, where it may stand there."""
    slides = [slide_with(block, heading=text("Heading"))]
    if not isinstance(block, Columns):
        slides.append(slide_with(text("Plain"), columns=in_column(block)))
        if not isinstance(block, Callout):
            slides.append(slide_with(text("Plain"), box=in_box(block)))
    return slides


def specimen_decks() -> list[Any]:
    found = []
    for kind in KINDS:
        for slide, where in zip(slides_with(SPECIMENS[kind]), ("slide", "column", "box"), strict=False):
            plain = replace(slide, fields={name: one for name, one in slide.fields.items() if not _is_filler(one)})
            found.append(pytest.param(kind, plain, id=f"{kind.__name__}-{where}"))
    return found


def _is_filler(content: Content) -> bool:
    return isinstance(content, Text) and content.plain == "Plain"


EVERYWHERE = pytest.mark.parametrize(("kind", "slide"), specimen_decks())
EVERY = pytest.mark.parametrize("kind", KINDS)


def made(spec: Mapping[str, Any], of: Deck, tags: frozenset[str] = frozenset()) -> Customised:
    course, found = read(spec, of)
    assert course is not None
    assert not [str(one) for one in found]
    return customised(of, course, tags)


def said(spec: Mapping[str, Any], of: Deck) -> list[str]:
    """The codes of what is said of a course that is applied, but that it is not recorded."""
    return [one.code for one in made(spec, of).diagnostics if one.code != "not-recorded"]


def words_on(slide: Slide) -> set[str]:
    return {text.plain for content in slide.fields.values() for text in texts_in(content)}


# --- texts -----------------------------------------------------------------------------------------------------------


@EVERY
def test_every_kind_has_a_specimen_and_every_text_is_walked_over(kind: type[Block]) -> None:
    found = [one.plain for one in texts_in(SPECIMENS[kind])]
    assert Counter(found) == Counter(WORDS[kind])
    changed = with_texts_in(SPECIMENS[kind], lambda one: replace(one, inlines=(Inline(one.plain.upper()),)))
    assert [one.plain for one in texts_in(changed)] == [one.upper() for one in found]
    assert with_texts_in(changed, lambda one: replace(one, inlines=(Inline(one.plain.lower()),))) == SPECIMENS[kind]
    assert with_lists(SPECIMENS[kind], lambda listed: listed) == SPECIMENS[kind]


@EVERYWHERE
def test_every_text_has_an_address_of_its_own(kind: type[Block], slide: Slide) -> None:
    named = list(texts_by_name(slide))
    assert max(Counter(name for name, _ in named).values()) == 1
    assert {one.plain for _, one in named} == words_on(slide)
    assert set(WORDS[kind]) <= words_on(slide)
    assert dict(blocks_of(slide))[ADDRESS] == SPECIMENS[kind]


@EVERY
def test_one_text_of_a_block_is_replaced_by_its_address(kind: type[Block]) -> None:
    block = SPECIMENS[kind]
    for name, before in own_texts(ADDRESS, block):
        changed = with_own_texts(ADDRESS, block, {name: text("Neuf")})
        assert dict(own_texts(ADDRESS, changed))[name].plain == "Neuf"
        assert Counter(one.plain for one in texts_in(changed)) == Counter(
            "Neuf" if word == before.plain else word for word in WORDS[kind]
        )


@EVERY
def test_a_text_that_a_block_can_do_without_is_left_out(kind: type[Block]) -> None:
    block = SPECIMENS[kind]
    for name, before in own_texts(ADDRESS, block):
        left = with_own_texts(ADDRESS, block, {name: None})
        assert before.plain not in [one.plain for one in texts_in(left)]
        empty = [one for one in texts_in(left) if not one.plain]
        optional = ("title", "note", "example", "by", "credit", "caption", "source", "alt", "detail", "unit", "x_title",
                    "y_title", "head", "text", "label")  # fmt: skip
        gone = name.rpartition("-")[2] in optional or "-transcript-" in name
        assert len(empty) == (0 if gone else 1), name


@EVERYWHERE
def test_everything_is_in_its_wording(kind: type[Block], slide: Slide) -> None:
    whole, by_part = wording(SPECIMENS[kind]), slide_texts(slide)
    for word in WORDS[kind]:
        assert word in whole
        assert [part for part in by_part.values() if word in part], word
    if kind is Code:
        assert CODE in whole
        assert CODE in by_part[ADDRESS]


# --- audiences -------------------------------------------------------------------------------------------------------


@EVERYWHERE
def test_a_block_for_some_is_left_out_for_others(kind: type[Block], slide: Slide) -> None:
    tagged = replace(slide, fields=_tagged(slide.fields))
    other = slide_with(OTHER, name="other")
    result = customised(deck(tagged, other), None)
    assert not {word for one in result.deck.slides for word in words_on(one)} & set(WORDS[kind])
    assert result.deck.slides[-1] == other
    shown = customised(deck(tagged, other), None, frozenset(["teacher"])).deck
    assert shown.slides == (tagged, other)


def _tagged(body: Mapping[str, Content]) -> dict[str, Content]:
    from generator.deck.model.walk import with_bodies

    return {
        name: replace(one, audience=FOR_TEACHERS) if name == ADDRESS and not isinstance(one, Text) else
        with_bodies(one, _tagged)
        for name, one in body.items()
    }  # fmt: skip


@EVERY
def test_a_slide_of_which_nothing_is_left_goes(kind: type[Block]) -> None:
    alone = slide_with(replace(SPECIMENS[kind], audience=FOR_TEACHERS))
    result = customised(deck(alone, slide_with(OTHER, name="other")), None)
    assert [slide.id for slide in result.deck.slides] == ["other"]


def _first_tagged(block: Block) -> Block | None:
    """The block with the first of its parts for teachers; None if it has none of its own."""
    if isinstance(block, Items):
        return replace(block, items=(replace(block.items[0], audience=FOR_TEACHERS), *block.items[1:]))
    if isinstance(block, Terms):
        return replace(block, entries=(replace(block.entries[0], audience=FOR_TEACHERS), *block.entries[1:]))
    if isinstance(block, Numbers):
        return replace(block, entries=(replace(block.entries[0], audience=FOR_TEACHERS), *block.entries[1:]))
    if isinstance(block, Cards):
        return replace(block, cards=(replace(block.cards[0], audience=FOR_TEACHERS), *block.cards[1:]))
    if isinstance(block, Gallery):
        return replace(block, pictures=(replace(block.pictures[0], audience=FOR_TEACHERS), *block.pictures[1:]))
    if isinstance(block, Columns):
        return replace(block, columns=(replace(block.columns[0], audience=FOR_TEACHERS), *block.columns[1:]))
    if isinstance(block, Callout) and block.hints:
        return replace(block, hints=_first_tagged(block.hints))
    return None


@EVERY
def test_a_part_for_some_is_left_out_for_others(kind: type[Block]) -> None:
    tagged = _first_tagged(SPECIMENS[kind])
    if tagged is None:
        return
    slide = slide_with(tagged, heading=text("Heading"))
    [left] = customised(deck(slide), None).deck.slides
    gone = words_on(slide) - words_on(left)
    assert gone < set(WORDS[kind])
    assert gone
    assert customised(deck(slide), None, frozenset(["teacher"])).deck.slides == (slide,)


# --- variables -------------------------------------------------------------------------------------------------------


@EVERYWHERE
def test_templates_stand_in_every_text_and_never_in_code(kind: type[Block], slide: Slide) -> None:
    def asking(one: Text) -> Text:
        return replace(one, inlines=(Inline(f"{one.plain} {{{{ course.group }}}}"),))

    fields = {name: with_texts_in(content, asking) for name, content in slide.fields.items()}
    known = replace(deck(replace(slide, fields=fields)), facts={"group": Fact(("Bloc 2",), False, span())})
    result = customised(known, None)
    assert not result.diagnostics
    assert words_on(result.deck.slides[0]) == {f"{word} Bloc 2" for word in words_on(slide)}
    for _, block in blocks_of(result.deck.slides[0]):
        if isinstance(block, Code):
            assert block.text == CODE
            assert block.output == "{{ course.group }}"


@EVERY
def test_a_block_of_which_templates_leave_nothing_is_left_out(kind: type[Block]) -> None:
    if kind not in (Items, Terms, Callout):
        return

    def nothing(one: Text) -> Text:
        return replace(one, inlines=(Inline("{% if course.exam is defined %}x{% endif %}"),))

    slide = slide_with(with_texts_in(SPECIMENS[kind], nothing), heading=text("Heading"))
    known = replace(deck(slide), facts={"group": Fact(("Bloc 2",), False, span())})
    assert list(customised(known, None).deck.slides[0].fields) == ["heading"]


# --- changes ---------------------------------------------------------------------------------------------------------


@EVERYWHERE
def test_each_text_is_changed_by_a_course_and_seen_in_the_difference(kind: type[Block], slide: Slide) -> None:
    base = deck(slide)
    fields = [name for name, one in slide.fields.items() if isinstance(one, Text)]
    names = [name for name, one in texts_by_name(slide) if name not in fields]
    for name in names:
        result = made({"slides": {"s": {"items": {name: "Neuf"}}}}, base)
        assert not [one for one in result.diagnostics if one.code != "not-recorded"], name
        [changed] = difference(base, result.deck).slides
        assert [(part.name, part.after) for part in changed.parts] == [(name, "Neuf")]
        assert f"s/{name}" in result.records["soir"]


@EVERYWHERE
def test_a_block_is_left_out_by_its_address(kind: type[Block], slide: Slide) -> None:
    base = deck(slide, slide_with(OTHER, name="other"))
    for spec in (
        {"slides": {"s": {"body": {ADDRESS: {"drop": True}}}}},
        {"slides": {"s": {"without": [ADDRESS]}}},
        {"drop": [f"s/{ADDRESS}"]},
    ):
        result = made(spec, base)
        assert not [str(one) for one in result.diagnostics if one.code != "not-recorded"]
        assert not words_on(result.deck.slides[0]) & set(WORDS[kind])
        assert result.records["soir"][f"s/{ADDRESS}"] == wording(SPECIMENS[kind])


@EVERYWHERE
def test_a_block_is_replaced_and_others_stand_beside_it(kind: type[Block], slide: Slide) -> None:
    tagged = replace(slide, fields=_tagged(slide.fields))
    spec = {"slides": {"s": {"body": {ADDRESS: {
        "table": "a | b\nc | d",
        "before": [{"text": "Avant"}],
        "after": [{"items": ["Après"], "id": "apres"}, {"table": "e | f"}],
    }}}}}  # fmt: skip
    result = made(spec, deck(tagged), frozenset(["teacher"]))
    assert not [str(one) for one in result.diagnostics if one.code != "not-recorded"]
    left = dict(contents_in(result.deck.slides[0].fields))
    new = left[ADDRESS]
    assert isinstance(new, Table)
    assert new.audience == FOR_TEACHERS, "who may not see the one does not see the other"
    assert new.caption == SPECIMENS[kind].caption
    names = list(left)
    at = names.index(ADDRESS)
    assert names[at - 1 : at + 3] == [f"soir-{ADDRESS}-before-text", ADDRESS, "apres", f"soir-{ADDRESS}-after-table"]
    assert max(Counter(item_ids(result.deck.slides[0])).values()) == 1


@EVERYWHERE
def test_a_block_keeps_its_content_and_gets_another_caption(kind: type[Block], slide: Slide) -> None:
    result = made({"slides": {"s": {"body": {ADDRESS: {"caption": "Neuve"}}}}}, deck(slide))
    block = dict(blocks_of(result.deck.slides[0]))[ADDRESS]
    assert block.caption
    assert block.caption.plain == "Neuve"
    assert replace(block, caption=SPECIMENS[kind].caption) == SPECIMENS[kind]


@EVERY
def test_a_block_is_moved(kind: type[Block]) -> None:
    fields: dict[str, Content] = {"heading": text("Heading"), "a": OTHER, ADDRESS: SPECIMENS[kind], "b": OTHER}
    slide = replace(slide_with(OTHER), fields=fields)
    for move, order in (
        ("first", ["heading", ADDRESS, "a", "b"]),
        ("last", ["heading", "a", "b", ADDRESS]),
        ({"after": "b"}, ["heading", "a", "b", ADDRESS]),
        ({"before": "a"}, ["heading", ADDRESS, "a", "b"]),
    ):
        result = made({"slides": {"s": {"body": {ADDRESS: {"move": move}}}}}, deck(slide))
        assert list(result.deck.slides[0].fields) == order
        assert result.deck.slides[0].fields[ADDRESS] == SPECIMENS[kind]
        assert any(one.address == f"s/{ADDRESS}" and one.deed == "moved" for one in result.actions)


# --- translations and records ----------------------------------------------------------------------------------------


@EVERYWHERE
def test_what_a_translation_leaves_is_listed_and_can_be_filled_in(kind: type[Block], slide: Slide) -> None:
    base = deck(slide, lang="fr")
    [left] = [one for one in made({"lang": "en"}, base).diagnostics if one.code == "untranslated-slide"]
    names = [name for name, _ in texts_by_name(slide)]
    for name in names[:20]:
        assert name in str(left)
    skeleton = translation_file(base, "en", "diapo check")
    for name, one in texts_by_name(slide):
        assert f" {name}:\n" in skeleton
        assert f"# {one.plain}\n" in skeleton.replace("#   ", "# ")
    own = {name: "English" for name, one in slide.fields.items() if isinstance(one, Text)}
    items = {name: "English" for name in names if name not in own}
    result = made({"lang": "en", "slides": {"s": {**own, "items": items}}}, base)
    assert not [str(one) for one in result.diagnostics if one.code not in ("not-recorded", "untranslated")]
    assert words_on(result.deck.slides[0]) == {"English"}


@EVERYWHERE
def test_a_block_may_be_the_same_in_both_languages(kind: type[Block], slide: Slide) -> None:
    result = made({"lang": "en", "same": [f"s/{ADDRESS}"]}, deck(slide, lang="fr"))
    told = [str(one) for one in result.diagnostics if one.code == "untranslated-slide"]
    assert not [word for word in (name for name, _ in own_texts(ADDRESS, SPECIMENS[kind])) if word in "".join(told)]


@EVERYWHERE
def test_a_block_that_changed_since_it_was_replaced_is_told(kind: type[Block], slide: Slide) -> None:
    from generator.course.compare import Moved, compared

    spec = {"slides": {"s": {"body": {ADDRESS: {"drop": True}}}}}
    records: Records = made(spec, deck(slide)).records["soir"]
    first = WORDS[kind][0]

    def other(one: Text) -> Text:
        return replace(one, inlines=(Inline("Changé"),)) if one.plain == first else one

    now = deck(replace(slide, fields={name: with_texts_in(one, other) for name, one in slide.fields.items()}))
    fresh = {address: (said, span()) for address, said in made(spec, now).records["soir"].items()}
    for old, told in ((deck(slide), []), (now, ["base-changed"])):
        there = fresh if old is now else {address: (one, span()) for address, one in records.items()}
        replaced = {address: one for address, one in there.items() if "/" in address}
        found, _ = compared("courses/soir.yaml", records, replaced, {}, Moved(records, old))
        assert [one.code for one in found] == told


def test_pictures_of_the_slide_itself_are_called_as_ever() -> None:
    slide = slide_with(OTHER, image=SPECIMENS[Picture])
    assert "image (alt)" in dict(texts_by_name(slide))
    assert "image-alt" not in dict(texts_by_name(slide))
    assert slide_texts(slide)["image"] == "p.png (altaa)"
