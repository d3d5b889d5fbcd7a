"""The lists of a slide, and the ids of what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.deck.model import Block, Column, Columns, Item, Items, Slide, Text
from generator.deck.model.own_texts import own_texts
from generator.deck.model.walk import contents_in, lists_in


def lists_of(slide: Slide) -> Iterator[Items]:
    """Every list of a slide, those of its columns and boxes included."""
    for content in slide.fields.values():
        yield from lists_in(content)


def blocks_of(slide: Slide) -> Iterator[tuple[str, Block]]:
    """Every block of a slide with its address, those in columns and boxes included."""
    return ((name, one) for name, one in contents_in(slide.fields) if not isinstance(one, Text))


def columns_of(slide: Slide) -> Iterator[Column]:
    """Every column of a slide."""
    for _, block in blocks_of(slide):
        if isinstance(block, Columns):
            yield from block.columns


def part_ids(slide: Slide) -> list[str]:
    """The ids of all that a course may change one by one: items, heads of columns, single texts of blocks, notes."""
    return [*item_ids(slide), *(name for name, _ in block_texts(slide)), *(note.id for note in slide.notes)]


def item_ids(slide: Slide) -> list[str]:
    """The ids of a slide's items, in reading order, and of its columns' heads."""
    heads = [column.id for column in columns_of(slide) if column.heading]
    return heads + [item.id for item in items_of(slide)]


def items_of(slide: Slide) -> Iterator[Item]:
    """Every item of a slide, those below others included."""
    return (item for listed in lists_of(slide) for top in listed.items for _, item in top.walk())


def block_texts(slide: Slide) -> Iterator[tuple[str, Text]]:
    """The texts of blocks that are neither items nor heads of columns, by their addresses: captions, titles of boxes,
    terms, quotations, cells (``table-r2-c1``), alternative texts of pictures."""
    for name, block in blocks_of(slide):
        yield from own_texts(name, block)
