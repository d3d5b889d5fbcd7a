"""The foot of a page: how high its footnotes and its source are."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from generator.deck.model import Text
from generator.layout.body.part import BodyContext
from generator.layout.body.set_text import SetText
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting

_NAME = "source"

SPARE = 5


def foot_height(texts: Sequence[Text], width: float, context: BodyContext) -> int:
    """In whole points, in the smallest type of captions."""
    sources = [paragraph(text, context.lang, context.typography) for text in texts]
    foot = SetText(_NAME, sources, context, style="caption")
    height = foot.height(width, Setting(foot.style.sizes[-1], 1.0, 0.0))
    return ceil(height or 0.0) + SPARE
