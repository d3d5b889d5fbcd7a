"""Lists of items and paragraphs, with an id for each."""

from __future__ import annotations

from generator.deck.ids import unique
from generator.deck.marks import Style
from generator.deck.model import EVERYBODY, Item, Items, Marker, Text
from generator.deck.schema import ITEM, Kind
from generator.deck.steps import step_of
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import Fields, Values
from generator.errors import error, warning
from generator.spans import Span

MAX_ITEMS = 2_000
"""Items of one slide."""
MAX_LEVELS = 9
"""List levels of PowerPoint (ECMA-376 part 1, 21.1.2.2.7: ``lvl`` is 0 to 8)."""


_HOLD_IDS = frozenset({
    Kind.ITEMS, Kind.ITEM_CHANGES, Kind.PARAGRAPHS, Kind.COLUMNS, Kind.BODY, Kind.BLOCK_CHANGES, Kind.BOX,
    Kind.PICTURE, Kind.QUOTE, Kind.CARDS, Kind.FIGURES, Kind.DIAGRAM, Kind.MATRIX, Kind.VENN, Kind.TABLE, Kind.CHART,
    Kind.CODE, Kind.MATH, Kind.COMPARISON, Kind.QR, Kind.MEDIA,
})  # fmt: skip
"""Kinds of values in which ids of the slide stand."""


class ItemReader:
    """Reads the lists of one slide. Derived ids (``i2-1``, ``c1-i3``, ``p2``) keep clear of those that were given."""

    def __init__(self, values: Values, fields: Fields) -> None:
        self.values = values
        self.left = MAX_ITEMS
        self.given: dict[int, str] = {}
        self.taken: dict[str, int] = {}
        places: dict[str, Span] = {}
        for key, _, node in fields.values():
            if key.kind in _HOLD_IDS:
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
        found: list[Item] = []
        self._fill(found, self._counted(node, level), prefix, level)
        return tuple(found)

    def _fill(self, found: list[Item], nodes: list[Node], prefix: str, level: int) -> None:
        """Add the items of ``nodes`` to the list ``found``. Sub-items of one without text take its place."""
        values = self.values
        for node in nodes:
            position = f"{prefix}{len(found) + 1}"
            text: Text | None = None
            below: Node | None = None
            given = None
            shown_to = EVERYBODY
            step = None
            if type(node) is Scalar:
                if node.text.strip(" \t\n"):
                    text = values.text(node, "An item")
                elif node.style is not Style.BROKEN:
                    self._empty(node)
            elif type(node) is Mapping and node.parent:
                text, below = values.text(node.pairs[0][0], "An item"), node.pairs[0][1]
            elif type(node) is Mapping:
                given = self.given.get(id(node))
                fields = values.fields(node, ITEM)
                shown_to, step = audience(values, fields), step_of(values, fields)
                below = fields["items"][2] if "items" in fields else None
                if "text" in fields:
                    text = values.text(fields["text"][2], "`text`")
                elif any(name.text == "text" for name, _ in node.pairs):
                    self._empty(node)
            else:
                values.wrong_kind(node, "An item", "a text", "Write the text after the dash, and the list below it.")
            if below is not None and not isinstance(below, Sequence):
                values.wrong_kind(below, "`items`", "a list", "Put each item on a line of its own, after `- `.")
                below = None
            if text is None:
                if below is not None:
                    self._fill(found, self._counted(below, level), prefix, level)
                continue
            name = given or unique(position, self.taken)
            children = self._list(below, f"{position if given else name}-", level + 1) if below is not None else ()
            found.append(Item(name, text, children, values.span(node), shown_to, step))

    def _empty(self, node: Node) -> None:
        self.values.note(warning("empty-item", "This item is empty; it is left out", self.values.span(node),
                                 "Delete the line, or write the text after the dash."))  # fmt: skip

    def _counted(self, node: Sequence, level: int) -> list[Node]:
        """The members of a list, none if it is nested too deeply or the slide holds too many items."""
        values = self.values
        if level > MAX_LEVELS:
            values.note(error("too-deep", "Items are nested more than {limit} levels deep", values.span(node),
                              "Move them up, or make a slide of them.", limit=MAX_LEVELS))  # fmt: skip
            return []
        if self.left < len(node.members):
            if self.left >= 0:
                values.note(error("too-many", "A slide holds at most {limit} items", values.span(node),
                                  "Divide them among several slides.", limit=MAX_ITEMS))  # fmt: skip
            self.left = -1  # told
            return []
        self.left -= len(node.members)
        return node.members
