"""Diagrams: lists of a few things, with what else their kinds have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from generator.deck.ids import unique
from generator.deck.model import EVERYBODY, Block, Diagram, Point, Text
from generator.deck.schema import DIAGRAM, MATRIX, POINT, VENN, Kind
from generator.deck.steps import one_by_one, step_of
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import Fields, Values, members
from generator.errors import error

if TYPE_CHECKING:
    from generator.deck.read.body import BodyReader, Spot

COUNTS: Final = {
    "process": (2, 12),
    "timeline": (2, 12),
    "cycle": (3, 8),
    "hub": (2, 8),
    "pyramid": (2, 7),
    "venn": (2, 2),
    "hierarchy": (1, 6),
}
"""The fewest and the most items of each kind; of a hierarchy, at its top."""
WHAT: Final = POINT.what.capitalize()
MOST_POINTS: Final = 40
"""Of a hierarchy, all levels together."""
MOST_LEVELS: Final = 4
LEAST_SIDE, MOST_SIDE = 2, 4
"""Rows and columns of a matrix."""
_TABLES: Final = {Kind.DIAGRAM: DIAGRAM, Kind.MATRIX: MATRIX, Kind.VENN: VENN}
_CENTERED: Final = frozenset({"hub", "cycle"})


def read_diagram(reader: BodyReader, spot: Spot) -> Block | None:
    """A list of items, or a mapping that has them under ``items``, ``sets`` or ``cells``."""
    values, node = reader.values, spot.node
    work = _Reading(reader, spot)
    if spot.key.kind is Kind.DIAGRAM and isinstance(node, Sequence):
        return work.checked(Diagram(work.kind, work.points(node, spot.address, 1), values.span(node)))
    if not isinstance(node, Mapping) or node.parent:
        values.wrong_kind(node, f"`{work.kind}`", "a list" if spot.key.kind is Kind.DIAGRAM else "keys of its own",
                          f"Write `{spot.key.example}`.".replace("{", "{{").replace("}", "}}")
                          if "\n" not in spot.key.example else "")  # fmt: skip
        return None
    fields = values.fields(node, _TABLES[spot.key.kind])
    made = work.matrix(fields) if spot.key.kind is Kind.MATRIX else work.listed(fields)
    found = work.checked(made) if made else None
    if found and one_by_one(values, fields):
        found = replace(found, by_items=True)
    return reader.with_options(found, fields) if found else None


class _Reading:
    """One diagram."""

    def __init__(self, reader: BodyReader, spot: Spot) -> None:
        self.reader, self.spot = reader, spot
        self.values: Values = reader.values
        self.kind = spot.key.name

    def listed(self, fields: Fields) -> Diagram | None:
        name = "sets" if self.spot.key.kind is Kind.VENN else "items"
        if name not in fields:
            return None
        node = fields[name][2]
        if not isinstance(node, Sequence):
            self.values.wrong_kind(node, f"`{name}`", "a list", "Put `- ` before each.")
            return None
        if "center" in fields and self.kind not in _CENTERED:
            self._misplaced("center", fields, "a hub or a cycle")
        points = self.points(node, self.spot.address, 1)
        return Diagram(self.kind, points, self.values.span(self.spot.node), center=self._text(fields, "center"),
                       both=self._text(fields, "both"))  # fmt: skip

    def matrix(self, fields: Fields) -> Diagram | None:
        if "cells" not in fields:
            return None
        node, values = fields["cells"][2], self.values
        rows = node.members if isinstance(node, Sequence) else []
        if not rows or not all(isinstance(one, Sequence) for one in rows):
            wrong = next((one for one in rows if not isinstance(one, Sequence)), node)
            values.wrong_kind(wrong, "`cells`", "a list of rows, each a list of cells",
                              "Write `- [first, second]` for each row.")  # fmt: skip
            return None
        found: list[Point] = []
        widths = []
        for number, row in enumerate(rows, start=1):
            assert isinstance(row, Sequence)
            cells = [self._point(one, f"{self.spot.address}-{number}-{at}", 1)
                     for at, one in enumerate(row.members, start=1)]  # fmt: skip
            found += (cell or Point(Text((), values.span(row)), values.span(row)) for cell in cells)
            widths.append(len(cells))
        columns = max(widths)
        span = values.span(self.spot.node)
        uneven = next((row for row, width in zip(rows, widths, strict=True) if width != columns), None)
        if uneven or not LEAST_SIDE <= columns <= MOST_SIDE or not LEAST_SIDE <= len(rows) <= MOST_SIDE:
            values.note(error("matrix-cells", "A matrix has two to four rows of two to four cells each",
                              values.span(uneven or node),
                              "Write as many cells in each row; an empty one is `\"\"`."))  # fmt: skip
            return None
        across, down = self._texts(fields, "x"), self._texts(fields, "y")
        for name, texts, wanted in (("x", across, columns), ("y", down, len(rows))):
            if texts and len(texts) != wanted:
                values.note(error("matrix-cells", "`{name}` has {count} words for {wanted} {what}",
                                  values.span(fields[name][2]), "Write one for each, or none.", name=name,
                                  count=len(texts), wanted=wanted,
                                  what="columns" if name == "x" else "rows"))  # fmt: skip
                return None
        for point in found:
            if point.audience is not EVERYBODY:
                values.note(error("wrong-field", "A cell of a matrix is for everybody", point.span,
                                  "Put `only` or `except` on the matrix."))  # fmt: skip
        return Diagram(self.kind, tuple(found), span, columns=columns, across=across, down=down,
                       x_title=self._text(fields, "x_title"), y_title=self._text(fields, "y_title"))  # fmt: skip

    def points(self, node: Sequence, prefix: str, level: int) -> tuple[Point, ...]:
        found: list[Point] = []
        for one in node.members:
            point = self._point(one, f"{prefix}-{len(found) + 1}", level)
            if point:
                found.append(point)
        return tuple(found)

    def _point(self, node: Node, name: str, level: int) -> Point | None:
        values = self.values
        given = self.reader.items.given.get(id(node))
        own = given or unique(name, self.reader.items.taken)
        if isinstance(node, Scalar):
            text = values.text(node, WHAT) if node.text.strip() else None
            return Point(text, values.span(node), id=own) if text else None
        if isinstance(node, Sequence):
            values.wrong_kind(node, WHAT, "a text", "Write the text after the dash, and the list below it.")
            return None
        if node.parent:
            text, below = values.text(node.pairs[0][0], WHAT), node.pairs[0][1]
            children = self._below(below, own, level)
            return Point(_head(text), values.span(node), children=children, id=own) if text else None
        fields = values.fields(node, POINT)
        text = self._text(fields, "text")
        if "when" in fields and self.kind != "timeline":
            self._misplaced("when", fields, "a timeline")
        children = self._below(fields["items"][2], own, level) if "items" in fields else ()
        if text is None and "when" in fields and self.kind == "timeline":
            text = Text((), values.span(node))
        if text is None:
            return None
        return Point(text, values.span(node), self._text(fields, "detail"), self._text(fields, "when"),
                     self._lit(fields), children, own, audience(values, fields),
                     step_of(values, fields))  # fmt: skip

    def _below(self, node: Node, name: str, level: int) -> tuple[Point, ...]:
        values = self.values
        if self.kind != "hierarchy":
            values.note(error("diagram-levels", "An item of `{kind}` has nothing below it", values.span(node),
                              "Write it as `{{text: …, detail: …}}`, or make it a `hierarchy:`.",
                              kind=self.kind))  # fmt: skip
            return ()
        if level == MOST_LEVELS:
            values.note(error("diagram-levels", "A hierarchy has at most {limit} levels", values.span(node),
                              "Move what is below up, or make another hierarchy of it.",
                              limit=MOST_LEVELS))  # fmt: skip
            return ()
        if not isinstance(node, Sequence):
            values.wrong_kind(node, "`items`", "a list", "Put each item on a line of its own, after `- `.")
            return ()
        return self.points(node, name, level + 1)

    def _lit(self, fields: Fields) -> bool:
        key, _, node = fields.get("highlight", (None, None, None))
        return bool(key and node and self.values.boolean(node, key, False))

    def _text(self, fields: Fields, name: str) -> Text | None:
        return self.values.text(fields[name][2], f"`{name}`") if name in fields else None

    def _texts(self, fields: Fields, name: str) -> tuple[Text, ...]:
        nodes = members(fields[name][2]) if name in fields else []
        return tuple(text for one in nodes if (text := self.values.text(one, f"`{name}`")) is not None)

    def _misplaced(self, name: str, fields: Fields, where: str) -> None:
        self.values.note(error("wrong-field", "`{name}` is for {where}, and this is `{kind}`",
                               self.values.span(fields[name][1]), "Take it away, or write it as `detail:`.",
                               name=name, where=where, kind=self.kind))  # fmt: skip

    def checked(self, made: Diagram) -> Diagram | None:
        """The diagram, if it has as many items as its kind can show."""
        if made.kind == "matrix":
            return made
        if not made.points:
            return None  # what is wrong with them was told
        values = self.values
        least, most = COUNTS[made.kind]
        count = len(made.points)
        if count < least:
            values.note(error("too-few", "`{kind}` wants {limit} items or more; here are {count}", made.span,
                              "Add others, or write it as `text:`.", kind=self.kind, limit=least,
                              count=count))  # fmt: skip
            return None
        every = list(made.every)
        over = made.points[most] if count > most else every[MOST_POINTS] if len(every) > MOST_POINTS else None
        if over:
            limit, count = (most, count) if count > most else (MOST_POINTS, len(every))
            values.note(error("too-many", "`{kind}` shows at most {limit} items; here are {count}", over.span,
                              "Divide them among several slides, or make a list of them.", kind=self.kind,
                              limit=limit, count=count))  # fmt: skip
            return None
        return made


def _head(text: Text) -> Text:
    """A text over a list without the colon that it ends with."""
    if not text.inlines or not text.inlines[-1].text.rstrip().endswith(":"):
        return text
    last = text.inlines[-1]
    return replace(
        text, inlines=(*text.inlines[:-1], replace(last, text=last.text.rstrip().removesuffix(":").rstrip()))
    )
