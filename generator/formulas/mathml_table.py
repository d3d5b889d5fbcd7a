"""Tables in MathML become matrices, cases and aligned lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

from generator.formulas.mathml_strict import Unsupported, check, name
from generator.formulas.tree import EMPTY, Matrix, Node, Styled

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def matrix(element: Element, row: Callable[[Iterable[Element]], Node]) -> Matrix:
    """``row`` reads what stands in a cell. Two bars beside each other are one."""
    rows: list[tuple[Node, ...]] = []
    aligns: list[Literal["left", "center", "right"]] = []
    bars: set[int] = set()
    rules: set[int] = set()
    for at, line in enumerate(element):
        check(line)
        if name(line) != "mtr":
            raise Unsupported(f"<{name(line)}> in a table")
        cells = [cell for cell in line if not _is_gap(cell)]
        if at and at == len(element) - 1 and len(cells) == 1 and not len(cells[0]):  # after the last line break
            rules |= {at} if "border-top" in cells[0].get("style", "") else set()
            continue
        for column, cell in enumerate(cells):
            check(cell)
            style = cell.get("style", "")
            if column >= len(aligns):
                aligns.append(
                    "left" if "text-align: left" in style else "right" if "align: right" in style else "center"
                )
            bars |= {column + 1} if "border-right" in style else set()
            bars |= {column} if "border-left" in style else set()
            rules |= {at} if "border-top" in style else set()
            rules |= {at + 1} if "border-bottom" in style else set()
        rows.append(tuple(row(cell) for cell in cells))
    edges = element.get("style", "")
    width = max(map(len, rows), default=0)
    kind: Literal["matrix", "cases", "aligned", "small"] = "matrix"
    bars |= {0} if "border-left" in edges else set()
    bars |= {width} if "border-right" in edges else set()
    rules |= {0} if "border-top" in edges else set()
    rules |= {len(rows)} if "border-bottom" in edges else set()
    large = element.get("displaystyle") == "true"
    if aligns and all(align == "left" for align in aligns):
        kind = "cases"
        if large:
            rows = [tuple(Styled("display", cell) for cell in cells) for cells in rows]
    elif large:
        kind = "aligned"
    elif element.get("scriptlevel") in ("1", "2"):
        kind = "small"
    full = tuple((*cells, *(EMPTY for _ in range(width - len(cells)))) for cells in rows)
    return Matrix(full, tuple(aligns), kind, tuple(sorted(bars)), tuple(sorted(rules)))


def _is_gap(cell: Element) -> bool:
    """What stands between two bars."""
    return not len(cell) and "padding-left: 0.1em;padding-right: 0.1em" in cell.get("style", "")
