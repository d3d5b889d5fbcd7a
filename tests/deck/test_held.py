"""What is seen of a block is what would be replaced in it."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

import pytest
from msgspec.structs import replace

from generator.deck.model import Block, Card, Items, Picture, Text
from generator.deck.model.held import links_in, texts_in
from generator.deck.model.walk import with_cards, with_pictures, with_texts_in
from tests.course.test_every_block import slides_with
from tests.layout.made import text
from tests.specimens import SPECIMENS

_Leading = TypeVar("_Leading", Picture, Card)


def _noted(into: list[Text], one: Text) -> Text:
    into.append(one)
    return one


@pytest.mark.parametrize("kind", SPECIMENS)
def test_all_texts_are_seen_in_the_order_in_which_they_are_replaced(kind: type[Block]) -> None:
    block = SPECIMENS[kind]
    for titled in (block, replace(block, caption=text("Caption"), source=text("Source"))):
        for slide in slides_with(titled):
            for content in slide.fields.values():
                replaced: list[Text] = []
                with_texts_in(content, partial(_noted, replaced))
                assert list(texts_in(content)) == replaced


def test_a_list_with_a_caption_is_seen_whole() -> None:
    listed = replace(SPECIMENS[Items], caption=text("Caption"), source=None)
    assert [one.plain for one in texts_in(listed)][-1] == "Caption"


@pytest.mark.parametrize("kind", SPECIMENS)
def test_all_links_of_pictures_and_cards_are_seen(kind: type[Block]) -> None:
    count = 0

    def led(part: _Leading) -> _Leading:
        nonlocal count
        count += 1
        return replace(part, link=f"#to-{count}")

    for slide in slides_with(SPECIMENS[kind]):
        count = 0
        fields = {name: with_cards(with_pictures(one, led), led) for name, one in slide.fields.items()}
        assert sorted(links_in(fields)) == sorted(f"#to-{number}" for number in range(1, count + 1))
