"""Boxes: a definition, a theorem, an example, and those with words of their author's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.deck.model import Callout, Content, Marker
from generator.deck.schema import BOX
from generator.deck.tree import Mapping, Scalar

if TYPE_CHECKING:
    from generator.deck.read.body import BodyReader, Spot


def read_callout(reader: BodyReader, spot: Spot) -> Callout | None:
    """A text, or a mapping with a title and what the box holds."""
    values, kind, address = reader.values, spot.key.name, spot.address
    span = values.span(spot.node)
    if isinstance(spot.node, Scalar):
        paragraphs = reader.items.paragraphs(spot.node, f"{address}-p")
        return Callout(kind, {f"{address}-text": paragraphs}, span) if paragraphs.items else None
    if not isinstance(spot.node, Mapping):
        values.wrong_kind(spot.node, f"`{kind}`", "a text, or keys such as `title:` and `items:`",
                          "Put the list under `items:`.")  # fmt: skip
        return None
    fields = values.fields(spot.node, BOX)
    reader.tell_unused(fields, "Write it beside `{other}:`; a box is numbered by `number: true`.")
    body: dict[str, Content] = reader.under(fields, address, prefix=f"{address}-", where="box")
    number = minutes = None
    if "number" in fields:
        key, _, node = fields["number"]
        number = values.boolean(node, key, False)
    if "minutes" in fields:
        key, _, node = fields["minutes"]
        minutes = values.integer(node, key)
    hints = reader.items.items(fields["hints"][2], f"{address}-h", Marker.NUMBER) if "hints" in fields else None
    made = Callout(
        kind,
        body,
        span,
        title=reader.text(fields, "title"),
        numbered=bool(number),
        note=reader.text(fields, "note"),
        example=reader.text(fields, "example"),
        minutes=minutes,
        hints=hints,
    )
    found = reader.with_options(made, fields)
    assert isinstance(found, Callout)
    return found
