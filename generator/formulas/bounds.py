"""What no formula may hold, whatever it is written with."""

from __future__ import annotations

from typing import Final

from generator.formulas.fault import FormulaFault
from generator.formulas.limits import DEEPEST
from generator.formulas.tree import Below, Matrix, Node, Phantom, Root, Row, Space
from generator.formulas.walk import children

WIDEST_SPACE: Final = 10.0
"""em, to either side."""
DEEPEST_TREE: Final = 70
"""Nodes within each other: the typesetter calls a function for each, three for a cell, and at most 80 in each other."""
_COST_OF_CELLS: Final = 3
_COST_OF_INDEX: Final = 15
"""The typesetter needs twice as long for each index of a root within an index of a root."""
_COST_OF_MEASURE: Final = 15
"""What is measured before it is drawn is laid out twice."""


def check_tree(tree: Node) -> None:
    """Raises ``FormulaFault`` if spaces are too wide, nodes too deep, or nothing at all is there."""
    pending: list[tuple[Node, int]] = [(tree, 0)]
    shown = False
    while pending:
        node, depth = pending.pop()
        if isinstance(node, Space):
            if abs(node.em) > WIDEST_SPACE:
                raise FormulaFault(0, "formula-space", {"limit": f"{WIDEST_SPACE:g}"})
        elif not isinstance(node, Row):
            shown = True
        depth += _cost(node)
        if depth > DEEPEST_TREE:
            raise FormulaFault(0, "formula-too-deep", {"limit": str(DEEPEST)})
        pending.extend((child, depth) for child in children(node))
    if not shown:
        raise FormulaFault(0, "formula-empty")


def _cost(node: Node) -> int:
    match node:
        case Matrix():
            return _COST_OF_CELLS
        case Root(_, index) if index is not None:
            return _COST_OF_INDEX
        case Below():
            return _COST_OF_MEASURE
        case Phantom(_, room) if room != "all":
            return _COST_OF_MEASURE
        case _:
            return 1
