"""Links to slides that are not there: other tools make ids in other ways, and their text stays."""

from __future__ import annotations

import re

from generator.deck.ids import slug
from generator.deck.markdown.drafts import Lost
from generator.deck.marks import Style
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.patterns import pattern

_LINK = pattern(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(<?#([^()\s>]+)>?\)")


def settle_links(slides: Sequence, lost: list[Lost]) -> None:
    """Takes the addresses out of links that would lead nowhere."""
    known = {name for one in slides.members if isinstance(one, Mapping) for name in _names(one)}

    def mended(found: re.Match[str]) -> str:
        return found.group() if found[2] in known else found[1]

    def walk(node: Node) -> None:
        if isinstance(node, Scalar):
            if "](" in node.text and node.style is not Style.LITERAL:
                text = _LINK.sub(mended, node.text)
                if text != node.text:
                    lost.append(Lost(node.line, "link within the deck", "its text stays, it leads nowhere"))
                    node.text, node.starts = text, ()
        elif isinstance(node, Sequence):
            for one in node.members:
                walk(one)
        else:
            for name, value in node.pairs:
                if node.parent:
                    walk(name)
                walk(value)

    walk(slides)


def _names(slide: Mapping) -> set[str]:
    """The id of a slide: its own, or the one that its heading gives it."""
    said = {name.text: value.text for name, value in slide.pairs if isinstance(value, Scalar)}
    return {said["id"]} if "id" in said else {slug(said.get("heading", ""))}
