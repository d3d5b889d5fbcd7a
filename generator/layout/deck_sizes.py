"""Sizes that all slides of a deck share: that of its headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.deck.model import Deck
from generator.layout.choose import choose
from generator.layout.composed import Composed
from generator.layout.footnotes import Target, referring
from generator.layout.lines import MARGIN
from generator.layout.rule import TextRegion
from generator.layout.rules import Rules
from generator.layout.runs import paragraph
from generator.layout.theme import HeadingFit, Theme
from generator.layout.voices import as_quotation

HEADING = "heading"


class DeckSizes(Struct, frozen=True):
    """In points."""

    heading: int = 0
    """0: each slide has its own."""


def deck_sizes(deck: Deck, theme: Theme, rules: Rules, targets: Mapping[str, Target]) -> DeckSizes:
    fit = theme.fit.heading
    if fit.scope != "deck":
        return DeckSizes()
    return DeckSizes(heading_size(list(_headings(deck, theme, rules, targets)), fit))


def heading_size(headings: Sequence[tuple[Composed, float]], fit: HeadingFit) -> int:
    """The largest size at which most headings stand on one line, all but one at least in a short deck, and none needs
    more lines than it may have.

    A heading that is too long at every size has no say. ``headings``: each with its width in points.
    """
    smallest = fit.sizes[-1]
    counted = [(one, width) for one, width in headings if _lines(one, smallest, width) <= fit.lines]
    for size in fit.sizes[:-1]:
        lines = [_lines(one, size, width) for one, width in counted]
        more = sum(count > 1 for count in lines)
        if more <= max(1.0, (1 - fit.one_line) * len(lines)) and max(lines, default=1) <= fit.lines:
            return size
    return smallest


def _lines(one: Composed, size: int, width: float) -> int:
    """A word that is wider than its line makes it longer than any heading may be."""
    measured, limit = one.measured(size), width / size * (1 - MARGIN)
    return measured.count(limit) if measured.widest <= limit else 99


def _headings(
    deck: Deck, theme: Theme, rules: Rules, targets: Mapping[str, Target]
) -> Iterator[tuple[Composed, float]]:
    """The headings over the whole width."""
    style = theme.styles[HEADING]
    widths: dict[str, float] = {}
    for index, slide in enumerate(deck.slides):
        if slide.heading is None:
            continue
        rule = choose(as_quotation(slide) or slide, index == 0, rules).rule
        if rule is None:
            continue
        if rule.name not in widths:
            widths[rule.name] = next(
                (
                    region.at.width.pt
                    for region in rule.regions
                    if isinstance(region, TextRegion) and region.style == HEADING and region.grow
                ),
                0.0,
            )
        if width := widths[rule.name]:
            source = paragraph(referring(slide.heading, targets), slide.lang or deck.lang, deck.typography)
            yield Composed(source, style, theme), width
