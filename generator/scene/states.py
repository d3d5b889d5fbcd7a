"""What is seen of a page after some of its clicks: all at the end on paper, or a page for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from generator.scene.boxes import Box, ChartBox, Group, Shown, TableBox, TableRow, TextBox
from generator.scene.page import Page, Scene
from generator.scene.text import Paragraph

Seen = Callable[[Shown], bool]


def final_state(scene: Scene) -> Scene:
    """The scene as it is when all has been shown: without hidden pages, and without what went again."""
    if not any(page.clicks or page.hidden for page in scene.pages):
        return scene
    pages = (page for page in scene.pages if not page.hidden)
    return _with(scene, (seen_at(page, page.clicks) if page.clicks else page for page in pages))


def every_state(scene: Scene) -> Scene:
    """The scene with a page for each click, and one before the first."""
    return _with(scene, (state for page in scene.pages if not page.hidden for state in _states(page)))


def _with(scene: Scene, pages: Iterable[Page]) -> Scene:
    return replace(scene, pages=tuple(replace(page, number=number) for number, page in enumerate(pages, 1)))


def _states(page: Page) -> Iterator[Page]:
    for click in range(page.clicks + 1):
        state = seen_at(page, click)
        yield state if not click else replace(state, id=f"{page.id}--click-{click}", section="", notes=())


def seen_at(page: Page, click: int) -> Page:
    """The page as it is after so many clicks, with nothing left to click."""
    return replace(page, boxes=tuple(_seen(page.boxes, lambda shown: shown.at(click))), clicks=0)


def _seen(boxes: Iterable[Box], seen: Seen) -> Iterator[Box]:
    for box in boxes:
        if box.shown and not seen(box.shown):
            continue
        made: Box = replace(box, shown=None) if box.shown else box
        if isinstance(made, TextBox):
            made = _text(made, seen)
        elif isinstance(made, TableBox):
            made = _table(made, seen)
        elif isinstance(made, ChartBox) and made.builds:
            made = _chart(made, seen)
        elif isinstance(made, Group):
            made = replace(made, boxes=tuple(_seen(made.boxes, seen)))
        yield made


def _text(box: TextBox, seen: Seen) -> TextBox:
    """What is not seen keeps its place, without its words."""
    if not any(one.shown for one in box.paragraphs):
        return box
    paragraphs = (one if not one.shown or seen(one.shown) else _blank(one) for one in box.paragraphs)
    return replace(box, paragraphs=tuple(replace(one, shown=None) for one in paragraphs))


def _blank(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, runs=(), lines=("",) * len(paragraph.lines), spots=())


def _table(box: TableBox, seen: Seen) -> TableBox:
    """The table with room for the rows that are not seen, and their lines."""
    if not any(row.shown for row in box.rows):
        return box
    gone = {at for at, row in enumerate(box.rows) if row.shown and not seen(row.shown)}
    rows = tuple(replace(_blank_row(row) if at in gone else row, shown=None) for at, row in enumerate(box.rows))
    rules = tuple(rule for rule in box.rules if min(rule.row, len(box.rows) - 1) not in gone)
    return replace(box, rows=rows, rules=rules)


def _blank_row(row: TableRow) -> TableRow:
    cells = (
        replace(cell, text=replace(cell.text, paragraphs=tuple(map(_blank, cell.text.paragraphs)), fill=None))
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _chart(box: ChartBox, seen: Seen) -> ChartBox:
    shapes = (replace(one, shown=None) for one in box.shapes if not one.shown or seen(one.shown))
    labels = (replace(one, shown=None) for one in box.labels if not one.shown or seen(one.shown))
    return replace(box, shapes=tuple(shapes), labels=tuple(labels), builds=())
