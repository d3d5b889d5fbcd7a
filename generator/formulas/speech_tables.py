"""Matrices, cases and lines of a derivation, said row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.formulas.tree import Matrix

if TYPE_CHECKING:
    from generator.formulas.speech_walk import Speaker


def matrix(speaker: Speaker, node: Matrix, left: str = "", right: str = "") -> str:
    words = speaker.words
    count, columns = len(node.rows), max(map(len, node.rows), default=0)
    if node.kind == "aligned":
        if count == 1:
            return " ".join(speaker.say(cell) for cell in node.rows[0])
        return _lines(speaker, node, words.lines.format(count=count), words.line, "", " ")
    if node.kind == "small" and not left and not right:
        return ", ".join(" ".join(speaker.say(cell) for cell in cells) for cells in node.rows)
    if node.kind == "cases" or (left == "{" and not right) or (right == "}" and not left):
        return _lines(speaker, node, words.cases, words.case, words.end_cases, ", ")
    determinant = left == right == "|"
    name = words.vector if columns == 1 and not determinant else words.matrix
    head = name.format(rows=count, columns=columns)
    if determinant:
        head = f"{words.determinant} {head}"
    elif columns == 1:
        return f"{head} {', '.join(speaker.say(cells[0]) for cells in node.rows)}, {words.end_matrix},"
    return _lines(speaker, node, head, words.row, words.end_matrix, ", ")


def _lines(speaker: Speaker, node: Matrix, head: str, each: str, end: str, between: str) -> str:
    rows = [
        f"{each.format(number=number)} {between.join(said for cell in cells if (said := speaker.say(cell).strip()))}"
        for number, cells in enumerate(node.rows, 1)
    ]
    return f"{head} {'; '.join([*rows, end] if end else rows)}"
