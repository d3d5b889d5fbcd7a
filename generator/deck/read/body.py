"""The blocks of a slide, a column or a box: one table says which function reads which kind."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.block_schema import BLOCK, COLUMNS_KEY, KIND_NAMES
from generator.deck.ids import unique
from generator.deck.items import ItemReader
from generator.deck.model import Agenda, Block, Callout, Column, Columns, Content, Item, Items, Marker, Text
from generator.deck.read.boxes import read_callout
from generator.deck.read.displays import read_gallery, read_quote, read_terms
from generator.deck.read.figures import read_picture
from generator.deck.schema import COLUMN, Key, Kind
from generator.deck.steps import step_of
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import Fields, Values
from generator.errors import error, notice

_MARKERS: Final = {marker.value: marker for marker in Marker}
BLOCK_NAMES: Final = KIND_NAMES | {COLUMNS_KEY.name, "body"}
"""The keys that give blocks."""
_FOR_ALL: Final = ("id", "only", "except", "caption", "source", "step")
_PROSE: Final = {"items": "i", "text": "p"}
"""The ids of items and paragraphs begin so, where their list is the first of its kind."""
_OF_LISTS: Final = ("numbered", "marker", "start")
"""What is said of a list beside its ``items``."""


class Spot(Struct, frozen=True):
    """Where a block stands while it is read."""

    key: Key
    at: Scalar
    node: Node
    beside: Fields
    """The keys of the mapping that it stands in."""
    address: str
    prefix: str
    """What the ids of its items begin with."""


class BodyReader:
    """Reads the blocks of one slide. ``items`` reads its lists and knows the ids that are taken."""

    def __init__(self, values: Values, items: ItemReader) -> None:
        self.values = values
        self.items = items
        self.share: str | None = None
        """Of the page, for a picture beside text, where its author said it."""
        self._addresses: dict[str, int] = {}

    # --- bodies ------------------------------------------------------------------------------------------------------

    def under(self, fields: Fields, inside: str = "", *, prefix: str = "", where: str = "") -> dict[str, Content]:
        """The blocks that the kind keys of a mapping, or its ``body``, give. ``inside``: the address of what holds
        them; ``where``: what that is, if it may not hold everything: ``column`` or ``box``."""
        found: dict[str, Content] = {}
        for name in fields:
            if name == "example" and where == "box":
                continue  # a line of the box itself
            if name in BLOCK_NAMES:
                found |= self.at(name, fields, inside, prefix=prefix, where=where)
        return found

    def at(
        self, name: str, fields: Fields, inside: str = "", *, prefix: str = "", where: str = ""
    ) -> dict[str, Content]:
        """What one of these keys gives, by its address."""
        if name == "body":
            return self._listed(fields, inside, prefix, where)
        key, at, node = fields[name]
        if "body" in fields:
            hint = "Put it into the body, as `- {name}: …`, where it is to be shown."
            self.values.note(error("kind-beside-body", "`{name}` cannot stand beside `body`", self.values.span(at),
                                   hint, name=name))  # fmt: skip
            return {}
        address = self._address(name, inside, node)
        block = self.block(Spot(key, at, node, fields, address, prefix + _PROSE.get(name, "")))
        return {} if block is None else {address: block}

    def _listed(self, fields: Fields, inside: str, prefix: str, where: str) -> dict[str, Content]:
        values, (_, _, node) = self.values, fields["body"]
        if not isinstance(node, Sequence):
            values.wrong_kind(node, "`body`", "a list of blocks", "Put `- ` before the kind of each block.")
            return {}
        found: dict[str, Content] = {}
        for one in node.members:
            if not isinstance(one, Mapping) or one.parent:
                values.wrong_kind(one, "A block", "its kind and its content", "Write `- text: …` or `- items:`.")
                continue
            member = values.fields(one, BLOCK)
            kinds = [name for name in member if name in KIND_NAMES or name == COLUMNS_KEY.name]
            if len(kinds) > 1:
                second = values.span(member[kinds[1]][1])
                values.note(error("two-kinds", "`{first}` and `{second}` stand in one block", second,
                                  "Two dashes? Put `- ` before `{second}:` as well.",
                                  first=kinds[0], second=kinds[1]))  # fmt: skip
            if not kinds:
                if len(member) == len(one.pairs):  # no key of it was told already
                    values.note(error("no-kind", "This block says nothing of what it is", values.span(one),
                                      "Begin it with a kind, as in `- text: …` or `- table: …`."))  # fmt: skip
                continue
            name = kinds[0]
            block_key, block_at, content = member[name]
            if self._misplaced(name, block_at, where):
                continue
            self.tell_unused(member)
            self._tell_lonely(member)
            address = self.items.given.get(id(one)) or self._address(name, inside, content)
            first = address == (f"{inside}-{name}" if inside else name)
            start = prefix + _PROSE.get(name, "") if first else f"{address}-{_PROSE.get(name, '')}"
            block = self.block(Spot(block_key, block_at, content, member, address, start))
            if block is not None:
                found[address] = self.with_options(_said(block, address), member)
        return found

    def tell_unused(self, fields: Fields, hint: str = "Write it beside `{other}:`, or take it away.") -> None:
        """What is said of a list that is not there."""
        for name in _OF_LISTS:
            if name in fields and "items" not in fields:
                self.values.note(notice("unused-key", "`{name}` is for `{other}`, and changes nothing here",
                                        self.values.span(fields[name][1]), hint, name=name, other="items"))  # fmt: skip

    def _tell_lonely(self, fields: Fields) -> None:
        """Who said a quotation that is not there, which would be lost."""
        if "by" in fields and "quote" not in fields:
            self.values.note(error("field-missing", "`{field}` goes with `{other}`, which is not here",
                                   self.values.span(fields["by"][1]),
                                   "Write it beside `{other}:`, or take it away.",
                                   field="by", other="quote"))  # fmt: skip

    def _misplaced(self, name: str, at: Scalar, where: str) -> bool:
        is_box = BLOCK.keys[name].kind is Kind.BOX
        if not where or (name != COLUMNS_KEY.name and not (is_box and where == "box")):
            return False
        self.values.note(error("nested-block", "`{name}` cannot stand in a {where}", self.values.span(at),
                               "Put it on the slide itself, before or after.", name=name, where=where))  # fmt: skip
        return True

    def _address(self, name: str, inside: str, node: Node) -> str:
        given = self.items.given.get(id(node))
        return given or unique(f"{inside}-{name}" if inside else name, self._addresses)

    # --- blocks ------------------------------------------------------------------------------------------------------

    def block(self, spot: Spot) -> Content | None:
        return READERS[spot.key.kind](self, spot)

    def with_options(self, block: Block, fields: Fields) -> Block:
        """The block with what its author says beside it."""
        texts = {name: self.text(fields, name) for name in ("caption", "source") if name in fields}
        shown_to = audience(self.values, fields)
        if not any(name in fields for name in _FOR_ALL):
            return block
        return replace(block, audience=block.audience.narrowed(shown_to) if shown_to.tags else block.audience,
                       caption=texts.get("caption") or block.caption,
                       source=texts.get("source") or block.source,
                       step=step_of(self.values, fields) or block.step)  # fmt: skip

    def text(self, fields: Fields, name: str) -> Text | None:
        return self.values.text(fields[name][2], f"`{name}`") if name in fields else None

    def listed(self, spot: Spot) -> Items:
        return self._items(spot.node, spot.prefix, spot.beside)

    def listed_at(self, fields: Fields, prefix: str) -> Items:
        """The list that stands under ``items``."""
        return self._items(fields["items"][2], prefix, fields)

    def _items(self, node: Node, prefix: str, beside: Fields) -> Items:
        items = self.items.items(node, prefix, self.marker(beside))
        if "start" not in beside:
            return items
        key, _, node = beside["start"]
        start = self.values.integer(node, key)
        return replace(items, start=1 if start is None else start)

    def marker(self, fields: Fields) -> Marker:
        if "marker" in fields:
            key, _, node = fields["marker"]
            return _MARKERS.get(self.values.choice(node, key) or "", Marker.BULLET)
        return self.numbered(fields)

    def numbered(self, fields: Fields) -> Marker:
        if "numbered" in fields:
            key, _, node = fields["numbered"]
            if self.values.boolean(node, key, False):
                return Marker.NUMBER
        return Marker.BULLET

    def columns(self, node: Node) -> Columns | None:
        values = self.values
        if not isinstance(node, Sequence):
            values.wrong_kind(node, "`columns`", "a list of columns", "Put `- ` before the first key of each column.")
            return None
        columns: list[Column] = []
        for number, one in enumerate(node.members, start=1):
            if not isinstance(one, Mapping):
                values.wrong_kind(one, "A column", "keys such as `heading:` and `items:`", "Write `- heading: …`.")
                continue
            columns.append(self._column(one, number))
        return Columns(tuple(columns), values.span(node))

    def _column(self, node: Mapping, number: int) -> Column:
        values = self.values
        fields = values.fields(node, COLUMN)
        heading = self.text(fields, "heading")
        position = f"c{number}"
        name = self.items.given.get(id(node)) or unique(position, self.items.taken)
        self.tell_unused(fields)
        self._tell_lonely(fields)
        body = self.under(fields, position, prefix=f"{position}-", where="column")
        body = _captioned(body, self.text(fields, "caption"), self.text(fields, "source"))
        width = 1
        if "width" in fields:
            key, _, value = fields["width"]
            width = values.integer(value, key) or 1
        return Column(heading, body, values.span(node), name, audience(values, fields), width,
                      step_of(values, fields))  # fmt: skip


def _said(block: Content, address: str) -> Block:
    """A statement among other blocks, which may be for some only, as a block."""
    if not isinstance(block, Text):
        return block
    paragraph = Items((Item(address, block, (), block.span),), Marker.NONE, block.span)
    return Callout("statement", {f"{address}-text": paragraph}, block.span)


def _captioned(body: dict[str, Content], caption: Text | None, source: Text | None) -> dict[str, Content]:
    """The body of a column with the column's caption and source below the last of its blocks that is no prose."""
    if not body or not (caption or source):
        return body
    names = [name for name, block in body.items() if not isinstance(block, Text)] or [*body]
    last = next((name for name in reversed(names) if not isinstance(body[name], Items)), names[-1])
    block = _said(body[last], last)
    made = replace(block, caption=block.caption or caption, source=block.source or source)
    return {**body, last: made}


_Reader = Callable[[BodyReader, Spot], Content | None]


def _picture(reader: BodyReader, spot: Spot) -> Content | None:
    picture, share = read_picture(reader.values, spot.node)
    reader.share = share or reader.share
    return picture


def _table(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.tables import read_table  # most decks are read without

    return read_table(reader.values, spot.node)


def _chart(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.charts import read_chart

    return read_chart(reader, spot)


def _code(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.code import read_code

    return read_code(reader.values, spot.node)


def _equation(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.equations import read_equation

    return read_equation(reader, spot)


def _numbers(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.cards import read_numbers

    return read_numbers(reader, spot)


def _cards(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.cards import read_cards

    return read_cards(reader, spot)


def _agenda(reader: BodyReader, spot: Spot) -> Content | None:
    return Agenda(reader.values.span(spot.at)) if reader.values.boolean(spot.node, spot.key, True) else None


def _references(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.references import read_references

    return read_references(reader.values, spot.node, spot.at)


def _comparison(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.comparisons import read_comparison

    return read_comparison(reader, spot)


def _diagram(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.diagrams import read_diagram

    return read_diagram(reader, spot)


def _qr(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.qr import read_qr

    return read_qr(reader, spot)


def _media(reader: BodyReader, spot: Spot) -> Content | None:
    from generator.deck.read.media import read_media

    return read_media(reader, spot)


READERS: Final[MappingOf[Kind, _Reader]] = {
    Kind.ITEMS: lambda reader, spot: reader.listed(spot),
    Kind.PARAGRAPHS: lambda reader, spot: reader.items.paragraphs(spot.node, spot.prefix),
    Kind.COLUMNS: lambda reader, spot: reader.columns(spot.node),
    Kind.PICTURE: _picture,
    Kind.PICTURES: lambda reader, spot: read_gallery(reader.values, spot.node),
    Kind.TERMS: lambda reader, spot: read_terms(reader.values, spot.node, spot.address),
    Kind.QUOTE: lambda reader, spot: read_quote(reader, spot),
    Kind.TABLE: _table,
    Kind.CHART: _chart,
    Kind.CODE: _code,
    Kind.MATH: _equation,
    Kind.FIGURES: _numbers,
    Kind.CARDS: _cards,
    Kind.COMPARISON: _comparison,
    Kind.AGENDA: _agenda,
    Kind.REFERENCES: _references,
    Kind.BOX: lambda reader, spot: read_callout(reader, spot),
    Kind.TEXT: lambda reader, spot: reader.values.text(spot.node, f"`{spot.key.name}`"),
    Kind.DIAGRAM: _diagram,
    Kind.MATRIX: _diagram,
    Kind.VENN: _diagram,
    Kind.QR: _qr,
    Kind.MEDIA: _media,
}
"""What reads a block, by the kind of its key's value."""
