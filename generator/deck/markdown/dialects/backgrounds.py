"""Pictures that lie below a slide: over the whole page where it says little, else beside what it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from generator.deck.markdown.blocks import Block, Listing, Paragraph
from generator.deck.markdown.dialects.drafting import add, key
from generator.deck.markdown.dialects.room import signs
from generator.deck.markdown.drafts import Draft, Lost
from generator.deck.markdown.pictures import pictures_in
from generator.deck.tree import Scalar

BACKGROUND: Final = "background"
"""The attribute of a picture that a reader of a dialect gives, and that is taken away here."""
_HEADING, _WORDS, _ITEMS = 60, 200, 5
"""Signs and items for which a panel on a picture has room."""


def settle_background(draft: Draft, lost: list[Lost]) -> None:
    """Gives the picture below a slide its place."""
    below = [one for one in draft.blocks if _is_background(one)]
    if not below:
        return
    rest = [one for one in draft.blocks if not _is_background(one)]
    layout = key(draft, "layout")
    fills = len(below) == 1 and not layout and _are_few_words(draft, rest)
    draft.blocks = [_plain(one, fills=fills) if _is_background(one) else one for one in draft.blocks]
    if fills:
        add(draft, "layout", "image-full")
    elif layout != "title":
        lost.append(Lost(below[0].line, "picture below a slide", "it stands beside the text"))


def _is_background(block: Block) -> bool:
    pairs = block.attributes.pairs if isinstance(block, Paragraph) and block.attributes else ()
    return any(name.text == BACKGROUND for name, _ in pairs)


def _are_few_words(draft: Draft, rest: Iterable[Block]) -> bool:
    words = 0
    items = 0
    for one in rest:
        if isinstance(one, Listing) and one.start is None:
            items += len(one.items)
            words += sum(signs(item.text.text) for item in one.items if item.text)
            if any(item.below for item in one.items):
                return False
        elif isinstance(one, Paragraph) and not pictures_in(one):
            words += signs(one.text.text)
        else:
            return False
    return words <= _WORDS and items <= _ITEMS and (draft.heading is None or signs(draft.heading.text) <= _HEADING)


def _plain(block: Block, *, fills: bool) -> Block:
    """The picture without the attribute; cut to the page's shape where it fills it."""
    assert isinstance(block, Paragraph)
    assert block.attributes
    pairs = [pair for pair in block.attributes.pairs if pair[0].text != BACKGROUND]
    if fills:
        pairs.append((Scalar("crop", block.line, block.column), Scalar("true", block.line, block.column)))
    return replace(block, attributes=replace(block.attributes, pairs=tuple(pairs)) if pairs else None)
