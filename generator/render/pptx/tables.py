"""Tables as DrawingML: a grid of columns, rows of cells, and the one style that the deck's tables have.

Every cell says its own insets, lines and type, because viewers read styles in different ways; the style is what a user
gets who adds a row or a table. Lines are exactly 1.2 em apart: left to themselves, cells take each font's own pitch.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.render.pptx.ink import Ink
from generator.render.pptx.languages import language_attribute, office_language
from generator.render.pptx.markup import DECLARATION, attribute, element
from generator.render.pptx.styles import hundredths, side
from generator.render.pptx.text import PartContext, runs_xml
from generator.scene.boxes import TableBox, TableCell, TableRule, TableSide
from generator.scene.formula_places import has_formulas
from generator.scene.page import Scene
from generator.scene.text import LINE_PITCH, LevelStyle, Paragraph, Run
from generator.scene.theme import Face
from generator.units import ZERO, Length, Pt

STYLE_ID: Final = "{8D1A9071-7AB1-4E5C-9A5E-3B6F2C0D4E81}"
STYLES_PART: Final = "ppt/tableStyles.xml"
_KIND: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
_ANCHOR: Final = {"top": "t", "middle": "ctr", "bottom": "b"}
_NO_LINE: Final = {name: f'<a:{name} w="0"><a:noFill/></a:{name}>' for name in ("lnL", "lnR", "lnT", "lnB")}


def has_tables(scene: Scene) -> bool:
    return any(isinstance(box, TableBox) for page in scene.pages for box in page.boxes)


def table_xml(box: TableBox, number: int, around: PartContext) -> str:
    """The table, and an alternative with pictures of its formulas if it has any."""
    texts = [cell.text for row in box.rows for cell in row.cells if has_formulas(cell.text)]
    if not texts:
        return _frame(box, number, around)
    from generator.render.pptx.formulas import alternatives  # for decks that have formulas

    return alternatives(texts, box.shown, around, lambda own: _frame(box, number, own))


def _frame(box: TableBox, number: int, around: PartContext) -> str:
    """``p:graphicFrame`` with the table. Columns of a table that is read from right to left stand in reverse order:
    LibreOffice does not know how to turn them."""
    about = f' descr="{attribute(box.alt)}"' if box.alt else ""
    flags = "".join(
        f' {name}="1"' for name, on in (("firstRow", box.head), ("firstCol", box.stub), ("lastRow", box.total)) if on
    )
    widths = box.columns[::-1] if box.rtl else box.columns
    grid = "".join(f'<a:gridCol w="{int(width)}"/>' for width in widths)
    rows = "".join(_row(box, row, around) for row in range(len(box.rows)))
    rect = box.rect
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{around.called(box.name)}"{about}/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{int(rect.x)}" y="{int(rect.y)}"/>'
        f'<a:ext cx="{int(rect.width)}" cy="{int(rect.height)}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{_KIND}"><a:tbl><a:tblPr{flags}><a:tableStyleId>{STYLE_ID}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(box: TableBox, row: int, around: PartContext) -> str:
    columns = range(len(box.columns))
    cells = "".join(_at(box, row, column, around) for column in (reversed(columns) if box.rtl else columns))
    return f'<a:tr h="{int(box.rows[row].height)}">{cells}</a:tr>'


def _at(box: TableBox, row: int, column: int, around: PartContext) -> str:
    """What stands in the grid at a row and column: a cell, or a place that one covers."""
    begun, cell = _covering(box, row, column)
    first = cell.column + cell.columns - 1 if box.rtl else cell.column
    own_row = row == begun
    own = own_row and column == first
    attributes = f' rowSpan="{cell.rows}"' if cell.rows > 1 and row == begun else ""
    attributes += f' gridSpan="{cell.columns}"' if cell.columns > 1 and column == first else ""
    attributes += ' hMerge="1"' if column != first else ""
    attributes += ' vMerge="1"' if row != begun else ""
    fill = around.ink.fills[cell.text.fill] if cell.text.fill else "<a:noFill/>"
    body = _paragraphs(cell, around) if own else _empty(cell.text.levels[0], around.lang)
    return (
        f"<a:tc{attributes}><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"
        f'<a:tcPr{_insets(box, begun, cell)} anchor="{_ANCHOR[cell.text.anchor]}">'
        f"{_lines(box, (row, begun + cell.rows if own_row else row + 1), column, around)}{fill}</a:tcPr></a:tc>"
    )


def _covering(box: TableBox, row: int, column: int) -> tuple[int, TableCell]:
    """The cell that covers a place of the grid, and the row in which it begins."""
    for begun in range(row, -1, -1):
        for cell in box.rows[begun].cells:
            if cell.column <= column < cell.column + cell.columns and row < begun + cell.rows:
                return begun, cell
    raise ValueError(f"scene: no cell of the table {box.name} covers row {row}, column {column}")


def _insets(box: TableBox, row: int, cell: TableCell) -> str:
    left, top, right, bottom = box.cell_rect(row, cell).margins(cell.text.rect)
    return f' marL="{int(left)}" marR="{int(right)}" marT="{int(top)}" marB="{int(bottom)}"'


def _lines(box: TableBox, rows: tuple[int, int], column: int, around: PartContext) -> str:
    """Lines are said by both of the cells that they part. ``rows``: the boundaries above and below; of a cell that
    covers several rows the first place says the line below all of them, where LibreOffice looks for it."""
    found = dict(_NO_LINE)
    for rule in box.rules:
        if rule.first <= column < rule.end and rule.row in rows:
            name = "lnT" if rule.row == rows[0] else "lnB"
            found[name] = _line(name, rule, around)
    for border in box.sides:
        if border.first <= rows[0] < border.end and border.column in (column, column + 1):
            name = "lnL" if (border.column == column) != box.rtl else "lnR"
            found[name] = _line(name, border, around)
    return "".join(found.values())


def _line(name: str, rule: TableRule | TableSide, around: PartContext) -> str:
    fill = around.ink.fills[rule.color]
    return (
        f'<a:{name} w="{int(rule.width)}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:{name}>'
    )


def _paragraphs(cell: TableCell, around: PartContext) -> str:
    style = cell.text.levels[0]
    if not cell.text.paragraphs:
        return _empty(style, around.lang)
    return "".join(_paragraph(paragraph, style, around) for paragraph in cell.text.paragraphs)


def _paragraph(paragraph: Paragraph, style: LevelStyle, around: PartContext) -> str:
    lang = office_language(paragraph.lang) if paragraph.lang else around.lang
    direction = f' rtl="{int(paragraph.rtl != paragraph.turned)}"' if paragraph.rtl or paragraph.turned else ""
    properties = element(
        "a:pPr", f' algn="{side(style.align, rtl=paragraph.rtl)}"{direction}', _spacing(style, paragraph)
    )
    # a table style may make rows and columns bold, and LibreOffice those that a cell covers only in part
    if paragraph.spots:
        from generator.render.pptx.formulas import formula_runs  # for decks that have formulas

        runs = formula_runs(
            paragraph, style, lang, around,
            lambda run: runs_xml((_whole(run, style),), None, lang, around, plain=' b="0"'),
        )  # fmt: skip
    else:
        runs = runs_xml((_whole(run, style) for run in paragraph.runs), None, lang, around, plain=' b="0"')
    return f"<a:p>{properties}{runs}{_end(style, lang)}</a:p>"


def _empty(style: LevelStyle, lang: str) -> str:
    return f"<a:p>{element('a:pPr', '', _spacing(style))}{_end(style, lang)}</a:p>"


def _spacing(style: LevelStyle, paragraph: Paragraph | None = None) -> str:
    pitch = (paragraph and paragraph.pitch) or LINE_PITCH * style.spacing
    return f'<a:lnSpc><a:spcPts val="{hundredths(style.size.pt * pitch)}"/></a:lnSpc>'


def _end(style: LevelStyle, lang: str) -> str:
    return f'<a:endParaRPr{language_attribute(lang)} sz="{hundredths(style.size.pt)}"/>'


def _whole(run: Run, style: LevelStyle) -> Run:
    """The run with all that its level says, which in a cell nothing says for it."""
    return replace(
        run,
        size=run.size or style.size,
        bold=run.bold or style.bold,
        italic=style.slants(run),
        face=run.face or (style.face if style.face is not Face.MINOR else None),
        color=run.color if run.link else run.color or style.color,
    )


def table_styles_xml(scene: Scene) -> str:
    """The part with the deck's one table style: what new rows and tables look like."""
    ink = Ink.of(scene.theme)

    def text(*, bold: bool = False) -> str:
        weight = ' b="on"' if bold else ""
        font = '<a:fontRef idx="minor"><a:srgbClr val="000000"/></a:fontRef>'
        return f"<a:tcTxStyle{weight}>{font}{ink.color('text')}</a:tcTxStyle>"

    def border(name: str, width: Length = ZERO, token: str = "") -> str:
        line = f'<a:ln w="{int(width)}" cmpd="sng">{ink.fills[token]}</a:ln>' if width else "<a:ln><a:noFill/></a:ln>"
        return f"<a:{name}>{line}</a:{name}>"

    strong, hair = border("bottom", Pt(1.5), "text"), border("insideH", Pt(0.75), "rule")
    whole = f"{border('left')}{border('right')}{border('top')}{strong}{hair}{border('insideV')}"
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{STYLE_ID}">'
        f'<a:tblStyle styleId="{STYLE_ID}" styleName="{attribute(scene.theme.title)}">'
        f"<a:wholeTbl>{text()}<a:tcStyle><a:tcBdr>{whole}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        '<a:firstCol><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>'
        f"<a:lastRow>{text(bold=True)}<a:tcStyle><a:tcBdr>{border('top', Pt(1), 'text')}</a:tcBdr></a:tcStyle>"
        f"</a:lastRow><a:firstRow>{text(bold=True)}<a:tcStyle><a:tcBdr>{strong}</a:tcBdr></a:tcStyle></a:firstRow>"
        "</a:tblStyle></a:tblStyleLst>"
    )
