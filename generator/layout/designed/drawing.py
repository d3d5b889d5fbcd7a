"""Which designed layout draws what: the one place that knows them all."""

from __future__ import annotations

from generator.deck.model import Callout, Cards, Columns, Comparison, Diagram, Gallery, Items, Numbers, Slide
from generator.layout.bodies import BodyPage
from generator.layout.body.part import BodyContext
from generator.layout.clicks import appearing
from generator.layout.designed.choice import DEFINITION
from generator.layout.designed.zone import Drawn, Zone
from generator.layout.refusals import undrawn
from generator.layout.rule import Rule
from generator.layout.rules import NARROW
from generator.units import Rect, Size


def drawn_body(slide: Slide, rule: Rule, rect: Rect, context: BodyContext, page: Size) -> BodyPage:
    """The body of a slide in its designed layout. Raises TooLongError where it does not fit."""
    drawn = draw(rule.shows, slide, rect, context, page)
    if drawn is None:
        raise undrawn(slide, rule.name)
    blocks = list(slide.body.values())
    boxes = appearing(drawn.boxes, blocks[0].step) if len(blocks) == 1 else drawn.boxes
    return BodyPage(rule, {}, drawn.fitted, boxes)


def draw(shows: str, slide: Slide, rect: Rect, context: BodyContext, page: Size) -> Drawn | None:
    """What a slide shows in its layout for ``shows``; None where it does not fit."""
    zone = Zone(rect, context, page.width.pt <= NARROW)
    (name, block), *others = slide.body.items()
    match block:
        case Callout() if others:
            from generator.layout.designed.proofs import draw_proof

            return draw_proof((name, block), others[0], zone)
        case Callout() if shows == DEFINITION:
            from generator.layout.designed.definition import draw_definition

            return draw_definition(block, name, zone)
        case Callout():
            from generator.layout.designed.boxes import draw_box

            return draw_box(block, name, zone)
        case Numbers():
            from generator.layout.designed.numbers import draw_numbers

            return draw_numbers(block, zone)
        case Cards():
            from generator.layout.designed.cards import draw_cards

            return draw_cards(block.cards, zone)
        case Comparison():
            from generator.layout.designed.comparison import draw_comparison

            return draw_comparison(block, zone)
        case Gallery() | Columns():
            from generator.layout.designed.pairs import draw_pair

            return draw_pair(block, name, zone)
        case Items():
            from generator.layout.designed.lists import draw_list

            return draw_list(shows, block, zone)
        case Diagram():
            from generator.layout.designed.diagram import draw_diagram

            return draw_diagram(block, name, zone)
        case _:
            raise ValueError(f"layout: nothing draws {type(block).__name__} as {shows}")
