"""reveal-md: slides between lines of dashes wherever they stand, stacks of slides, notes behind ``Note:``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.deck.ids import slug
from generator.deck.markdown.blocks import Block, Comment, Line, Listing, Pause
from generator.deck.markdown.definitions import Definitions, taken_out
from generator.deck.markdown.dialects.drafting import MARKDOWN, add, add_id, add_note_lines, drafted, is_empty
from generator.deck.markdown.dialects.front import Front, deck_keys, front_of, tell_rest
from generator.deck.markdown.dialects.pictures import Picture, picture_paragraph
from generator.deck.markdown.dialects.reading import Reading, Ways
from generator.deck.markdown.dialects.tags import tag_parts
from generator.deck.markdown.drafts import Draft, Talk
from generator.deck.markdown.scan import lines_of, scan
from generator.deck.tree import Scalar
from generator.patterns import pattern

SEPARATOR, VERTICAL = r"\r?\n---\r?\n", r"\r?\n----\r?\n"
_NOTES = r"(?:^|\n)[ \t]*(?:notes?|anteckningar|remarques?):"
_REMARK = pattern(r"\s*\.(slide|element):\s*(.*)\Z", re.DOTALL)
_ID = pattern(r"<!--\s*\.slide:[^>]*?\bid=[\"']([^\"']+)[\"']")
_NUMBERED = pattern(r"\]\(#/(\d*(?:/\d+)?)\)")
_TRANSITIONS = {"none": "none", "fade": "fade", "slide": "push"}
_MOST_PATTERN = 80


def read_reveal_md(text: str) -> Talk:
    reading = Reading(Ways(code_formulas=True))
    front = front_of(lines_of(text))
    definitions = Definitions()
    lines = taken_out(front.lines, definitions)
    reading.links, reading.notes = definitions.links, definitions.notes
    talk = Talk(deck_keys(front, reading), lost=reading.lost)
    transition = front.word("revealOptions", "transition")
    if transition in _TRANSITIONS:
        place = front.pairs[0][0]
        talk.keys.append((Scalar("transition", place.line, 1), Scalar(_TRANSITIONS[transition], place.line, 1)))
    taken: set[str] = set()
    notes = _regex(front, ("notesSeparator", "revealOptions.notesSeparator"), _NOTES, reading)
    for name in ("theme", "highlightTheme", "css", "revealOptions", "scripts"):
        front.node(name)
    body = "\n".join(one.text for one in lines)
    reading.places = {slug(one): f"at-{slug(one) or 0}" for one in _NUMBERED.findall(body)}
    reading.ids = {*map(slug, _ID.findall(body)), *reading.places.values()}
    first = lines[0].line if lines else 1
    for begin, end, number in _stretches(body, front, reading):
        line = first + body.count("\n", 0, begin)
        draft = _draft(body[begin:end], line, notes, reading, taken)
        if name := next((reading.places[one] for one in number if one in reading.places), ""):
            add_id(draft, name, taken)
        if not is_empty(draft):
            talk.drafts.append(draft)
    tell_rest(front, reading)
    return talk


def _stretches(body: str, front: Front, reading: Reading) -> Iterable[tuple[int, int, tuple[str, ...]]]:
    """Where each slide begins and ends, and how links may number it."""
    across = _regex(front, ("separator",), SEPARATOR, reading)
    down = _regex(front, ("verticalSeparator",), VERTICAL, reading)
    at = across_count = down_count = 0
    text = f"\n{body}\n"  # a separator may be the first line, or the last
    both = f"(?P<across>{across.pattern})|(?P<down>{down.pattern})"
    for found in re.finditer(both, text, across.flags | re.MULTILINE):
        if found.end() > found.start():
            yield at, max(at, found.start() - 1), _numbers(across_count, down_count)
            at = min(found.end() - 1, len(body))
            is_down = found["across"] is None
            across_count, down_count = (across_count, down_count + 1) if is_down else (across_count + 1, 0)
    yield at, len(body), _numbers(across_count, down_count)


def _numbers(across: int, down: int) -> tuple[str, ...]:
    """The address of a slide in its links: ``#/2/1``, ``#/2`` for the first of a stack, ``#/`` for the first of all."""
    made = [f"{across}-{down}"]
    if not down:
        made.append(str(across))
        if not across:
            made.append("")
    return tuple(made)


def _regex(front: Front, names: tuple[str, ...], otherwise: str, reading: Reading) -> re.Pattern[str]:
    """The pattern that the head gives, as a text is searched for it here."""
    typed = next((word for name in names if (word := front.word(name))), "")
    if not typed:
        return re.compile(otherwise, re.IGNORECASE)
    try:
        if len(typed) <= _MOST_PATTERN and not re.search(r"[+*}]\)?[+*{]|\(\?", typed):
            return re.compile(typed.replace("\\n", "\n"), re.MULTILINE)
    except re.error:
        pass
    reading.lose("separator that cannot be used here", "its signs are looked for as they are")
    return re.compile(re.escape(typed))


def _draft(text: str, line: int, notes: re.Pattern[str], reading: Reading, taken: set[str]) -> Draft:
    found = notes.search(text)
    said = text[: found.start()] if found else text
    blocks = list(scan(lines_of(said, line), MARKDOWN))
    draft = drafted(_elements(blocks, reading), reading, line)
    if found:
        begun = line + text.count("\n", 0, found.end())
        rest = text[found.end() :].strip("\n")
        add_note_lines(draft, [Line(row.strip() if not at else row, begun + at, 1)
                               for at, row in enumerate(rest.split("\n"))], reading)  # fmt: skip
    _remarks(draft, reading, taken)
    return draft


def _elements(blocks: list[Block], reading: Reading) -> list[Block]:
    """Blocks without the comments that say what appears with a click; what they mean goes to ``reading``."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Comment) and (remark := _REMARK.match(block.text)) and remark[1] == "element":
            if "fragment" in remark[2] and found:
                if isinstance(found[-1], Listing):
                    found.append(block)
                else:
                    found.insert(len(found) - 1, Pause(block.line, block.column))
            continue
        found.append(block)
    return found


def _remarks(draft: Draft, reading: Reading, taken: set[str]) -> None:
    remarks, reading.remarks = reading.remarks, []
    for one in remarks:
        found = _REMARK.match(one.text)
        if found is None:
            if one.text.strip():
                reading.lose("comment", "left out", one.text, one.line)
        elif found[1] == "element":
            if "fragment" in found[2]:
                add(draft, "steps", "items")
            elif "class" in found[2] or "style" in found[2]:
                reading.lose("class on a word or block", "the theme says how things look", "", one.line)
        else:
            _slide(draft, found[2], one.line, reading, taken)


def _slide(draft: Draft, typed: str, line: int, reading: Reading, taken: set[str]) -> None:
    _, given, _, _ = tag_parts(f"<section {' '.join(typed.split())}>")
    if given.get("id"):
        add_id(draft, given["id"], taken)
    transition = given.get("data-transition", "").split("-")[0]
    if transition in _TRANSITIONS:
        add(draft, "transition", _TRANSITIONS[transition])
    if "hidden" in given.get("data-visibility", ""):
        add(draft, "hidden", "true")
    file = given.get("data-background-image") or given.get("data-background", "")
    if "." in file and not file.startswith(("#", "rgb")):
        draft.blocks.insert(0, picture_paragraph([Picture(file, background=True)], line, 1))
    elif any("background" in name for name in given):
        reading.lose("colour or style of slides", "the theme says how things look", "", line)
    if address := given.get("data-background-iframe"):
        reading.lose("page within the page", "left out", address, line)
    if given.get("class") or given.get("style"):
        reading.lose("class of a slide", "the theme says how things look", "", line)
