"""A quotation with keys of its own that has a slide to itself: its parts in the places of a slide's texts."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import Content, Quote, Slide

PLAIN, WITH_PORTRAIT = "quote", "quote-portrait"
"""The layouts of a quotation alone, and beside the portrait of who said it."""
_NAMES: Final = frozenset({None, PLAIN, WITH_PORTRAIT})


def as_quotation(slide: Slide) -> Slide | None:
    """The slide with the quotation's parts as its own; None if it shows anything else, or another layout is named."""
    blocks = list(slide.body.values())
    quote = blocks[0] if len(blocks) == 1 else None
    if not isinstance(quote, Quote) or quote.caption or slide.layout not in _NAMES:
        return None
    parts: dict[str, Content | None] = {
        "heading": slide.heading, "quote": quote.text, "by": quote.by, "source": quote.source, "image": quote.picture
    }  # fmt: skip
    if slide.texts.keys() - {"heading"}:
        return None
    fields = {name: part for name, part in parts.items() if part is not None}
    return replace(slide, fields=fields, layout=WITH_PORTRAIT if quote.picture else PLAIN)
