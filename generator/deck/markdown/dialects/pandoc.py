"""pandoc and Quarto: slides by the levels of headings, divisions, attributes, LaTeX among Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.deck.ids import is_id, slug
from generator.deck.markdown.blocks import Attributes, Block, Heading, Line, Listing, Rule
from generator.deck.markdown.definitions import Definitions, taken_out
from generator.deck.markdown.dialects.covers import title_draft
from generator.deck.markdown.dialects.drafting import add, add_id, drafted, is_empty
from generator.deck.markdown.dialects.front import Front, deck_keys, front_of, tell_rest
from generator.deck.markdown.dialects.inline import said
from generator.deck.markdown.dialects.pandoc_lines import plain_lines
from generator.deck.markdown.dialects.pictures import Picture, picture_paragraph
from generator.deck.markdown.dialects.reading import Reading, Ways
from generator.deck.markdown.drafts import Draft, Talk
from generator.deck.markdown.scan import lines_of, scan
from generator.deck.markdown.signs import Habits
from generator.deck.tree import Mapping, Scalar
from generator.deck.tree import Sequence as Members
from generator.patterns import pattern

HABITS = Habits(html=True, indented_code=True)
_PERCENT = pattern(r"%[ \t]*(.*)\Z")
_TRANSITIONS = {"none": "none", "fade": "fade", "slide": "push", "push": "push", "convex": "fade", "zoom": "fade"}
_FORMATS = ("revealjs", "beamer", "pptx", "slidy", "html", "dzslides", "s5", "pdf")


def read_pandoc(text: str) -> Talk:
    return _read(text, quarto=False)


def read_quarto(text: str) -> Talk:
    return _read(text, quarto=True)


def _read(text: str, *, quarto: bool) -> Talk:
    reading = Reading(Ways(scripts=True, spans=True, cites=True, shortcodes=True, tex=True))
    front = front_of(lines_of(text))
    lines, given = _percent(front.lines)
    definitions = Definitions()
    lines = taken_out(plain_lines(lines, reading), definitions)
    reading.links, reading.notes = definitions.links, definitions.notes
    blocks = scan(lines, HABITS)
    told = _option(front, "slide-level") or _option(front, "slide_level")
    level = int(told) if told in ("1", "2", "3", "4", "5", "6") else _level(blocks, 2 if quarto else 1)
    reading.ids = _ids(blocks, level)
    talk = Talk(lost=reading.lost)
    _bibliography(front, reading, talk)
    names = {key.text for key, _ in given}
    keys = [one for one in deck_keys(front, reading) if one[0].text not in names]
    talk.keys += [(name, Scalar(said(value.text, reading), value.line, value.column))
                  for name, value in given if isinstance(value, Scalar)]  # fmt: skip
    talk.keys += keys
    _page(front, talk)
    if (cover := title_draft(talk.keys)) is not None:
        talk.drafts.append(cover)
    taken: set[str] = set()
    steps = _is_incremental(front)
    for heading, stretch, line in _slides(blocks, level):
        draft = drafted([*([_without(heading)] if heading else []), *stretch], reading, line)
        reading.remarks.clear()
        if heading is not None:
            _slide_keys(draft, heading, reading, taken)
        if steps and any(isinstance(one, Listing) for one in draft.blocks):
            add(draft, "steps", "items")
        if not is_empty(draft):
            talk.drafts.append(draft)
    for name in (
        "slide-level",
        "slide_level",
        "incremental",
        "theme",
        "colortheme",
        "engine",
        "execute",
        "editor",
        "jupyter",
    ):
        front.node(name)
    tell_rest(front, reading)
    return talk


def _without(heading: Heading) -> Heading:
    return Heading(heading.line, heading.column, heading.level, heading.text)


def _percent(lines: Sequence[Line]) -> tuple[Sequence[Line], list[tuple[Scalar, Scalar]]]:
    """Title, author and date in lines that begin with ``%``, and the lines below them."""
    at = next((at for at, one in enumerate(lines) if one.text.strip()), len(lines))
    pairs: list[tuple[Scalar, Scalar]] = []
    for name in ("title", "author", "date"):
        if at >= len(lines) or not (found := _PERCENT.match(lines[at].text)):
            break
        parts, place = [found[1]], lines[at]
        at += 1
        while at < len(lines) and lines[at].text[:1] in " \t" and lines[at].text.strip():
            parts.append(lines[at].text.strip())
            at += 1
        text = (", " if name == "author" else " ").join(
            one.strip().replace(";", ",") if name == "author" else one for one in parts
        )
        if text.strip():
            pairs.append((Scalar(name, place.line, 1), Scalar(text.strip(), place.line, 1 + found.start(1))))
    return (lines[at:], pairs) if pairs else (lines, [])


def _level(blocks: Sequence[Block], otherwise: int) -> int:
    """The highest level of a heading right below which something else than a heading stands."""
    levels = [
        one.level
        for one, after in zip(blocks, [*blocks[1:], None], strict=False)
        if isinstance(one, Heading) and after is not None and not isinstance(after, Heading | Rule)
    ]
    if otherwise == 2:
        return 2
    return min(levels, default=otherwise)


def _slides(blocks: Sequence[Block], level: int) -> Iterable[tuple[Heading | None, list[Block], int]]:
    heading: Heading | None = None
    stretch: list[Block] = []
    line = 1
    for block in blocks:
        if isinstance(block, Rule) or (isinstance(block, Heading) and block.level <= level):
            if heading or stretch:
                yield heading, stretch, line
            heading = block if isinstance(block, Heading) else None
            stretch, line = [], block.line
        else:
            stretch.append(block)
    if heading or stretch:
        yield heading, stretch, line


def _ids(blocks: Iterable[Block], level: int) -> set[str]:
    """The ids of the slides: as given, or as the tool makes them of headings."""
    found: set[str] = set()
    for one in blocks:
        if isinstance(one, Heading) and one.level <= level:
            typed = one.attributes.id.text if one.attributes and one.attributes.id else one.text.text
            if made := typed if is_id(typed) else slug(typed):
                found.add(made)
    return found


def _slide_keys(draft: Draft, heading: Heading, reading: Reading, taken: set[str]) -> None:
    given = heading.attributes
    if given is None:
        return
    if given.id:
        add_id(draft, given.id.text, taken)
    classes = {one.text for one in given.classes}
    pairs = {key.text: value.text for key, value in given.pairs}
    if "incremental" in classes:
        add(draft, "steps", "items")
    if "appendix" in classes:
        add(draft, "appendix", "true")
    if pairs.get("visibility") == "hidden":
        add(draft, "hidden", "true")
    if pairs.get("transition", "").split("-")[0] in _TRANSITIONS:
        add(draft, "transition", _TRANSITIONS[pairs["transition"].split("-")[0]])
    left = classes - {
        "incremental",
        "appendix",
        "unnumbered",
        "unlisted",
        "smaller",
        "scrollable",
        "allowframebreaks",
        "fragile",
    }
    if left:
        reading.lose("class of a slide", "the theme says how things look", "", heading.line)
    _background(draft, given, pairs, reading)


def _background(draft: Draft, given: Attributes, pairs: dict[str, str], reading: Reading) -> None:
    """The picture below a slide."""
    file = pairs.get("background-image") or pairs.get("data-background-image") or pairs.get("background-video") or ""
    if file:
        draft.blocks.insert(0, picture_paragraph([Picture(file, background=True)], given.line, given.column))
    elif any("background" in name for name in pairs):
        reading.lose("colour or style of slides", "the theme says how things look", "", given.line)


# --- keys at the head -----------------------------------------------------------------------------------------------


def _option(front: Front, name: str) -> str:
    """An option that stands at the head, or below the name of a format."""
    if word := front.word(name):
        return word
    for over in ("format", "output"):
        for form in _FORMATS:
            if word := front.word(over, form, name):
                return word
        formats = front.node(over)
        for _, inside in formats.pairs if isinstance(formats, Mapping) else ():
            for key_, value in inside.pairs if isinstance(inside, Mapping) else ():
                if key_.text == name and isinstance(value, Scalar):
                    return value.text
    return ""


def _is_incremental(front: Front) -> bool:
    return _option(front, "incremental").lower() in ("true", "yes")


def _page(front: Front, talk: Talk) -> None:
    if _option(front, "aspectratio") in ("43", "4:3"):
        place = front.pairs[0][0]
        talk.keys.append((Scalar("size", place.line, 1), Scalar("4:3", place.line, 1)))
    footer = _option(front, "footer")
    if footer and not any(name.text == "footer" for name, _ in talk.keys):
        place = front.pairs[0][0]
        talk.keys.append((Scalar("footer", place.line, 1), Scalar(footer, place.line, 1)))


def _bibliography(front: Front, reading: Reading, talk: Talk) -> None:
    node = front.node("bibliography")
    first = node.members[0] if isinstance(node, Members) and node.members else node
    if isinstance(first, Scalar) and first.text.strip().lower().endswith((".bib", ".json")):
        reading.cites = True
        talk.keys.append((Scalar("bibliography", first.line, 1), first))
        if isinstance(node, Members) and len(node.members) > 1:
            reading.lose("second bibliography", "left out", "", first.line)
    for name in ("csl", "link-citations", "nocite", "reference-section-title"):
        front.node(name)
