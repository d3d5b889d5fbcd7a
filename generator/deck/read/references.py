"""Which works of the bibliography a slide lists."""

from __future__ import annotations

from typing import Final

from generator.deck.model import References
from generator.deck.tree import Node, Scalar, Sequence
from generator.deck.values import Values
from generator.errors import error
from generator.spans import Span

CITED: Final = frozenset({"cited", "true", "yes", "oui"})
EVERY: Final = frozenset({"all", "everything", "tout", "toutes"})
MOST_KEYS: Final = 500


def read_references(values: Values, node: Node, at: Scalar) -> References | None:
    """``cited``, ``all``, or keys: a list, or one text that parts them by spaces or commas."""
    span = values.span(at)
    if isinstance(node, Scalar):
        word = values.word(node, "`references`")
        if word is None:
            return None
        if word.lower() in CITED | EVERY:
            return References(span, every=word.lower() in EVERY)
        return _listed(values, [(one, values.span(node)) for one in word.replace(",", " ").split()], span)
    if not isinstance(node, Sequence):
        values.wrong_kind(node, "`references`", "`cited`, `all`, or a list of keys", "Write `references: cited`.")
        return None
    keys: list[tuple[str, Span]] = []
    for one in node.members:
        if (word := values.word(one, "A key")) is not None:
            keys += [(key, values.span(one)) for key in word.replace(",", " ").split()]
    return _listed(values, keys, span)


def _listed(values: Values, keys: list[tuple[str, Span]], span: Span) -> References | None:
    found = {key.removeprefix("@"): at for key, at in reversed(keys)}
    if len(found) > MOST_KEYS:
        values.note(error("too-many", "A slide lists at most {limit} works by their keys", span,
                          "Write `references: all`, or make two slides of it.", limit=MOST_KEYS))  # fmt: skip
        return None
    return References(span, keys=tuple(reversed(found.items()))) if found else None
