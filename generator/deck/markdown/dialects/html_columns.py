"""What stands side by side on a page of HTML, in a grid or a row -> columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Protocol

from generator.deck.markdown.blocks import Block, Comment, Fence, Paragraph, Pause
from generator.deck.markdown.dialects import divisions
from generator.deck.markdown.dialects.html_tree import DROPPED, Element, Words
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.tree import Scalar
from generator.patterns import pattern


class Made(Protocol):
    """What makes the blocks of elements, of what stands in them, and of Markdown between them."""

    reading: Reading
    inner: Callable[[Iterable[Block], Reading], list[Block]]

    def of(self, element: Element) -> list[Block]: ...
    def element(self, element: Element) -> list[Block]: ...


_GRID_COLUMNS = pattern(r"(?:grid-)?cols-(\d+)")
_SHARE = pattern(r"(?:width|flex-basis)\s*:\s*([\d.]+)%")
_SPAN = pattern(r"\bcol-span-(\d+)|\bw-(\d)/(\d)\b")
_SIDE: Final = frozenset(
    "columns columns-2 row flex grid container-fluid multicolumn multi-column two-columns twocolumns split "
    "side-by-side col-wrapper colwrap r-hstack".split()
)


def side_by_side(element: Element, made: Made) -> list[Block] | None:
    """The columns that stand in an element; None where they stand one below the other."""
    given = element.attributes
    told = f"{given.get('class', '')} {given.get('grid', '')} {given.get('flex', '')}"
    words = frozenset(told.split())
    style = given.get("style", "").replace(" ", "")
    is_side = bool(
        words & _SIDE or "grid" in given or _GRID_COLUMNS.search(told)
        or "display:flex" in style or "display:grid" in style
    )  # fmt: skip
    by_block = "grid" in words or "grid" in given or "display:grid" in style or bool(_GRID_COLUMNS.search(told))
    upright = "flex-col" in words or "flex-direction:column" in style or "col" in given.get("flex", "").split()
    if not is_side or upright or made.reading.in_column:
        return None
    if "column-count" in style or (
        words & {"columns", "columns-2", "columns-3"} and not any(isinstance(one, Element) for one in element.children)
    ):
        return None
    made.reading.in_column = True
    parts: list[tuple[int, list[Block]]] = []
    loose: list[Element | Words | Block] = []

    def close() -> None:
        inside = made.of(Element("", {}, element.line, list(loose)))
        loose.clear()
        if inside:
            parts.append((1, inside))

    for child in element.children:
        if isinstance(child, Element) and child.tag not in DROPPED:
            close()
            inside = made.element(child)
            if inside:
                parts.append((_share(child), inside))
        elif by_block and not isinstance(child, Element | Words | Comment):
            close()
            parts.append((1, made.inner([child], made.reading)))
        else:
            loose.append(child)
    close()
    made.reading.in_column = False
    if len(parts) > 1 and all(_is_short(inside) for _, inside in parts) and len(parts) > 3:
        return [_joined([one for _, inside in parts for one in inside], element.line)]
    if len(parts) > 3 and any(isinstance(one, Fence) for _, inside in parts for one in inside):
        return [one for _, inside in parts for one in inside]  # code wants room
    wanted = _GRID_COLUMNS.search(told)
    size = min(int(wanted[1]), divisions.MOST_COLUMNS) if wanted else 0
    if size > 1 and len(parts) > size:
        rows = [parts[at : at + size] for at in range(0, len(parts), size)]
        return [block for row in rows for block in divisions.columns(row, Pause(element.line, 1))]
    if size == 1:
        return [one for _, inside in parts for one in inside]
    return divisions.columns(parts, Pause(element.line, 1))


def _share(child: Element) -> int:
    if found := _SHARE.search(child.attributes.get("style", "")):
        return max(1, min(12, round(float(found[1]) / 10)))
    if found := _SPAN.search(child.attributes.get("class", "")):
        return (
            min(12, int(found[1])) if found[1] else max(1, min(12, round(12 * int(found[2]) / max(1, int(found[3])))))
        )
    return 1


def _is_short(inside: list[Block]) -> bool:
    """Whether what would be a column is but a few words."""
    return all(
        isinstance(one, Paragraph) and len(one.text.text) < 30 and not one.text.text.startswith("![") for one in inside
    )


def _joined(blocks: list[Block], line: int) -> Paragraph:
    return Paragraph(
        line, 1, Scalar(" · ".join(one.text.text for one in blocks if isinstance(one, Paragraph)), line, 1)
    )
