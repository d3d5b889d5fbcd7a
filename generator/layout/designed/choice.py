"""When a slide has a designed layout: by the one block that it shows, or because its author names one for a list."""

from __future__ import annotations

from typing import Final

from generator.deck.model import Cards, Comparison, Diagram, Items, Numbers, Slide
from generator.errors import Diagnostic, error
from generator.layout.rule import Rule

DESIGNED: Final[dict[type, str]] = {Numbers: "numbers", Cards: "cards", Comparison: "comparison", Diagram: "diagram"}
"""The layouts that draw one block over the whole body."""
_BESIDE: Final = frozenset({"heading", "kicker", "source"})
"""The texts that they show with it."""


def designed_for(slide: Slide) -> str:
    """The name of the layout that is drawn for the one block that is all that a slide shows; empty if there is none,
    or if another is named."""
    blocks = list(slide.body.values())
    name = DESIGNED.get(type(blocks[0])) if len(blocks) == 1 else None
    if name is None or slide.layout not in (None, name) or "heading" not in slide.texts:
        return ""
    whole = (blocks[0].caption, blocks[0].source) == (None, None)
    return name if whole and slide.texts.keys() <= _BESIDE else ""


def is_for_block(rule: Rule) -> bool:
    """Whether what a rule draws may be stacked as well, where the rule has too little room for it."""
    return rule.shows in DESIGNED.values()


def is_for_list(rule: Rule) -> bool:
    """Whether a rule draws a list, which is a list without it as well."""
    return bool(rule.shows) and not is_for_block(rule)


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
