"""When a slide has a designed layout: by the one block that it shows, or because its author names one for a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.deck.model import (
    Block,
    Callout,
    Cards,
    Columns,
    Comparison,
    Diagram,
    Gallery,
    Items,
    Marker,
    Numbers,
    Picture,
    Slide,
)
from generator.errors import Diagnostic, error
from generator.layout.rule import Rule

DEFINITION, BOX, PAIR, DIAGRAM = "definition", "box", "image-two", "diagram"
CARDS, MORE_CARDS = "cards", "cards-6"
DESIGNED: Final = frozenset({"numbers", CARDS, "comparison", DEFINITION, BOX, PAIR, DIAGRAM})
"""What layouts show that draw one block over the whole body."""
IN_A_ROW: Final = 4
"""Cards; more of them stand in two rows."""
_BESIDE: Final = frozenset({"heading", "kicker", "source"})
"""The texts that they show with it."""


def designed_for(slide: Slide) -> str:
    """The name of the layout that is drawn for the one block that is all that a slide shows; empty if there is none,
    or if another is named."""
    blocks = list(slide.body.values())
    name = PAIR if slide.layout == PAIR and _is_pair(blocks) else _drawn(blocks)
    if shown_by(name) == CARDS and slide.layout in (CARDS, MORE_CARDS):
        name = MORE_CARDS if MORE_CARDS in (name, slide.layout) else CARDS  # which has places for all
    elif not name or slide.layout not in (None, name):
        return ""
    if "heading" not in slide.texts and not (name == BOX or (name == DEFINITION and _title(blocks[0]))):
        return ""
    whole = all((block.caption, block.source) == (None, None) for block in blocks)
    return name if whole and slide.texts.keys() <= _BESIDE else ""


def shown_by(name: str) -> str:
    """What the layout of that name shows."""
    return CARDS if name == MORE_CARDS else name


def _drawn(blocks: Sequence[Block]) -> str:
    """The layout for these blocks, by what they are."""
    match blocks:
        case [Numbers()]:
            return "numbers"
        case [Cards(cards=cards)]:
            return CARDS if len(cards) <= IN_A_ROW else MORE_CARDS
        case [Comparison()]:
            return "comparison"
        case [Diagram()]:
            return DIAGRAM
        case [Callout() as box] if _is_prose(box):
            return DEFINITION if box.kind == DEFINITION and not box.hints else BOX
        case [Callout(kind="theorem" | "lemma") as claim, Callout(kind="proof") as proof]:
            return BOX if _is_prose(claim) and _is_prose(proof) and _is_bare(claim) and _is_bare(proof) else ""
        case _:
            return ""


def _is_pair(blocks: Sequence[Block]) -> bool:
    """Whether they are two pictures, or two columns of one each."""
    match blocks:
        case [Gallery(pictures=(_, _))]:
            return True
        case [Columns(columns=(one, other))]:
            held = [tuple(column.body.values()) for column in (one, other)]
            return all(len(body) == 1 and isinstance(body[0], Picture) for body in held)
        case _:
            return False


def _title(block: Block) -> bool:
    return isinstance(block, Callout) and block.title is not None and bool(block.title.plain.strip())


def _is_prose(box: Callout) -> bool:
    """Whether a box holds lists and paragraphs only, of one kind of list at the most."""
    lists = [one for one in box.body.values() if isinstance(one, Items) and (one.caption, one.source) == (None, None)]
    markers = {one.marker for one in lists} - {Marker.NONE}
    said = any(item.text.plain.strip() for one in lists for item in one.items)
    return box.kind != "statement" and len(lists) == len(box.body) and len(markers) <= 1 and said


def _is_bare(box: Callout) -> bool:
    return (box.note, box.example, box.hints, box.minutes) == (None, None, None, None)


def is_for_block(rule: Rule) -> bool:
    """Whether what a rule draws may be stacked as well, where the rule has too little room for it."""
    return rule.shows in DESIGNED


def is_for_list(rule: Rule) -> bool:
    """Whether a rule draws a list, which is a list without it as well."""
    return bool(rule.shows) and not is_for_block(rule)


def wrong_shape(slide: Slide, rule: Rule) -> tuple[Diagnostic, ...]:
    """That what a slide holds is not what a rule for pictures side by side, or for one exhibit, shows."""
    blocks = list(slide.body.values())
    span = blocks[0].span if blocks else slide.span
    if rule.shows == PAIR and not _is_pair(blocks):
        return (
            error(
                "two-pictures",
                "The layout {layout} shows two pictures, and slide `{id}` has something else",
                span,
                "Give it `images:` with two pictures, or two columns with an `image:` each; or leave `layout:` away.",
                layout=rule.name,
                id=slide.id,
            ),
        )
    if rule.single and (len(blocks) != 1 or isinstance(blocks[0], Items)):
        have = "none" if not blocks else "a list or a text" if len(blocks) == 1 else f"{len(blocks)} blocks"
        return (
            error(
                "one-exhibit",
                "The layout {layout} shows one thing under its sentence, such as a picture or a table; slide `{id}` "
                "has {have}",
                span,
                "Leave one block on the slide, and say the rest in the heading or in the notes; or leave `layout:` "
                "away.",
                layout=rule.name,
                id=slide.id,
                have=have,
            ),
        )
    return ()


def wrong_form(slide: Slide, rule: Rule) -> tuple[Diagnostic, ...]:
    """That a list has not the form that its layout is drawn for."""
    if not is_for_list(rule):
        return ()
    from generator.layout.designed.lists import FORMS, has_form  # most slides name no such layout

    items = slide.fields.get("items")
    if not isinstance(items, Items) or has_form(rule.shows, items):
        return ()
    return (
        error(
            "list-form",
            "The layout {layout} shows {form}; the list of slide `{id}` is another",
            items.span,
            hint="Leave `layout:` away, or change the list.",
            layout=rule.name,
            form=FORMS[rule.shows],
            id=slide.id,
        ),
    )
