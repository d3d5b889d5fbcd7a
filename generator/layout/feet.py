"""The feet of a slide's pages: which footnotes stand on which page, and how high the foot is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from generator.layout.rule import Facts
from generator.layout.rules import margin_of
from generator.layout.runs import SourceParagraph
from generator.layout.size_ladder import Setting
from generator.layout.theme import Theme
from generator.scene.boxes import Box, TextBox, basic
from generator.units import Length

FOOT = "source"
"""The field that stands at the foot of a page, below the footnotes."""
TRIES = 6
"""Heights of the foot that are tried on the pages of a divided slide."""
_AIR = 5


def called_in(boxes: Iterable[Box]) -> frozenset[int]:
    """The numbers of the footnotes that are called in these boxes."""
    texts = (box for box in basic(boxes) if isinstance(box, TextBox))
    return frozenset(run.called for box in texts for one in box.paragraphs for run in one.runs if run.called)


def by_page(called: Sequence[frozenset[int]], count: int) -> list[list[int]]:
    """The numbers of the footnotes of each page, by what is called on it. One that is called on none stands on the
    last, so that it is not lost."""
    lost = set(range(1, count + 1)).difference(*called)
    last = len(called)
    return [sorted(here | lost if page == last else here) for page, here in enumerate(called, 1)]


def foot_height(sources: Sequence[SourceParagraph], width: Length, theme: Theme, *, rtl: bool) -> int:
    """How many points high a foot with these paragraphs is on a page of that width."""
    from generator.layout.body.part import BodyContext  # with what most slides do without
    from generator.layout.body.set_text import SetText

    foot = SetText(FOOT, sources, BodyContext(theme, "", rtl=rtl), style="source")
    inner = width.pt - 2 * margin_of(theme.grid, width.pt)
    height = foot.height(inner, Setting(foot.style.sizes[-1], 1.0, 0.0))
    return max(Facts().foot, ceil(height or 0.0) + _AIR)
