"""A slide's blocks, as a dialect has them -> the draft of a slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.deck.ids import is_id, slug
from generator.deck.markdown.blocks import Attributes, Block, Heading, Line, Paragraph, Pause
from generator.deck.markdown.dialects.divisions import merged_lists
from generator.deck.markdown.dialects.noted import note_division
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.markdown.dialects.settle import settled
from generator.deck.markdown.drafts import Draft
from generator.deck.markdown.scan import scan
from generator.deck.markdown.signs import Habits
from generator.deck.tree import Node, Scalar

MARKDOWN = Habits(html=True, indented_code=True, pauses=False, divisions=False, meanings=False, attributes=False)
"""What CommonMark has, with GitHub's tables."""


def drafted(blocks: Iterable[Block], reading: Reading, line: int) -> Draft:
    """The draft of a slide, with what stood in it as notes; remarks are left to the caller, in ``reading``."""
    reading.by_items = False
    reading.noted = []
    made = merged_lists(settled(blocks, reading))
    while made and isinstance(made[0], Pause):
        made.pop(0)
    while made and isinstance(made[-1], Pause):
        made.pop()
    draft = Draft(line, 1)
    if (at := _heading_at(made)) is not None:
        first = made.pop(at)
        assert isinstance(first, Heading)
        text = " ".join(first.text.text.split("\n"))
        draft.heading = Scalar(text, first.line, first.column)
    draft.blocks = made
    if reading.by_items:
        add(draft, "steps", "items")
    add_notes(draft, settled(reading.noted, reading), reading)
    return draft


def _heading_at(blocks: Sequence[Block]) -> int | None:
    """Where the heading of the slide stands: before it there may be a picture or two, or a short line."""
    for at, one in enumerate(blocks[:4]):
        if isinstance(one, Heading):
            return at
        if not isinstance(one, Paragraph) or (at and not one.text.text.startswith("![")):
            return None
    return None


def add_notes(draft: Draft, blocks: Sequence[Block], reading: Reading) -> None:
    division = note_division(blocks, blocks[0].line) if blocks else None
    if division is not None:
        draft.notes.append(division)


def add_note_lines(draft: Draft, lines: Sequence[Line], reading: Reading, habits: Habits = MARKDOWN) -> None:
    """Notes from lines as the dialect has them."""
    add_notes(draft, settled(scan(lines, habits), reading), reading)


def add(draft: Draft, name: str, value: str | Node, line: int = 0) -> None:
    """A key of the slide; the first one of a name holds."""
    if any(key.text == name for key, _ in draft.keys):
        return
    line = line or draft.line
    draft.keys.append((Scalar(name, line, 1), Scalar(value, line, 1) if isinstance(value, str) else value))


def key(draft: Draft, name: str) -> str:
    """What a key of the draft says."""
    return next((value.text for key, value in draft.keys if key.text == name and isinstance(value, Scalar)), "")


def add_id(draft: Draft, typed: str, taken: set[str]) -> None:
    """The slide's id, as this format has ids; a second one of a name is left to the program."""
    made = typed if is_id(typed) else slug(typed)
    if made and is_id(made) and made not in taken:
        taken.add(made)
        add(draft, "id", made)


def is_empty(draft: Draft) -> bool:
    return draft.heading is None and not draft.blocks and not draft.notes and not key(draft, "layout")


def classes_in(attributes: Attributes | None) -> tuple[str, ...]:
    return tuple(one.text for one in attributes.classes) if attributes else ()
