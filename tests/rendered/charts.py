"""Charts as viewers draw them against the Scene, and their workbooks as a spreadsheet reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from lxml import etree

from generator.scene.boxes import ChartBox, Role, Shape, single
from generator.scene.page import Page, Scene
from generator.units import Pt
from tests.conftest import missing
from tests.rendered.drawn_places import Drawn
from tests.rendered.libreoffice import LibreOffice, NotWrittenError
from tests.rendered.measured import Line, Place, fold, places
from tests.rendered.rendering import Rendered, Viewers

_TABLE, _OFFICE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{one}:1.0}}" for one in ("table", "office"))
MOST_CELLS = 100
THIN = Pt(0.1)
RLM = "\u200f"
"""What makes native charts set a name from right to left; nobody sees it."""
LABELS, MARKS = 1.0, 0.5
"""Points that texts, and bars and points, may be apart."""


def texts(scene: Scene) -> list[Place]:
    return [place for place in places(scene, charts=True) if place.box.role is Role.CHART]


def apart(one: Line, other: Line) -> float:
    """Of two lines that say the same: by what of their start, middle and end is nearest, because texts are set a little
    wider in LibreOffice's charts, and ends are measured with what is beside the last letter or without; and by their
    baselines."""
    start, end = one.x - other.x, one.right - other.right
    return max(min(abs(start), abs(end), abs(start + end) / 2), abs(one.baseline - other.baseline))


def texts_apart(case: Rendered) -> Iterator[str]:
    """What stands elsewhere in a viewer than in LibreOffice's native charts, or says something else."""
    for place in texts(case.scene):
        native, *others = (viewer.pages[place.page.id].get(place.key, ()) for viewer in (
            case.libreoffice, case.chromium, case.pdf))  # fmt: skip
        wanted = [fold(line) for line in place.paragraph.lines]
        for shown in (native, *others):
            if [fold(line.text.replace(RLM, "")) for line in shown] != wanted:
                yield f"{place}: {[line.text for line in shown]}"
                break
        else:
            off = max(apart(native[0], other[0]) for other in others)
            if off > LABELS:
                yield f"{place}: {off:.2f}"


def marks(page: Page) -> Iterator[Shape]:
    """Bars and points; those of zero show nothing."""
    for box in single(page.boxes):
        if isinstance(box, ChartBox):
            filled = (one for one in box.shapes if one.fill and ("-bar-" in one.name or "-point-" in one.name))
            yield from (one for one in filled if min(one.rect.width, one.rect.height) > THIN)


def astray(scene: Scene, drawn: Sequence[Sequence[Drawn]]) -> tuple[list[str], int]:
    """Bars and points that a PDF has none of their colour for at their place, and how many were looked for."""
    wrong, seen = [], 0
    for page, here in zip(scene.pages, drawn, strict=True):
        for mark in marks(page):
            wanted = scene.theme.colors[str(mark.fill)].hex
            off = min((_off(mark, one) for one in here if one.color == wanted), default=99.0)
            seen += 1
            if off > MARKS + mark.line_width.pt:
                wrong.append(f"{page.id}/{mark.name}: {off:.2f}")
    return wrong, seen


def _off(mark: Shape, drawn: Drawn) -> float:
    if "-bar-" in mark.name:
        return drawn.off(mark.rect)
    middle = (mark.rect.x.pt + mark.rect.width.pt / 2, mark.rect.y.pt + mark.rect.height.pt / 2)
    return max(abs(drawn.x + drawn.width / 2 - middle[0]), abs(drawn.y + drawn.height / 2 - middle[1]))


def spreadsheets(books: Mapping[str, bytes], viewers: Viewers) -> dict[str, list[list[str | float | None]]]:
    """The rows of each workbook as LibreOffice's spreadsheet reads it, without empty cells at their ends."""
    office = LibreOffice(viewers.soffice, Path(mkdtemp(dir=viewers.folder)))
    try:
        found = office.export({Path(name).stem: content for name, content in books.items()}, "fods", source="xlsx")
    except NotWrittenError as problem:
        if any((office.folder / "fods").iterdir()):
            raise
        missing(f"LibreOffice has no spreadsheet (Debian package: libreoffice-calc): {problem}")
    return {name: list(_rows(etree.parse(found["fods"][Path(name).stem]))) for name in books}


def _rows(document: Any) -> Iterator[list[str | float | None]]:
    for row in document.iter(f"{_TABLE}table-row"):
        cells: list[str | float | None] = []
        for cell in row.iter(f"{_TABLE}table-cell"):
            value = cell.get(f"{_OFFICE}value")
            text = "".join(cell.itertext()).strip() or None
            many = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells += [text if value is None else float(value)] * min(many, MOST_CELLS)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield cells
