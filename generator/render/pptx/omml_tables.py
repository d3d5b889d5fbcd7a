"""Fences, matrices and aligned lines as OMML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.formulas.tree import EMPTY, Fenced, Matrix, Mid, Node, Row
from generator.render.pptx.markup import attribute

if TYPE_CHECKING:
    from generator.render.pptx.omml_nodes import Writer


def fenced(writer: Writer, node: Fenced) -> str:
    """``m:d``: the first sign that divides, divides; others are signs of the row. An empty fence is none."""
    parts: list[list[Node]] = [[]]
    divider = ""
    for part in node.parts:
        if isinstance(part, Mid) and divider in ("", part.char):
            divider = part.char
            parts.append([])
        else:
            parts[-1].append(part)
    if len(node.parts) == 1 and isinstance(node.parts[0], Matrix) and (halves := _augmented(node.parts[0])):
        divider, parts = "|", [[half] for half in halves]
    between = f'<m:sepChr m:val="{attribute(divider)}"/>' if divider else ""
    how = f'<m:begChr m:val="{attribute(node.left)}"/>{between}<m:endChr m:val="{attribute(node.right)}"/>'
    return f"<m:d>{writer.properties('d', how)}{''.join(writer.e('e', Row(tuple(part))) for part in parts)}</m:d>"


def _augmented(matrix: Matrix) -> tuple[Matrix, Matrix] | None:
    """A matrix with one bar is two between the same fences."""
    inner = [bar for bar in matrix.bars if 0 < bar < len(matrix.aligns)]
    if len(inner) != 1 or matrix.kind == "aligned":
        return None
    at = inner[0]
    return (
        replace(matrix, rows=tuple(row[:at] for row in matrix.rows), aligns=matrix.aligns[:at], bars=()),
        replace(matrix, rows=tuple(row[at:] for row in matrix.rows), aligns=matrix.aligns[at:], bars=()),
    )


def table(writer: Writer, matrix: Matrix) -> str:
    columns = "".join(
        f'<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="{align}"/></m:mcPr></m:mc>' for align in matrix.aligns
    )
    rows = "".join(f"<m:mr>{''.join(writer.e('e', cell) for cell in row)}</m:mr>" for row in matrix.rows)
    return f"<m:m>{writer.properties('m', f'<m:mcs>{columns}</m:mcs>')}{rows}</m:m>"


def aligned(writer: Writer, matrix: Matrix) -> str:
    """``m:eqArr``: lines meet at each ``&``, and a gap stands between pairs of columns."""
    if all(align == "center" for align in matrix.aligns):
        return table(writer, matrix)
    lines = "".join(f"<m:e>{_line(writer, row)}</m:e>" for row in matrix.rows)
    return f"<m:eqArr>{writer.properties('eqArr')}{lines}</m:eqArr>"


def _line(writer: Writer, row: Sequence[Node]) -> str:
    written = ""
    for at, cell in enumerate(row):
        if at:
            written += writer.look.run("&" if at % 2 else "\u2003", "italic")
        written += writer.one(cell) if cell != EMPTY else ""
    return written or writer.nothing()
