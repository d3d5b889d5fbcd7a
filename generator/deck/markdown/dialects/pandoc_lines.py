"""Lines of pandoc's Markdown that are none elsewhere -> lines that are: its simple and grid tables, LaTeX between
``\\begin`` and ``\\end``, lines that keep their breaks. Every line keeps its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.deck.markdown.blocks import Line
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.markdown.dialects.tex import tex_command, tex_words
from generator.patterns import pattern

_FENCE = pattern(r" *(`{3,}|~{3,})")
_GROUPS = pattern(r" {0,3}-{2,}(?:[ \t]+-{2,})+[ \t]*\Z")
_FRAME = pattern(r" {0,3}-{6,}[ \t]*\Z")
_GRID = pattern(r" {0,3}\+(?:[-=:]+\+)+[ \t]*\Z")
_BEGIN = pattern(r"[ \t]*\\begin\{([A-Za-z]+\*?)\}")
_TEX_LINE = pattern(r"[ \t]*\\[A-Za-z]+")
_PAUSE = pattern(r"[ \t]*\\pause\b[ \t]*\Z")
_LINE_BLOCK = pattern(r"\|[ \t](?!.*\|)(.*)\Z")
_HASH_ITEM = pattern(r"([ \t]*)(?:#|\(?@[\w-]*\)?|\(?[a-zA-Z][.)])([.)]?)[ \t]+(?=\S)")
_COMMENT_LINE = pattern(r"[ \t]*%(?!%)")
_MATHS = frozenset(
    "equation equation* align align* gather gather* multline multline* eqnarray eqnarray* cases aligned matrix "
    "pmatrix array displaymath math split flalign flalign* alignat alignat*".split()
)


def plain_lines(lines: Sequence[Line], reading: Reading) -> list[Line]:
    made: list[Line] = []
    fence = ""
    at = 0
    while at < len(lines):
        line = lines[at]
        if mark := _FENCE.match(line.text):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
        if fence or not line.text.strip():
            made.append(line)
            at += 1
            continue
        taken = _table(lines, at, made) or _grid(lines, at, made) or _environment(lines, at, made, reading)
        if not taken:
            before = lines[at - 1].text if at else ""
            _prose(line, made, reading, before, lines[at + 1].text if at + 1 < len(lines) else "")
        at += taken or 1
    return made


# --- tables ---------------------------------------------------------------------------------------------------------


def _table(lines: Sequence[Line], at: int, made: list[Line]) -> int:
    """A simple table, or one of several lines a row: how many lines it has, 0 if there is none."""
    begun = at
    framed = bool(_FRAME.match(lines[at].text)) and at + 2 < len(lines)
    head: list[Line] = []
    if framed:
        at += 1
        while at < len(lines) and lines[at].text.strip() and not _GROUPS.match(lines[at].text):
            head.append(lines[at])
            at += 1
        if at >= len(lines) or not _GROUPS.match(lines[at].text) or len(head) > 8:
            return 0
    elif not _GROUPS.match(lines[at].text):
        if at + 1 >= len(lines) or not _GROUPS.match(lines[at + 1].text) or not lines[at].text.strip():
            return 0
        head = [lines[at]]
        at += 1
    cuts = [found.span() for found in re.finditer(r"-+", lines[at].text)]
    dashes = lines[at]
    at += 1
    rows: list[list[Line]] = [[]]
    while at < len(lines):
        text = lines[at].text
        ends = _FRAME.match(text) or _GROUPS.match(text)
        if ends:
            at += 1
            break
        if not text.strip():
            if not framed:
                break
            rows.append([])
        elif framed:
            rows[-1].append(lines[at])
        else:
            rows.append([lines[at]])
        at += 1
    rows = [row for row in rows if row]
    if not rows or (not head and len(cuts) < 2):
        return 0
    first = head[0] if head else dashes
    made.append(Line("", first.line, 1))
    made.append(Line(_row(head, cuts) if head else "|" * (len(cuts) + 1), first.line, 1))
    made.append(Line("|" + "---|" * len(cuts), dashes.line, 1))
    made += [Line(_row(row, cuts), row[0].line, 1) for row in rows]
    _blank_before(lines, at, made)
    return at - begun


def _blank_before(lines: Sequence[Line], at: int, made: list[Line]) -> None:
    """A blank line between a table and what follows right below."""
    if at < len(lines) and lines[at].text.strip():
        made.append(Line("", lines[at].line, 1))


def _row(lines: Sequence[Line], cuts: Sequence[tuple[int, int]]) -> str:
    cells: list[str] = []
    for number, (start, _) in enumerate(cuts):
        begin = start if number else 0
        end = cuts[number + 1][0] if number + 1 < len(cuts) else None
        cells.append(" ".join(part for line in lines if (part := line.text[begin:end].strip())).replace("|", "\\|"))
    return "| " + " | ".join(cells) + " |"


def _grid(lines: Sequence[Line], at: int, made: list[Line]) -> int:
    """A table that is drawn with ``+``, ``-`` and ``|``."""
    if not _GRID.match(lines[at].text):
        return 0
    begun = at
    cuts = [found.start() for found in re.finditer(r"\+", lines[at].text)]
    rows: list[list[Line]] = [[]]
    head_ends = 0
    at += 1
    while at < len(lines) and lines[at].text.strip():
        text = lines[at].text
        if _GRID.match(text):
            if "=" in text:
                head_ends = len(rows)
            rows.append([])
        elif text.lstrip().startswith(("|", "+")):
            rows[-1].append(lines[at])
        else:
            break
        at += 1
    rows = [row for row in rows if row]
    if not rows:
        return 0
    spans = [(start + 1, end) for start, end in pairwise(cuts)]

    def written(row: list[Line]) -> str:
        cells = [" ".join(part for line in row if (part := line.text[start:end].strip(" |"))) for start, end in spans]
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    first = rows[0][0]
    made.append(Line("", first.line, 1))
    made.append(Line(written(rows[0]) if head_ends else "|" * (len(spans) + 1), first.line, 1))
    made.append(Line("|" + "---|" * len(spans), first.line, 1))
    made += [Line(written(row), row[0].line, 1) for row in (rows[1:] if head_ends else rows)]
    _blank_before(lines, at, made)
    return at - begun


# --- LaTeX ----------------------------------------------------------------------------------------------------------


def _environment(lines: Sequence[Line], at: int, made: list[Line], reading: Reading) -> int:
    found = _BEGIN.match(lines[at].text)
    if found is None:
        return 0
    name = found[1]
    end = f"\\end{{{name}}}"
    last = next((n for n in range(at, min(len(lines), at + 400)) if end in lines[n].text), None)
    if last is None:
        return 0
    inside = lines[at : last + 1]
    if name in _MATHS:
        made.append(Line("$$", inside[0].line, 1))
        made += [one for one in inside if one.text.strip()]
        made += [Line("$$", inside[-1].line, 1), Line("", inside[-1].line, 1)]
    elif name in ("columns", "column", "block", "frame", "center", "figure", "minipage"):
        reading.lose(f"LaTeX environment {name}", "left out, but for what stands in it", "", inside[0].line)
        for one in inside:
            bare = _without_commands(one.text)
            made.append(Line(bare, one.line, 1))
    else:
        words = tex_words("\n".join(one.text for one in inside))
        reading.lose(f"LaTeX environment {name}", "left out", words, inside[0].line)
        made.append(Line("", inside[0].line, 1))
    return last + 1 - at


def _without_commands(text: str) -> str:
    found = re.match(r"\s*\\(?:begin|end)\{[^{}]*\}(?:\[[^\]]*\]|\{[^{}]*\})*", text)
    return text[found.end() :] if found else text


def _prose(line: Line, made: list[Line], reading: Reading, before: str, after: str) -> None:
    text = line.text
    if _PAUSE.match(text):
        made += [Line("", line.line, 1), Line(". . .", line.line, 1), Line("", line.line, 1)]
    elif _TEX_LINE.match(text) and not before.strip() and _is_all_tex(text):
        words, _ = tex_command(text.strip(), 0, len(text.strip()))
        reading.lose("command of LaTeX", "left out, but for the words in it", "", line.line)
        made.append(Line(words, line.line, 1))
    elif block := _LINE_BLOCK.match(text):
        goes_on = _LINE_BLOCK.match(after) is not None
        made.append(Line(f"{block[1]}\\" if goes_on else block[1], line.line, line.column + 2))
    elif (item := _HASH_ITEM.match(text)) and _is_item(item, before):
        made.append(Line(f"{item[1]}1. {text[item.end() :]}", line.line, line.column))
    else:
        made.append(line)


def _is_all_tex(text: str) -> bool:
    bare = text.strip()
    while bare.startswith("\\"):
        found = re.match(r"\\[A-Za-z]+\*?", bare)
        if found is None:
            return False
        _, end = tex_command(bare, 0, len(bare))
        bare = bare[end:].strip()
    return not bare


def _is_item(item: re.Match[str], before: str) -> bool:
    """``#.``, ``(@)`` and ``a)`` begin items; a single letter only where a list may begin."""
    mark = item.group().strip()
    if mark in ("#.", "#)") or mark.startswith(("(@", "@")):
        return True
    return mark in ("a.", "a)", "(a)") and not before.strip()
