"""Numbers that speak, and cards: lists of a few things that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from generator.deck.ids import unique
from generator.deck.model import Card, Cards, Items, Number, Numbers, Text
from generator.deck.read.figures import read_link, read_picture
from generator.deck.schema import CARD, NUMBER, Table
from generator.deck.steps import step_of
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Sequence
from generator.deck.values import Fields, Values
from generator.errors import error

if TYPE_CHECKING:
    from generator.deck.read.body import BodyReader, Spot

MOST_NUMBERS: Final = 4
LEAST_CARDS, MOST_CARDS = 2, 6


def read_numbers(reader: BodyReader, spot: Spot) -> Numbers | None:
    """A list of one to four numbers with their labels."""
    values = reader.values
    entries = []
    for node, fields, name in _members(reader, spot, NUMBER, "{value: …, label: …}"):
        value = _text(values, fields, "value")
        if value:
            entries.append(Number(value, values.span(node), _text(values, fields, "label"),
                                  _text(values, fields, "note"), name, audience(values, fields),
                                  step_of(values, fields)))  # fmt: skip
    if len(entries) > MOST_NUMBERS:
        values.note(error("too-many", "At most {limit} numbers stand together", values.span(spot.node),
                          "Divide them among several slides, or make a table of them.",
                          limit=MOST_NUMBERS))  # fmt: skip
        return None
    return Numbers(tuple(entries), values.span(spot.node)) if entries else None


def read_cards(reader: BodyReader, spot: Spot) -> Cards | None:
    """A list of two to six cards."""
    values = reader.values
    cards = [
        card
        for node, fields, name in _members(reader, spot, CARD, "{heading: …, text: …}")
        if (card := _card(reader, node, fields, name))
    ]
    if len(cards) > MOST_CARDS:
        values.note(error("too-many", "At most {limit} cards stand together", values.span(spot.node),
                          "Divide them among several slides, or make a list of them.", limit=MOST_CARDS))  # fmt: skip
        return None
    if len(cards) < LEAST_CARDS:
        if isinstance(spot.node, Sequence) and len(spot.node.members) < LEAST_CARDS:
            values.note(error("too-few", "One card stands alone; cards are two to six", values.span(spot.node),
                              "Write it as a `box:`, or add others."))  # fmt: skip
        return None
    return Cards(tuple(cards), values.span(spot.node))


def _members(reader: BodyReader, spot: Spot, table: Table, example: str) -> Iterator[tuple[Mapping, Fields, str]]:
    """Each member of the list with its keys and its id."""
    values, key = reader.values, spot.key.name
    if not isinstance(spot.node, Sequence):
        values.wrong_kind(spot.node, f"`{key}`", "a list", f"Write `- {example}` for each.".replace("{", "{{")
                          .replace("}", "}}"))  # fmt: skip
        return
    for number, one in enumerate(spot.node.members, start=1):
        if not isinstance(one, Mapping) or one.parent:
            values.wrong_kind(one, f"{table.what.capitalize()}", "keys of its own",
                              f"Write `- {example}`.".replace("{", "{{").replace("}", "}}"))  # fmt: skip
            continue
        name = reader.items.given.get(id(one)) or unique(f"{spot.address}-{number}", reader.items.taken)
        yield one, values.fields(one, table), name


def _card(reader: BodyReader, node: Mapping, fields: Fields, name: str) -> Card | None:
    values = reader.values
    if "text" in fields and "items" in fields:
        values.note(error("two-kinds", "`{first}` and `{second}` stand in one card",
                          values.span(fields["items"][1]), "Keep one of them.",
                          first="text", second="items"))  # fmt: skip
    reader.tell_unused(fields)
    body: Items | None = None
    if "text" in fields:
        body = reader.items.paragraphs(fields["text"][2], f"{name}-p")
    elif "items" in fields:
        body = reader.listed_at(fields, f"{name}-i")
    picture = read_picture(values, fields["image"][2])[0] if "image" in fields else None
    for lost in (picture.caption, picture.source, picture.credit) if picture else ():
        if lost:
            values.note(error("wrong-field", "The picture of a card shows its `alt` only", lost.span,
                              "Write it as the text of the card."))  # fmt: skip
    heading = _text(values, fields, "heading")
    link = read_link(values, fields["link"][2], fields["link"][0]) if "link" in fields else None
    highlight = (
        bool(values.boolean(fields["highlight"][2], fields["highlight"][0], False)) if "highlight" in fields else False
    )
    body = body if body and body.items else None
    if not (heading or body or picture):
        if len(fields) == len(node.pairs):  # what is wrong with other keys was told
            values.note(error("empty-value", "This card says nothing", values.span(node),
                              "Give it a `heading:` and a `text:`."))  # fmt: skip
        return None
    shown_to, step = audience(values, fields), step_of(values, fields)
    return Card(values.span(node), heading, body, picture, link, highlight, name, shown_to, step)


def _text(values: Values, fields: Fields, name: str) -> Text | None:
    found: Node | None = fields[name][2] if name in fields else None
    return values.text(found, f"`{name}`") if found is not None else None
