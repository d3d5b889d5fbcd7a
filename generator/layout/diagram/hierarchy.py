"""A hierarchy: a root over columns with lists, or a tree that grows from the start of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from generator.deck.model import Point
from generator.layout.diagram.canvas import INK, LIT, Canvas
from generator.layout.diagram.work import Arrangement, DiagramWork, Plan, Sizes
from generator.scene.boxes import Side
from generator.scene.text import Align, Anchor

MOST_COLUMNS: Final = 5
GUTTER = 20.0
PAD, AIR = 14.0, 9.0
"""In a box: before and behind its text, above and below."""
ROOT_SHARES: Final = (0.386, 0.6, 1.0)
ROOT, HEAD = 60.0, 52.0
"""Heights that boxes like to have."""
LEAST_BUS, BUS = 24.0, 44.0
"""From the root to what is below it."""
TO_LIST = 12.0
ACROSS: Final = 36.0
"""Between the levels of a tree."""
LEAST_GAP, GAP = 4.0, 14.0
TREE_AIR = 4.0
"""Above and below the text in a box of a tree."""


def _columns(work: DiagramWork, width: float, sizes: Sizes) -> Plan | None:
    """The root, what is below it side by side, and the rest in lists."""
    root = work.points[0] if len(work.points) == 1 else None
    heads = root.children if root else work.points
    count = len(heads)
    if not 1 < count <= MOST_COLUMNS:
        return None
    own = (width - GUTTER * (count - 1)) / count
    texts = work.heights([work.both(head) for head in heads], own - 2 * PAD, sizes)
    lists = work.heights([work.below(head) for head in heads], own - 4, sizes)
    wide, over = _root(work, root, width, sizes) if root else (0.0, 0.0)
    if texts is None or lists is None or over is None:
        return None
    low, head = (over + 2 * AIR if root else 0.0), max(texts) + 2 * AIR
    listed = TO_LIST + max(lists) if max(lists) else 0.0
    bus, most = (LEAST_BUS, BUS) if root else (0.0, 0.0)
    liked = (max(low, ROOT) if root else 0.0) + most + max(head, HEAD)

    def draw(canvas: Canvas, height: float) -> None:
        free = height - listed - low - bus - head
        more = min(max(0.0, free), liked - low - most - head + most - bus)
        share = more / (liked - low - bus - head) if liked > low + bus + head else 0.0
        top = 0.0
        if root:
            high = low + (max(low, ROOT) - low) * share
            left = (width - wide) / 2
            _box(canvas, 1, root, (left, 0.0, wide, high), sizes, lit=_is_lit(work, root, 0), align=Align.CENTER)
            top = high + bus + (most - bus) * share
        number = 1 if root else 0
        high = head + (max(head, HEAD) - head) * share
        for column, point in enumerate(heads):
            number += 1
            left = (own + GUTTER) * column
            lit = _is_lit(work, point, 1)
            _box(canvas, number, point, (left, top, own, high), sizes, lit=lit, align=Align.CENTER)
            if root:
                start = (root.id, Side.BOTTOM, width / 2, low + (max(low, ROOT) - low) * share)
                canvas.connect(f"{number}-line", start, (point.id, Side.TOP, left + own / 2, top))
            if below := work.below(point):
                place = (left + 4, top + high + TO_LIST, own - 4, lists[column])
                canvas.text(below, place, sizes, item=number)

    return Plan(low + bus + head + listed, liked + listed, draw)


def _root(work: DiagramWork, root: Point, width: float, sizes: Sizes) -> tuple[float, float | None]:
    """How wide the root's box is, and how high its text."""
    for share in ROOT_SHARES:
        height = work.height(work.both(root), width * share - 2 * PAD, sizes)
        if height is not None and (height < 60 or share == ROOT_SHARES[-1]):
            return width * share, height
    return width, None


def _is_lit(work: DiagramWork, point: Point, level: int) -> bool:
    """What stands out: what its author says, else a root."""
    return point.highlight if work.lit else level == 0 and len(work.points) == 1


def _box(
    canvas: Canvas, number: int, point: Point, place: tuple[float, float, float, float], sizes: Sizes, *, lit: bool,
    align: Align = Align.LEFT,
) -> None:  # fmt: skip
    left, top, width, height = place
    holder = canvas.ground(f"{number}-shape", place, lit)
    text = canvas.work.both(point, INK[LIT] if lit else "")
    room = (left + PAD, top + 2, width - 2 * PAD, height - 4)
    canvas.text(text, room, sizes, holder=holder, item=number, align=align, anchor=Anchor.MIDDLE)


class Node(Struct, frozen=True, eq=False):
    """A point with the room that it and what is below it need."""

    point: Point
    level: int
    high: float
    """Of its own box."""
    room: float
    children: tuple[Node, ...]


def _tree(work: DiagramWork, width: float, sizes: Sizes) -> Plan | None:
    """Levels side by side, each point before what is below it."""
    levels = 1 + max(level for top in work.points for level, _ in top.walk())
    own = (width - ACROSS * (levels - 1)) / levels
    nodes = _nodes(work, work.points, 0, own - 2 * PAD, sizes)
    if nodes is None:
        return None
    leaves = sum(1 for node in _walk(nodes) if not node.children)
    least = _room(nodes)

    def draw(canvas: Canvas, height: float) -> None:
        extra = max(0.0, min(GAP - LEAST_GAP, (height - least) / max(1, leaves - 1)))
        number = 0

        def place(these: Sequence[Node], top: float) -> None:
            nonlocal number
            for node in these:
                number += 1
                mine = number
                room = node.room + extra * (sum(1 for one in _walk((node,)) if not one.children) - 1)
                left, y = (own + ACROSS) * node.level, top + (room - node.high) / 2
                lit = _is_lit(work, node.point, node.level)
                _box(canvas, mine, node.point, (left, y, own, node.high), sizes, lit=lit)
                place(node.children, top + max(0.0, room - _spread(node.children, extra)) / 2)
                top += room + LEAST_GAP + extra

        place(nodes, 0.0)
        _lines(canvas, work)

    return Plan(least, least + (GAP - LEAST_GAP) * (leaves - 1), draw)


def _nodes(
    work: DiagramWork, points: Sequence[Point], level: int, width: float, sizes: Sizes
) -> tuple[Node, ...] | None:
    found = []
    for point in points:
        height = work.height(work.both(point), width, sizes, whole=not sizes.last)
        children = _nodes(work, point.children, level + 1, width, sizes)
        if height is None or children is None:
            return None
        high = height + 2 * TREE_AIR
        found.append(Node(point, level, high, max(high, _room(children)), children))
    return tuple(found)


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _room(nodes: Sequence[Node]) -> float:
    return sum(node.room for node in nodes) + LEAST_GAP * max(0, len(nodes) - 1)


def _spread(nodes: Sequence[Node], extra: float) -> float:
    """What nodes take with more between the leaves."""
    if not nodes:
        return 0.0
    leaves = sum(1 for node in _walk(nodes) if not node.children)
    return _room(nodes) + extra * (leaves - 1)


def _lines(canvas: Canvas, work: DiagramWork) -> None:
    """Connectors from each box to those below it."""
    places = canvas.places
    number = 0
    for top in work.points:
        for _, point in top.walk():
            for child in point.children:
                number += 1
                left, y, wide, high = places[point.id]
                to_left, to_y, _, to_high = places[child.id]
                start = (point.id, Side.RIGHT, left + wide, y + high / 2)
                canvas.connect(f"{number}-line", start, (child.id, Side.LEFT, to_left, to_y + to_high / 2))


ARRANGEMENTS: Final[tuple[Arrangement, ...]] = (_columns, _tree)
