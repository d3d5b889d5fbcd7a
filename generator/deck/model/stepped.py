"""What of a slide has a step of its own: blocks, columns, items, and other parts of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from generator.deck.model.blocks import Block, Cards, Code, Columns, Diagram, Numbers, Table, Terms
from generator.deck.model.charts import Chart
from generator.deck.model.slide import Deck, Slide
from generator.deck.model.steps import Step
from generator.deck.model.text import Text
from generator.deck.model.walk import contents_in, lists_in
from generator.remembered import remembered


class Entry(Protocol):
    """One of the things that a block holds side by side, or one under the other."""

    @property
    def id(self) -> str: ...

    @property
    def step(self) -> Step | None: ...


def entries_of(block: Block) -> tuple[Entry, ...]:
    """The parts of a block that may appear one after the other, but for items and rows."""
    match block:
        case Columns():
            return block.columns
        case Terms() | Numbers():
            return block.entries
        case Cards():
            return block.cards
        case Diagram():
            return block.points
        case _:
            return ()


def steps_in(slide: Slide) -> Iterator[tuple[str, Step]]:
    """Every step that its author wrote, with the id of what has it, in reading order."""
    for name, content in contents_in(slide.fields):
        if isinstance(content, Text):
            continue
        if content.step:
            yield name, content.step
        yield from ((one.id, one.step) for one in entries_of(content) if one.step)
    for content in slide.fields.values():
        for listed in lists_in(content):
            yield from ((one.id, one.step) for top in listed.items for _, one in top.walk() if one.step)


def has_steps(deck: Deck) -> bool:
    """Whether anything in it appears click by click, or may do so."""
    return deck.steps is not None or any(map(_is_stepped, deck.slides))


@remembered
def _is_stepped(slide: Slide) -> bool:
    return slide.steps is not None or any(True for _ in steps_in(slide)) or _has_own(slide)


def _has_own(slide: Slide) -> bool:
    """Whether something in it has steps of its own: lines of code, rows, series."""
    for _, one in contents_in(slide.fields):
        match one:
            case Code() | Chart() if one.steps:
                return True
            case Table() if one.by_rows:
                return True
            case Diagram() if one.by_items:
                return True
    return False
