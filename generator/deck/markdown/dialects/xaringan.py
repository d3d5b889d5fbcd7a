"""xaringan and remark: slides between lines of dashes, keys at their head, ``.class[text]``, ``--`` for builds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.deck.markdown.blocks import Block, Fence, Line
from generator.deck.markdown.definitions import Definitions, taken_out
from generator.deck.markdown.dialects.code import starred
from generator.deck.markdown.dialects.covers import as_cover, title_draft
from generator.deck.markdown.dialects.drafting import add, add_id, add_note_lines, drafted, is_empty
from generator.deck.markdown.dialects.front import Front, deck_keys, front_of, tell_rest
from generator.deck.markdown.dialects.pictures import Picture, picture_paragraph
from generator.deck.markdown.dialects.reading import Reading, Ways
from generator.deck.markdown.drafts import Draft, Talk
from generator.deck.markdown.scan import lines_of, scan
from generator.deck.markdown.signs import Habits
from generator.deck.tree import Scalar
from generator.patterns import pattern

HABITS = Habits(html=True, indented_code=True, pauses=True, divisions=True, meanings=False, attributes=False)
_FENCE = pattern(r" *(`{3,}|~{3,})")
_SPLIT = pattern(r"(---?)[ \t]*\Z")
_KEY = pattern(r"(name|class|count|template|layout|background-[a-z]+|exclude|title|id|background)[ \t]*:[ \t]*(.*)\Z")
_SILENT = pattern(r"\{\w+[^}]*\b(?:include|echo)\s*=\s*F")
"""A chunk of which nothing is left when keys are looked for."""
_OPENS = pattern(r"[ \t]*(?:[-*+]|\d+\.)?[ \t]*((?:\.[A-Za-z][\w-]*)+)\[(.*)\Z", re.DOTALL)
_ADDRESS = pattern(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_SIDES = frozenset("pull-left pull-right left-column right-column left-code right-plot left-plot right-code".split())
_PROGRAM = pattern(r"`r\s[^`]+`")


class _Slide(Struct):
    line: int
    keys: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


def read_xaringan(text: str) -> Talk:
    reading = Reading(Ways(classes=True))
    front = front_of(lines_of(text))
    definitions = Definitions()
    lines = taken_out(front.lines, definitions)
    reading.links, reading.notes = definitions.links, definitions.notes
    talk = Talk(deck_keys(front, reading), lost=reading.lost)
    _page(front, talk)
    sealed = front.word("output", "xaringan::moon_reader", "seal") != "false"
    if sealed and (cover := title_draft(talk.keys)) is not None:
        talk.drafts.append(cover)
    slides = list(_slides(lines))
    reading.ids = {one.keys["name"] for one in slides if "name" in one.keys}
    taken: set[str] = set()
    named: dict[str, list[Line]] = {}
    for one in slides:
        if name := one.keys.get("name"):
            named[name] = one.lines
        if one.keys.get("layout") == "true":
            words = " ".join(line.text for line in one.lines if line.text.strip())
            reading.lose("slide that is the pattern of others", "left out", _without_tags(words), one.line)
            continue
        if template := one.keys.get("template"):
            one.lines = [*named.get(template, []), *one.lines]
        draft = _draft(one, reading, taken)
        if not is_empty(draft):
            talk.drafts.append(draft)
    tell_rest(front, reading)
    return talk


def _without_tags(words: str) -> str:
    return re.sub(r"<[^<>]*>|\.[\w-]+\[|\]", " ", words)


def _page(front: Front, talk: Talk) -> None:
    ratio = front.scalar("output", "xaringan::moon_reader", "nature", "ratio")
    if ratio is not None and ratio.text.strip().strip("\"'") == "4:3":
        talk.keys.append((Scalar("size", ratio.line, 1), Scalar("4:3", ratio.line, 1)))


def _slides(lines: Sequence[Line]) -> Iterable[_Slide]:
    first = lines[0].line if lines else 1
    slide = _Slide(first)
    fence, heads, notes, silent = "", True, False, False
    for line in lines:
        if mark := _FENCE.match(line.text):
            if not fence:
                fence, silent = mark[1], _SILENT.search(line.text) is not None
            elif mark[1].startswith(fence) and not line.text.strip().strip("`~"):
                fence = ""
                slide.lines.append(line)
                continue
        split = None if fence else _SPLIT.match(line.text)
        if split and split[1] == "---":
            yield slide
            slide, heads, notes = _Slide(line.line), True, False
        elif not fence and line.text.rstrip() == "???":
            notes = True
        elif notes and not split:
            slide.notes.append(line)
        elif split:
            notes = False
            slide.lines += [Line("", line.line, 1), Line(". . .", line.line, 1), Line("", line.line, 1)]
            heads = False
        elif heads and (found := _KEY.match(line.text)):
            slide.keys[found[1]] = found[2].strip()
        else:
            heads = heads and (not line.text.strip() or (bool(fence) and silent))
            slide.lines.append(line)
    yield slide


def _draft(slide: _Slide, reading: Reading, taken: set[str]) -> Draft:
    blocks = [_unstarred(one) for one in scan(_with_divisions(_without_programs(slide.lines, reading)), HABITS)]
    draft = drafted(blocks, reading, slide.line)
    for one in reading.remarks:
        if one.text.strip():
            reading.lose("comment", "left out", one.text, one.line)
    reading.remarks = []
    if slide.notes:
        add_note_lines(draft, slide.notes, reading, HABITS)
        reading.remarks = []
    if name := slide.keys.get("name"):
        add_id(draft, name, taken)
    if slide.keys.get("exclude") == "true":
        add(draft, "hidden", "true")
    classes = frozenset(slide.keys.get("class", "").replace(",", " ").split())
    if classes:
        reading.lose("class of a slide", "the theme says how things look", "", slide.line)
    if found := _ADDRESS.search(slide.keys.get("background-image", "")):
        draft.blocks.insert(0, picture_paragraph([Picture(found[1], background=True)], slide.line, 1))
    elif any(name.startswith("background") for name in slide.keys):
        reading.lose("colour or style of slides", "the theme says how things look", "", slide.line)
    if {"inverse", "middle"} <= classes or ("title-slide" in classes) or {"center", "middle"} <= classes:
        as_cover(draft, "section")
    return draft


def _without_programs(lines: Sequence[Line], reading: Reading) -> list[Line]:
    """Values that R would give are left out; nothing is run."""
    made: list[Line] = []
    fence = ""
    for line in lines:
        if mark := _FENCE.match(line.text):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
        if not fence and (found := _PROGRAM.search(line.text)):
            reading.lose(
                "value that a program gives", "left out", " ".join(found.group().strip("`").split()[1:]), line.line
            )
            line = Line(_PROGRAM.sub("", line.text), line.line, line.column)
        made.append(line)
    return made


def _unstarred(block: Block) -> Block:
    """Lines of code that a star makes stand out."""
    if not isinstance(block, Fence) or not ("\n*" in f"\n{block.code.text}" or "#<<" in block.code.text):
        return block
    if block.info in ("md", "markdown"):
        return block
    code, numbers = starred(block.code.text)
    if not numbers:
        return block
    return replace(block, code=replace(block.code, text=code), info=f"{block.info} {{{numbers}}}".strip())


def _with_divisions(lines: Sequence[Line]) -> list[Line]:
    """``.class[`` at the head of a line and its ``]`` as lines of divisions."""
    made: list[Line] = []
    ends: list[tuple[int, int]] = []
    """Where the brackets of open divisions close: index of the line, and of the sign in it."""
    fence = ""
    for at, line in enumerate(lines):
        text, column = line.text, line.column
        if mark := _FENCE.match(text):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
        begin = 0
        while not fence or ends:
            found = _OPENS.match(text, begin) if not fence and not text[begin:].startswith("    ") else None
            close = _closing(lines, at, found.start(2) - 1) if found else None
            if found is None or close is None or not _is_block(lines, close, at, found[1]):
                break
            names = found[1].strip(".").split(".")
            name = next((one for one in names if one in _SIDES), names[0])
            made += [Line("", line.line, 1), Line(f"::: {name}", line.line, 1), Line("", line.line, 1)]
            ends.append(close)
            begin = found.start(2)
        stop = len(text)
        closing: list[int] = []
        while ends and ends[-1][0] == at:
            closing.append(ends.pop()[1])
        stop = min([stop, *closing])
        rest = text[max(closing) + 1 :] if closing else ""
        if text[begin:stop].strip() or not (begin or closing):
            made.append(Line(text[begin:stop], line.line, column + begin))
        for _ in closing:
            made += [Line("", line.line, 1), Line(":::", line.line, 1), Line("", line.line, 1)]
        if rest.strip():
            made += _with_divisions([Line(rest.lstrip(), line.line, column)])
    return made


def _is_block(lines: Sequence[Line], close: tuple[int, int], at: int, names: str) -> bool:
    """Whether the brackets hold all of their lines, and are no part of a sentence."""
    rest = lines[close[0]].text[close[1] + 1 :].strip()
    columns = any(name in names for name in ("pull-", "left-", "right-", "column"))
    return columns or close[0] > at or not rest or (rest.startswith((".", "]")) and not rest.strip(".] "))


def _closing(lines: Sequence[Line], at: int, sign: int) -> tuple[int, int] | None:
    """Where the bracket that opens at ``sign`` of the line ``at`` closes; code is passed over."""
    depth = 0
    fence = ""
    for number in range(at, min(len(lines), at + 400)):
        text = lines[number].text
        if number > at and (mark := _FENCE.match(text)):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
            continue
        if fence:
            continue
        place = sign if number == at else 0
        while place < len(text):
            char = text[place]
            if char == "\\":
                place += 2
                continue
            if char == "`" and (stop := text.find("`", place + 1)) > 0:
                place = stop
            depth += (char == "[") - (char == "]")
            if not depth:
                return number, place
            place += 1
    return None
