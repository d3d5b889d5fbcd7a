"""Lists of items and paragraphs, with an id for each."""

from __future__ import annotations

from generator.deck.ids import unique
from generator.deck.marks import Style
from generator.deck.model import Item, Items, Marker, Text
from generator.deck.schema import ITEM, Kind
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import Fields, Values
from generator.errors import error, warning
from generator.spans import Span

MAX_ITEMS = 2_000
"""Items of one slide."""
MAX_LEVELS = 9
"""List levels of PowerPoint (ECMA-376 part 1, 21.1.2.2.7: ``lvl`` is 0 to 8)."""


class ItemReader:
    """Reads the lists of one slide. Derived ids (``i2-1``, ``c1-i3``, ``p2``) keep clear of those that were given."""

    def __init__(self, values: Values, fields: Fields) -> None:
        self.values = values
        self.left = MAX_ITEMS
        self.given: dict[int, str] = {}
        self.taken: dict[str, int] = {}
        places: dict[str, Span] = {}
        for key, _, node in fields.values():
            if key.kind in (Kind.ITEMS, Kind.PARAGRAPHS, Kind.COLUMNS):
                self._find_given(node, places)

    def items(self, node: Node, prefix: str, marker: Marker) -> Items:
        if not isinstance(node, Sequence):
            self.values.wrong_kind(node, "`items`", "a list", "Put each item on a line of its own, after `- `.")
            return Items((), marker, self.values.span(node))
        return Items(self._list(node, prefix, 1), marker, self.values.span(node))

    def paragraphs(self, node: Node, prefix: str) -> Items:
        """A text, or a list of texts, as paragraphs without marks."""
        values = self.values
        if isinstance(node, Scalar):
            found = tuple(
                Item(unique(f"{prefix}{number}", self.taken), text, (), text.span)
                for number, text in enumerate(values.paragraphs(node, "`text`"), start=1)
            )
        elif isinstance(node, Sequence):
            found = self._list(node, prefix, 1)
            for one in found:
                if one.children:
                    values.note(error("wrong-kind", "A paragraph has no list below it", one.children[0].span,
                                      "Write `items:` instead of `text:`."))  # fmt: skip
        else:
            values.wrong_kind(node, "`text`", "a text or a list of paragraphs")
            found = ()
        return Items(found, Marker.NONE, values.span(node))

    def _find_given(self, node: Node, places: dict[str, Span]) -> None:
        if isinstance(node, Sequence):
            for one in node.members:
                if type(one) is not Scalar:
                    self._find_given(one, places)
        elif isinstance(node, Mapping):
            for name, value in node.pairs:
                if type(value) is not Scalar:
                    self._find_given(value, places)
                elif name.text == "id" and not node.parent and value.text and id(node) not in self.given:
                    self._give(node, value, places)

    def _give(self, node: Mapping, value: Scalar, places: dict[str, Span]) -> None:
        found = self.values.identifier(value, ITEM.keys["id"])
        if found is None:
            return
        span = self.values.span(value)
        if found in places:
            self.values.note(error("duplicate-id", "The id {id} is taken: it stands on line {line} already", span,
                                   "Give one of the two another id.", id=found, line=places[found].line))  # fmt: skip
            return
        places[found] = span
        self.taken[found] = 1
        self.given[id(node)] = found

    def _list(self, node: Sequence, prefix: str, level: int) -> tuple[Item, ...]:
        values = self.values
        if level > MAX_LEVELS:
            values.note(error("too-deep", "Items are nested more than {limit} levels deep", values.span(node),
                              "Move them up, or make a slide of them.", limit=MAX_LEVELS))  # fmt: skip
            return ()
        if self.left <= 0 or (before := self.left) < len(node.members):
            if self.left > 0:
                values.note(error("too-many", "A slide holds at most {limit} items", values.span(node),
                                  "Divide them among several slides.", limit=MAX_ITEMS))  # fmt: skip
            self.left = 0
            return ()
        self.left = before - len(node.members)
        found: list[Item] = []
        for one in node.members:
            if (item := self._item(one, f"{prefix}{len(found) + 1}", level)) is not None:
                found.append(item)
        return tuple(found)

    def _item(self, node: Node, position: str, level: int) -> Item | None:
        values = self.values
        text: Text | None
        below: Node | None = None
        if type(node) is Scalar:
            if not node.text.strip(" \t\n"):
                if node.style is not Style.BROKEN:
                    values.note(warning("empty-item", "This item is empty; it is left out", values.span(node),
                                        "Delete the line, or write the text after the dash."))  # fmt: skip
                return None
            text = values.text(node, "An item")
        elif type(node) is Mapping and node.parent:
            text, below = values.text(node.pairs[0][0], "An item"), node.pairs[0][1]
        elif type(node) is Mapping:
            fields = values.fields(node, ITEM)
            text = values.text(fields["text"][2], "`text`") if "text" in fields else None
            below = fields["items"][2] if "items" in fields else None
        else:
            values.wrong_kind(node, "An item", "a text", "Write the text after the dash, and the list below it.")
            return None
        name = self.given.get(id(node)) or unique(position, self.taken)
        children: tuple[Item, ...] = ()
        if isinstance(below, Sequence):
            children = self._list(below, f"{name}-" if id(node) not in self.given else f"{position}-", level + 1)
        elif below is not None:
            values.wrong_kind(below, "`items`", "a list", "Put each item on a line of its own, after `- `.")
        if text is None:
            return None
        return Item(name, text, children, values.span(node))
