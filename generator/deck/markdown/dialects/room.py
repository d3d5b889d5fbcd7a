"""What is too long or too wide for its place in a slide of this format, in pieces that a page can hold.

Other tools scroll, shrink or cut; here a page is divided where blocks end, so long ones are divided first. Bounds are
those below which every layout of the shipped themes has room.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from generator.deck.markdown.blocks import (
    Block,
    Division,
    Fence,
    Formula,
    Grid,
    Heading,
    Meanings,
    Paragraph,
    Quotation,
)
from generator.deck.markdown.dialects.runs import same_signs
from generator.deck.markdown.drafts import Draft, Lost
from generator.deck.markdown.pictures import pictures_in
from generator.deck.tree import Scalar
from generator.patterns import pattern

HEADING, ALONE, _CODE = 130, 90, 1.4
"""Of these and the next: signs, wide ones counted twice. A heading with nothing below it stands in larger type; code
takes so much more room."""
PARAGRAPH: Final = 800
QUOTATION: Final = 420
TERM: Final = 500
FORMULA: Final = 130
CODE_LINE: Final = 900
_CELL_SIGNS, _TABLE_WIDTH, _CELL_SPACE, _SIGN = 900, 780, 27, 7.6
_ROW_LINES, _LINE_SIGNS = 16, 105
_ENDS = pattern(r"(?<=[.!?;:,…。、])\s+|\s+|(?<=[。、，！？])")
_WORDS = pattern(r"[^\s/\\-]+[/\\-]?")
_COMMANDS = pattern(r"\\[A-Za-z]+|[{}&^_ ]")


def make_room(draft: Draft, lost: list[Lost]) -> None:
    """Divides what is too long in a slide."""
    if draft.heading is not None and _heading_signs(draft.heading.text) > (HEADING if draft.blocks else ALONE):
        draft.blocks.insert(0, Heading(draft.heading.line, draft.heading.column, 2, draft.heading))
        draft.heading = None
        draft.keys = [one for one in draft.keys if one[0].text not in ("layout", "subtitle")]
    draft.blocks = roomy(draft.blocks, 1, lost)


def _heading_signs(text: str) -> float:
    return signs(text) * (_CODE if text.count("`") > 1 else 1)


def signs(text: str) -> int:
    """How many signs a text has, those of East Asia counted twice."""
    return len(text) if text.isascii() else sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)


def roomy(blocks: Iterable[Block], beside: int, lost: list[Lost]) -> list[Block]:
    """``beside``: how many columns share the width."""
    made: list[Block] = []
    most = PARAGRAPH // (beside * beside if beside > 1 else 1)
    for block in blocks:
        if isinstance(block, Paragraph) and not pictures_in(block):
            made += [replace(block, text=text) for text in divided(block.text, most)]
        elif isinstance(block, Heading) and signs(block.text.text) > HEADING:
            made += [Paragraph(block.line, block.column, text) for text in divided(block.text, most)]
        elif isinstance(block, Quotation) and not block.alert:
            made += _quotations(block, QUOTATION // beside)
        elif isinstance(block, Quotation):
            made.append(replace(block, blocks=tuple(roomy(block.blocks, beside, lost))))
        elif isinstance(block, Division):
            made.append(_division(block, beside, lost))
        elif isinstance(block, Grid):
            made += _grids(block, beside, lost)
        elif isinstance(block, Meanings) and any(signs(one.text.text) > TERM // beside for one in block.entries):
            for entry in block.entries:
                term = replace(
                    entry.term, text=f"**{entry.term.text}**" if "*" not in entry.term.text else entry.term.text
                )
                made.append(Paragraph(block.line, block.column, term))
                made += [Paragraph(block.line, block.column, text) for text in divided(entry.text, most)]
        elif isinstance(block, Formula) and _formula_width(block.tex.text) > FORMULA // beside:
            lost.append(Lost(block.line, "formula that is too wide", "it stands as code"))
            made.append(Fence(block.line, block.column, "latex", block.tex))
        elif isinstance(block, Fence) and max(map(len, block.code.text.split("\n"))) > CODE_LINE:
            made.append(replace(block, code=replace(block.code, text=_narrow(block.code.text)), attributes=None))
        else:
            made.append(block)
    return made


def _division(block: Division, beside: int, lost: list[Lost]) -> Division:
    if block.name == "columns":
        return replace(block, blocks=tuple(
            replace(one, blocks=tuple(roomy(_headed(one.blocks), len(block.blocks), lost)))
            for one in block.blocks if isinstance(one, Division)
        ))  # fmt: skip
    return replace(block, blocks=tuple(roomy(block.blocks, beside, lost)))


def _headed(blocks: Sequence[Block]) -> Sequence[Block]:
    """A column whose first heading is too long for a column's head has it as text."""
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and signs(first.text.text) > HEADING // 2:
        return [Paragraph(first.line, first.column, first.text), *blocks[1:]]
    return blocks


def divided(text: Scalar, most: int) -> list[Scalar]:
    """A text in parts of at most ``most`` signs, where it can be cut without a change of what is read."""
    if signs(text.text) <= most:
        return [text]
    parts: list[Scalar] = []
    rest = text.text
    while signs(rest) > most:
        cut = _cut(rest, most)
        if not cut:
            break
        parts.append(Scalar(rest[:cut].rstrip(), text.line, text.column))
        rest = rest[cut:].lstrip()
    if rest:
        parts.append(Scalar(rest, text.line, text.column))
    return parts


def _cut(text: str, most: int) -> int:
    """Where to cut: behind a sentence rather than within one."""
    wide = signs(text) / len(text)
    end = int(most / wide)
    places = [found.end() for found in _ENDS.finditer(text, 0, end)]
    sentences = [at for at in places if text[:at].rstrip()[-1:] in ".!?…。！？" and at > end // 3]
    for at in (*reversed(sentences[-6:]), *reversed(places[-10:])):
        if 0 < at < len(text) and same_signs(text, (text[:at].rstrip(), text[at:].lstrip())):
            return at
    return 0


def _quotations(block: Quotation, most: int) -> list[Block]:
    texts = [one.text for one in block.blocks if isinstance(one, Paragraph)]
    if sum(signs(one.text) for one in texts) <= most:
        return [block]
    made: list[Block] = []
    words: list[Paragraph] = []
    for text in (part for one in texts for part in divided(one, most)):
        if words and sum(signs(one.text.text) for one in words) + signs(text.text) > most:
            made.append(replace(block, blocks=tuple(words)))
            words = []
        words.append(Paragraph(text.line, text.column, text))
    return [*made, replace(block, blocks=tuple(words))] if words else made


def _formula_width(tex: str) -> int:
    """About how many signs its widest line has."""
    rows = re.split(r"\\\\", tex)
    return max(len(_COMMANDS.sub("", re.sub(r"\\[A-Za-z]+", "x", row))) for row in rows)


def _narrow(code: str) -> str:
    rows = [
        row[at : at + CODE_LINE] for row in code.split("\n") for at in (range(0, len(row), CODE_LINE) if row else (0,))
    ]
    return "\n".join(rows)


# --- tables ---------------------------------------------------------------------------------------------------------


def _grids(block: Grid, beside: int, lost: list[Lost]) -> list[Block]:
    """A table, several of fewer columns, or its rows as text."""
    count = len(block.aligns)
    needs = [_column_width(block, at) for at in range(count)]
    room = _TABLE_WIDTH / beside
    tall = any(
        _row_lines(row, beside) > _ROW_LINES or any(len(cell.text) > _CELL_SIGNS for cell in row) for row in block.rows
    )
    if not tall and sum(needs) <= room:
        return [block]
    groups = _groups(needs, room) if not tall and beside == 1 else []
    if groups:
        lost.append(Lost(block.line, "table that is too wide", "it is divided in several"))
        return [_part(block, group, first=not number) for number, group in enumerate(groups)]
    lost.append(Lost(block.line, "table that is too wide or too high", "its rows stand as text"))
    made: list[Block] = []
    if block.caption is not None:
        made.append(Paragraph(block.line, block.column, block.caption))
    for row in block.rows:
        cells = [cell for cell in row if cell.text]
        if cells:
            made.append(
                Paragraph(cells[0].line, cells[0].column, replace(cells[0], text="; ".join(one.text for one in cells)))
            )
    return roomy(made, beside, lost)


def _column_width(block: Grid, at: int) -> float:
    """The points that the longest word of a column needs in the smallest type."""
    longest = 0
    for row in block.rows:
        if at < len(row):
            bare = re.sub(r"[*`~]|\]\([^)]*\)", "", row[at].text)
            longest = max([longest, *(signs(word) for word in _WORDS.findall(bare))])
    return longest * _SIGN + _CELL_SPACE


def _row_lines(row: Sequence[Scalar], beside: int) -> float:
    return max((signs(cell.text) for cell in row), default=0) * len(row) * beside / _LINE_SIGNS


def _groups(needs: Sequence[float], room: float) -> list[list[int]]:
    """Columns that stand together, each group with the first one; none where two do not."""
    groups: list[list[int]] = [[0]]
    for at in range(1, len(needs)):
        if needs[0] + needs[at] > room:
            return []
        if sum(needs[one] for one in groups[-1]) + needs[at] > room:
            groups.append([0])
        groups[-1].append(at)
    return groups


def _part(block: Grid, columns: Sequence[int], *, first: bool) -> Grid:
    rows = tuple(tuple(row[at] for at in columns) if row else () for row in block.rows)
    return replace(
        block, rows=rows, aligns=tuple(block.aligns[at] for at in columns), caption=block.caption if first else None
    )
