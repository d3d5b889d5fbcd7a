"""A figure beside what is said of it, where a slide has nothing else: two columns that its author need not name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.deck.model import Column, Columns, Content, Items, Media, QrCode, Quote, Terms, Text

BESIDE: Final = QrCode | Media
"""The figures that stand beside prose by themselves."""
_WIDTHS: Final = {QrCode: (5.0, 3.0), Media: (4.0, 5.0)}
"""What the prose and the figure have of the width."""


def is_beside(body: Mapping[str, Content]) -> bool:
    """Whether a body is one such figure and prose."""
    figures = [one for one in body.values() if isinstance(one, BESIDE)]
    others = [one for one in body.values() if not isinstance(one, BESIDE)]
    return len(figures) == 1 and bool(others) and all(isinstance(one, Items | Terms | Quote | Text) for one in others)


def side_by_side(body: Mapping[str, Content]) -> Columns:
    """Prose and figure as columns, in the order in which they were typed."""
    figure = {name: one for name, one in body.items() if isinstance(one, BESIDE)}
    prose = {name: one for name, one in body.items() if name not in figure}
    (block,) = figure.values()
    wide, narrow = _WIDTHS[type(block)]
    columns = (
        Column(None, prose, block.span, "prose", width=wide),
        Column(None, figure, block.span, "figure", width=narrow),
    )
    first = next(iter(body)) in figure
    return Columns(columns[::-1] if first else columns, block.span)
