"""Random diagrams as authors type them, and what is true of every one that is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from generator.deck.read.diagrams import COUNTS, MOST_LEVELS
from generator.scene.boxes import Box, Connector, Group, Shape, Side, TextBox, ink
from generator.scene.forms import Ellipse, Path
from generator.scene.page import Scene
from generator.units import Length, Pt, Rect

WORDS = ["un", "mot", "Partenariat", "l'école", "2 000", "élèves", "Bürger", "responsabilité", "x", "(voir)", "12,5 %",
         "السلام", "語", "institutionnalisation"]  # fmt: skip
_short = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
_long = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
_item = st.one_of(
    _short,
    st.builds(
        lambda text, detail, lit: {"text": text, "detail": detail, "highlight": lit}, _short, _long, st.booleans()
    ),
    st.builds(lambda text: {"text": text}, _long),
)
_event = st.builds(lambda when, text, detail: {"when": when, "text": text, "detail": detail}, _short, _short, _long)
_branch = st.recursive(
    _short.map(lambda text: {"text": text}),
    lambda below: st.builds(
        lambda text, items: {"text": text, "items": items}, _short, st.lists(below, min_size=1, max_size=3)
    ),
    max_leaves=10,
).filter(lambda branch: _levels(branch) <= MOST_LEVELS)  # fmt: skip


def _levels(branch: dict[str, Any]) -> int:
    return 1 + max(map(_levels, branch.get("items", [])), default=0)


def _list(kind: str) -> st.SearchStrategy[Any]:
    least, most = COUNTS[kind]
    return st.lists(_event if kind == "timeline" else _item, min_size=least, max_size=most)


def _matrix(columns: int) -> st.SearchStrategy[Any]:
    row = st.lists(_item, min_size=columns, max_size=columns)
    words = st.lists(_short, min_size=columns, max_size=columns)
    return st.builds(
        lambda cells, x, titles: {
            "cells": cells,
            **({"x": x} if titles else {}),
            **({"x_title": "Durée", "y_title": "Partage des risques"} if titles != 1 else {}),
        },
        st.lists(row, min_size=2, max_size=3),
        words,
        st.integers(0, 2),
    )


diagrams: st.SearchStrategy[dict[str, Any]] = st.one_of(
    *(
        st.builds(lambda kind, items: {kind: items}, st.just(kind), _list(kind))
        for kind in ("process", "timeline", "pyramid")
    ),
    st.builds(lambda items, center: {"cycle": {"items": items, "center": center}}, _list("cycle"), _short),
    st.builds(lambda items, center: {"hub": {"items": items, "center": center}}, _list("hub"), _short),
    st.builds(lambda items, both: {"venn": {"sets": items, "both": both}}, _list("venn"), _short),
    st.lists(_branch, min_size=1, max_size=2).map(lambda items: {"hierarchy": items}),
    st.integers(2, 3).flatmap(_matrix).map(lambda matrix: {"matrix": matrix}),
)  # fmt: skip


def groups_of(scene: Scene) -> Iterator[Group]:
    """The diagrams of a Scene."""

    def within(boxes: tuple[Box, ...]) -> Iterator[Group]:
        for box in boxes:
            if isinstance(box, Group):
                if box.alt:
                    yield box
                yield from within(box.boxes)

    for page in scene.pages:
        yield from within(page.boxes)


def check_diagram(group: Group) -> None:
    """Fails with what is wrong: a text outside of its shape, shapes or texts one over the other, a connector that
    crosses something or holds on to nothing."""
    texts = [box for box in group.boxes if isinstance(box, TextBox)]
    shapes = [box.holder for box in texts if box.holder]
    places = {box.name: box.holder.rect if box.holder else box.rect for box in texts}
    assert len({box.name for box in group.boxes}) == len(group.boxes)
    for box in group.boxes:
        if isinstance(box, TextBox):
            _inside(ink(box), group.rect, box.name)
            if box.holder:
                _inside(ink(box), box.holder.rect, box.name)
        elif isinstance(box, Shape):
            _inside(box.rect, group.rect, box.name)
    plain = [one for one in shapes if not isinstance(one.form, Path | Ellipse)]
    for one, other in combinations(plain, 2):
        assert not one.rect.overlaps(other.rect), (one.name, other.name)
    for text in texts:
        for shape in shapes:
            if shape is not text.holder and not isinstance(shape.form, Path | Ellipse):
                assert not ink(text).overlaps(shape.rect), (text.name, shape.name)
    for connector in (box for box in group.boxes if isinstance(box, Connector)):
        _held(connector, places)
        lines = [shape.rect for shape in connector.drawn]
        for text in texts:
            assert not any(ink(text).overlaps(line) for line in lines), (connector.name, text.name)
        for shape in plain:
            assert not any(_less(shape.rect).overlaps(line) for line in lines), (connector.name, shape.name)


def _inside(inner: Rect, outer: Rect, name: str) -> None:
    slack = Pt(1.0)
    assert inner.x >= outer.x - slack, name
    assert inner.y >= outer.y - slack, name
    assert inner.right <= outer.right + slack, name
    assert inner.bottom <= outer.bottom + slack, name


def _less(rect: Rect) -> Rect:
    """Without what a line that ends at its edge may touch."""
    slack = Pt(0.5)
    return Rect(rect.x + slack, rect.y + slack, Length(rect.width - 2 * slack), Length(rect.height - 2 * slack))


def _held(connector: Connector, places: dict[str, Rect]) -> None:
    for glue, (x, y) in ((connector.start, connector.points[0]), (connector.end, connector.points[-1])):
        rect = places[glue.box]
        middle_x, middle_y = rect.x + rect.width // 2, rect.y + rect.height // 2
        wanted = {
            Side.TOP: (middle_x, rect.y),
            Side.BOTTOM: (middle_x, rect.bottom),
            Side.LEFT: (rect.x, middle_y),
            Side.RIGHT: (rect.right, middle_y),
        }[glue.side]
        assert abs(x - wanted[0]) <= Pt(1.2), (connector.name, glue)
        assert abs(y - wanted[1]) <= Pt(1.2), (connector.name, glue)
