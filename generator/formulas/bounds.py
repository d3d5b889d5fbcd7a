"""What no formula may hold, whatever it is written with."""

from __future__ import annotations

from typing import Final

from generator.formulas.fault import FormulaFault
from generator.formulas.limits import DEEPEST
from generator.formulas.tree import Matrix, Node, Row, Space
from generator.formulas.walk import children

WIDEST_SPACE: Final = 10.0
"""em, to either side."""
DEEPEST_TREE: Final = 44
"""Nodes within each other, beside rows."""


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
            depth += 3 if isinstance(node, Matrix) else 1
        if depth > DEEPEST_TREE:
            raise FormulaFault(0, "formula-too-deep", {"limit": str(DEEPEST)})
        pending.extend((child, depth) for child in children(node))
    if not shown:
        raise FormulaFault(0, "formula-empty")
