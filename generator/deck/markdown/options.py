"""Attributes in braces -> keys of the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.deck.markdown.blocks import Attributes
from generator.deck.schema import PICTURE, Kind, Table, nearest
from generator.deck.tree import Node, Scalar, Sequence
from generator.errors import Diagnostic, warning
from generator.patterns import pattern
from generator.spans import Span

Pairs = list[tuple[Scalar, Node]]
_LISTED = {
    Kind.STRINGS: pattern(r"\s*;\s*"),
    Kind.RANGES: pattern(r"\s*;\s*"),
    Kind.CHOICES: pattern(r"\s*[;,]\s*"),
    Kind.NUMBERS: pattern(r"\s*[;,]\s*"),
    Kind.IDS: pattern(r"\s*[;,]\s*"),
}
"""Kinds that are lists, and what parts the members of one in an attribute."""
BUILD = "build"
"""The class of what appears click by click."""


def pairs_of(attributes: Attributes | None, table: Table, shown: str, note: Callable[[Diagnostic], None]) -> Pairs:
    """The keys that attributes give in a mapping with the keys of ``table``. A class is a key that is true; what is no
    key is left to the reader of the mapping, which tells of it, and a class that is none is told here."""
    if attributes is None:
        return []
    found: Pairs = []
    if attributes.id:
        found.append((Scalar("id", attributes.id.line, attributes.id.column), attributes.id))
    for one in attributes.classes:
        key = table.keys.get(one.text)
        if one.text == BUILD and "steps" in table.keys:
            choices = table.keys["steps"].choices
            said = next((word for word in ("items", "rows", "series") if word in choices), "items")
            found.append((Scalar("steps", one.line, one.column), Scalar(said, one.line, one.column)))
        elif key is not None and key.kind is Kind.BOOLEAN:
            found.append((Scalar(key.name, one.line, one.column), Scalar("true", one.line, one.column)))
        else:
            known = [key.name for key in table if key.kind is Kind.BOOLEAN] + [BUILD] * ("steps" in table.keys)
            near = nearest(one.text, known)
            note(warning("unknown-class", "{what} has no class {name}", Span(shown, one.line, one.column),
                         "Did you mean .{near}?" if near else "Layouts and themes say how things look; delete it.",
                         what=table.what.capitalize(), name=f".{one.text}"[:80], near=near))  # fmt: skip
    for name, value in attributes.pairs:
        if name.text == "width" and table is PICTURE and (width := _WIDTH.fullmatch(value.text)):
            share = next((word for most, word in _SHARES if int(width[1]) <= most), "two-thirds")
            found.append((Scalar("share", name.line, name.column), Scalar(share, value.line, value.column)))
            continue
        found.append((Scalar(_ALSO.get(name.text, name.text), name.line, name.column), _value(name, value, table)))
    return found


_ALSO = {"build": "step"}
_WIDTH = pattern(r"(\d{1,3})(?:\.\d+)?\s*%")
_SHARES = ((42, "third"), (58, "half"), (100, "two-thirds"))
"""Up to how many hundredths of the width a picture beside text has which share."""


def _value(name: Scalar, value: Scalar, table: Table) -> Node:
    key = table.keys.get(name.text)
    parting = _LISTED.get(key.kind) if key is not None else None
    if parting is None or not (found := parting.search(value.text)):
        return value
    members: list[Node] = []
    at = 0
    for found in [*parting.finditer(value.text)]:
        members.append(Scalar(value.text[at : found.start()], value.line, value.column + at))
        at = found.end()
    members.append(Scalar(value.text[at:], value.line, value.column + at))
    return Sequence([one for one in members if isinstance(one, Scalar) and one.text], value.line, value.column)


def parted(pairs: Iterable[tuple[Scalar, Node]], names: Iterable[str]) -> tuple[Pairs, Pairs]:
    """The pairs whose keys are among ``names``, and the others."""
    wanted = frozenset(names)
    inside: Pairs = []
    others: Pairs = []
    for one in pairs:
        (inside if one[0].text in wanted else others).append(one)
    return inside, others
