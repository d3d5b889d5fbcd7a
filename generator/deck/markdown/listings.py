"""Lists of Markdown: bullets, numbers, tasks, with what stands below each item."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.deck.markdown.blocks import Attributes, Block, Line, Listing, ListItem, Paragraph
from generator.deck.markdown.paragraphs import joined
from generator.patterns import pattern

LIST_MARK = pattern(r"([ \t]*)([-*+]|\d{1,9}[.)])(?:([ \t]+)(.*)|)\Z")
_RULE = pattern(r"[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")
_TASK = pattern(r"\[([ xX])\][ \t]+")

_LONGEST_NUMBER = 3
"""Characters of the mark of an item that follows another one, point included."""
Inner = Callable[[Sequence[Line]], tuple[Block, ...]]
Attributed = Callable[[str, int, int], tuple[str, Attributes | None]]


def listing_at(
    lines: Sequence[Line],
    at: int,
    inner: Inner,
    begins: Callable[[int], bool],
    attributed: Attributed,
) -> tuple[Listing, int]:
    """The list that begins at the line ``at``, and the line after it. ``inner`` scans what stands in an item,
    ``begins`` says whether a line begins something else than prose."""
    first = LIST_MARK.match(lines[at].text)
    assert first is not None
    mark, indent = first[2][-1], _width(first[1])
    start = int(first[2][:-1]) if first[2][:-1] else None
    items: list[ListItem] = []
    begun, count = at, len(lines)
    while at < count:
        found = LIST_MARK.match(lines[at].text)
        if found is None or found[2][-1] != mark or _width(found[1]) > indent + 1 or _RULE.match(lines[at].text):
            break
        if _width(found[1]) < indent - 1:
            break
        end = _end_of_item(lines, at, _width(found[1]), mark, begins)
        items.append(_item(lines[at:end], inner, attributed))
        at = end
        ahead = at
        while ahead < count and not lines[ahead].text.strip():
            ahead += 1
        again = LIST_MARK.match(lines[ahead].text) if at < ahead < count else None
        if again and again[2][-1] == mark and abs(_width(again[1]) - indent) <= 1:
            at = ahead  # blank lines between the items of one list
    place = lines[begun]
    return Listing(place.line, place.column, tuple(items), mark, start), at


def begins_list(text: str) -> bool:
    """Whether a list may begin with this line: with a mark, and not with a rule such as ``- - -``, however deep."""
    return LIST_MARK.match(text) is not None and not _RULE.match(text)


def _width(blanks: str) -> int:
    return len(blanks.expandtabs(4))


def _end_of_item(lines: Sequence[Line], at: int, indent: int, mark: str, begins: Callable[[int], bool]) -> int:
    """The line after an item that begins at ``at``: what is indented deeper belongs to it, and prose that goes on."""
    end = at + 1
    count = len(lines)
    while end < count:
        text = lines[end].text
        if not text.strip():
            ahead = end
            while ahead < count and not lines[ahead].text.strip():
                ahead += 1
            if ahead == count or _indent(lines[ahead].text) < indent + 2:
                return end
            end = ahead
            continue
        deep = _indent(text)
        if deep <= indent + 1:
            marked = LIST_MARK.match(text)
            if marked and (marked[2][-1] == mark or len(marked[2]) <= _LONGEST_NUMBER):
                return end  # a longer number is a year, and goes on with the text
            if deep <= indent and (begins(end) or not lines[end - 1].text.strip()):
                return end
            if begins(end):
                return end
        end += 1
    return end


def _indent(text: str) -> int:
    return _width(text[: len(text) - len(text.lstrip(" \t"))])


def _item(lines: Sequence[Line], inner: Inner, attributed: Attributed) -> ListItem:
    first = lines[0]
    found = LIST_MARK.match(first.text)
    assert found is not None
    said = found[4] or ""
    cut = found.start(4) if found[4] else len(first.text)
    checked = None
    if task := _TASK.match(said):
        checked = task[1] != " "
        said, cut = said[task.end() :], cut + task.end()
    width = _width(found[1]) + len(found[2]) + (len(found[3]) if found[3] and len(found[3]) < 5 else 1)
    inside = [Line(said, first.line, first.column + cut)] if said.strip() else []
    inside += [_cut(one, width) for one in lines[1:]]
    if len(inside) == 1:  # most items are one line
        text, attributes = attributed(said, first.line, first.column + cut)
        if not _is_block(text):
            return ListItem(first.line, first.column, joined(inside, text), (), attributes, checked)
    blocks = inner(inside)
    if blocks and isinstance(blocks[0], Paragraph):
        paragraph = blocks[0]
        return ListItem(first.line, first.column, paragraph.text, blocks[1:], paragraph.attributes, checked)
    return ListItem(first.line, first.column, None, blocks, None, checked)


def _is_block(text: str) -> bool:
    """Whether the text of an item may be more than prose."""
    return text[:1] in "-*+>#`~:|$<\\" or (text[:1].isdigit() and LIST_MARK.match(text) is not None)


def _cut(line: Line, width: int) -> Line:
    """A line of an item without the indentation that makes it one."""
    text = line.text
    if "\t" in text[: len(text) - len(text.lstrip())]:
        text = text[: len(text) - len(text.lstrip())].expandtabs(4) + text.lstrip()
    cut = min(width, len(text) - len(text.lstrip(" ")))
    return Line(text[cut:], line.line, line.column + cut)
