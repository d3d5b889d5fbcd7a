"""Cards over the whole body: the largest size at which all heads stand on one line, one size for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Card
from generator.layout.body.cards import GUTTER, GUTTER_CLOSE, PAD, PAD_CLOSE, PICTURE_RATIO, CardSet, Sizes
from generator.layout.body.joined import even
from generator.layout.designed.choice import IN_A_ROW
from generator.layout.designed.zone import Drawn, Zone, placeholder
from generator.scene.boxes import Box
from generator.units import Rect

LEAST_SHARE, LEAST_SHARE_OF_ROWS = 0.74, 0.92
"""Of its room that a row of cards takes at the least: one row, two rows."""
MOST: Final = 6
"""Cards that the layouts have places for."""
CLOSE = 6
"""A body that is smaller than its head by more is not tried before others."""
LARGER = 2
"""A body is larger than its head by so much at the most."""


def draw_cards(cards: Sequence[Card], zone: Zone, *, lowered: bool = True, listed: str = "cards") -> Drawn | None:
    """The cards in the zone; None where they do not fit. ``lowered``: with a part of the room to spare above them;
    ``listed``: the list that they are the items of."""
    work = CardSet(cards, "cards", zone.context, listed)
    count = len(cards)
    across = count if count <= (3 if zone.narrow else IN_A_ROW) else 2 if count == IN_A_ROW else 3
    rows = -(-count // across)
    gutter = GUTTER if rows == 1 else GUTTER_CLOSE
    width = even(zone.width, gutter, across)
    most = (zone.height - gutter * (rows - 1)) / rows
    numbered = count > IN_A_ROW and all(card.heading for card in cards) and not any(card.picture for card in cards)
    every = list(_tried(zone, PAD if rows == 1 else PAD_CLOSE, numbered=numbered))
    level = [sizes for sizes in every if work.on_one_line(width, sizes)]
    for sizes in level or every:
        tallest = work.tallest(width, sizes)
        if tallest is None or tallest > most:
            continue
        share = LEAST_SHARE if rows == 1 else LEAST_SHARE_OF_ROWS
        height = min(most, max(tallest, share * most))
        if any(card.picture for card in cards):
            height = min(most, tallest + width * PICTURE_RATIO)
            sizes = replace(sizes, picture=sizes.picture + height - tallest)
        down = zone.shelf(rows * height + gutter * (rows - 1)) if lowered else 0.0
        boxes: list[Box] = []
        for index in range(count):
            row, column = divmod(index, across)
            left = (width + gutter) * column
            if zone.context.rtl:
                left = zone.width - width - left
            place = Rect.from_pt(zone.rect.x.pt + left, zone.rect.y.pt + down + (height + gutter) * row, width, height)
            bound = placeholder(index + 1) if count <= MOST else None
            boxes += work.boxes(index, place, sizes, bound)
        return Drawn(tuple(boxes), f"cards, {sizes.head} and {sizes.body} pt")
    return None


def _tried(zone: Zone, pad: float, *, numbered: bool) -> Iterator[Sizes]:
    """Sizes of heads and bodies, best first: heads on one line, the larger pair first, bodies not much smaller."""
    heads = zone.sizes("card_head")
    bodies = zone.sizes("card_body")
    for near in (True, False):
        for head in heads:
            for body in bodies:
                if body <= head + LARGER and (body >= head - CLOSE) is near:
                    yield Sizes(head, body, pad, numbered)
