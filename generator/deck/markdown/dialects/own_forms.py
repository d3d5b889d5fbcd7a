"""What is put together from parts in own forms: paragraphs and pictures, boxes, tables, lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeGuard

from msgspec.structs import replace

from generator.deck.markdown.blocks import (
    Block,
    Division,
    Formula,
    Grid,
    Heading,
    Listing,
    ListItem,
    Paragraph,
    Pause,
    Quotation,
)
from generator.deck.markdown.dialects.inline import Piece
from generator.deck.markdown.dialects.pictures import Display, Picture, picture_paragraph
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.markdown.dialects.runs import Run, written
from generator.deck.tree import Scalar

MOST_ROWS, MOST_COLUMNS = 200, 24
_LAST_NUMBER = 9000


def of_pieces(pieces: Sequence[Piece], line: int, column: int, reading: Reading) -> list[Block]:
    """Paragraphs of the runs, and pictures between them: neighbouring ones in one row."""
    found: list[Block] = []
    runs: list[Run] = []
    pictures: list[Picture] = []

    def end_runs() -> None:
        if text := written(runs):
            found.append(Paragraph(line, column, Scalar(text, line, column)))
        runs.clear()

    def end_pictures() -> None:
        found.extend(_galleries(pictures, line, column))
        pictures.clear()

    for one in pieces:
        if isinstance(one, Display):
            end_runs()
            end_pictures()
            found.append(Formula(line, column, Scalar(one.tex, line, column)))
        elif isinstance(one, Picture):
            end_runs()
            if one.file:
                pictures.append(one)
            elif one.alt:
                runs.append(Run(one.alt))
        elif pictures and not runs and not one.text.strip():
            continue
        else:
            if pictures:
                end_pictures()
            runs.append(one)
    end_runs()
    end_pictures()
    return found


def _galleries(pictures: list[Picture], line: int, column: int) -> Iterable[Paragraph]:
    """Rows of at most four pictures; recordings and pictures that lie below a slide stand alone."""
    row: list[Picture] = []
    for one in pictures:
        row.append(one)
        if len(row) == 4:
            yield picture_paragraph(row, line, column)
            row = []
    if row:
        yield picture_paragraph(row, line, column)


def boxed(alert: str, title: Scalar | None, inside: list[Block], place: Block) -> list[Block]:
    """A box; what cannot stand in one follows it. A quotation in it is the words that it quotes."""
    words = (part for one in inside for part in (one.blocks if _is_quotation(one) else (one,)))
    kept = [one for one in words if not _is_box(one) and not isinstance(one, Pause)]
    after = [one for one in inside if _is_box(one)]
    if not kept:
        kept, title = ([Paragraph(place.line, place.column, title)] if title else []), None
    made: list[Block] = [Quotation(place.line, place.column, tuple(kept), alert, title)] if kept else []
    return [*made, *after]


def _is_quotation(block: Block) -> TypeGuard[Quotation]:
    return isinstance(block, Quotation) and not block.alert


def _is_box(block: Block) -> bool:
    return isinstance(block, Division) or (isinstance(block, Quotation) and bool(block.alert))


def own_grid(block: Grid, reading: Reading) -> list[Block]:
    """A table whose texts are in own forms, as large as one may be."""
    rows, caption = block.rows, block.caption
    width = max((len(row) for row in rows), default=0)
    if width > MOST_COLUMNS:
        reading.lose("table of many columns", "its rows stand as text")
        return [Paragraph(row[0].line, row[0].column, replace(row[0], text="; ".join(cell.text for cell in row)))
                for row in rows if row]  # fmt: skip
    head = rows[0] if rows else ()
    body = [row for row in rows[1:] if any(cell.text for cell in row)]
    if not body:
        body, head = ([head] if any(cell.text for cell in head) else []), ()
    if not body:
        return []
    even = [_even(row, width) for row in body]
    head = _even(head, width) if head else ()
    aligns = (*block.aligns, *([""] * width))[:width]
    made: list[Block] = []
    for at in range(0, len(even), MOST_ROWS):
        made.append(Grid(block.line, block.column, (head, *even[at : at + MOST_ROWS]), aligns, caption))
        caption = None
    return made


def _even(row: tuple[Scalar, ...], width: int) -> tuple[Scalar, ...]:
    place = row[-1]
    return (*row, *(Scalar("", place.line, place.column) for _ in range(width - len(row))))


def own_listing(block: Listing) -> list[Block]:
    """A list whose items hold blocks in own forms; it is cut in two behind an item that holds what no item can."""
    made: list[Block] = []
    items: list[ListItem] = []
    number = block.start if block.start is None or block.start <= _LAST_NUMBER else 1
    lifted: list[Block] = []

    def close() -> None:
        nonlocal number
        if items:
            made.append(Listing(block.line, block.column, tuple(items), block.mark, number))
            number = None if number is None else number + len(items)
        items.clear()

    for one in block.items:
        own, lifted = _items(one)
        items += own
        if lifted:
            close()
            made += lifted
    close()
    return made


def _items(item: ListItem) -> tuple[list[ListItem], list[Block]]:
    """The item with what may stand in it (those below it, where it says nothing itself), and what may not."""
    lifted: list[Block] = []
    texts: list[Scalar] = []
    below: list[ListItem] = []
    first: Listing | None = None
    for one in item.below:
        if isinstance(one, Heading):
            texts.append(replace(one.text, text=f"**{one.text.text}**" if "**" not in one.text.text else one.text.text))
        elif isinstance(one, Paragraph) and not one.text.text.startswith("![") and not below and not lifted:
            texts.append(one.text)
        elif isinstance(one, Listing) and not lifted:
            first = first or one
            below += one.items
        elif not isinstance(one, Pause):
            lifted.append(one)
    text = None
    if texts:
        text = replace(texts[0], text="\n".join(one.text for one in texts), starts=())
    inside: tuple[Block, ...] = ()
    if below and first is not None:
        inside = (replace(first, items=tuple(below)),)
    if text is None:
        return below, lifted
    return [ListItem(item.line, item.column, text, inside, None, item.checked)], lifted
