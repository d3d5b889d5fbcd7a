"""Slidev: slides between lines of dashes with YAML below them, slots, components, notes in the last comment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from posixpath import dirname, join, normpath

from msgspec import Struct, field

from generator.deck.markdown.blocks import Block, Heading, Line
from generator.deck.markdown.definitions import Definitions, taken_out
from generator.deck.markdown.dialects import divisions
from generator.deck.markdown.dialects.covers import as_cover
from generator.deck.markdown.dialects.drafting import (
    MARKDOWN,
    add,
    add_id,
    add_note_lines,
    drafted,
    is_empty,
    key,
)
from generator.deck.markdown.dialects.front import Front, deck_keys, front_of, tell_rest, yaml_pairs
from generator.deck.markdown.dialects.pictures import Picture, picture_paragraph
from generator.deck.markdown.dialects.reading import Reading, Ways
from generator.deck.markdown.dialects.settle import settled
from generator.deck.markdown.drafts import Draft, Lost, Talk
from generator.deck.markdown.scan import lines_of, scan
from generator.deck.tree import Node, Scalar
from generator.patterns import pattern

_FENCE = pattern(r" *(`{3,}|~{3,})")
_RULE = pattern(r"---+[ \t]*\Z")
_KEY = pattern(r"[A-Za-z_][\w.-]*[ \t]*:(?:[ \t]|\Z)")
_SLOT = pattern(r"::([\w-]+)::[ \t]*\Z")
_SNIPPET = pattern(r"[ \t]*<<<[ \t]*(\S+)")
_TRANSITIONS = {"none": "none", "fade": "fade", "fade-out": "fade", "view-transition": "morph"}
_SLIDE_KEYS = frozenset(
    "layout background image class transition level clicks zoom title hide disabled hidetoc hideintoc preload "
    "routealias src backgroundsize dragpos name id theme url".split()
)
_COVERS = {"cover": "title", "intro": "title", "section": "section", "end": "closing"}


Included = Callable[[str], str | None]
_MOST_DEPTH = 4
"""Files that bring each other."""


def _nothing(_: str) -> str | None:
    return None


class _Slide(Struct):
    line: int
    pairs: list[tuple[Scalar, Node]]
    lines: list[Line] = field(default_factory=list)

    def word(self, name: str) -> str:
        found = next((value for key, value in self.pairs if key.text == name), None)
        return found.text.strip() if isinstance(found, Scalar) else ""


def read_slidev(text: str, included: Included = _nothing) -> Talk:
    """``included``: the text of another file of the deck's folder, None where there is none."""
    reading = Reading(Ways(spans=True))
    lines = lines_of(text)
    front = front_of(lines)
    definitions = Definitions()
    slides = list(_with_others(_slides(front), included, reading.lost))
    for one in slides:
        one.lines = list(taken_out(one.lines, definitions))
    reading.links, reading.notes = definitions.links, definitions.notes
    talk = Talk(deck_keys(front, reading), lost=reading.lost)
    front.used |= {
        key.text for key, _ in front.pairs if key.text.lower() in _SLIDE_KEYS | {"info", "drawings", "titletemplate"}
    }
    if front.word("aspectRatio") in ("4/3", "4:3"):
        talk.keys.append((Scalar("size", 1, 1), Scalar("4:3", 1, 1)))
    taken: set[str] = set()
    for one in slides:
        draft = _draft(one, reading, taken, first=not talk.drafts)
        if not is_empty(draft):
            talk.drafts.append(draft)
    tell_rest(front, reading)
    return talk


def _slides(front: Front) -> Iterable[_Slide]:
    slide = _Slide(
        front.line, [pair for pair in front.pairs if pair[0].text.lower() in _SLIDE_KEYS and pair[0].text != "title"]
    )
    lines, fence, at = front.lines, "", 0
    while at < len(lines):
        line = lines[at]
        if mark := _FENCE.match(line.text):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
        if fence or not _RULE.match(line.text):
            slide.lines.append(line)
            at += 1
            continue
        yield slide
        pairs, end = _slide_head(lines, at)
        slide = _Slide(line.line, pairs)
        at = end
    yield slide


def _with_others(
    slides: Iterable[_Slide], included: Included, lost: list[Lost], above: tuple[str, ...] = ()
) -> Iterable[_Slide]:
    """The slides, with those of other files where ``src`` brings them: they have the place of the line that does.
    ``above``: the files that bring this one."""
    for one in slides:
        source = one.word("src").partition("#")[0]
        file = _beside(above[-1] if above else "", source) if source else ""
        text = included(file) if file and file not in above and len(above) < _MOST_DEPTH else None
        if text is None:
            yield one
            continue
        if words := " ".join(line.text for line in one.lines if line.text.strip()):
            lost.append(Lost(one.line, "words beside `src`", "left out", words))
        inside = [Line(line.text, one.line, 1) for line in lines_of(text)]
        for other in _with_others(_slides(front_of(inside)), included, lost, (*above, file)):
            if not above:
                other.pairs = [*other.pairs, *(pair for pair in one.pairs if pair[0].text != "src")]
            yield other


def _beside(file: str, other: str) -> str:
    """The path of a file that another one names, from the deck's folder."""
    return other if other.startswith(("/", "@")) else normpath(join(dirname(file), other))


def _slide_head(lines: Sequence[Line], at: int) -> tuple[list[tuple[Scalar, Node]], int]:
    """The YAML below the rule at ``at``, and the line after it."""
    begin = at + 1
    if begin >= len(lines) or not lines[begin].text.strip():
        return [], begin
    end = next((n for n in range(begin, min(len(lines), begin + 80)) if _RULE.match(lines[n].text)), None)
    if end is None or not _is_yaml(lines[begin:end]):
        return [], begin
    pairs = yaml_pairs(lines[begin:end])
    return ([], begin) if pairs is None else (pairs, end + 1)


def _is_yaml(lines: Sequence[Line]) -> bool:
    first = next((one.text for one in lines if one.text.strip() and not one.text.lstrip().startswith("#")), "")
    return not first or _KEY.match(first) is not None


def _draft(slide: _Slide, reading: Reading, taken: set[str], *, first: bool) -> Draft:
    slide.lines = [one if not _SNIPPET.match(one.text) else _snippet(one, reading) for one in slide.lines]
    layout = slide.word("layout") or ("cover" if first else "default")
    slots = _slots(slide.lines)
    blocks: list[Block] = []
    parts: list[tuple[int, list[Block]]] = []
    for name, lines in slots:
        scanned = list(scan(lines, MARKDOWN))
        if name in ("left", "right") or (layout == "two-cols" and name == ""):
            reading.in_column = True
            parts.append((1, settled(scanned, reading)))
            reading.in_column = False
        else:
            blocks += scanned
    by_items = reading.by_items
    draft = drafted(blocks, reading, slide.line)
    if parts:
        _heading_out(draft, parts, layout)
        draft.blocks += divisions.columns(parts, parts[0][1][0]) if any(inside for _, inside in parts) else []
    if by_items:
        add(draft, "steps", "items")
    _tell_remarks(draft, reading)
    _slide_keys(draft, slide, layout, reading, taken, first=first)
    return draft


def _snippet(line: Line, reading: Reading) -> Line:
    reading.lose("code from another file", "left out", "", line.line)
    return Line("", line.line, 1)


def _slots(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """What stands in each slot; the first has no name."""
    slots: list[tuple[str, list[Line]]] = [("", [])]
    fence = ""
    for line in lines:
        if mark := _FENCE.match(line.text):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
        if not fence and (found := _SLOT.match(line.text)):
            slots.append((found[1], []))
        else:
            slots[-1][1].append(line)
    return slots


def _heading_out(draft: Draft, parts: list[tuple[int, list[Block]]], layout: str) -> None:
    """The heading of a slide of two columns stands at the head of the first."""
    inside = parts[0][1]
    if (
        layout == "two-cols"
        and draft.heading is None
        and inside
        and isinstance(inside[0], Heading)
        and inside[0].level < 3
    ):
        draft.heading = inside[0].text
        inside.pop(0)
    parts[:] = [part for part in parts if part[1]]


def _tell_remarks(draft: Draft, reading: Reading) -> None:
    """The last comment is the slide's notes."""
    remarks = [one for one in reading.remarks if one.text.strip()]
    reading.remarks = []
    if not remarks:
        return
    last = max(remarks, key=lambda one: one.line)
    for one in remarks:
        if one is not last:
            reading.lose("comment", "left out", one.text, one.line)
    rows = last.text.strip("\n").split("\n")
    indent = min((len(row) - len(row.lstrip()) for row in rows if row.strip()), default=0)
    add_note_lines(draft, [Line(row[indent:], last.line + at, 1) for at, row in enumerate(rows)], reading)
    reading.remarks = []


def _slide_keys(draft: Draft, slide: _Slide, layout: str, reading: Reading, taken: set[str], *, first: bool) -> None:
    if name := slide.word("routeAlias") or slide.word("id"):
        add_id(draft, name, taken)
    if slide.word("hide") == "true" or slide.word("disabled") == "true":
        add(draft, "hidden", "true")
    if slide.word("transition") in _TRANSITIONS and not first:
        add(draft, "transition", _TRANSITIONS[slide.word("transition")])
    if source := slide.word("src"):
        reading.lose("slides from another file", f"left out: {source}", "", slide.line)
    if address := slide.word("url"):
        reading.lose("page within the page", "left out", address, slide.line)
    if slide.word("class"):
        reading.lose("class of a slide", "the theme says how things look", "", slide.line)
    unknown = [key.text for key, _ in slide.pairs if key.text.lower() not in _SLIDE_KEYS]
    if unknown:
        reading.lose("keys of a slide", "left out", "", slide.line)
    if layout in _COVERS and not (layout == "cover" and not first):
        as_cover(draft, _COVERS[layout] if _COVERS[layout] != "closing" else "section")
    elif layout in ("section", "cover"):
        as_cover(draft, "section")
    _picture(draft, slide, layout, reading)


def _picture(draft: Draft, slide: _Slide, layout: str, reading: Reading) -> None:
    """The picture below the slide or beside what it says."""
    picture = slide.word("image") or (slide.word("background") if "." in slide.word("background") else "")
    if picture and not picture.startswith(("#", "linear", "rgb")):
        if key(draft, "layout") == "section":
            reading.lose("picture below a slide", "left out", "", slide.line)
            return
        beside = layout.startswith("image-")
        made = picture_paragraph([Picture(picture, background=not beside, silent=beside)], slide.line, 1)
        draft.blocks.insert(0, made)
        if layout == "image-left" and draft.heading is not None and "://" not in picture:
            add(draft, "layout", "image-left")
    elif slide.word("background"):
        reading.lose("colour or style of slides", "the theme says how things look", "", slide.line)
