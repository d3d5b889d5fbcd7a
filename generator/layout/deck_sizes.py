"""Sizes that all slides of a deck share: that of its headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.deck.model import Deck, Slide, Text
from generator.layout.choose import choose
from generator.layout.composed import Composed
from generator.layout.footnotes import Target, referring
from generator.layout.lines import MARGIN
from generator.layout.rule import Region, TextRegion
from generator.layout.rules import Rules
from generator.layout.runs import paragraph
from generator.layout.theme import HeadingFit, Theme
from generator.layout.voices import as_quotation
from generator.remembered import remembered

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
    for index, slide in enumerate(deck.slides):
        if slide.heading is None:
            continue
        said = referring(slide.heading, targets)
        found = _heading(slide, said, index == 0, deck.lang, deck.typography, theme, rules)
        if found:
            yield found


@remembered
def _heading(
    slide: Slide, said: Text, first: bool, lang: str, typography: bool, theme: Theme, rules: Rules
) -> tuple[Composed, float] | None:
    """What a slide's heading says, with its width; None where it does not stand over the whole width."""
    rule = choose(as_quotation(slide) or slide, first, rules).rule
    widths = (one.at.width.pt for one in rule.regions if _is_heading(one)) if rule else iter(())
    width = next(widths, 0.0)
    if not width:
        return None
    return Composed(paragraph(said, slide.lang or lang, typography), theme.styles[HEADING], theme), width


def _is_heading(region: Region) -> bool:
    return isinstance(region, TextRegion) and region.style == HEADING and bool(region.grow)
