"""Connectors as ``p:cxnSp``, glued at both ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.render.pptx.forms import line_xml
from generator.render.pptx.shapes import numbered
from generator.render.pptx.text import PartContext
from generator.scene.boxes import Box, Connector, Glue, Group, Side, TextBox
from generator.scene.forms import Ellipse
from generator.units import Rect

_SITES: Final = {Side.TOP: 0, Side.LEFT: 1, Side.BOTTOM: 2, Side.RIGHT: 3}
"""Of rectangles and most others (presetShapeDefinitions); an ellipse has one more between each two."""
_WHOLE: Final = 100_000


def named_shapes(boxes: Iterable[tuple[int, Box]]) -> Iterator[tuple[str, tuple[int, Box]]]:
    """Shapes and what is in groups, by their names, with their ids."""
    for number, box in boxes:
        if isinstance(box, Group):
            yield from named_shapes(numbered(box, number))
        yield box.name, (number, box)


def connector_xml(box: Connector, number: int, around: PartContext) -> str:
    """Raises ValueError where it is glued to what is not on its slide."""
    ends = ""
    for name, glue in (("stCxn", box.start), ("endCxn", box.end)):
        if glue.box not in around.shapes:
            raise ValueError(f"scene: the connector {box.name} is glued to {glue.box}, which is not on its page")
        shape, other = around.shapes[glue.box]
        ends += f'<a:{name} id="{shape}" idx="{_site(glue, other)}"/>'
    line = line_xml(box.line, box.line_width, around.ink, arrow=box.arrow)
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="{around.called(box.name)}"/>'
        f"<p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{_geometry(box)}{line}</p:spPr>"
        "</p:cxnSp>"
    )


def _site(glue: Glue, other: Box) -> int:
    holder = other.holder if isinstance(other, TextBox) else other
    double = isinstance(getattr(holder, "form", None), Ellipse)
    return _SITES[glue.side] * (2 if double else 1)


def _geometry(box: Connector) -> str:
    """``bentConnector3`` runs across, down, across from its top left; turned and flipped it runs as it has to."""
    (x, y), (end_x, end_y) = box.points[0], box.points[-1]
    flips = ""
    if len(box.points) == 2:
        flips = (' flipH="1"' if end_x < x else "") + (' flipV="1"' if end_y < y else "")
        return f'{_transform(box.rect, flips)}<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
    across = box.points[1][1] == y
    turn_x, turn_y = box.points[1]
    if across:
        flips = (' flipH="1"' if end_x < x else "") + (' flipV="1"' if end_y < y else "")
        share = (turn_x - x) / (end_x - x)
        placed = _transform(box.rect, flips)
    else:  # down, across, down: a quarter turn, and what was its width is its height
        share = (turn_y - y) / (end_y - y)
        rect = box.rect
        shift = (rect.width - rect.height) // 2
        lying = Rect(rect.x + shift, rect.y - shift, rect.height, rect.width)
        placed = _transform(lying, ' rot="5400000"' if end_x < x else ' rot="16200000" flipH="1"')
    handle = f'<a:gd name="adj1" fmla="val {round(share * _WHOLE)}"/>'
    return f'{placed}<a:prstGeom prst="bentConnector3"><a:avLst>{handle}</a:avLst></a:prstGeom>'


def _transform(rect: Rect, turned: str) -> str:
    x, y, width, height = (int(one) for one in (rect.x, rect.y, rect.width, rect.height))
    return f'<a:xfrm{turned}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
