"""QR codes: an address or another text, and the line under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.deck.addresses import judged
from generator.deck.model import Block, Inline, QrCode, Text
from generator.deck.schema import QR
from generator.deck.tree import Mapping, Node
from generator.deck.values import Values
from generator.errors import notice

if TYPE_CHECKING:
    from generator.deck.read.body import BodyReader, Spot

MOST: Final = 2_000
"""Characters that are looked at; a code that can be scanned holds far fewer."""
NO_LABEL: Final = "none"


def read_qr(reader: BodyReader, spot: Spot) -> Block | None:
    values = reader.values
    if not isinstance(spot.node, Mapping):
        text = _text(values, spot.node)
        return QrCode(text, values.span(spot.node)) if text else None
    fields = values.fields(spot.node, QR)
    text = _text(values, fields["text"][2]) if "text" in fields else None
    if text is None:
        return None
    label = values.text(fields["label"][2], "`label`") if "label" in fields else None
    bare = label is not None and label.plain.strip() == NO_LABEL
    made = QrCode(text, values.span(spot.node), label=None if bare else label, bare=bare)
    return reader.with_options(made, fields)


def _text(values: Values, node: Node) -> Text | None:
    """What the code says, in which no markup is read."""
    found = values.typed(node, "`qr`", MOST, formulas=False)
    if found is None:
        return None
    span = values.span(node)
    text = found.strip()
    if not text:
        return None
    if remedy := judged(text).remedy if " " not in text and "{" not in text else "":
        values.note(notice("qr-address", "“{text}” is no whole address, so telephones show it as a text", span,
                           "Write `{remedy}` if it is one.", text=text[:80], remedy=remedy))  # fmt: skip
    return Text((Inline(text),), span)
