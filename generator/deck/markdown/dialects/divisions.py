"""Divisions of pandoc, Quarto and remark -> columns, boxes, notes, or what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from msgspec.structs import replace

from generator.deck.markdown.blocks import (
    Attributes,
    Block,
    Comment,
    Division,
    Heading,
    Listing,
    Paragraph,
    Pause,
)
from generator.deck.markdown.dialects.inline import said
from generator.deck.markdown.dialects.own_forms import boxed
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.tree import Scalar
from generator.patterns import pattern

Inner = Callable[[Iterable[Block], Reading], list[Block]]

MOST_COLUMNS: Final = 4
_COLUMNS: Final = {
    "column": 1, "pull-left": 1, "pull-right": 1, "left-column": 1, "right-column": 3, "left-code": 2, "right-plot": 3,
    "left-plot": 3, "right-code": 2, "col": 1, "left": 1, "right": 1,
}  # fmt: skip
"""Divisions that stand side by side with their neighbours, and their shares."""
_CALLOUTS: Final = {
    "note": "NOTE", "tip": "TIP", "warning": "WARNING", "important": "IMPORTANT", "caution": "CAUTION", "block": "BOX",
    "exampleblock": "EXAMPLE", "alertblock": "IMPORTANT", "alert": "WARNING", "danger": "WARNING", "info": "NOTE",
    "hint": "TIP",
}  # fmt: skip
_THEOREMS: Final = {
    "thm": "THEOREM", "lem": "LEMMA", "cor": "THEOREM", "prp": "THEOREM", "def": "DEFINITION", "exm": "EXAMPLE",
    "exr": "EXERCISE", "sol": "SOLUTION", "rem": "REMARK", "cnj": "THEOREM",
}  # fmt: skip
_BOXES: Final = frozenset("definition theorem lemma proof example exercise solution remark".split())
_NOTES: Final = frozenset("notes speaker-notes speaker".split())
_PLAIN: Final = frozenset(
    "footnote r-stack r-hstack r-vstack r-fit-text r-stretch absolute center fullwidth cell cell-output figure-content "
    "columns-area table-content fragment incremental nonincremental aside content-visible content-hidden".split()
)
"""Divisions of which the contents are all that matters."""
_WIDTH = pattern(r"\s*([\d.]+)\s*%?\s*\Z")
_SHOWN: Final = frozenset("html html:js revealjs slides presentation pptx".split())


def in_rows(blocks: Iterable[Block]) -> list[Block]:
    """Neighbouring divisions that stand side by side become one division of columns."""
    found: list[Block] = []
    row: list[Division] = []
    between: list[Block] = []

    def close() -> None:
        if len(row) > 1:
            first = row[0]
            found.append(Division(first.line, first.column, "columns", None, tuple(row), ()))
        else:
            found.extend(row)
        found.extend(between)
        row.clear()
        between.clear()

    for block in blocks:
        if isinstance(block, Division) and block.name in _COLUMNS:
            if row and block.name in ("pull-left", "left-column", "left-code", "left-plot", "left"):
                close()
            row.append(block)
        elif row and isinstance(block, Comment | Pause):
            between.append(block)
        else:
            close()
            found.append(block)
    close()
    return found


def division_blocks(division: Division, reading: Reading, inner: Inner) -> list[Block]:
    """What there is for a division of the dialect."""
    classes = _classes(division)
    name = division.name
    pairs = {key.text: value.text for key, value in division.attributes.pairs} if division.attributes else {}
    named = division.attributes.id.text if division.attributes and division.attributes.id else ""
    if _NOTES & {name, *classes}:
        reading.noted += division.blocks
        return []
    if name == "columns" or "columns" in classes:
        return _columns(division, reading, inner)
    if _is_hidden(name, classes, pairs):
        reading.lose("part for other formats", "left out", _words(division), division.line)
        return []
    alert = _alert(name, classes, named)
    if alert:
        return _box(division, alert, pairs, reading, inner)
    if "incremental" in classes or name == "incremental":
        reading.by_items = True
    inside = inner(division.blocks, reading)
    if division.title is not None:
        inside = [Paragraph(division.title.line, division.title.column,
                            replace(division.title, text=said(division.title.text, reading))), *inside]  # fmt: skip
    if "fragment" in classes or name == "fragment":
        if not (inside and isinstance(inside[0], Pause)):
            inside = [Pause(division.line, division.column), *inside]
    elif name in ("panel-tabset", "tabset", "panelset"):
        reading.lose("tabs", "one stands below the other", "", division.line)
    elif name in _COLUMNS:
        pass  # one column alone: its contents
    elif name and not _PLAIN & {name, *classes}:
        reading.lose(f"division .{name}", "what stands in it is kept; the theme says how it looks", "", division.line)
    return inside


def _classes(division: Division) -> list[str]:
    return (
        [division.name, *(one.text for one in division.attributes.classes)] if division.attributes else [division.name]
    )


def _is_hidden(name: str, classes: list[str], pairs: dict[str, str]) -> bool:
    if "hidden" in classes:
        return True
    told = [pairs[key] for key in ("when-format", "unless-format") if key in pairs]
    formats = bool(told) and told[0].strip("\"'") in _SHOWN
    if "content-visible" in classes:
        return bool(told) and formats != ("when-format" in pairs)
    if "content-hidden" in classes:
        return not told or formats == ("when-format" in pairs)
    return False


def _words(division: Division) -> str:
    return " ".join(one.text.strip() for one in division.lines if not one.text.lstrip().startswith(":::"))


def _alert(name: str, classes: list[str], named: str) -> str:
    for one in classes:
        if one.startswith("callout-"):
            return _CALLOUTS.get(one.removeprefix("callout-"), "NOTE")
        if one in ("callout",):
            return "NOTE"
        if one in _CALLOUTS and one != "note":
            return _CALLOUTS[one]
        if one in _BOXES:
            return one.upper()
    return _THEOREMS.get(named.split("-")[0], "") if "-" in named else ""


def _box(division: Division, alert: str, pairs: dict[str, str], reading: Reading, inner: Inner) -> list[Block]:
    inside = inner(division.blocks, reading)
    title = None
    if said_title := pairs.get("title") or pairs.get("name"):
        title = Scalar(said(said_title, reading), division.line, division.column)
    elif division.title is not None:
        title = replace(division.title, text=said(division.title.text, reading))
    elif inside and isinstance(inside[0], Heading):
        title = inside[0].text
        inside = inside[1:]
    if alert == "BOX" and title is None:
        return inside
    return boxed(alert, title, inside, division)


def _columns(division: Division, reading: Reading, inner: Inner) -> list[Block]:
    """Two to four columns; one alone, and columns in columns, are what stands in them."""
    if reading.in_column:
        return [one for block in division.blocks for one in _column_inside(block, reading, inner)]
    parts: list[tuple[Division | None, list[Block]]] = []
    reading.in_column = True
    for block in division.blocks:
        column = block if isinstance(block, Division) else None
        inside = _column_inside(block, reading, inner)
        if not inside:
            continue
        if column is None and parts and parts[-1][0] is None:
            parts[-1][1].extend(inside)
        else:
            parts.append((column, inside))
    reading.in_column = False
    return columns([(_share(column), inside) for column, inside in parts], division)


def _column_inside(block: Block, reading: Reading, inner: Inner) -> list[Block]:
    if isinstance(block, Division) and (block.name in _COLUMNS or not block.name):
        if block.attributes and "fragment" in {one.text for one in block.attributes.classes}:
            return [Pause(block.line, block.column), *inner(block.blocks, reading)]
        return inner(block.blocks, reading)
    return inner([block], reading)


def _share(column: Division | None) -> int:
    if column is None:
        return 1
    for key, value in column.attributes.pairs if column.attributes else ():
        if key.text in ("width", "size", "style") and (
            found := _WIDTH.match(value.text.removeprefix("width:").rstrip(";"))
        ):
            percent = float(found[1])
            return max(1, min(12, round(percent / 10 if percent > 1 else percent * 10)))
    return _COLUMNS.get(column.name, 1)


def columns(parts: list[tuple[int, list[Block]]], place: Block) -> list[Block]:
    """Columns of some contents with their shares: in rows where there are more than a row can hold."""
    parts = [part for part in parts if any(not isinstance(one, Pause) for one in part[1])]
    if len(parts) < 2:
        return [one for _, inside in parts for one in inside]
    if len(parts) > MOST_COLUMNS:
        size = 3 if len(parts) % 3 == 0 or len(parts) == 5 else 4
        rows = [parts[at : at + size] for at in range(0, len(parts), size)]
        return [block for row in rows for block in columns(row, place)]
    shares = [share for share, _ in parts]
    even = len(set(shares)) == 1
    members = tuple(
        Division(
            place.line, place.column, "column", None, tuple(inside), (),
            None if even else Attributes(place.line, place.column, None, (), (
                (Scalar("width", place.line, place.column), Scalar(str(share), place.line, place.column)),)),
        )
        for share, inside in parts
    )  # fmt: skip
    return [Division(place.line, place.column, "columns", None, members, ())]


def merged_lists(blocks: list[Block]) -> list[Block]:
    """Lists that only a build step parts are one list."""
    found: list[Block] = []
    for block in blocks:
        if (
            isinstance(block, Listing) and len(found) > 1 and isinstance(found[-1], Pause)
            and isinstance(before := found[-2], Listing) and before.mark == block.mark
            and before.start == block.start is None
        ):  # fmt: skip
            found[-2:] = [replace(before, items=(*before.items, *block.items))]
        else:
            found.append(block)
    return found
