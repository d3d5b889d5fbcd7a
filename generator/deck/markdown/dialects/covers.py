"""Slides of a few large words: covers, and those that open a part."""

from __future__ import annotations

from typing import Final

from generator.deck.markdown.blocks import Heading, Paragraph
from generator.deck.markdown.dialects.drafting import add
from generator.deck.markdown.dialects.front import Pairs
from generator.deck.markdown.dialects.room import HEADING, signs
from generator.deck.markdown.drafts import Draft
from generator.deck.tree import Scalar
from generator.patterns import pattern

_TITLE, _SUBTITLE, _AUTHOR = 100, 120, 80
"""Signs for which there is room on a cover."""
_LINES, _LINE, _SECTION_LINE = 4, 36, 60
_SECTION: Final = 240
_UNSEEN: Final = pattern(r"\]\([^)]*\)|[*`\[]")


def as_cover(draft: Draft, layout: str) -> None:
    """A slide of a heading and a few words as one of large type: what stands below becomes its subtitle."""
    if draft.heading is None or not all(
        isinstance(one, Paragraph | Heading) and not one.text.text.startswith("![") for one in draft.blocks
    ):
        return
    texts = [one.text for one in draft.blocks if isinstance(one, Paragraph | Heading)]
    if not _fits(draft.heading.text, [one.text for one in texts], layout):
        return
    add(draft, "layout", layout)
    draft.blocks = []
    if texts:
        add(draft, "subtitle", Scalar("\n".join(one.text for one in texts), texts[0].line, texts[0].column))


def _fits(heading: str, texts: list[str], layout: str) -> bool:
    above, below, wide = (_TITLE, _SUBTITLE, _LINE) if layout == "title" else (HEADING, _SECTION, _SECTION_LINE)
    if signs(heading) > above or sum(map(signs, texts)) > below:
        return False
    lines = [_UNSEEN.sub("", line) for one in texts for line in one.split("\n")]
    return sum(max(1, -(-signs(line) // wide)) for line in lines) <= _LINES


def title_draft(keys: Pairs) -> Draft | None:
    """The slide that shows a deck's title, subtitle, author and date; None for a deck without a title."""
    said = {name.text: value for name, value in keys if isinstance(value, Scalar)}
    title = said.get("title")
    if title is None:
        return None
    draft = Draft(title.line, 1)
    bounds = (("title", _TITLE), ("subtitle", _SUBTITLE), ("author", _AUTHOR), ("date", _AUTHOR))
    if all(signs(said[name].text) <= most for name, most in bounds if name in said):
        add(draft, "layout", "title")
        return draft
    draft.heading = title
    draft.blocks = [
        Paragraph(said[name].line, 1, said[name]) for name in ("subtitle", "author", "date") if name in said
    ]
    return draft
