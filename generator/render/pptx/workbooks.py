"""The workbook of a chart: the least that spreadsheets open, with the same bytes for the same numbers.

Texts stand in their cells as they are, so that one which begins with ``=`` is no formula.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Final

from generator.render.pptx.markup import DECLARATION, OFFICE, PACKAGE, attribute, escape
from generator.render.pptx.zipped import Packed, packed, put

SHEET: Final = "Sheet1"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NUMBER, _LITERAL = 1, 2
"""Styles of numbers, and of texts that would be formulas once somebody edits them."""

Cell = str | float | None


def number(value: float) -> str:
    """As XML has it: the shortest that is read back as the same."""
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def column(index: int) -> str:
    """A, B, …, Z, AA: the column with that index."""
    return (column(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def workbook(rows: Sequence[Sequence[Cell]], format_code: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part in (
            *_same_in_all(),
            _part("xl/styles.xml", _styles(format_code)),
            _part("xl/worksheets/sheet1.xml", _sheet(rows)),
        ):
            put(part, archive, stream)
    return stream.getvalue()


def _part(name: str, content: str) -> Packed:
    return packed(name, (DECLARATION + content).encode())


@cache
def _same_in_all() -> tuple[Packed, ...]:
    """The parts that have no numbers."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>'
    )
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>"
    )
    of_book = _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
    return (
        _part("[Content_Types].xml", types),
        _part("_rels/.rels", _relations(("officeDocument", "xl/workbook.xml"))),
        _part("xl/workbook.xml", book),
        _part("xl/_rels/workbook.xml.rels", of_book),
    )


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    lines = "".join(
        f'<row r="{at}">{"".join(_cell(cell, f"{column(index)}{at}") for index, cell in enumerate(row))}</row>'
        for at, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _relations(*targets: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _cell(cell: Cell, place: str) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        literal = f' s="{_LITERAL}"' if cell[0] in "=+-@" else ""
        return f'<c r="{place}"{literal} t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{place}" s="{_NUMBER}"><v>{number(cell)}</v></c>'


def _styles(format_code: str) -> str:
    same = 'fontId="0" fillId="0" borderId="0"'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
        f'formatCode="{attribute(format_code)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1"><xf numFmtId="0" {same}/></cellStyleXfs>'
        f'<cellXfs count="3"><xf numFmtId="0" {same} xfId="0"/>'
        f'<xf numFmtId="164" {same} xfId="0" applyNumberFormat="1"/>'
        f'<xf numFmtId="0" {same} xfId="0" quotePrefix="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
