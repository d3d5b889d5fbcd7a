"""Marp: slides between rules, directives and notes in comments, pictures that lie below a slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.deck.markdown.blocks import Block, Comment, Heading, Line, Listing, Rule
from generator.deck.markdown.definitions import Definitions, taken_out
from generator.deck.markdown.dialects.covers import as_cover
from generator.deck.markdown.dialects.drafting import MARKDOWN, add, add_note_lines, drafted, is_empty
from generator.deck.markdown.dialects.front import Front, deck_keys, front_of, tell_rest, yaml_pairs
from generator.deck.markdown.dialects.inline import said
from generator.deck.markdown.dialects.reading import Reading, Remark, Ways
from generator.deck.markdown.drafts import Draft, Talk
from generator.deck.markdown.scan import lines_of, scan
from generator.deck.tree import Mapping, Scalar
from generator.deck.tree import Sequence as Members
from generator.patterns import pattern

_DIRECTIVES = frozenset(
    "theme style headingdivider lang size math title author description keywords url image marp paginate "
    "header footer class backgroundcolor backgroundimage backgroundposition backgroundrepeat backgroundsize "
    "color transition auto-scaling fit htmltag prettier-ignore prettier-ignore-start prettier-ignore-end".split()
)
_NAME = pattern(r"\s*_?([A-Za-z][\w-]*)\s*:")
_TOOL = pattern(
    r"\s*(?:prettier-ignore|markdownlint|fit\b|omit in toc|textlint|cspell|\$theme|\$size)", 2
)  # IGNORECASE
_COVERS = frozenset("lead title cover title-page titlepage top chapter section invert-lead".split())
_ADDRESS = pattern(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")


def read_marp(text: str) -> Talk:
    reading = Reading(Ways(breaks=True, words_in_alt=True))
    front = front_of(lines_of(text))
    definitions = Definitions()
    lines = taken_out(front.lines, definitions)
    reading.links, reading.notes = definitions.links, definitions.notes
    talk = Talk(deck_keys(front, reading), lost=reading.lost)
    _page(front, talk)
    dividers = _dividers(front)
    header = front.scalar("header")
    if header is not None:
        reading.lose("header of every slide", "left out", header.text, header.line)
    told = {"class": front.word("class"), "header": ""}
    for name in ("theme", "paginate", "math", "backgroundColor", "color", "class", "headingDivider", "size"):
        front.node(name)
    blocks = scan(lines, MARKDOWN)
    for stretch, line in _slides(blocks, dividers):
        draft = drafted(stretch, reading, line)
        if any(isinstance(one, Listing) and one.mark in "*)" for one in stretch):
            add(draft, "steps", "items")  # Marp shows such lists item by item
        _remarks(draft, reading, talk, told)
        if told["classes"]:
            classes = frozenset(told["classes"].split())
            if classes & _COVERS:
                as_cover(draft, "title" if not talk.drafts else "section")
        if not is_empty(draft):
            talk.drafts.append(draft)
    tell_rest(front, reading)
    return talk


def _page(front: Front, talk: Talk) -> None:
    size = front.scalar("size")
    if size is not None and size.text.strip().strip("\"'") == "4:3":
        talk.keys.append((Scalar("size", size.line, 1), Scalar("4:3", size.line, size.column)))


def _dividers(front: Front) -> frozenset[int]:
    """The levels of headings that begin slides."""
    node = front.node("headingDivider")
    if isinstance(node, Scalar) and node.text.strip().isdigit():
        return frozenset(range(1, int(node.text) + 1))
    if isinstance(node, Members):
        return frozenset(int(one.text) for one in node.members if isinstance(one, Scalar) and one.text.isdigit())
    return frozenset()


def _slides(blocks: Sequence[Block], dividers: frozenset[int]) -> Iterable[tuple[list[Block], int]]:
    stretch: list[Block] = []
    line = blocks[0].line if blocks else 1
    for block in blocks:
        divides = isinstance(block, Heading) and block.level in dividers
        if isinstance(block, Rule) or (divides and any(not isinstance(one, Comment) for one in stretch)):
            yield stretch, line
            stretch, line = [], block.line
        if not isinstance(block, Rule):
            stretch.append(block)
    yield stretch, line


def _remarks(draft: Draft, reading: Reading, talk: Talk, told: dict[str, str]) -> None:
    """What comments say: directives, and notes."""
    remarks, reading.remarks = reading.remarks, []
    own: dict[str, str] = {}
    for one in remarks:
        if _TOOL.match(one.text):
            continue
        pairs = _directives(one)
        if pairs is None:
            if one.text.strip():
                lines = [Line(text.strip(), one.line + at, 1) for at, text in enumerate(one.text.split("\n"))]
                add_note_lines(draft, lines, reading)
            continue
        for name, value in pairs:
            once = name.startswith("_")
            bare = name.lstrip("_$").lower()
            if bare in ("class", "header", "footer"):
                (own if once else told)[bare] = value
                if bare == "footer" and value and not any(key.text == "footer" for key, _ in talk.keys):
                    talk.keys.append((Scalar("footer", one.line, 1), Scalar(said(value, reading), one.line, 1)))
                elif bare == "footer" and value:
                    reading.lose("footer of a slide", "left out", value, one.line)
            elif bare == "backgroundimage" and _ADDRESS.search(value):
                reading.lose("picture below a slide", "left out", "", one.line)
            elif bare in ("backgroundcolor", "color", "style", "theme"):
                reading.lose("colour or style of slides", "the theme says how things look", "", one.line)
    told["classes"] = own.get("class", told.get("class", ""))
    if told["classes"]:
        reading.lose("class of a slide", "the theme says how things look", "", draft.line)
    header = own.get("header", told.get("header", ""))
    if header:
        text = said(header, reading)
        if draft.heading is None and text:
            draft.heading = Scalar(text, draft.line, 1)
        elif "header" in own:
            reading.lose("header of a slide", "left out", header, draft.line)


def _directives(remark: Remark) -> list[tuple[str, str]] | None:
    """The directives of a comment; None where it is a note."""
    first = next((line for line in remark.text.split("\n") if line.strip()), "")
    found = _NAME.match(first)
    if found is None or found[1].lower() not in _DIRECTIVES:
        return None
    lines = [Line(line, remark.line + at, 1) for at, line in enumerate(remark.text.split("\n"))]
    pairs = yaml_pairs(lines) or []
    made: list[tuple[str, str]] = []
    for name, value in pairs:
        if isinstance(value, Scalar):
            made.append((name.text, value.text))
        elif isinstance(value, Members):
            made.append((name.text, " ".join(one.text for one in value.members if isinstance(one, Scalar))))
        elif isinstance(value, Mapping):
            made.append((name.text, ""))
    return made
